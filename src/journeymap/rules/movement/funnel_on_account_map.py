"""The map of an account ends with the purchase.

A funnel fits many buyers of whom few remain. An account is one company, whose people come and go, and which
is worth most after it has bought.

Bad:
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills}}
    framework: classic-funnel
    stages:
      awareness:
        touchpoints: [Trade show]
Good:
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills}}
    framework: abm-seven
    stages:
      awareness:
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import ends_with_purchase
from journeymap.findings import Severity
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM207", "funnel-on-account-map", Severity.WARNING, "abm")
def funnel_on_account_map(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """A funnel follows people instead of accounts and has no stage after the sale. Where the map tells of the purchase
    and goes no further, JM106 says so.
    """
    framework = journey.framework
    if not journey.model.account or framework is None or ends_with_purchase(journey, analysis.told_in_detail):
        return
    goes_on = any(AFTER_SALE.intersection(stage.phases) for stage in framework.stages.values())
    if framework.id == "classic-funnel" or (framework.model.unit != "account" and not goes_on):
        yield Gap(
            journey.place.at("framework"),
            f"'{framework.name}' is a funnel: it follows people and ends with the purchase",
            "Plan for the time after the signature as well: use the `framework` abm-seven or account-journey for the "
            "map of an account.",
        )
