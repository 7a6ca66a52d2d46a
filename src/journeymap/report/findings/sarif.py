"""A run comes in; SARIF 2.1.0 goes out, for code scanning and for editors."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from journeymap import __version__
from journeymap.diagnostics import DOCUMENT_CODES, Finding, Severity
from journeymap.diagnostics.identity import fingerprint
from journeymap.report.run import Run
from journeymap.rules import RULES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(run: Run) -> str:
    """One run with every rule that spoke, its help, and a result for every finding."""
    codes = sorted({finding.code for finding in run.findings})
    said = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "journeymap",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code), run) for finding in run.findings],
            }
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    if code in RULES:
        rule = RULES[code]
        name, title, why, bad, good = rule.name, rule.title, rule.why, rule.bad, rule.good
        level = _LEVELS[rule.severity]
    else:
        document = DOCUMENT_CODES[code]
        name, title, why = document.name, document.title, document.manual
        bad, good, level = document.bad, document.good, "error"
    examples = "".join(
        f"\n\n{word}:\n\n```yaml\n{text}```" for word, text in (("Bad", bad), ("Good", good)) if text
    )
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": f"{why}{examples}"},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["journey-map"]},
    }


def _result(finding: Finding, index: int, run: Run) -> dict[str, Any]:
    line, column, end_line, end_column = finding.span
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    text = f"{finding.message}\n{finding.fix}" if finding.fix else finding.message
    uri = quote(run.from_git_root(finding.path))
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "partialFingerprints": {"journeymap/v1": fingerprint(finding)},
    }
