"""All you know of a committee is what it left online.

Visits and downloads show who reads, not who decides: those who look after money, law and purchasing often leave no
trace. Somebody inside can tell you in one talk who sits at the table.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of production, roles: champion, known_via: digital}
          - {name: Process engineer, roles: technical_evaluator, known_via: digital}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of production, roles: champion, known_via: digital}
          - {name: Process engineer, roles: technical_evaluator, known_via: sales}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.conversations import was_spoken_to
from journeymap.analysis.progress import has_bought, progress_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM316", "committee-known-from-tracking", Severity.INFO, "abm")
def committee_known_from_tracking(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Applies from the stage in which both sides find out whether it fits. Later JM304 says that nobody has."""
    progress = progress_of(account, analysis.pipelines)
    if progress is None or not progress.may_be_at("qualify") or has_bought(account, analysis.pipelines):
        return
    if analysis.deals.narrow(account) or not analysis.buying_groups.is_target(account) or len(account.members) < 2:
        return
    if any(member.model.known_via != "digital" or was_spoken_to(member, analysis.today) for member in account.members):
        return
    yield Gap(
        account.place.at("committee"),
        f"all that is known of the committee of '{account.name}' is what it left online",
        "Call one of them and ask who else has a say; then set `known_via: sales` and add whoever they name.",
    )
