"""The agenda as a calendar: an event of whole days for each thing that has a day. The only door to icalendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from journeymap.characters import printable
from journeymap.errors import UsageError
from journeymap.report.agenda.words import whose
from journeymap.report.formats import ReportOptions
from journeymap.report.text import capitalized, counted
from journeymap.view.agenda.agenda import Agenda
from journeymap.view.agenda.item import AgendaItem

try:
    from icalendar import Calendar, Event
except ModuleNotFoundError as error:
    raise UsageError(
        "The format 'ics' needs a package that is not installed. Install it with: pip install 'journeymap[ics]'"
    ) from error

_PRODUCT = "-//journeymap//agenda//EN"
_SPANS = frozenset({"window", "handoff"})
"""What runs from one day to another: its event lasts as long. All else is an event of one day."""
_DAY = timedelta(days=1)


def render(agenda: Agenda, _: ReportOptions) -> str:
    """Return a calendar, the same for the same agenda. What is late stands on the day of the agenda, where people see
    it.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(f"{agenda.title}: agenda{whose(agenda)}"))
    if undated := agenda.count("undated"):
        calendar.add("x-wr-caldesc", f"{counted(undated, 'thing')} without a day: see journeymap agenda")
    for item in agenda.items:
        if item.day:
            calendar.add_component(_event(item, item.day, agenda.as_of))
    return str(calendar.to_ical(), "utf-8")


def _event(item: AgendaItem, day: date, today: date) -> Event:
    first, last = _days(item, day, today)
    event = Event()
    event.add("uid", f"{item.id}@journeymap")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + _DAY)
    over = f" (late since {day})" if item.is_overdue else ""
    place = f"{item.place}: " if item.place else ""
    event.add("summary", _text(f"{place}{capitalized(item.sentence)}{over}"))
    event.add("description", "\n".join(map(_text, _description(item))))
    event.add("categories", [item.kind.replace("_", " ")])
    event.add("transp", "TRANSPARENT")
    return event


def _text(text: str) -> str:
    """Return a text in which nothing is hidden, nor taken for a command by the log of a build, wherever the line is
    broken.
    """
    return printable(text).replace("::", ": :").replace("##", "# #")


def _days(item: AgendaItem, day: date, today: date) -> tuple[date, date]:
    """Return the first and the last day of an event."""
    if item.is_overdue:
        return today, today
    if item.kind in _SPANS and item.begins and item.begins <= day:
        return item.begins, max(day, item.until or day)
    return day, max(day, item.until) if item.kind == "opens" and item.until else day


def _description(item: AgendaItem) -> Iterator[str]:
    yield f"By: {item.person or 'nobody yet'}"
    yield f"Due: {item.day}"
    if item.why:
        yield capitalized(item.why)
