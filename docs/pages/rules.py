"""The rules and codes come in; docs/rules.md goes out: the table, and the manual of each."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import DOCUMENT_CODES, ORDER_CODES, Code
from journeymap.rules import FAMILIES, RULES, Rule

_INTRO = """\
<!-- Made by `make docs` from src/journeymap/rules and src/journeymap/diagnostics/codes.py: edit those. -->
# Rules

Every finding has a code. Codes never change their meaning, and a number is never used again.

- **JM0xx**: a document is wrong. Always an error, cannot be switched off, and stops `render`.
- **JM1xx to JM9xx**: a gap. The document is fine, the journey has a hole. Which rules run and how severe they are is
  decided by the profile and by `rules:` in `journeymap.yaml`.

`journeymap explain CODE` prints the same manual in the terminal.

## Profiles

| profile | runs |
|---|---|
| `starter` | the few rules that teach most; the text shows five gaps at a time |
| `map` | all rules about maps: the default |
| `abm` | the rules of `map`, and those about accounts and programs |
| `strict` | the rules of `abm`, with every info raised to a warning |

What only the calendar brings (marked *overdue*) is always shown and fails a run only with `--fail-on-overdue`.
A stage with nothing in it gets JM101 and no other gap. While a document cannot be read, findings that say "unknown" or
"used by nobody" are withheld, and the summary says how many.
"""


def rules_page() -> str:
    """The whole page."""
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
    for code in ORDER_CODES.values():
        overdue = ", overdue" if code.overdue else ""
        severity = f"{code.severity.word}{overdue}"
        yield f"| [{code.code}](#{_anchor(code)}) | {code.name} | {severity} | always | {code.title} |"
    yield ""
    yield "## Documents that are wrong"
    for code in DOCUMENT_CODES.values():
        yield from _manual(code, code.title, code.why)
    for digit, family in FAMILIES.items():
        yield ""
        yield f"## {family.replace('_', ' the ').capitalize()}"
        for rule in RULES.values():
            if rule.code.startswith(digit):
                yield from _manual(rule, rule.title.rstrip("."), rule.why)
    yield ""
    yield "## Ignores and baseline in bad order"
    for code in ORDER_CODES.values():
        yield from _manual(code, code.title, code.why)


def _anchor(one: Rule | Code) -> str:
    return f"{one.code} {one.name}".lower().replace(" ", "-")


def _manual(one: Rule | Code, title: str, why: str) -> Iterator[str]:
    yield ""
    yield f"### {one.code} {one.name}"
    yield ""
    yield f"**{title}.** {why}"
    for word, example in (("Bad", one.bad), ("Good", one.good)):
        if example:
            yield ""
            yield f"{word}:"
            yield ""
            yield f"```yaml\n{example.rstrip()}\n```"
