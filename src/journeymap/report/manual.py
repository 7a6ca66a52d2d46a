"""The manual of a code, and the table of all codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code
from journeymap.report.findings.text import STYLES
from journeymap.report.line import Line
from journeymap.rules import FAMILIES, Rule


def manual(code: Rule | Code) -> Iterator[Line]:
    """Yield the manual of a rule, or of what is wrong with a document or an ignore."""
    yield Line((code.code, "bold"), " ", (code.name, "bold"))
    yield Line(code.title)
    yield Line()
    yield Line((code.severity.word, STYLES[code.severity]), _runs_in(code))
    yield Line()
    yield from (Line(line) for line in code.why.split("\n"))
    yield from _example("Bad", code.bad)
    yield from _example("Good", code.good)


def _runs_in(code: Rule | Code) -> str:
    if isinstance(code, Rule):
        family = code.family or "of your own"
        runs = f", family {family}, from profile {code.profile} on"
    else:
        runs = ", always on"
    return f"{runs}; it fails a run only with --fail-on-overdue" if code.overdue else runs


def _example(title: str, example: str) -> Iterator[Line]:
    if example:
        yield Line()
        yield Line((f"{title}:", "bold"))
        for line in example.rstrip("\n").split("\n"):
            yield Line((f"    {line}".rstrip(), "dim"))


def table(rules: Mapping[str, Rule]) -> Iterator[Line]:
    """Yield all codes, one per line. `rules` are ours and the team's own."""
    codes: list[Rule | Code] = [*DOCUMENT_CODES.values(), *rules.values(), *HOUSEKEEPING_CODES.values()]
    width = max(len(code.name) for code in codes)
    for title, group in _groups(rules):
        if group:
            yield Line((title, "bold"))
            for code in group:
                yield _line(code, width)
            yield Line()


def _groups(rules: Mapping[str, Rule]) -> Iterator[tuple[str, list[Rule | Code]]]:
    yield "The document is wrong (always on)", list(DOCUMENT_CODES.values())
    for digit, family in FAMILIES.items():
        title = f"{family.replace('_', ' the ').capitalize()} ({digit}xx)"
        yield title, [rule for rule in rules.values() if rule.family == family]
    yield "Your own", [rule for rule in rules.values() if rule.family is None]
    yield "Problems with ignores and baselines (always on)", list(HOUSEKEEPING_CODES.values())


def _line(code: Rule | Code, width: int) -> Line:
    profile = code.profile if isinstance(code, Rule) else ""
    return Line(
        f"  {code.code:<6} {code.name:<{width}}  ",
        (f"{code.severity.word:<8}", STYLES[code.severity]),
        (f"{profile:<8}", "dim"),
        code.title,
    )
