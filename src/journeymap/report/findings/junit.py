"""Findings as JUnit XML: every file a suite, every finding a failed test."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from journeymap.characters import log_line
from journeymap.findings import Finding
from journeymap.report.formats import ReportOptions
from journeymap.report.run import Run


def render(run: Run, _: ReportOptions) -> str:
    """Return suites for the files with findings; a run without any has one passed test."""
    by_path: dict[str, list[Finding]] = {}
    for finding in run.findings:
        by_path.setdefault(run.from_git_root(finding.path), []).append(finding)
    total = max(1, len(run.findings))
    root = Xml.Element("testsuites", name="journeymap", tests=str(total), failures=str(len(run.findings)), errors="0")
    for path, findings in by_path.items():
        _suite(root, path, findings)
    if not by_path:
        suite = Xml.SubElement(root, "testsuite", name="journeymap", tests="1", failures="0", errors="0")
        Xml.SubElement(suite, "testcase", name="no findings", classname="journeymap")
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(root: Xml.Element, path: str, findings: list[Finding]) -> None:
    count = str(len(findings))
    suite = Xml.SubElement(root, "testsuite", name=log_line(path), tests=count, failures=count, errors="0")
    for finding in findings:
        where = f"{path}:{finding.span.line}:{finding.span.column}"
        case = Xml.SubElement(
            suite,
            "testcase",
            name=f"{finding.code} {finding.name}: {log_line(finding.message)}",
            classname=log_line(path),
        )
        failure = Xml.SubElement(case, "failure", type=finding.severity.word, message=log_line(finding.message))
        failure.text = f"{log_line(where)}\n{log_line(finding.message)}\n{log_line(finding.fix)}"
