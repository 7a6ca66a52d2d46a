"""Findings as GitLab's code quality report."""

from __future__ import annotations

from collections import Counter

from journeymap.findings import Severity
from journeymap.findings.fingerprint import fingerprint
from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import Run
from journeymap.report.text import sentence

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run, _: ReportOptions) -> str:
    """Return a list of issues. GitLab wants every fingerprint once, so a second one of the same name is numbered."""
    counts: Counter[str] = Counter()
    issues = []
    for finding in run.findings:
        print_ = fingerprint(finding)
        counts[print_] += 1
        issues.append(
            {
                "description": sentence(finding),
                "check_name": finding.code,
                "fingerprint": print_ if counts[print_] == 1 else f"{print_}-{counts[print_]}",
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": run.from_git_root(finding.path),
                    "lines": {"begin": finding.span.line, "end": finding.span.end_line},
                },
            }
        )
    return json_text(issues)
