"""The agenda as a spreadsheet: a row for each thing, in columns that CRMs take as tasks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from journeymap.escaping import inert
from journeymap.report.formats import ReportOptions, SheetText
from journeymap.report.text import capitalized
from journeymap.view.agenda.agenda import Agenda
from journeymap.view.agenda.item import AgendaItem

_HEAD = (
    *("Subject", "Due Date", "Owner", "Account", "Account ID", "Priority", "Status", "Type", "Notes"),
    *("Kind", "State", "Begins", "Until", "External ID"),
)
_TYPES = {
    **dict.fromkeys(("phone", "video-call"), "Call"),
    "email": "Email",
    **dict.fromkeys(("in-person-meeting", "executive-meeting", "field-event", "trade-show", "conference"), "Meeting"),
}
"""What a contact over a channel is to a CRM."""
_URGENT = frozenset({"overdue", "today", "soon"})


def render(agenda: Agenda, _: ReportOptions) -> SheetText:
    """Return comma-separated values in the order of the agenda."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(_HEAD)
    sheet.writerows([inert(text) for text in _row(item)] for item in agenda.items)
    return SheetText(out.getvalue())


def _row(item: AgendaItem) -> Iterator[str | None]:
    subject = capitalized(item.sentence)
    yield from (f"{item.target.text}: {subject}" if item.target else subject, _day(item.day), item.person)
    yield from (
        item.account.text if item.account else None,
        item.crm,
        "High" if item.state in _URGENT else "Low",
        "Not Started",
    )
    yield _TYPES.get(item.channel_id or "", "Other")
    yield item.why
    yield from (item.kind, item.state)
    yield from (_day(item.begins), _day(item.until))
    yield item.id


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
