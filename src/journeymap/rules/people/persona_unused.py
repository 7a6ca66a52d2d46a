"""A persona is on no map.

Somebody took the trouble to describe these people, and no map says what they go through. Either
their journey is still missing, or the library has outlived them.

Bad:
    title: A theater sells season tickets to companies
    for: hr-manager
    framework: buyer-steps
    scope: buyer
    personas:
      hr-manager: {name: HR manager, role: champion}
      works-council: {name: Works council, role: influencer}
    stages:
      consider:
        touchpoints: [Evening for HR people]
Good:
    title: A theater sells season tickets to companies
    for: [hr-manager, works-council]
    framework: buyer-steps
    scope: buyer
    personas:
      hr-manager: {name: HR manager, role: champion}
      works-council: {name: Works council, role: influencer}
    stages:
      consider:
        touchpoints: [Evening for HR people]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedPersona


@rule("JM310", "persona-unused", Severity.INFO, about_use=True)
def persona_unused(persona: LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    """A persona is on a map by its `for`, or by being declared in its file. A persona that a committee member resembles
    counts as used.
    """
    if not (analysis.uses.persona_journeys[persona] or analysis.uses.persona_members[persona]):
        yield Gap(
            persona.place.key(),
            f"the persona '{persona.model.name}' is on no map",
            f"Tell their journey on a map, with {persona.id} in its `for`, or remove the persona if nobody needs it.",
        )
