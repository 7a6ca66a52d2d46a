"""What is said to have happened has a day that is still to come.

A wrong year or a swapped month, and an account that you have not heard of for half a year looks as if you had spoken
yesterday.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer, met: 2027-11-05}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer, met: 2026-11-05}]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.base import shifted
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedAccount

A_DAY = timedelta(days=1)
"""Where the sun rises earlier it is tomorrow already."""


@rule("JM527", "day-not-come-yet", Severity.INFO, "abm")
def day_not_come_yet(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at the days of stages, talks, answers, offers and results; triggers, signals and the end of open deals may
    lie ahead. One gap per account names the first: who looks at a day of the past has not made a slip with each.
    """
    last = shifted(analysis.today, A_DAY)
    to_come = [(place, what, day) for place, what, day in _past(account) if day and day > last]
    if to_come:
        place, what, day = to_come[0]
        others = len(to_come) - 1
        more = f", and so {'is one more day' if others == 1 else f'are {others} more days'}" if others else ""
        yield Gap(
            place,
            f"{what} on {day}, which is still to come{more}",
            "Look up the day and correct it; what is still to happen belongs under `plan`.",
        )


def _past(account: LinkedAccount) -> Iterator[tuple[Place, str, date | None]]:
    """Every day at an account that is said to be past: where it stands, and what happened then."""
    model, place, name = account.model, account.place, account.name
    yield place.at("since"), f"'{name}' came into its stage", model.since
    for number, move in enumerate(model.history):
        yield place.at("history", number, "date"), f"'{name}' came into '{move.stage}'", move.date
    for member in account.members:
        yield member.place.at("met"), f"somebody at '{name}' was met", member.model.met
    for entry in account.plan:
        if entry.model.status == "done":
            key = "done_on" if entry.model.done_on else "date"
            yield entry.place.at(key), f"a contact with '{name}' was done", entry.model.done_on or entry.model.date
    for number, answer in enumerate(model.satisfaction):
        yield place.at("satisfaction", number, "date"), f"'{name}' was asked how they are", answer.date
    for number, said in enumerate(model.feedback):
        yield place.at("feedback", number, "date"), f"'{name}' told you something", said.date
    for number, handoff in enumerate(model.handoffs):
        for key, day in (("ready", handoff.ready), ("accepted", handoff.accepted), ("refused", handoff.refused)):
            what = "offered to the next team" if key == "ready" else key
            yield place.at("handoffs", number, key), f"'{name}' was {what}", day
    for number, deal in enumerate(model.deals):
        yield place.at("deals", number, "opened"), f"the deal '{deal.name}' began", deal.opened
        if deal.outcome != "open":
            yield place.at("deals", number, "closes"), f"the deal '{deal.name}' was decided", deal.closes
    if model.reference:
        yield place.at("reference", "last_used"), f"'{name}' was asked to speak for you", model.reference.last_used
    if model.first_value:
        yield place.at("first_value", "reached"), f"'{name}' reached its first result", model.first_value.reached
