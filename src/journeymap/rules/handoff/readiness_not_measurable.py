"""Readiness cannot be measured.

That somebody has shown interest can mean anything. Numbers can be checked by both sides, and people can be
counted: one reader is not an account.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        readiness: {people_min: 1, window: 90d, agreed: {by: [marketing, sales], date: 2026-08-20}}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
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


@rule("JM603", "readiness-not-measurable", Severity.WARNING, "abm")
def readiness_not_measurable(program: LinkedProgram) -> Iterator[Gap]:
    """Ask for a threshold, a window, whole accounts and at least two people."""
    readiness = program.model.readiness
    if readiness is None:
        return
    lacks = {
        "a number of points": not (readiness.points_min or readiness.person_points_min),
        "at least two people": (readiness.people_min or 0) < 2,
        "a window of time": readiness.window is None,
        "a look at the whole account instead of single people (`level: account`)": readiness.level == "contact",
    }
    missing = [item for item, is_missing in lacks.items() if is_missing]
    if missing:
        yield Gap(
            program.place.at("readiness"),
            f"readiness in '{program.model.name}' lacks {listed(missing)}",
            "Take the last five accounts that were really ready, look what they had in common, and put numbers on it "
            "that both teams can check: points and people within a number of days.",
        )
