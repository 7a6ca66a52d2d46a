"""How far a customer is on the way to its first result, on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journeymap.model.base import shifted
from journeymap.workspace import LinkedAccount

TIME_ALLOWED = timedelta(days=90)
"""How long a first result may take where no day is promised."""
_TIME_LEFT = timedelta(days=14)
"""How long before a promised day it gets tight at the earliest: before that, whoever promised it is at work."""

State = Literal["unnamed", "undated", "on the way", "at risk", "late", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstResult:
    """Where the first result stands. It is late after its day, and at risk once two thirds of the time are gone, and a
    promised day is near.
    """

    state: State
    start: date | None = None
    due: date | None = None
    """The last day that is in time: the promised one, else ninety days after the start."""
    is_promised: bool = False
    """Whether somebody has promised that day."""


def first_result(account: LinkedAccount, today: date) -> FirstResult:
    """Return where the first result of an account stands on a day."""
    first = account.model.first_value
    if first is None or not first.milestone:
        return FirstResult(state="unnamed")
    start, due = first.start, first.due
    last_day = due or (shifted(start, TIME_ALLOWED) if start else None)
    if first.reached and first.reached <= today:
        state: State = "reached"
    elif last_day is None:
        state = "undated"
    elif today > last_day:
        state = "late"
    else:
        state = "at risk" if today >= _tight_from(start, due, last_day) else "on the way"
    return FirstResult(state=state, start=start, due=last_day, is_promised=due is not None)


def _tight_from(start: date | None, promised: date | None, last_day: date) -> date:
    near = shifted(last_day, -_TIME_LEFT)
    if start is None or start >= last_day:
        return near
    two_thirds = start + timedelta(days=-(-2 * (last_day - start).days // 3))
    return max(near, two_thirds) if promised else two_thirds
