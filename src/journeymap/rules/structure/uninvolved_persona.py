"""A stage holds something for a persona who takes no part in it.

Either they do take part, or what is meant for them stands at the wrong stage. As long as both are on the map, the gap
report asks nothing about them there, and readers see a touchpoint for somebody who is not involved.

Bad:
    title: A theater buys new lights
    framework: buyer-steps
    scope: buyer
    personas:
      light-designer: {name: Light designer, role: user}
      treasurer: {name: Treasurer, role: economic_buyer}
    stages:
      consider:
        for: light-designer
        touchpoints:
          - Test on the empty stage
          - {name: Works out the power bill, for: treasurer}
Good:
    title: A theater buys new lights
    framework: buyer-steps
    scope: buyer
    personas:
      light-designer: {name: Light designer, role: user}
      treasurer: {name: Treasurer, role: economic_buyer}
    stages:
      consider:
        for: light-designer
        touchpoints: [Test on the empty stage]
      purchase:
        touchpoints:
          - {name: Works out the power bill, for: treasurer}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.model.references import names_in, references
from journeymap.model.stage_fields import ITEM_LISTS
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedStage


@rule("JM121", "uninvolved-persona", Severity.INFO)
def uninvolved_persona(stage: LinkedStage) -> Iterator[Gap]:
    """Report each persona once a stage, with the fields that name them."""
    if not stage.model.for_:
        return
    involved, named = {persona.id for persona in stage.personas}, _fields_by_persona(stage)
    for persona in stage.journey.personas:
        if persona.id in named and persona.id not in involved:
            fields = listed([f"`{field}`" for field in sorted(named[persona.id])])
            yield Gap(
                stage.place.at("for"),
                f"'{persona.model.name}' takes no part in '{stage.name}', but {fields} there "
                f"{'names' if len(named[persona.id]) == 1 else 'name'} them",
                f"Ask whether they have a part in it. If so, add {persona.id} to the `for` of the stage; if not, move "
                "what is meant for them to where they do.",
            )


def _fields_by_persona(stage: LinkedStage) -> dict[str, set[str]]:
    """The fields of a stage that name each persona, apart from its own `for`."""
    named: dict[str, set[str]] = {}
    for reference in references(stage.model):
        field = str(reference.route[0])
        if reference.kind == "persona" and field not in {"for", *ITEM_LISTS}:
            named.setdefault(reference.name, set()).add(field)
    for field in ITEM_LISTS:
        for item in getattr(stage, field):
            for persona in names_in(item.model)["persona"]:
                named.setdefault(persona, set()).add(field)
    return named
