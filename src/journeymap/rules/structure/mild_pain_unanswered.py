"""A mild pain has no answer.

Not every nuisance is worth somebody's time. Still, a word on why it stays keeps the next reader from asking, and some
of them cost an afternoon to mend.

Bad:
    title: Buying a tandem
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trial ride]
        pains:
          - {text: The helmet has to be brought along, severity: 1}
Good:
    title: Buying a tandem
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trial ride]
        pains:
          - {text: The helmet has to be brought along, severity: 1, accepted: It has to fit.}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import MILD, is_settled
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import unanswered
from journeymap.workspace import LinkedPain


@rule("JM122", "mild-pain-unanswered", Severity.INFO)
def mild_pain_unanswered(pain: LinkedPain) -> Iterator[Gap]:
    """Whatever answers another pain answers this one as well."""
    if pain.model.severity == MILD and not is_settled(pain):
        yield Gap(
            pain.place.at("text"),
            unanswered(pain, f"the mild pain '{pain.model.text}'"),
            "Ask who could mend it in an afternoon, and write that under `answers`; or say under `accepted` why it "
            "stays.",
        )
