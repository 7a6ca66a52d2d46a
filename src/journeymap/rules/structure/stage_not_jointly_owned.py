"""A stage of an account map belongs to one team only.

Handing an account over like a baton works badly: people fall between the two teams. Both answer for every
stage, one of them in the lead.

Bad:
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills}}
    framework: account-journey
    stages:
      aware:
        owners: [marketing]
        touchpoints: [Trade show]
Good:
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills}}
    framework: account-journey
    stages:
      aware:
        owners: [marketing, sales]
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedStage


@rule("JM110", "stage-not-jointly-owned", Severity.WARNING, "abm")
def stage_not_jointly_owned(stage: LinkedStage) -> Iterator[Gap]:
    """Wants marketing and sales, after the purchase marketing and success; owners named by the framework count."""
    if not stage.journey.model.account:
        return
    owners = " ".join(stage.owners).casefold()
    needed = ("marketing", "success" if stage.is_after_sale else "sales")
    missing = [team for team in needed if team not in owners]
    if missing:
        yield Gap(
            stage.place.at("owners"),
            f"'{stage.name}' is not owned by {listed(missing)}",
            "Set `owners: [marketing, sales]`, after the purchase `[success, marketing]`, and agree on who does what.",
        )
