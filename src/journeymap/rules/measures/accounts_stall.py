"""Accounts stand still in a stage, as was measured.

The limit is your own. Beyond it something holds them that one more mail does not move, and often it is the same at most
of them: a person whom nobody has spoken to.

Bad:
    # maps/mills.yaml
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        committee: [{name: Head of production, roles: champion, met: 2026-06-02}]
      bolt-works: {name: Bolt Works, approach: abm}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        required_roles: [champion, economic_buyer]
        measures: {time_in: {of: evaluation, limit: 60d}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills",
      "stages": [{"stage": "evaluation", "name": "Evaluation", "entered": 5, "on": 1, "lost": 1, "open": 3,
                  "here": 3, "limit": 60, "over": 2, "oldest": 140}],
      "accounts": [{"account": "ada-mills", "stage": "evaluation", "since": "2026-07-03"},
                   {"account": "bolt-works", "stage": "evaluation", "since": "2026-08-20"}]}]}
Good:
    # maps/mills.yaml
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        measures: {time_in: {of: evaluation, limit: 60d}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills",
      "stages": [{"stage": "evaluation", "name": "Evaluation", "entered": 5, "on": 3, "lost": 1, "open": 1,
                  "here": 1, "limit": 60, "over": 0, "oldest": 31}],
      "accounts": [{"account": "ada-mills", "stage": "evaluation", "since": "2026-10-20"}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.stalls import Stall, told_of
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import called, listed
from journeymap.workspace import LinkedProgram, Workspace

_MOST_NAMED = 3


@rule("JM850", "accounts-stall", Severity.WARNING)
def accounts_stall(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per stage, on a map that has it. JM205 then is silent on the accounts that are counted here."""
    measurements = analysis.measurements
    for stall in analysis.stalls.told_at(source):
        stage = measurements.stage_on_map(stall.measured, stall.flow.stage)
        place = stage.place.key() if stage else measurements.place_of(source)
        yield Gap(place, f"'{called(source)}': {told_of(stall)}", _fix(stall), about=stage)


def _fix(stall: Stall) -> str:
    names = [account.name for account in stall.accounts[:_MOST_NAMED]]
    begin = f"Begin with {listed(names)}: find" if names else "Begin with the oldest: find"
    introduced = f", and who introduces you to {role_holder(stall.not_met[0].role)}" if stall.not_met else ""
    return (
        f"{begin} out together with them what they wait for{introduced}. Where one only rests, correct its stage in "
        "the data, and measure again."
    )
