"""Readiness was not agreed on before the start.

A definition that one team wrote for the other is not kept. One that comes after the start is fitted to what
has already happened.

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

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram


@rule("JM602", "readiness-not-agreed-before-launch", Severity.ERROR, "abm")
def readiness_not_agreed_before_launch(program: LinkedProgram) -> Iterator[Gap]:
    """Ask for both teams, and for a date that is not after the launch."""
    readiness = program.model.readiness
    if readiness is None:
        return
    agreed, launch = readiness.agreed, program.model.launch
    teams = {team.casefold() for team in agreed.by}
    missing = [team for team in ("marketing", "sales") if team not in teams]
    if missing:
        what = f"{listed(missing)} has not agreed" if len(missing) == 1 else "neither marketing nor sales has agreed"
    elif agreed.date is None:
        what = "there is no day on which both agreed"
    elif launch and agreed.date > launch:
        what = f"both agreed on {agreed.date}, after the launch on {launch}"
    else:
        return
    yield Gap(
        program.place.at("readiness", "agreed"),
        f"readiness in '{program.model.name}': {what}",
        "Sit down together, and write both teams and the date under `agreed`.",
    )
