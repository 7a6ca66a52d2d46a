"""A persona is only half described.

Role, goals and challenges are what tells one persona from another. Without them everybody imagines
somebody else, and the map is about nobody in particular.

Bad:
    title: A freight forwarder gets a customs tool
    framework: buyer-steps
    scope: buyer
    personas:
      customs-clerk:
        name: Customs clerk
        role: user
        goals: [No truck waits at the border because of a form]
    stages:
      consider:
        touchpoints: [Webinar on the new tariff codes]
Good:
    title: A freight forwarder gets a customs tool
    framework: buyer-steps
    scope: buyer
    personas:
      customs-clerk:
        name: Customs clerk
        role: user
        goals: [No truck waits at the border because of a form]
        challenges: [Tariff codes change and nobody says so]
    stages:
      consider:
        touchpoints: [Webinar on the new tariff codes]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import missing_traits
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedPersona


@rule("JM301", "persona-incomplete", Severity.WARNING, "starter")
def persona_incomplete(persona: LinkedPersona) -> Iterator[Gap]:
    """Yield one gap per persona, whatever is missing; a job title stands for the role."""
    missing = missing_traits(persona)
    if missing:
        what = listed([_QUESTIONS[field] for field in missing], "or")
        add = listed([_FIELDS.get(field, f"`{field}`") for field in missing])
        yield Gap(
            persona.place.key(),
            f"the persona '{persona.model.name}' does not say {what}",
            f"Add {add} to the persona.",
        )


_QUESTIONS = {
    "role": "which part they play",
    "goals": "what they want",
    "challenges": "what stands in their way",
}
_FIELDS = {"role": "`role` (such as champion, economic_buyer or user)"}
