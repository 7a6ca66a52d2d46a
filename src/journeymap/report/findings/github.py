"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from journeymap.characters import printable
from journeymap.findings import Finding, Severity
from journeymap.report.formats import ReportOptions
from journeymap.report.run import Run, by_severity
from journeymap.report.text import counted

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(run: Run, _: ReportOptions) -> str:
    """Return one annotation per finding, errors first: GitHub shows only the first few of each kind."""
    annotations = [_annotation(finding, run) for finding in by_severity(run.first)]
    if further := len(run.findings) - len(run.first):
        annotations.append(f"::notice title=journeymap::and {counted(further, 'more finding')}\n")
    return "".join(annotations)


def _annotation(finding: Finding, run: Run) -> str:
    line, column, end_line, end_column = finding.span
    properties = {
        "file": printable(run.from_git_root(finding.path)),
        "line": line,
        "col": column,
        "endLine": end_line,
        "endColumn": end_column,
        "title": f"{finding.code} {finding.name}",
    }
    header = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    text = _data("\n".join(printable(part) for part in (finding.message, finding.fix) if part))
    return f"::{_COMMANDS[finding.severity]} {header}::{text}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
