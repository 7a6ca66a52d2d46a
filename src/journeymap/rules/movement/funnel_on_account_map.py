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

from journeymap.findings import Severity
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM207", "funnel-on-account-map", Severity.WARNING, "abm")
def funnel_on_account_map(journey: LinkedJourney) -> Iterator[Gap]:
    """Frameworks that follow persons and have no stage after the sale."""
    framework = journey.framework
    if not journey.model.account or framework is None:
        return
    after = any(AFTER_SALE.intersection(stage.phases) for stage in framework.stages.values())
    if framework.id == "classic-funnel" or (framework.model.unit != "account" and not after):
        yield Gap(
            journey.place.at("framework"),
            f"'{framework.name}' is a funnel: it follows persons and ends with the purchase",
            "Use framework: abm-seven or account-journey for the map of an account.",
        )
