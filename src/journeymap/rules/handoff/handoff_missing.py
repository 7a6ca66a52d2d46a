"""Another team takes over, and no handoff says how.

Most accounts are lost between two teams: when interest turns into a comparison, and when the signature turns into
work. One team has done its part, the other does not know yet.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
          - {from_stage: decision, to_stage: onboarding, from_team: sales, to_team: success}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.handoffs import Takeover
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram


@rule("JM604", "handoff-missing", Severity.ERROR, "abm")
def handoff_missing(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Where no handoff is declared at all, one gap says so, and not one for each pair of teams. Nothing is asked
    where every account of the program is past.
    """
    if program.accounts and not any(map(analysis.buying_groups.is_target, program.accounts)):
        return
    handoffs, place = analysis.handoffs, program.place.at("handoffs")
    pipelines = analysis.pipelines
    takeovers = [each for each in handoffs.takeovers(program) if pipelines.lies_ahead(program, each.ends.id)]
    if takeovers and not handoffs.are_declared(program):
        first, *others = takeovers
        leads = [f"{first.before} leads until '{first.ends.name}'"]
        leads += [f"{takeover.after} from '{takeover.begins.name}'" for takeover in takeovers]
        yield Gap(
            place,
            f"nobody hands over to anybody in '{program.model.name}': {listed(leads)}",
            f"{_agree(first)}. "
            + ("Do the same for the others." if others else "That is where most accounts get lost."),
        )
        return
    for takeover in takeovers:
        if not handoffs.cover(program, takeover):
            yield Gap(
                place,
                f"{takeover.before} leads '{takeover.ends.name}', {takeover.after} '{takeover.begins.name}', "
                "and there is no handoff",
                f"{_agree(takeover)}.",
            )


def _agree(takeover: Takeover) -> str:
    ends, begins = takeover.ends, takeover.begins
    return (
        f"Bring {takeover.before} and {takeover.after} together: when is an account ready, what goes along, how soon "
        f"is it accepted or refused; then write it under `handoffs`, from {ends.id} to {begins.id}"
    )
