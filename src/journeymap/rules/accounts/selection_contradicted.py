"""An account is on the list although the answer was no.

You wrote yourself that there is no way in, or that they will not buy. Either the answer is old, or the
account takes the place of a better one.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, fit: {access: no}}
Good:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, fit: {access: yes}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

REASONS = {"access": "you cannot reach the people who decide", "propensity": "it is not likely to buy"}


@rule("JM514", "selection-contradicted", Severity.ERROR, "abm")
def selection_contradicted(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Only access and propensity count: without them nothing else helps."""
    for question, reason in REASONS.items():
        answer = getattr(account.model.fit, question)
        if analysis.buying_groups.is_target(account) and answer is not None and answer.answer == "no":
            yield Gap(
                account.place.at("fit", question),
                f"'{account.name}' is on the list although {reason}",
                "Take it off the list, or say what has changed and answer yes.",
            )
