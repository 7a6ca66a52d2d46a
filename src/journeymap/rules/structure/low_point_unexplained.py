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
from journeymap.analysis.feelings import low_point, scale_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("JM111", "low-point-unexplained", Severity.WARNING, "starter")
def low_point_unexplained(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """The lowest score counts: everybody's, a single persona's or that of a touchpoint, the lower end of a spread, the
    lowest point of a change, the worse of two conditions. It is low from a quarter up on the scale of the map, which
    is -1 of -2 to 2, and 2 of 1 to 5. Where customers are lost at the stage, that says why.
    """
    low = None if stage.all_pains or stage.model.drop_offs else low_point(stage)
    if low is None:
        return
    persona = analysis.workspace.personas.get(low.persona)
    whose = f" with '{persona.model.name}'" if persona else ""
    where = f"'{low.touchpoint.model.name}' in '{stage.name}'" if low.touchpoint else f"'{stage.name}'"
    score = scale_of(analysis.workspace, stage.journey).told(low.score).replace("−", "-")
    yield Gap(
        low.place,
        f"{where} scores {score}{whose}, and no pain says why",
        "Ask those who were there what went wrong, and write it under `pains`; or raise the score if they "
        "say that it is not that bad.",
    )
