"""How far a customer is on the way to its first result, on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journeymap.model.base import shifted
from journeymap.workspace import LinkedAccount

TIME_ALLOWED = timedelta(days=90)
"""How long a first result may take where no day is promised."""
_TIME_LEFT = TIME_ALLOWED / 3
"""How long before the promised day it gets tight where it is not known when the work began."""

State = Literal["unnamed", "undated", "on the way", "at risk", "late", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstResult:
    """Where the first result stands. It is late after its day, and at risk once two thirds of the time are gone."""

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
        state = "at risk" if today >= _tight_from(start, last_day) else "on the way"
    return FirstResult(state=state, start=start, due=last_day, is_promised=due is not None)


def _tight_from(start: date | None, due: date) -> date:
    if start is None or start >= due:
        return shifted(due, -_TIME_LEFT)
    return start + timedelta(days=-(-2 * (due - start).days // 3))
