"""An account gets more attention than it is worth.

Treating a company as a market of its own is the most expensive way to sell. It pays only for the few that
bring the most; for the others a plan shared with similar accounts does as well.

Bad:
    accounts:
      ada:
        name: Ada Mills
        approach: abm
        heterogeneity: 40
        value: {amount: 50000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 50000, currency: EUR}}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
Good:
    accounts:
      ada:
        name: Ada Mills
        approach: targeted
        heterogeneity: 40
        value: {amount: 50000, currency: EUR}
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

SHARED = {"targeted": "Let it share a plan with accounts like it", "mass": "Let it have what everyone gets"}


@rule("JM501", "abm-misfit", Severity.WARNING, "abm")
def abm_misfit(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Compare the declared approach with the one that value and needs recommend, by the program's `value_bands`.
    Without them an account is ranked, but not among those of a list that is mostly abm.
    """
    recommended = analysis.account_values.approach_of(account)
    if recommended in SHARED and analysis.account_values.is_misfit(account):
        unknown = " (needs unknown)" if account.model.heterogeneity is None else ""
        yield Gap(
            account.place.at("approach"),
            f"'{account.name}' is treated as abm, but its value suggests {recommended}{unknown}",
            f"{SHARED[recommended]}: set `approach: {recommended}`; or correct `value` if you expect more.",
        )
