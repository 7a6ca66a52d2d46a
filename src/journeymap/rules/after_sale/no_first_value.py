"""Nobody has named the first result a customer will see.

They bought for a reason. The sooner somebody can show a result to those who signed, the safer is everything
that follows.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, relationship: customer}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value: {milestone: Scrap of line 3 halved, outcome: Less scrap, due: 2027-01-15, visible_to: champion}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.first_result import first_result
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM701", "no-first-value", Severity.WARNING, "abm")
def no_first_value(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask for a milestone first, then for the outcomes that the customer bought for, unless something about the
    milestone is more pressing, such as that it has no day (JM710).
    """
    if not account.is_customer:
        return
    state = first_result(account, analysis.today).state
    if state == "unnamed":
        yield Gap(
            account.place.at("first_value"),
            f"no first result is named for '{account.name}'",
            "Ask whoever argued for you what they would show their boss first, and by when; then write it as "
            "`milestone` and `due` of `first_value`.",
        )
    elif state in ("on the way", "reached") and not account.model.outcomes:
        yield Gap(
            account.place.at("outcomes"),
            f"it is not known what results '{account.name}' bought for",
            "Ask whoever sold it what was promised, and the customer what they wait for; then write it under "
            "`outcomes`.",
        )
