"""Write docs/rules.md: a table of all codes, and the manual of each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code
from journeymap.linting import make_plan, run_plan
from journeymap.model.strictness import Profile
from journeymap.rules import FAMILIES, RULES, Rule, files_of
from journeymap.workspace import load

_TODAY = date(2026, 11, 22)
"""The day that the examples are checked on, so that the page does not change with the calendar."""

_INTRO = """\
<!-- Made by `make docs` from src/journeymap/rules and src/journeymap/findings/codes.py: edit those. -->
# Rules

Every finding has a code. Codes never change their meaning, and a number is never reused.

- **JM0xx**: a document is wrong. Always an error, cannot be switched off, and stops `render`.
- **JM1xx to JM9xx**: a gap. The document is fine, the journey has a hole. The profile, and `rules` in `journeymap.yaml`,
  decide which rules run and how severe they are.

`journeymap explain CODE` prints the same manual in the terminal.

## Profiles

| profile | runs |
|---|---|
| `starter` | the few rules that teach most; the text shows five gaps at a time. The default without a `journeymap.yaml` |
| `map` | all rules about maps: the default with one |
| `abm` | the rules of `map`, and those about accounts and programs |
| `strict` | the rules of `abm`, with every info raised to a warning, and a severe pain without an answer to an error |

Findings marked *overdue* are always shown, and fail a run only with `--fail-on-overdue`: nothing changed but the date.
An empty stage gets JM101 and no other gap. While a document cannot be read, findings that say "unknown" or "used by
nobody" are withheld, and the summary says how many.
"""


def rules_page() -> str:
    """Return the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRO
    yield "## All codes"
    yield ""
    yield "| code | name | severity | from profile | says |"
    yield "|---|---|---|---|---|"
    for code in DOCUMENT_CODES.values():
        yield f"| [{code.code}](#{_anchor(code)}) | {code.name} | error | always | {code.title} |"
    for rule in RULES.values():
        overdue = ", overdue" if rule.overdue else ""
        severity = f"{rule.severity.word}{overdue}"
        title = rule.title.rstrip(".")
        yield f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {severity} | {rule.profile} | {title} |"
    for code in HOUSEKEEPING_CODES.values():
        overdue = ", overdue" if code.overdue else ""
        severity = f"{code.severity.word}{overdue}"
        yield f"| [{code.code}](#{_anchor(code)}) | {code.name} | {severity} | always | {code.title} |"
    yield ""
    yield "## Documents that are wrong"
    for code in DOCUMENT_CODES.values():
        yield from _manual(code, code.title, code.why)
    for family in FAMILIES.values():
        yield ""
        yield f"## {family.replace('_', ' the ').capitalize()}"
        for rule in RULES.values():
            if rule.family == family:
                yield from _manual(rule, rule.title.rstrip("."), rule.why)
    yield ""
    yield "## Problems with ignores and baselines"
    for code in HOUSEKEEPING_CODES.values():
        yield from _manual(code, code.title, code.why)


def _anchor(entry: Rule | Code) -> str:
    return f"{entry.code} {entry.name}".lower().replace(" ", "-")


def _manual(entry: Rule | Code, title: str, why: str) -> Iterator[str]:
    yield ""
    yield f'<a id="{entry.code.lower()}"></a>'
    yield ""
    yield f"### {entry.code} {entry.name}"
    yield ""
    yield f"**{title}.** {why}"
    if entry.bad:
        yield from _example("Bad:", entry.bad)
        if message := _message(entry.code, entry.bad):
            yield from _block("What it says, and the fix:", "text", message)
    if entry.good:
        yield from _example("Good:", entry.good)


def _example(title: str, example: str) -> Iterator[str]:
    for path, text in files_of(example).items():
        is_json = path.endswith(".json")
        yield from _block(f"{title} {path}" if is_json else title, "json" if is_json else "yaml", text)
        title = "and:"


def _block(title: str, language: str, text: str) -> Iterator[str]:
    yield ""
    yield title
    yield ""
    yield f"```{language}\n{text.rstrip()}\n```"


def _message(code: str, bad: str) -> str:
    """Return the finding in a bad example; nothing if it takes more than a map to show."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files_of(bad).items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8")
        workspace = load(Path(folder), _TODAY)
        findings = run_plan(Analysis(workspace), make_plan(workspace, profile=Profile.ABM)).findings
    for finding in findings:
        if finding.code == code:
            place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
            return f"{place}: {finding.severity.word}[{code}] {finding.message}\n= {finding.fix}"
    return ""
