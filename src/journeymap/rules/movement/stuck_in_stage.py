"""An account has been in its stage for longer than it should take.

Something holds it there: a decision that nobody prepares, a person whom nobody has asked, a wish to be polite. The
longer it stays, the less likely it is to move on.

Bad:
    frameworks:
      ours: {extends: abm-seven, stages: {evaluation: {max_days: 45}}}
    programs: {mills: {name: Mills, framework: ours}}
    accounts:
      ada-mills: {name: Ada Mills, stage: evaluation, since: 2026-09-09}
Good:
    frameworks:
      ours: {extends: abm-seven, stages: {evaluation: {max_days: 45}}}
    programs: {mills: {name: Mills, framework: ours}}
    accounts:
      ada-mills: {name: Ada Mills, stage: decision, since: 2026-11-10}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Lack
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import days
from journeymap.workspace import LinkedAccount


@rule("JM205", "stuck-in-stage", Severity.WARNING, "abm", overdue=True)
def stuck_in_stage(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Count from `since`, else from `history`, against the `max_days` of the stage, or twice its `duration`. The days
    to the first result of a customer have rules of their own, and what was measured beyond a limit is told by JM850.
    """
    clocks = analysis.clocks
    spell = clocks.spell(account)
    if spell is None or not clocks.is_stuck(account) or clocks.lack(account) is Lack.SLIPPED:
        return
    if account.model.approach == "mass":  # nobody moves it on
        return
    if analysis.stalls.tell_of(account):
        return
    planned = "" if clocks.next_contact(account) or clocks.overdue(account) else ", and nothing is planned"
    yield Gap(
        account.place.at("since" if account.model.since else "stage"),
        f"'{account.name}' has been in '{spell.stage.name}' for {days(spell.days)}, {spell.usual} are usual{planned}",
        "Find out together with them what it waits for, and plan the contact that settles it; or decide that it rests, "
        "and correct its `stage` and `since`.",
    )
