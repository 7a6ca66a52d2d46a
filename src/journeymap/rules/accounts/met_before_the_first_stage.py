"""Somebody was spoken to before the account came into the first stage of its history.

A history that begins where nobody at the account has heard of you says that all came after it. Either the day is wrong,
or there was an earlier time that is missing from the history, and with it from every count of days.

Bad:
    programs: {mills: {name: Mills, framework: abm-seven}}
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        history: [{stage: awareness, date: 2026-05-04}, {stage: engagement, date: 2026-09-01}]
        plan: [{who: champion, status: done, done_on: 2025-06-12, channel: phone}]
Good:
    programs: {mills: {name: Mills, framework: abm-seven}}
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        history: [{stage: awareness, date: 2026-05-04}, {stage: engagement, date: 2026-09-01}]
        plan: [{who: champion, status: done, done_on: 2026-06-12, channel: phone}]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedAccount

_NOT_SPOKEN_TO = frozenset({"select", "aware"})


@rule("JM536", "met-before-the-first-stage", Severity.INFO, "abm")
def met_before_the_first_stage(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at accounts whose history begins before anybody was spoken to: with a later stage it is known that something
    is left out, and the day of the present stage alone says nothing of what came before. One gap an account.
    """
    history = account.model.history
    first = analysis.pipelines.stage(account, history[0].stage) if history else None
    if first is None or not first.phases or not _NOT_SPOKEN_TO.issuperset(first.phases):
        return
    start = history[0].date
    early = [(place, day) for place, day in _talks(account) if day and day < start]
    if early:
        place, day = min(early, key=lambda talk: talk[1])
        more = f" (and so {'is one more day' if len(early) == 2 else f'are {len(early) - 1} more'})" * (len(early) > 1)
        yield Gap(
            place,
            f"somebody at '{account.name}' was spoken to on {day}, before its history begins with '{first.name}' on "
            f"{start}{more}",
            "Correct the day, or write the earlier time at the top of `history`, with the stage it was in then.",
        )


def _talks(account: LinkedAccount) -> Iterator[tuple[Place, date | None]]:
    for member in account.members:
        yield member.place.at("met"), member.model.met
    for entry in account.plan:
        if entry.model.status == "done" and entry.model.mode != "automated":
            key = "done_on" if entry.model.done_on else "date"
            yield entry.place.at(key), entry.model.done_on or entry.model.date
