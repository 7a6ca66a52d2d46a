"""What to do next at an account, and the next day that matters: from its plan, its windows, and the gap report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from journeymap.analysis.contacts import LAPSED
from journeymap.translatable import N_
from journeymap.view.accounts.customer import HandoffRow
from journeymap.view.accounts.days import Day
from journeymap.view.accounts.milestones import Milestone
from journeymap.view.accounts.plan import Contact, WindowRow
from journeymap.view.accounts.plays import PlayRow
from journeymap.view.gaps.acts import Act

_TOLD_BY_PLAN = frozenset({"held", "window", "handoff"})
"""The acts that the plan, the windows and the handoffs tell of themselves, with more to go by."""


_NEAR = timedelta(days=30)
"""How long before a day that matters it is among what to do next."""
_WAITS = ("undated", "unanswered")
"""The states of windows that wait for somebody to plan something."""


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
    """Something to do next: a contact, a handoff, a window that is open, a play, a day
    that matters and is near, or an act of the gap report.
    """

    kind: Literal["contact", "handoff", "window", "play", "milestone", "act"]
    contact: Contact | None = None
    handoff: HandoffRow | None = None
    window: WindowRow | None = None
    play: PlayRow | None = None
    milestone: Milestone | None = None
    act: Act | None = None


def next_day(
    contacts: Sequence[Contact],
    handoffs: Sequence[HandoffRow],
    windows: Sequence[WindowRow],
    milestones: Sequence[Milestone],
) -> NextDay | None:
    """The nearest day that is still to come."""
    days = [
        NextDay(day=contact.day, what=N_("contact"), roles=contact.roles)
        for contact in contacts
        if contact.day and contact.state == "planned"
    ]
    days += [
        NextDay(day=handoff.answer_by, what=N_("accept or refuse it"), about=handoff.stage)
        for handoff in handoffs
        if handoff.answer_by
    ]
    days += [
        NextDay(day=window.closes, what=N_("window closes"), event=window.kind)
        for window in windows
        if window.is_open and window.state in _WAITS
    ]
    days += [
        NextDay(day=milestone.day, what=milestone.what, about=milestone.about)
        for milestone in milestones
        if not milestone.is_done
    ]
    return min((each for each in days if each.day.ahead >= 0), key=lambda each: each.day.ahead, default=None)


def late_day(contacts: Sequence[Contact]) -> NextDay | None:
    """The oldest day that went by without its contact; one that is long past is no plan any more."""
    late = (contact for contact in contacts if _is_late(contact))
    return next((NextDay(day=each.day, what=N_("contact"), roles=each.roles) for each in late if each.day), None)


def next_steps(
    contacts: Sequence[Contact],
    handoffs: Sequence[HandoffRow],
    windows: Sequence[WindowRow],
    plays: Sequence[PlayRow],
    milestones: Sequence[Milestone],
    acts: Sequence[Act],
) -> tuple[Step, ...]:
    """What to do next: what is past its day or stops a deal, what has a day by that day, then what has none; on the
    same day contacts come first, then handoffs, windows, plays, other days and acts.
    """
    waiting = [window for window in windows if window.is_open and window.state in _WAITS]
    told = {number for window in waiting for number in window.contacts}
    steps = [
        *(
            (_is_late(contact), _day_to_go_by(contact), Step(kind="contact", contact=contact))
            for contact in contacts
            if contact.state in ("overdue", "planned") and (contact.day or contact.number not in told)
        ),
        *(
            (handoff.is_late, handoff.answer_by.date, Step(kind="handoff", handoff=handoff))
            for handoff in handoffs
            if handoff.answer_by
        ),
        *((False, window.closes.date, Step(kind="window", window=window)) for window in waiting),
        *((play.is_overdue, play.due and play.due.date, Step(kind="play", play=play)) for play in plays if play.is_due),
        *(
            (milestone.is_late, milestone.day.date, Step(kind="milestone", milestone=milestone))
            for milestone in milestones
            if milestone.asks and milestone.day.ahead <= _NEAR.days
        ),
        *(
            (act.is_late or act.stops, act.day, Step(kind="act", act=act))
            for act in acts
            if act.kind not in _TOLD_BY_PLAN
        ),
    ]
    return tuple(step for _, _, step in sorted(steps, key=lambda each: (not each[0], each[1] or "~")))


def _is_late(contact: Contact) -> bool:
    """Whether a contact is to be held at once: one that is long past its day is no plan any more."""
    return contact.state == "overdue" and contact.day is not None and contact.day.ago <= LAPSED.days


def _day_to_go_by(contact: Contact) -> str | None:
    return contact.day.date if contact.day and (contact.state == "planned" or _is_late(contact)) else None
