"""How the formats for people say when something is due, and that nothing is."""

from __future__ import annotations

from datetime import date

from journeymap.report.text import counted
from journeymap.view.agenda.agenda import Agenda
from journeymap.view.agenda.item import AgendaItem, State

NOBODY = "Nobody yet"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date, today: date) -> str:
    """Return a day with its weekday, and with its year where that is another one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def when(item: AgendaItem) -> str:
    """Say how near the day of a thing is."""
    if item.days is None:
        return "no day yet"
    if item.days < 0:
        return f"{counted(-item.days, 'day')} late"
    return ("today", "tomorrow")[item.days] if item.days < 2 else f"in {item.days:,} days"


def horizon(agenda: Agenda) -> str:
    """Say how far an agenda looks ahead."""
    days = agenda.within.days
    if agenda.until == date.max:
        return "everything that has a day"
    return f"the next {days:,} days, to {agenda.until}" if days > 1 else f"to {agenda.until}"


def whose(agenda: Agenda) -> str:
    """Say whose agenda it is, and of which account, where it is not everybody's and everything's."""
    who = f" of {agenda.person}" if agenda.person else " of nobody yet" if agenda.of_nobody else ""
    return who + (f" for {agenda.account.text}" if agenda.account else "")


def counts(agenda: Agenda) -> str:
    """Sum up an agenda: `2 late, 1 today, 3 in the next 7 days, 5 later, 1 without a day`."""
    words: tuple[tuple[State, str], ...] = (
        ("overdue", "late"),
        ("today", "today"),
        ("soon", "in the next 7 days"),
        ("later", "later"),
        ("undated", "without a day"),
    )
    found = [(agenda.count(state), word) for state, word in words]
    return ", ".join(f"{number:,} {word}" for number, word in found if number)


def why_empty(agenda: Agenda) -> str:
    """Say why there is nothing in an agenda, and what comes after it."""
    days = agenda.within.days
    if agenda.later:
        first = agenda.later[0]
        place = f" ({first.place})" if first.place else ""
        time = f"in the next {days:,} days" if days > 1 else f"by {agenda.until}"
        return (
            f"Nothing is late, and nothing is due {time}. The next thing comes on {first.day}: {first.sentence}{place}."
        )
    if agenda.person or agenda.of_nobody or agenda.account:
        return "Nothing has a day here, and nothing waits for one."
    if agenda.has_accounts:
        return (
            "Nothing has a day: no contact is planned, no window is open, no review is due. Give the contacts in "
            "`plan` a `date`, and what happens at an account a `triggers` entry."
        )
    return (
        "Nothing has a day. Maps come here once they say when they were `reviewed`, content with its `expires`, and "
        "accounts with their contacts, windows and deals."
    )
