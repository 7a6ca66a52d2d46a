"""A code comes in; its manual goes out: what it means, why, and an example of wrong and right."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from journeymap.diagnostics import DOCUMENT_CODES, DocumentCode
from journeymap.report.findings.text import STYLES
from journeymap.rules import FAMILIES, RULES, Rule


def rule_manual(rule: Rule) -> Iterator[Text]:
    """The manual of a gap rule."""
    yield Text.assemble((rule.code, "bold"), " ", (rule.name, "bold"))
    yield Text(rule.title)
    yield Text()
    yield Text.assemble((rule.severity.word, STYLES[rule.severity]), *_runs_in(rule))
    yield Text()
    yield Text(rule.why)
    yield from _example("Bad", rule.bad)
    yield from _example("Good", rule.good)


def _runs_in(rule: Rule) -> tuple[str, ...]:
    family = FAMILIES[rule.code[:3]]
    overdue = (
        "; comes with the calendar, so it fails a run only with --fail-on-overdue" if rule.overdue else ""
    )
    return (f", family {family}, from profile {rule.profile} on{overdue}",)


def document_manual(code: DocumentCode) -> Iterator[Text]:
    """The manual of a way in which a document can be wrong."""
    yield Text.assemble((code.code, "bold"), " ", (code.name, "bold"))
    yield Text(code.title)
    yield Text()
    yield Text.assemble(("error", "bold red"), ", always on")
    yield Text()
    yield Text(code.manual)
    yield from _example("Bad", code.bad)
    yield from _example("Good", code.good)


def _example(title: str, example: str) -> Iterator[Text]:
    if example:
        yield Text()
        yield Text(f"{title}:", "bold")
        for line in example.rstrip("\n").split("\n"):
            yield Text(f"    {line}".rstrip(), "dim")


def table() -> Iterator[Text]:
    """All codes, a line each."""
    names = [*(rule.name for rule in RULES.values()), *(code.name for code in DOCUMENT_CODES.values())]
    width = max(map(len, names))
    yield Text("The document is wrong (always on)", "bold")
    for code in DOCUMENT_CODES.values():
        yield _line(code.code, code.name, width, "error", "bold red", "", code.title)
    for digit, family in FAMILIES.items():
        yield Text()
        yield Text(f"{family.capitalize()} ({digit}xx)", "bold")
        for rule in (one for one in RULES.values() if one.code.startswith(digit)):
            style = STYLES[rule.severity]
            yield _line(rule.code, rule.name, width, rule.severity.word, style, rule.profile, rule.title)


def _line(code: str, name: str, width: int, severity: str, style: str, profile: str, title: str) -> Text:
    return Text.assemble(
        f"  {code}  {name:<{width}}  ", (f"{severity:<8}", style), (f"{profile:<8}", "dim"), title
    )
