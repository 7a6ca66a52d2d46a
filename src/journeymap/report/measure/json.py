"""What was measured as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.view.measure.left_out import DataView
from journeymap.view.measure.report import FigureView, MeasureReport, PartView, StageRow

FORMAT = 1
_DIGITS = 6


def render(report: MeasureReport, options: ReportOptions) -> str:
    """Return the document that docs/measure.md describes."""
    document = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "title": report.title,
        "as_of": report.as_of.isoformat(),
        "start": report.start.isoformat(),
        "measured": [_part(part) for part in report.parts],
        "data": [_data(source) for source in report.data],
    }
    return json_text(document)


def _part(part: PartView) -> dict[str, Any]:
    return {
        "program": part.measured.program,
        "title": part.title,
        "case": part.measured.case,
        "says": list(part.says),
        "stages": [_stage(row) for row in part.stages],
        "stalls": list(part.stalls),
        "figures": [_figure(view) for view in part.figures],
        "accounts": [{"name": name, **_record(reading)} for name, reading in part.accounts],
        "moods": [_record(mood) for _, mood in part.moods],
    }


def _stage(row: StageRow) -> dict[str, Any]:
    figure = row.conversion
    conversion = {
        "value": _number(figure.value) if figure else None,
        "low": _number(figure.low) if figure else None,
        "high": _number(figure.high) if figure else None,
        "n": figure.n if figure else 0,
        "few": row.is_few,
    }
    return {**_record(row.flow), "conversion": conversion}


def _figure(view: FigureView) -> dict[str, Any]:
    value = None if view.value is None else str(view.value)
    return {"name": str(view.name), "text": value, "says": list(view.says), **_record(view.figure)}


def _data(source: DataView) -> dict[str, Any]:
    return {
        "name": source.name,
        "file": source.where,
        "export": source.export,
        "rows": source.rows,
        "taken": source.taken,
        "newest": source.newest,
        "notes": list(source.notes),
        "left_out": [
            {
                "reason": left_out.reason,
                "why": left_out.why,
                "count": left_out.count,
                "cells": left_out.is_cell,
                "column": left_out.column,
                "rows": list(left_out.rows),
            }
            for left_out in source.left_out
        ],
        "unmapped": [{"stage": name, "rows": number} for name, number in source.unmapped],
    }


def _record(record: Any) -> Mapping[str, Any]:
    """All fields of a record, whatever they say: a script finds each of them."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return _number(value)
    return value.isoformat() if isinstance(value, date) else value


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
