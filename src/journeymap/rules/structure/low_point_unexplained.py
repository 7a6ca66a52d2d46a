"""A stage feels bad, and no pain says why.

A low score shows that something goes wrong. Nobody can fix it before the map says what it is.

Bad:
    title: A museum moves to online tickets
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Call with another museum]
        emotion: 1
      purchase:
        touchpoints: [Contract talks]
        emotion: -2
Good:
    title: A museum moves to online tickets
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Call with another museum]
        emotion: 1
      purchase:
        touchpoints: [Contract talks]
        emotion: -2
        pains:
          - text: The board meets twice a year and the offer holds for thirty days
            answers: [{text: How might an offer outlast the wait?, owner: sales}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import low_point
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("JM111", "low-point-unexplained", Severity.WARNING, "starter")
def low_point_unexplained(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """The lowest score counts, whether everybody's or a single persona's."""
    low = None if stage.all_pains else low_point(stage)
    if low is None:
        return
    score, persona_id = low
    persona = analysis.workspace.personas.get(persona_id)
    whose = f" with '{persona.model.name}'" if persona else ""
    yield Gap(
        stage.place.at("emotion"),
        f"'{stage.name}' scores {score:g}{whose}, and no pain says why",
        "Add `pains` with what goes wrong there, or raise the score if it is not that bad.",
    )
