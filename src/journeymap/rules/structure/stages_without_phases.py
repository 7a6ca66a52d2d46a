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

from collections.abc import Iterable, Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import Phase, words_of
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedFramework, LinkedJourney, LinkedStage

MOST_LISTED = 8


@rule("JM119", "stages-without-phases", Severity.INFO)
def stages_without_phases(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Ask once a map that follows no framework, about its own stages."""
    if journey.model.framework:
        return
    stages = [stage for stage in journey.written_stages if not stage.phases]
    if not stages:
        return
    below = {stage.id for stage in journey.base.stages if not stage.phases} if journey.base else set()
    stages = [stage for stage in stages if stage.id not in below] or stages  # in the words in which the base is told
    names = [f"'{stage.name}'" for stage in stages]
    if len(names) > MOST_LISTED:
        names[MOST_LISTED - 1 :] = [f"{len(names) - MOST_LISTED + 1} more"]
    verb = "has" if len(stages) == 1 else "have"
    yield Gap(
        journey.place.at("stages"),
        f"{listed(names)} {verb} no phases, so nothing that depends on where a stage lies is checked there",
        _fix(journey, stages, analysis.workspace.frameworks.values()),
    )


def _fix(journey: LinkedJourney, stages: list[LinkedStage], frameworks: Iterable[LinkedFramework]) -> str:
    framework = _framework_of({stage.id for stage in journey.stages}, frameworks)
    if framework is None:
        phases = ", ".join(words_of(Phase))
        return f"Add `phases` to each, one or several of {phases}, or choose a `framework` for the map."
    ids = listed([stage.id for stage in stages])
    return f"The framework {framework.id} has {ids}: write `framework: {framework.id}`, or add `phases` to each."


def _framework_of(ids: set[str], frameworks: Iterable[LinkedFramework]) -> LinkedFramework | None:
    """The framework with all of these stages and the fewest others."""
    fitting = (framework for framework in frameworks if framework.sound and ids <= framework.stages.keys())
    return min(fitting, key=lambda framework: len(framework.stages), default=None)
