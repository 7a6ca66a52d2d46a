"""An account on which much depends has no plan of its own.

Where one company brings more than a tenth of all that you count on, its loss is your bad year. It deserves people who
know it by heart.

Bad:
    accounts:
      ada:
        name: Ada Mills
        approach: targeted
        value: {amount: 900000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 90000, currency: EUR}}
      corn: {name: Corn & Sons, value: {amount: 80000, currency: EUR}}
      dent: {name: Dent Tools, value: {amount: 70000, currency: EUR}}
      east: {name: East Yard, value: {amount: 60000, currency: EUR}}
Good:
    accounts:
      ada:
        name: Ada Mills
        approach: abm
        value: {amount: 900000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 90000, currency: EUR}}
      corn: {name: Corn & Sons, value: {amount: 80000, currency: EUR}}
      dent: {name: Dent Tools, value: {amount: 70000, currency: EUR}}
      east: {name: East Yard, value: {amount: 60000, currency: EUR}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM521", "key-account-not-abm", Severity.WARNING, "abm")
def key_account_not_abm(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Compare its value with that of all accounts, once five have one."""
    values = analysis.account_values
    if account.is_abm or values.approach_of(account) != "abm" or not values.is_key(account):
        return
    yield Gap(
        account.place.at("approach") if account.model.approach else account.place.key(),
        f"'{account.name}' is {values.share_of(account):.0%} of the value of all accounts, but is not treated as abm",
        "Name the two people who make a plan for it alone, one in marketing and one in sales; then set `approach: abm` "
        "and `owners`.",
    )
