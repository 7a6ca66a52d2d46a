"""Something claims to be better founded than its sources allow.

`evidence` can lower what the sources say, never raise it. Without sources that bear it out, the claim is left out of
the page, which shows what the sources allow.

Bad:
    title: A brewery changes its bottle supplier
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        evidence: researched
        sources: [{kind: internal_team, date: 2026-08-03}]
        touchpoints: [Call with another brewery]
Good:
    title: A brewery changes its bottle supplier
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        evidence: researched
        sources:
          - {kind: internal_team, date: 2026-08-03}
          - {kind: interview, n: 4, date: 2026-09-11, note: Heads of purchasing}
        touchpoints: [Call with another brewery]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.evidence import claims_on, is_above, level_of, sources_behind
from journeymap.findings import Severity
from journeymap.model.messages import quoted
from journeymap.model.values import Source
from journeymap.model.vocabulary import Evidence
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedPersona, LinkedStage


@rule("JM906", "evidence-overruled", Severity.WARNING, "starter")
def evidence_overruled(thing: LinkedStage | LinkedPersona) -> Iterator[Gap]:
    """Look at what a stage claims for itself, and once at all texts on it, or of a persona, that claim too much."""
    if isinstance(thing, LinkedStage) and thing.model.evidence is not None:
        yield from _stage(thing, thing.model.evidence)
    overruled = [claim for claim in claims_on(thing) if is_above(claim.evidence, level_of(claim.sources))]
    if overruled:
        first = overruled[0]
        home = f"'{thing.name}'" if isinstance(thing, LinkedStage) else f"the persona '{thing.model.name}'"
        message = f"{quoted(first.text)} of {home} is said to be {first.evidence}, but {_limit(first.sources)}"
        if len(overruled) > 1:
            message += f"; so it is with {len(overruled) - 1:,} more there"
        yield Gap(first.place, message, _fix(first.sources))


def _stage(stage: LinkedStage, claimed: Evidence) -> Iterator[Gap]:
    sources = sources_behind(stage)
    if is_above(claimed, level_of(sources)):
        yield Gap(
            stage.place.at("evidence"),
            f"'{stage.name}' is said to be {claimed}, but {_limit(sources)}",
            _fix(sources),
        )


def _limit(sources: Sequence[Source]) -> str:
    return "its sources make it no more than partial" if sources else "rests on no source"


def _fix(sources: Sequence[Source]) -> str:
    if not sources:
        return "Write under `sources` whom you asked or what you looked at, or say `evidence: assumed`."
    missing = (
        "Give every source its `kind`" if any(source.kind is None for source in sources) else "Add what is missing"
    )
    both = "it takes a customer's own voice, such as an interview, and a source of another kind"
    return f"{missing}: {both}. Until then, write `evidence: partial`."
