"""Write what to do, and the opportunities, as a file that Linear imports, with the columns of its own exports.

Linear creates an issue from every row, so what has a link is left out: work on it has already started.
"""

from __future__ import annotations

import csv
import io

from journeymap.escaping import inert, plain_line, plain_markdown
from journeymap.report.formats import ReportOptions
from journeymap.view.gaps.report import GapReport
from journeymap.view.gaps.tickets import Priority, Ticket, tickets

_PRIORITIES = {
    Priority.URGENT: "Urgent",
    Priority.HIGH: "High",
    Priority.MEDIUM: "Medium",
    Priority.LOW: "Low",
    None: "No priority",
}


def render(report: GapReport, _: ReportOptions) -> str:
    """Return comma-separated values, without a byte order mark."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(("ID", "Title", "Description", "Status", "Priority", "Assignee", "Labels", "Due Date"))
    for ticket in tickets(report):
        if not ticket.link:
            sheet.writerow(
                (
                    *(ticket.id, inert(plain_line(ticket.title)), _description(ticket), ""),
                    *(_PRIORITIES[ticket.priority], "", ", ".join(map(inert, ticket.labels))),
                    ticket.due.isoformat() if ticket.due else "",
                )
            )
    return out.getvalue()


def _description(ticket: Ticket) -> str:
    lines = [f"**{name}:** {plain_markdown(text)}  " for name, text in ticket.facts]
    return "\n".join([*map(inert, lines), "", f"journeymap {ticket.id}"])
