"""Write what to do, and the opportunities, as a file that Jira imports.

The columns are named as its importer expects. Each label has a column of its own; rows with a key update their issue,
and all others are new.
"""

from __future__ import annotations

import csv
import io

from journeymap.escaping import inert, plain_line, wiki_line
from journeymap.report.formats import ReportOptions
from journeymap.view.gaps.report import GapReport
from journeymap.view.gaps.tickets import Priority, Ticket, tickets

_LONGEST_SUMMARY = 255
_PRIORITIES = {
    Priority.URGENT: "Highest",
    Priority.HIGH: "High",
    Priority.MEDIUM: "Medium",
    Priority.LOW: "Low",
    None: "",
}


def render(report: GapReport, _: ReportOptions) -> str:
    """Return comma-separated values, without a byte order mark: the importer takes it for part of the first heading."""
    told = [ticket for ticket in tickets(report) if not ticket.link or ticket.key]
    labels = max((len(ticket.labels) for ticket in told), default=0)
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(
        ("Issue Key", "Summary", "Issue Type", "Description", "Priority", "Due Date", "Team", "External ID")
        + ("Labels",) * labels
    )
    for ticket in told:
        row = (
            *(ticket.key or "", _short(ticket.title), "Task", _description(ticket), _PRIORITIES[ticket.priority]),
            *(ticket.due.isoformat() if ticket.due else "", inert(ticket.owner), ticket.id),
            *(inert(label) for label in ticket.labels),
        )
        sheet.writerow(row + ("",) * (labels - len(ticket.labels)))
    return out.getvalue()


def _short(title: str) -> str:
    """Return a title on one line, no longer than Jira allows."""
    line = inert(plain_line(title))
    return line if len(line) <= _LONGEST_SUMMARY else f"{line[: _LONGEST_SUMMARY - 1].rstrip()}…"


def _description(ticket: Ticket) -> str:
    lines = [wiki_line(ticket.title), "", *(f"*{name}:* {wiki_line(text)}" for name, text in ticket.facts)]
    return "\n".join([*map(inert, lines), "", f"journeymap {ticket.id}"])
