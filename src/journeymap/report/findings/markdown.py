"""Findings as Markdown, for a comment on a pull request or the summary of a CI step."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Finding, Severity
from journeymap.report.formats import ReportOptions
from journeymap.report.run import Run, by_severity
from journeymap.report.text import code, counted, with_code

_MOST_ROWS = 100


def render(run: Run, _: ReportOptions) -> str:
    """Return a summary line and a table, the worst first."""
    return "\n".join(_lines(run)) + "\n"


def _lines(run: Run) -> Iterator[str]:
    counts = [
        counted(run.count(severity), severity.word) for severity in sorted(Severity, reverse=True)
        if run.count(severity)
    ]  # fmt: skip
    summary = ", ".join(counts) or ("nothing is missing" if run.maps else "nothing to check")
    yield f"**journeymap**: {summary} ({counted(run.maps, 'map')} in {counted(run.documents, 'file')})"
    if run.no_map:
        yield ""
        yield with_code(run.no_map)
    if not run.findings:
        return
    yield ""
    yield "| | Where | What | What to write |"
    yield "|---|---|---|---|"
    for finding in by_severity(run.findings)[:_MOST_ROWS]:
        yield _row(finding, run)
    if len(run.findings) > _MOST_ROWS:
        yield ""
        yield f"… and {counted(len(run.findings) - _MOST_ROWS, 'more finding')}."


def _row(finding: Finding, run: Run) -> str:
    where = code(f"{run.from_git_root(finding.path)}:{finding.span.line}")
    what = f"{with_code(finding.message)} ({finding.code})"
    return f"| {finding.severity.word} | {where} | {what} | {with_code(finding.fix)} |"
