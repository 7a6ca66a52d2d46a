"""Write what to do, and the opportunities, as a file from which tools create issues on GitHub.

GitHub itself reads no such files. The tools create an issue from every row, so what has a link is left out: work on it
has already started.
"""

from __future__ import annotations

import csv
import io

from journeymap.escaping import inert, one_line, plain_line
from journeymap.report.formats import ReportOptions
from journeymap.view.gaps.report import GapReport
from journeymap.view.gaps.tickets import Priority, Ticket, tickets


def render(report: GapReport, _: ReportOptions) -> str:
    """Return comma-separated values, without a byte order mark: tools take it for part of the first heading."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(("title", "body", "labels", "assignee", "milestone", "state", "id"))
    for ticket in tickets(report):
        if not ticket.link:
            labels = ",".join(map(inert, (*ticket.labels, *_priority(ticket))))
            sheet.writerow((inert(plain_line(ticket.title)), _body(ticket), labels, "", "", "open", ticket.id))
    return out.getvalue()


def _priority(ticket: Ticket) -> tuple[str, ...]:
    return () if ticket.priority in (None, Priority.MEDIUM) else (f"priority-{ticket.priority.name.lower()}",)


def _body(ticket: Ticket) -> str:
    lines = [f"**{name}:** {one_line(text)}  " for name, text in ticket.facts]
    return "\n".join([*map(inert, lines), "", f"<!-- journeymap {ticket.id} -->"])
