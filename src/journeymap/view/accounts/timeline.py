"""The plan of an account as a picture: where on a line of time its windows, contacts and days stand.

The picture shows the time around today. What lies outside is counted beside it, and stands in the list below it like
all the rest: nothing is only in the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.model.base import shifted
from journeymap.view.accounts.milestones import Milestone
from journeymap.view.accounts.plan import Contact, ContactState, WindowRow

WIDTH = 960
_LEFT, _RIGHT = 12, 948
_HEAD = 26
"""The height of the months above the lanes."""
_ROW = 24
_GAP = 10
"""Between two lanes."""
_BACK, _AHEAD = timedelta(days=120), timedelta(days=270)
"""The picture reaches so far from today, if there is something to show."""
_LEAST = timedelta(days=21)
_SLOT = 176
"""The room that a label takes, whatever the language."""
_WIDE_SLOT = 236
_LONGEST = 22
"""So many letters of theirs fit behind a label of ours."""
_DOT = 20
_MOST_LABELS = 16
"""With more contacts only their numbers stand beside their dots."""
_MOST_TICKS = 14
_MONTH = 56
"""The room that the name of a month takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a month."""

    x: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A window."""

    x: int
    y: int
    width: int
    label_x: int
    is_at_end: bool
    """Whether the label stands before its end."""
    window: WindowRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A contact."""

    x: int
    y: int
    number: int
    state: ContactState
    roles: tuple[str, ...]
    """Shown beside the dot; nothing where there is no room."""
    is_at_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day that matters."""

    x: int
    y: int
    is_at_end: bool
    about: str | None
    """What it is about, as far as there is room for it."""
    milestone: Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture; lengths are in its own units."""

    width: int
    height: int
    today: int
    today_at_end: bool
    ticks: tuple[Tick, ...]
    lines: tuple[int, ...]
    """Where lanes begin."""
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    marks: tuple[Mark, ...]
    outside: int
    """How much lies before or after the time shown."""
    undated: int
    """How many contacts that are to come have no day."""


def timeline(
    contacts: Sequence[Contact], windows: Sequence[WindowRow], milestones: Sequence[Milestone], today: date
) -> Timeline | None:
    """Draw the plan of an account; None where nothing has a day."""
    dated = [contact for contact in contacts if contact.day]
    windows = [window for window in windows if window.state != "dismissed"]
    days = [_date(contact.day.date) for contact in dated if contact.day]
    days += [_date(edge.date) for window in windows for edge in (window.opens, window.closes)]
    days += [_date(milestone.day.date) for milestone in milestones]
    if not days:
        return None
    scale = _Scale.around(today, days)
    shown = [contact for contact in dated if contact.day and scale.holds(_date(contact.day.date))]
    shown_windows = [window for window in windows if scale.overlaps(window)]
    shown_marks = [milestone for milestone in milestones if scale.holds(_date(milestone.day.date))]
    bars, y = _bars(shown_windows, scale, _HEAD + _GAP)
    lines = [_HEAD]
    if bars:
        lines.append(y)
        y += _GAP
    dots, below = _dots(shown, scale, y)
    if dots:
        lines.append(below)
        y = below + _GAP
    marks, y = _marks(shown_marks, scale, y)
    outside = len(dated) - len(shown) + len(windows) - len(shown_windows) + len(milestones) - len(shown_marks)
    return Timeline(
        width=WIDTH,
        height=y + 4,
        today=scale.x(today),
        today_at_end=scale.x(today) > WIDTH - 80,
        ticks=tuple(_ticks(scale)),
        lines=tuple(line for line in lines if line < y),
        bars=bars,
        dots=dots,
        marks=marks,
        outside=outside,
        undated=sum(contact.day is None and contact.state == "planned" for contact in contacts),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @classmethod
    def around(cls, today: date, days: Sequence[date]) -> _Scale:
        earliest = max(min(*days, today), shifted(today, -_BACK))
        latest = min(max(*days, today), shifted(today, _AHEAD))
        return cls(
            min(shifted(earliest, -timedelta(days=5)), shifted(today, -_LEAST)),
            max(shifted(latest, timedelta(days=10)), shifted(today, _LEAST)),
        )

    def x(self, day: date) -> int:
        """Where a day stands; what lies outside stands at the edge."""
        share = (day - self.first) / (self.last - self.first)
        return round(_LEFT + min(max(share, 0), 1) * (_RIGHT - _LEFT))

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, window: WindowRow) -> bool:
        return _date(window.opens.date) <= self.last and _date(window.closes.date) >= self.first


class _Rows:
    """Puts things into rows so that none stands on another."""

    def __init__(self) -> None:
        self._ends: list[int] = []

    def row_for(self, start: int, end: int) -> int:
        """Return the first row that is free from a start to an end."""
        for number, taken in enumerate(self._ends):
            if taken <= start:
                self._ends[number] = end
                return number
        self._ends.append(end)
        return len(self._ends) - 1

    @property
    def count(self) -> int:
        return len(self._ends)


def _bars(windows: Sequence[WindowRow], scale: _Scale, y: int) -> tuple[tuple[Bar, ...], int]:
    rows, bars = _Rows(), []
    for window in sorted(windows, key=lambda each: each.opens.date):
        start, end = scale.x(_date(window.opens.date)), scale.x(_date(window.closes.date))
        is_at_end = start > WIDTH - _SLOT - _LEFT
        label_x = max(end, start + 4) if is_at_end else start
        taken = (label_x - _SLOT, max(end, label_x)) if is_at_end else (start, max(end, start + _SLOT))
        row = rows.row_for(*taken)
        top = y + row * (_ROW + 8)
        bars.append(
            Bar(
                x=start,
                y=top,
                width=max(end - start, 4),
                label_x=label_x,
                is_at_end=is_at_end,
                window=window,
            )
        )
    return tuple(bars), y + rows.count * (_ROW + 8)


def _dots(contacts: Sequence[Contact], scale: _Scale, y: int) -> tuple[tuple[Dot, ...], int]:
    rows, dots, has_labels = _Rows(), [], len(contacts) <= _MOST_LABELS
    for contact in contacts:
        x = scale.x(_date(contact.day.date)) if contact.day else 0
        is_at_end = has_labels and x > WIDTH - _SLOT
        if not has_labels:
            taken = (x - _DOT // 2, x + _DOT // 2)
        else:
            taken = (x - _SLOT, x + _DOT // 2) if is_at_end else (x - _DOT // 2, x + _SLOT)
        row = rows.row_for(*taken)
        dots.append(
            Dot(
                x=x,
                y=y + _ROW // 2 + row * _ROW,
                number=contact.number,
                state=contact.state,
                roles=contact.roles if has_labels else (),
                is_at_end=is_at_end,
            )
        )
    return tuple(dots), y + rows.count * _ROW + _GAP // 2


def _marks(milestones: Sequence[Milestone], scale: _Scale, y: int) -> tuple[tuple[Mark, ...], int]:
    rows, marks = _Rows(), []
    for milestone in milestones:
        x = scale.x(_date(milestone.day.date))
        is_at_end = x > WIDTH - _WIDE_SLOT
        taken = (x - _WIDE_SLOT, x + 8) if is_at_end else (x - 8, x + _WIDE_SLOT)
        row = rows.row_for(*taken)
        marks.append(
            Mark(
                x=x,
                y=y + _ROW // 2 + row * _ROW,
                is_at_end=is_at_end,
                about=_shortened(milestone.about),
                milestone=milestone,
            )
        )
    return tuple(marks), y + rows.count * _ROW


def _shortened(text: str | None) -> str | None:
    if text is None or len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 1].rstrip()}…"


def _ticks(scale: _Scale) -> Iterator[Tick]:
    months = list(_months(scale.first, scale.last))
    step = max(1, -(-len(months) // _MOST_TICKS))
    for month in months[::step]:
        x = scale.x(month)
        if x < WIDTH - _MONTH:
            yield Tick(x=x, label=f"{month:%Y-%m}")


def _months(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (start := date(year, month, 1)) <= last:
        if start >= first:
            yield start
        if (year, month) == (date.max.year, 12):
            return
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _date(text: str) -> date:
    return date.fromisoformat(text)
