"""A planned contact hands out what fits another stage.

A price list before anybody sees the problem ends the talk, and an introduction for a group that is about to sign makes
you look as if you had not listened. The same piece is worth more on the right day.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: awareness
        plan: [{who: economic_buyer, stage: awareness, channel: email, content: flyer}]
    content:
      flyer: {title: The press at a glance, type: product_brochure}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: awareness
        plan: [{who: economic_buyer, stage: awareness, channel: email, content: scrap-report}]
    content:
      scrap-report: {title: What scrap costs a mill, type: report, message: problem}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import sells
from journeymap.analysis.pipeline import PipelineStage
from journeymap.findings import Severity
from journeymap.model.vocabulary import Phase, role_holder, words_of
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedContent, LinkedPlanEntry

_ORDER = {phase: number for number, phase in enumerate(words_of(Phase))}


@rule("JM419", "plan-content-off-stage", Severity.WARNING, "abm")
def plan_content_off_stage(entry: LinkedPlanEntry, analysis: Analysis) -> Iterator[Gap]:
    """Look at contacts to come. A piece for the phase next to that of the contact is near enough, and until they decide
    an earlier one can be worth another look. On the map of an account, a piece about the product in front of all others
    is told of the stage.
    """
    stage = _stage(entry, analysis)
    if stage is None or entry.model.status != "planned":
        return
    for piece in entry.content:
        if piece.model.status == "retired":
            continue
        what = _what_is_off(piece, entry, stage, analysis)
        if what:
            yield Gap(
                entry.place.at("content", entry.model.content.index(piece.id)),
                f"the contact with {role_holder(*sorted(entry.roles))} at '{entry.account.name}' in '{stage.name}' "
                f"hands out '{piece.model.title}', {what}",
                "Bring something that fits what they ask at that point, and keep this for its day; or correct the "
                "`stage` of the contact.",
            )


def _stage(entry: LinkedPlanEntry, analysis: Analysis) -> PipelineStage | None:
    """The stage of a contact; without one, that of the account today, unless an event decides when it takes place."""
    model, pipelines = entry.model, analysis.pipelines
    if model.stage is None:
        return None if model.trigger else pipelines.now(entry.account)
    return pipelines.stage(entry.account, model.stage)


def _what_is_off(piece: LinkedContent, entry: LinkedPlanEntry, stage: PipelineStage, analysis: Analysis) -> str | None:
    if stage.id in piece.model.stages:
        return None
    if set(stage.phases) == {"aware"} and sells(piece):
        return None if _is_told_of_the_stage(entry, stage, analysis) else "which is about the product"
    meant = piece.model.phases
    if entry.model.stage is None or not meant or not stage.phases:
        return None
    ahead = min(_ORDER[phase] for phase in meant) - max(_ORDER[phase] for phase in stage.phases)
    behind = min(_ORDER[phase] for phase in stage.phases) - max(_ORDER[phase] for phase in meant)
    if ahead > 1 or (behind > 1 and _ORDER[stage.phases[0]] >= _ORDER["decide"]):
        phases = listed([f"'{phase}'" for phase in meant], "or")
        return f"which is meant for {phases}"
    return None


def _is_told_of_the_stage(entry: LinkedPlanEntry, stage: PipelineStage, analysis: Analysis) -> bool:
    maps = analysis.uses.account_journeys[entry.account]
    return any(analysis.pitches.at(other) for map_ in maps for other in map_.written_stages if other.id == stage.id)
