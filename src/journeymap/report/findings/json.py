"""Findings as JSON, with paths from the workspace."""

from __future__ import annotations

import json
from typing import Any

from journeymap.findings import Finding, Severity
from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import escaped
from journeymap.report.run import TOOL, Run

FORMAT = 1


def render(run: Run, _: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    document = {
        "format": FORMAT,
        "tool": TOOL,
        "root": run.root.as_posix(),
        "summary": {
            "documents": run.documents,
            "maps": run.maps,
            "errors": run.count(Severity.ERROR),
            "warnings": run.count(Severity.WARNING),
            "infos": run.count(Severity.INFO),
            "withheld": run.withheld,
        },
    }
    head = json.dumps(document, ensure_ascii=False, indent=2).removesuffix("\n}")
    encode = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make an encoder for each finding
    entries = ",\n    ".join([encode(_finding(finding)) for finding in run.findings])
    return escaped(f'{head},\n  "findings": [{_lines(entries)}]\n}}\n')


def _lines(entries: str) -> str:
    """Write one finding per line: quick, and the difference between two reports can be read."""
    return f"\n    {entries}\n  " if entries else ""


def _finding(finding: Finding) -> dict[str, Any]:
    line, column, end_line, end_column = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "overdue": finding.overdue,
        "message": finding.message,
        "fix": finding.fix,
        "path": finding.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "route": finding.route,
        "map": finding.map,
        "stage": finding.stage,
        "persona": finding.persona,
        "owner": finding.owner,
    }
