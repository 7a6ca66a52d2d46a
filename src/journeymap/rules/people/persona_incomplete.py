"""A persona is only half described.

Goals and challenges are what tells one persona from another, and where a company buys, the part that somebody plays in
it. Without them everybody imagines somebody else, and the map is about nobody in particular. A job title says enough of
that part; a guest, a parent or a student plays none.

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

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import missing_traits
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedPersona


@rule("JM301", "persona-incomplete", Severity.WARNING, "starter")
def persona_incomplete(persona: LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per persona, whatever is missing. Who buys for themselves plays no part in a group."""
    missing = missing_traits(persona, analysis.uses)
    if missing:
        what = listed([_QUESTIONS[field] for field in missing], "or")
        add = listed([_FIELDS[field] for field in missing])
        ask = "Add" if missing == ("role",) else "Ask one or two of them, and add"
        yield Gap(
            persona.place.key(),
            f"the persona '{persona.model.name}' does not say {what}",
            f"{ask} {add} to the persona.",
        )


_QUESTIONS = {
    "role": "which part they play",
    "goals": "what they want",
    "challenges": "what stands in their way",
}
_FIELDS = {
    "role": "`job_title` (that is enough; or `role`, such as champion, economic_buyer or user)",
    "goals": "`goals`",
    "challenges": "`challenges`",
}
