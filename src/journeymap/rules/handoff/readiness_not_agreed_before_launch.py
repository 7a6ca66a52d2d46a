"""Marketing and sales have not agreed on when an account is ready.

A definition that one team wrote for the other is not kept. It is best agreed on before the first account is handed
over, for one that comes later is fitted to what has already happened; but late is far better than never.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        launch: 2026-09-01
        readiness: {points_min: 100, people_min: 2, window: 90d, agreed: {by: marketing}}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        launch: 2026-09-01
        readiness:
          points_min: 100
          people_min: 2
          window: 90d
          agreed: {by: [marketing, sales], date: 2026-08-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.teams import MARKETING, SALES
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram


@rule("JM602", "readiness-not-agreed-before-launch", Severity.WARNING, "abm")
def readiness_not_agreed_before_launch(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Ask for both teams, whatever they are called, and for the day. Once they agreed, late or not, all is well."""
    readiness, launch, today = program.model.readiness, program.model.launch, analysis.today
    if readiness is None:
        return
    agreed = readiness.agreed
    missing = analysis.teams.missing(agreed.by, (MARKETING, SALES))
    if missing:
        what = f"{listed(missing)} has not agreed" if len(missing) == 1 else "neither marketing nor sales has agreed"
    elif agreed.date is None:
        what = "there is no day on which both agreed"
    elif agreed.date > today:
        what = f"both want to agree on {agreed.date}, which is still to come"
    else:
        return
    if launch:
        what += f", and the program {'runs since' if launch <= today else 'starts on'} {launch}"
    yield Gap(
        program.place.at("readiness", "agreed"),
        f"readiness in '{program.model.name}': {what}",
        "Sit down together, go through two accounts that you both know, and settle the numbers; "
        "then write both teams and the day under `agreed`.",
    )
