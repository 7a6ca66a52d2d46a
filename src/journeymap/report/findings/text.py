"""Findings as people read them: each with its line, a caret and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.characters import printable
from journeymap.findings import Finding, Kind, Severity
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, width
from journeymap.report.run import Run
from journeymap.report.text import counted

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_LONGEST_LINE = 110


def render(run: Run, options: ReportOptions) -> Iterator[Line]:
    """Yield the findings, a blank line after each, and a summary. `quiet` leaves out all but errors."""
    findings, waiting = _lessons(run)
    if further := len(run.findings) - len(run.first) if not waiting else 0:
        findings = list(run.first)
    for finding, *again in _by_cause(findings):
        if not options.quiet or finding.severity is Severity.ERROR:
            yield from _finding(finding, run)
            if again:
                yield _further(finding, again, run)
            yield Line()
    if further:
        yield Line((f"And {counted(further, 'more finding')}: --format json lists all.", "bold"))
    if not options.quiet:
        yield from _summary(run, waiting)
    if run.no_map:
        yield Line((run.no_map, "bold yellow"))


def _by_cause(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Put problems together that say the same and ask for the same, in the place of the first."""
    causes: dict[object, list[Finding]] = {}
    for finding in findings:
        is_problem = finding.kind is Kind.DOCUMENT  # a gap is another gap on every map
        cause = (finding.code, finding.message, finding.fix) if is_problem else id(finding)
        causes.setdefault(cause, []).append(finding)
    return causes.values()


def _further(finding: Finding, again: Sequence[Finding], run: Run) -> Line:
    """Where the same is found once more."""
    here = dict.fromkeys(other.span.line for other in again if other.path == finding.path)
    others = [other for other in again if other.path != finding.path]
    elsewhere = dict.fromkeys(f"{run.from_cwd(other.path)}:{other.span.line}" for other in others)
    lines = [str(line) for line in here if line != finding.span.line]
    parts = ["once more on this line"] if finding.span.line in here else []
    if lines:
        parts.append(f"on {'lines' if len(lines) > 1 else 'line'} {_some(lines)}")
    if elsewhere:
        parts.append(f"at {_some(list(elsewhere))}")
    margin = " " * len(str(finding.span.line))
    return Line((f"  {margin} = ", "dim"), f"The same {', and '.join(parts)}.")


_MOST_PLACES = 12


def _some(places: Sequence[str]) -> str:
    """Places in a sentence; of many, the first."""
    more = len(places) - _MOST_PLACES
    *others, last = places if more <= 1 else (*places[:_MOST_PLACES], f"{more} more")
    return f"{', '.join(others)} and {last}" if others else last


def _lessons(run: Run) -> tuple[list[Finding], int]:
    """Return the findings to show, and how many gaps wait. Those of as many rules as possible come first, since
    they teach most.
    """
    if run.lessons is None:
        return list(run.findings), 0
    gaps = [finding for finding in run.findings if finding.kind is not Kind.DOCUMENT]
    firsts = list({finding.code: finding for finding in reversed(gaps)}.values())
    firsts.sort(key=lambda finding: (-finding.severity, finding.code))
    others = [finding for finding in gaps if finding not in firsts]
    lessons = (firsts + others)[: run.lessons]
    chosen = [finding for finding in run.findings if finding.kind is Kind.DOCUMENT or finding in lessons]
    return chosen, len(run.findings) - len(chosen)


def _finding(finding: Finding, run: Run) -> Iterator[Line]:
    style = STYLES[finding.severity]
    where = f"{run.from_cwd(finding.path)}:{finding.span.line}:{finding.span.column}"
    yield Line(
        (where, "bold"),
        ": ",
        (finding.severity.word, style),
        (f"[{finding.code}]", "dim"),
        " ",
        finding.message,
    )
    yield from _frame(finding, style)


def _frame(finding: Finding, style: str) -> Iterator[Line]:
    span, lines = finding.span, finding.document.lines
    number = str(span.line)
    margin = " " * len(number)
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if span.line - 1 in finding.document.private_lines:
        yield Line((f"  {number} | ", "dim"), ("this line holds personal data and is not shown", "dim"))
    elif line.strip():
        before, marked, after = _cut(line, span.column - 1, span.end_column - 1)
        yield Line((f"  {number} | ", "dim"), before + marked + after)
        carets = "^" * max(1, width(marked))
        yield Line((f"  {margin} | ", "dim"), " " * width(before), (carets, style))
    if finding.fix:
        yield Line((f"  {margin} = ", "dim"), finding.fix)


def _cut(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the line before, in and after the marked part, short enough to be read at a glance."""
    before, marked, after = line[:start], line[start:end], line[end:]
    if len(marked) > _LONGEST_LINE // 2:
        marked, after = marked[: _LONGEST_LINE // 2] + "…", ""
    room = _LONGEST_LINE - len(marked)
    if len(before) > room // 2:
        before = "…" + before[len(before) - room // 2 :]
    if len(after) > room - len(before):
        after = after[: max(0, room - len(before))] + "…"
    return printable(before), printable(marked), printable(after)


def _summary(run: Run, waiting: int) -> Iterator[Line]:
    counts = [
        (counted(run.count(severity), severity.word), STYLES[severity])
        for severity in sorted(Severity, reverse=True)
        if run.count(severity)
    ]
    checked = f"{counted(run.maps, 'map')} in {counted(run.documents, 'file')}"
    if not counts and not run.documents and not run.no_map:
        yield Line(("Nothing to check", "bold yellow"), f": {checked}.")
    elif not counts and not run.no_map:
        yield Line(("Nothing is missing", "bold green"), f": {checked}.")
    elif counts:
        yield Line("Found ", *_joined(counts), f" ({checked}).")
    if waiting:
        more = f"{counted(waiting, 'more gap')} {'waits' if waiting == 1 else 'wait'} behind these"
        yield Line(f"{more}. Profile 'starter' shows those that teach most; --profile map shows all.")
    if run.withheld:
        withheld = counted(run.withheld, "further finding")
        yield Line((f"{withheld} withheld until every document is in order.", "dim"))


def _joined(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str] | str]:
    joined: list[tuple[str, str] | str] = []
    for part in parts:
        joined += [", ", part] if joined else [part]
    return joined
