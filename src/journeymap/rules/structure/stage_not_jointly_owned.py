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
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM110", "stage-not-jointly-owned", Severity.WARNING, "abm")
def stage_not_jointly_owned(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Wants marketing and sales, after the purchase success and one of the two, whatever the teams are called; owners
    named by the framework count. A team whose name does not say what it does may be the one that is missing. Several
    stages are told at once, and what maps of accounts inherit is asked of the map that they extend.
    """
    if not stage.journey.model.account and stage.journey not in analysis.bases_of_accounts:
        return
    missing = analysis.teams.missing(stage.owners, analysis.teams.needed_at(stage))
    if missing:
        yield Gap(
            stage.place.at("owners"),
            f"'{stage.name}' is not owned by {listed(missing)}",
            f"Agree with {listed(missing)} on who does what in this stage; then add that team to its `owners`.",
            together=among_stages(
                stage,
                of=len(stage.journey.written_stages),
                some=f"are not owned by {listed(missing)}",
                every=f"is owned by {listed(missing, 'or')}",
                fix=f"Agree with {listed(missing)} on who does what in each; then add that team to their `owners`.",
                fix_for_every=f"Go through the stages together with {listed(missing)}, agree on who does what in each, "
                "and add that team to the `owners`.",
            ),
        )
