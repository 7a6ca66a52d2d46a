"""A gap report comes in; a sheet goes out, one row for every map, stage, persona and question."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from journeymap.view.gap_report import GapReport

_HEAD = ("map", "map_title", "stage", "stage_name", "persona", "persona_name", "check", "answer", "owner")


def csv_report(report: GapReport, _: Path) -> str:
    """Comma-separated values; `answer` is yes or no."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(_HEAD)
    for one in report.maps:
        for stage in one.stages:
            for cell in stage.cells:
                answers = (
                    ("touchpoint", cell.touchpoint),
                    ("channel", cell.channel),
                    ("content", cell.content),
                )
                for check, answer in answers:
                    if answer is not None:
                        texts = (one.id, one.title, stage.id, stage.name, cell.persona, cell.persona_name)
                        told = (check, "yes" if answer else "no", stage.owner)
                        sheet.writerow([inert(text) for text in (*texts, *told)])
    return out.getvalue()


def inert(text: str | None) -> str:
    """A text that no spreadsheet program takes for a formula."""
    text = text or ""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
