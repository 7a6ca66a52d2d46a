"""The agenda as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.report.text import capitalized
from journeymap.view.agenda.agenda import Agenda
from journeymap.view.agenda.item import AgendaItem

FORMAT = 1


def render(agenda: Agenda, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    document = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "as_of": agenda.as_of.isoformat(),
        "within": agenda.within.days,
        "until": agenda.until.isoformat(),
        "items": [_item(item) for item in agenda.items],
        "later": len(agenda.later),
    }
    return json_text(document)


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "state": item.state,
        "day": _day(item.day),
        "days": item.days,
        "begins": _day(item.begins),
        "until": _day(item.until),
        "person": item.person,
        "text": capitalized(item.sentence) + ".",
        "why": item.why,
        "about": item.about or item.event,
        "roles": list(item.roles),
        "channel": item.channel.text if item.channel else None,
        "content": [piece.text for piece in item.content],
        "play": item.play,
        "account": {"id": item.account_id, "name": item.account.text, "crm": item.crm} if item.account else None,
        "target": item.target.text if item.target else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
