"""Write the account as JSON: every cell, where it was, what became of it, and where it is now."""

from __future__ import annotations

from typing import Any

from journeymap import __version__
from journeymap.importing.draft import Entry
from journeymap.importing.report import ImportReport
from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import relative_name


def render(report: ImportReport, options: ReportOptions) -> str:
    """Return the account as JSON."""
    fates: dict[str, int] = {}
    for entry in report.entries:
        fates[entry.fate.value] = fates.get(entry.fate.value, 0) + 1
    return json_text(
        {
            "format": 1,
            "tool": f"journeymap {__version__}",
            "root": report.root.as_posix(),
            "dry_run": report.is_dry,
            "files": [
                {"path": relative_name(file.path, report.root), "new": file.is_new, "text": file.text}
                for file in report.files
            ],
            "shapes": dict(report.shapes),
            "lanes": [{"id": id_, **lane} for id_, lane in report.lanes.items()],
            "notes": list(report.notes),
            "questions": list(report.questions),
            "summary": fates,
            "cells": [_cell(entry) for entry in report.entries],
        }
    )


def _cell(entry: Entry) -> dict[str, Any]:
    return {
        "file": entry.cell.where.file,
        "at": entry.cell.where.at,
        "text": entry.cell.text,
        "fate": entry.fate.name.casefold(),
        "target": entry.target,
        "how": entry.how,
    }
