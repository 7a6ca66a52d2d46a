"""What was measured as a spreadsheet: a row per number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from journeymap.escaping import inert
from journeymap.model.snapshot import Figure, StageFlow
from journeymap.report.formats import ReportOptions, SheetText
from journeymap.view.measure.report import MeasureReport, PartView

_HEAD = (
    *("program", "measure", "stage", "basis", "value", "unit", "currency", "low", "high", "n", "few", "open"),
    *("plan", "verdict", "compared_with", "compared_value", "difference", "reason", "owner", "start", "end", "data"),
)
_COUNTS = ("entered", "skipped", "on", "lost", "back", "open", "here", "reentered", "fresh", "due", "over")
_DAYS = ("median_days", "forward_days", "limit", "oldest", "median_age")
_DIGITS = 6


def render(report: MeasureReport, _: ReportOptions) -> SheetText:
    """Return comma-separated values: each number of each stage, then each figure. An empty cell is not known."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(_HEAD)
    for part in report.parts:
        for row in _rows(part, report):
            sheet.writerow([inert(text) for text in row])
    return SheetText(out.getvalue())


def _rows(part: PartView, report: MeasureReport) -> Iterator[list[str | None]]:
    program = part.measured.program
    for flow in part.measured.stages:
        for name in (*_COUNTS, *_DAYS):
            yield _of_stage(program, flow, name, report.as_of)
    for figure in part.measured.figures:
        yield _of_figure(program, figure)


def _of_stage(program: str | None, flow: StageFlow, name: str, as_of: date) -> list[str | None]:
    row: dict[str, str | None] = {"program": program, "measure": name, "stage": flow.stage}
    row["value"] = _number(getattr(flow, name))
    row["unit"] = "days" if name in _DAYS else "count"
    row["end"] = as_of.isoformat()
    return [row.get(column) for column in _HEAD]


def _of_figure(program: str | None, figure: Figure) -> list[str | None]:
    against = figure.against
    row = {
        "program": program,
        "measure": figure.measure,
        "stage": figure.of,
        "basis": figure.basis,
        "value": _number(figure.value),
        "unit": figure.unit,
        "currency": figure.currency,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "n": str(figure.n),
        "few": "yes" if figure.few else "no",
        "open": str(figure.open),
        "plan": _number(figure.plan),
        "verdict": figure.verdict,
        "compared_with": against.what if against else None,
        "compared_value": _number(against.value) if against else None,
        "difference": _number(against.difference) if against else None,
        "reason": figure.reason,
        "owner": figure.owner,
        "start": figure.start.isoformat() if figure.start else None,
        "end": figure.end.isoformat() if figure.end else None,
        "data": " ".join(figure.data),
    }
    return [row[column] for column in _HEAD]


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    text = f"{value:.{_DIGITS}f}"
    return text.rstrip("0").rstrip(".")
