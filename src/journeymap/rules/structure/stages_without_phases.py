"""Nobody can tell where a stage lies on the way.

Stages of your own are only names until they have `phases`. Without them nothing can be said about whether the journey
ends with the purchase, whether buyers find proof where they compare, or which content is aimed at a stage.

Bad:
    title: An observatory buys a dome
    stages:
      looking-around:
        touchpoints: [Visit to another observatory]
      signing:
        touchpoints: [Contract]
Good:
    title: An observatory buys a dome
    stages:
      looking-around:
        phases: [aware, engage]
        touchpoints: [Visit to another observatory]
      signing:
        phases: decide
        touchpoints: [Contract]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import Phase, words_of
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedFramework, LinkedJourney, LinkedStage

MOST_LISTED = 8
MOST_COMPARED = 50
"""A workspace may declare thousands of frameworks, and have thousands of maps."""


@rule("JM119", "stages-without-phases", Severity.INFO)
def stages_without_phases(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Ask once a map that follows no framework, about its own stages."""
    if journey.model.framework:
        return
    stages = [stage for stage in journey.written_stages if not stage.phases]
    if not stages:
        return
    below = {stage.id for stage in journey.base.stages if not stage.phases} if journey.base else set()
    further = [stage for stage in stages if stage.id not in below]
    if not further and len(stages) < len(below):
        return  # the map below tells of them, and of others that have phases here
    stages = further or stages  # in the words in which the base is told
    names = [f"'{stage.name}'" for stage in stages]
    if len(names) > MOST_LISTED:
        names[MOST_LISTED - 1 :] = [f"{len(names) - MOST_LISTED + 1} more"]
    verb = "has" if len(stages) == 1 else "have"
    yield Gap(
        journey.place.at("stages"),
        f"{listed(names)} {verb} no phases, so nothing tells what lies before the purchase there and what after it",
        _fix(journey, stages, analysis.workspace.frameworks.values()),
    )


def _fix(journey: LinkedJourney, stages: list[LinkedStage], frameworks: Iterable[LinkedFramework]) -> str:
    found = _framework_of(journey.stages, frameworks)
    if found is None:
        phases = ", ".join(words_of(Phase))
        return f"Settle what each is to the customer, and add `phases`, any of {phases}; or choose a `framework`."
    framework, ids = found
    as_written = all(id_ == stage.id for id_, stage in zip(ids, journey.stages, strict=True))
    has = "has these stages" if as_written else f"calls these stages {listed(ids)}"
    each = "it" if len(stages) == 1 else "each"
    return f"Write `framework: {framework.id}`, which {has}, or add `phases` to {each}."


def _framework_of(
    stages: Sequence[LinkedStage], frameworks: Iterable[LinkedFramework]
) -> tuple[LinkedFramework, list[str]] | None:
    """The framework with all of these stages and the fewest others, and what it calls them."""
    fitting = []
    for framework in islice(frameworks, MOST_COMPARED):
        by_name = {stage.name.casefold(): id_ for id_, stage in framework.stages.items() if stage.name}
        by_name |= {id_.casefold(): id_ for id_ in framework.stages}
        ids = [by_name.get(stage.id.casefold()) or by_name.get(stage.name.casefold()) or "" for stage in stages]
        if framework.sound and all(ids) and len({*ids}) == len(ids):
            fitting.append((framework, ids))
    return min(fitting, key=lambda found: len(found[0].stages), default=None)
