"""The account for people: what was written, how it was understood, and what is left to do; read in a minute."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.importing.draft import Entry, Fate
from journeymap.importing.report import ImportReport
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line
from journeymap.report.text import counted

_HEADS = {
    Fate.INTERPRETED: "Understood as",
    Fate.KEPT_AS_LANE: "Kept as lanes of your own",
    Fate.KEPT_AS_NOTE: "Kept as notes",
    Fate.PLACEHOLDER: "Still to be written, so left out",
    Fate.LEFT_OUT: "Left out on purpose",
}
_MOST = 12
_LONGEST = 60


def render(report: ImportReport, options: ReportOptions) -> Iterator[Line]:
    """Yield the lines of the account."""
    if report.is_dry:
        for file in report.files:
            yield Line((f"# {file.path.as_posix()}", "bold"))
            for line in file.text.splitlines():
                yield Line(line)
            yield Line("")
    for file in report.files:
        verb = "would write" if report.is_dry else "wrote"
        what = "" if file.is_new else " (added its lanes)"
        yield Line(f"  {verb} {file.path.as_posix()}{what}")
    yield Line("")
    yield Line(_summary(report))
    if options.quiet:
        return
    for fate, head in _HEADS.items():
        entries = [entry for entry in report.entries if entry.fate is fate]
        if entries:
            yield Line("")
            yield Line((f"{head}:", "bold"))
            yield from _lines(entries)
    if report.notes:
        yield Line("")
        yield Line(("How it was read:", "bold"))
        for sentence in report.notes:
            yield Line(f"  {sentence}")
    if report.questions:
        yield Line("")
        yield Line(("To decide:", "bold"))
        for question in report.questions:
            yield Line(f"  {question}")


def _summary(report: ImportReport) -> str:
    counts = {fate: sum(entry.fate is fate for entry in report.entries) for fate in Fate}
    parts = [f"{count} {fate.value}" for fate, count in counts.items() if count and fate is not Fate.LAYOUT]
    cells = sum(count for fate, count in counts.items() if fate is not Fate.LAYOUT)
    return f"{counted(cells, 'cell')}: {', '.join(parts)}."


def _lines(entries: list[Entry]) -> Iterator[Line]:
    """One line for what was understood alike."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((_short(entry.cell.text), entry.how), []).append(entry)
    for number, ((text, how), alike) in enumerate(groups.items()):
        if number == _MOST:
            yield Line(f"  and {counted(len(groups) - _MOST, 'more')[:-1]} (all of them: --format json)")
            return
        where = f"{alike[0].cell.where}" + (f" and {len(alike) - 1} more" if len(alike) > 1 else "")
        yield Line(f"  '{text}'", f" {how}" if how else "", (f"  [{where}]", "dim"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
