"""A pain that may end the journey has no answer.

Here you lose people, and the map says so. Whatever else is on the list, this comes first: one idea with a name beside
it, or an open word on why it cannot be helped. It is a warning and not an error, so that nobody writes a smaller number
to be rid of it. A team that wants none left open raises it in its settings, with
`rules: {severe-pain-unanswered: error}`; in the profile `strict` it is an error anyway.

Bad:
    title: Buying a church organ
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Recital in a neighboring parish]
      purchase:
        touchpoints: [Offer]
        pains:
          - {text: The bishop's office answers after a year, severity: 3}
Good:
    title: Buying a church organ
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Recital in a neighboring parish]
      purchase:
        touchpoints: [Offer]
        pains:
          - text: The bishop's office answers after a year
            severity: 3
            answers: [{text: How might the office see the plans before the offer?, owner: project office}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import SEVERE, is_settled
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import unanswered
from journeymap.workspace import LinkedPain


@rule("JM120", "severe-pain-unanswered", Severity.WARNING, "starter", is_grave=True)
def severe_pain_unanswered(pain: LinkedPain) -> Iterator[Gap]:
    """Whatever answers another pain answers this one as well."""
    if pain.model.severity == SEVERE and not is_settled(pain):
        yield Gap(
            pain.place.at("text"),
            unanswered(pain, f"the severe pain '{pain.model.text}', which may end the journey"),
            "Decide this week who looks after it and what would ease it, and write that under `answers` with its "
            "`owner`. If it cannot be helped, say why under `accepted`.",
        )
