"""What to do next at an account, and the next day that matters: from its plan, its windows, and the gap report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.translatable import N_
from journeymap.view.accounts.days import Day
from journeymap.view.accounts.milestones import Milestone
from journeymap.view.accounts.plan import Contact, WindowRow
from journeymap.view.gaps.acts import Act

_TOLD_BY_PLAN = frozenset({"held", "window"})
"""The acts that the plan and the windows tell of themselves, with more to go by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay:
    """The next day on which something is, or ends."""

    day: Day
    what: str
    """In words of ours."""
    about: str | None = None
    """In theirs."""
    roles: tuple[str, ...] = ()
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do next: a contact, a window that is open, or an act of the gap report."""

    kind: Literal["contact", "window", "act"]
    contact: Contact | None = None
    window: WindowRow | None = None
    act: Act | None = None


def next_day(
    contacts: Sequence[Contact], windows: Sequence[WindowRow], milestones: Sequence[Milestone]
) -> NextDay | None:
    """The nearest day that is still to come."""
    days = [
        NextDay(day=contact.day, what=N_("contact"), roles=contact.roles)
        for contact in contacts
        if contact.day and contact.state == "planned"
    ]
    days += [
        NextDay(day=window.closes, what=N_("window closes"), event=window.kind)
        for window in windows
        if window.is_open and window.state in ("undated", "unanswered")
    ]
    days += [
        NextDay(day=milestone.day, what=milestone.what, about=milestone.about)
        for milestone in milestones
        if not milestone.is_done
    ]
    return min((each for each in days if each.day.ahead >= 0), key=lambda each: each.day.ahead, default=None)


def next_steps(contacts: Sequence[Contact], windows: Sequence[WindowRow], acts: Sequence[Act]) -> tuple[Step, ...]:
    """What to do next: what is past its day, what has a day by that day, then what has none."""
    told = {number for window in windows if window.is_open for number in window.contacts}
    steps: list[tuple[tuple[bool, str, int], Step]] = []
    for contact in contacts:
        if contact.state in ("overdue", "planned"):
            by_day = contact.day.date if contact.day else "~"
            if contact.day or contact.number not in told:
                steps.append(((contact.state != "overdue", by_day, 0), Step(kind="contact", contact=contact)))
    steps += [
        ((True, window.closes.date, 1), Step(kind="window", window=window))
        for window in windows
        if window.is_open and window.state in ("undated", "unanswered")
    ]
    for act in acts:
        if act.kind not in _TOLD_BY_PLAN:
            by_day = act.day or "~"
            steps.append(((not (act.is_late or act.stops), "" if act.stops else by_day, 2), Step(kind="act", act=act)))
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))
