"""It cannot be told what a team does.

Usual names are known: the ABM team markets, an enterprise AE sells, CSMs look after customers. Where only you know what
a name stands for, nobody can tell whether marketing, sales or success is missing.

Bad:
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    framework: account-journey
    stages:
      aware:
        owners: [Blue squad, marketing]
        touchpoints: [Trade show]
Good:
    # journeymap.yaml
    profile: abm
    teams: {sales: [Blue squad]}
    # maps/ada.yaml
    title: How Ada Mills buys
    account: ada-mills
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    framework: account-journey
    stages:
      aware:
        owners: [Blue squad, marketing]
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.teams import MARKETING, SALES
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.source import Place
from journeymap.workspace import Workspace


@rule("JM609", "team-unclear", Severity.INFO, "abm")
def team_unclear(workspace: Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap for all teams, and only where it would decide whether somebody is missing."""
    unclear: dict[str, Place] = {}
    for name, place in _in_doubt(workspace, analysis):
        unclear.setdefault(name, place)
    if unclear:
        names = [f"'{name}'" for name in unclear]
        yield Gap(
            next(iter(unclear.values())),
            f"the name does not say whether {listed(names, 'or')} does marketing, sales or success",
            "Ask what they do for an account; then write the names of your teams in journeymap.yaml, below "
            "`marketing`, `sales` and `success` of `teams`.",
        )


def _in_doubt(workspace: Workspace, analysis: Analysis) -> Iterator[tuple[str, Place]]:
    for journey in workspace.journeys.values():
        for stage in journey.written_stages if journey.model.account else ():
            for name in analysis.teams.in_doubt(stage.owners, analysis.teams.needed_at(stage)):
                yield name, stage.place.at("owners")
    for program in workspace.programs.values():
        if program.sound and program.model.readiness:
            for name in analysis.teams.in_doubt(program.model.readiness.agreed.by, (MARKETING, SALES)):
                yield name, program.place.at("readiness", "agreed", "by")
