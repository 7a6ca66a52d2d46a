"""An account that is worth a plan of its own has none.

A few companies are too big to lose. They deserve a market of their own even where their needs are those of
everyone.

Bad:
    accounts:
      ada:
        name: Ada Mills
        approach: targeted
        heterogeneity: 10
        value: {amount: 900000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 50000, currency: EUR}}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
Good:
    accounts:
      ada:
        name: Ada Mills
        approach: abm
        heterogeneity: 10
        value: {amount: 900000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 50000, currency: EUR}}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM502", "high-value-not-abm", Severity.INFO, "abm")
def high_value_not_abm(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Compare the declared approach with the one that value and needs recommend. An account that brings more than a
    tenth of all is JM521.
    """
    values = analysis.account_values
    if account.is_abm or values.approach_of(account) != "abm" or values.is_key(account):
        return
    yield Gap(
        account.place.at("approach") if account.model.approach else account.place.key(),
        f"'{account.name}' is among the most valuable accounts, but is not treated as abm",
        "Ask sales whether two people could make a plan for it alone; if so, set `approach: abm`.",
    )
