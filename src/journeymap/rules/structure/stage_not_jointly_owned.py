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
        owners: [ABM team, Enterprise AE]
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.teams import MARKETING, SALES, SUCCESS
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedStage


@rule("JM110", "stage-not-jointly-owned", Severity.WARNING, "abm")
def stage_not_jointly_owned(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Wants marketing and sales, after the purchase marketing and success, whatever the teams are called; owners named
    by the framework count. A team whose name does not say what it does may be the one that is missing.
    """
    if not stage.journey.model.account:
        return
    needed = (MARKETING, SUCCESS if stage.is_after_sale else SALES)
    missing = analysis.teams.missing(stage.owners, needed)
    if missing:
        yield Gap(
            stage.place.at("owners"),
            f"'{stage.name}' is not owned by {listed(missing)}",
            f"Agree with {listed(missing)} on who does what in this stage; then add that team to its `owners`.",
        )
