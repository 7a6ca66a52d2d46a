"""Findings as SARIF 2.1.0, for code scanning and for editors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from journeymap import __version__
from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code, Finding, Severity
from journeymap.findings.fingerprint import fingerprint
from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import Run
from journeymap.report.text import with_code
from journeymap.rules import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(run: Run, _: ReportOptions) -> str:
    """Return one run with every rule that has findings, its help, and a result for every finding."""
    rules: dict[str, Rule | Code] = {**DOCUMENT_CODES, **HOUSEKEEPING_CODES, **run.rules}
    codes = sorted({finding.code for finding in run.findings})
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "journeymap",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(rules[code]) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code), run) for finding in run.findings],
            }
        ],
    }
    return json_text(log)


def _rule(code: Rule | Code) -> dict[str, Any]:
    examples = "".join(
        f"\n\n{word}:\n\n```yaml\n{text}```" for word, text in (("Bad", code.bad), ("Good", code.good)) if text
    )
    why = "\n".join(with_code(line) for line in code.why.split("\n"))
    return {
        "id": code.code,
        "name": "".join(part.capitalize() for part in code.name.split("-")),
        "shortDescription": {"text": _without_links(code.title)},
        "fullDescription": {"text": _without_links(code.why)},
        "help": {"text": _without_links(code.why), "markdown": f"{why}{examples}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": ["journey-map"]},
    }


def _result(finding: Finding, index: int, run: Run) -> dict[str, Any]:
    line, column, end_line, end_column = finding.span
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    text = f"{finding.message}\n{finding.fix}" if finding.fix else finding.message
    uri = quote(_bytes(run.from_git_root(finding.path)))
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _without_links(text)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "partialFingerprints": {"journeymap/v1": fingerprint(finding)},
    }


def _without_links(text: str) -> str:
    """Return a text in which readers of SARIF, who know one sign of Markdown, find no link."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text) if "](" in text else text


def _bytes(path: str) -> bytes:
    """Return the bytes of a path, which need not be UTF-8."""
    return _NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape")
