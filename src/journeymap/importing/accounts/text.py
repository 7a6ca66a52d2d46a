"""Print the account for people: what was written, how it was understood, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from journeymap.importing.draft import Entry, Fate
from journeymap.importing.meaning.items import bare
from journeymap.importing.report import ImportReport
from journeymap.model.suggest import letters
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line
from journeymap.report.run import relative_name
from journeymap.report.text import counted

_MOST = 12
_LONGEST = 48
_PAST = {
    Fate.KEPT_AS_LANE: "Kept in lanes of your own, which journeymap.yaml declares",
    Fate.KEPT_AS_NOTE: "Kept in notes",
}


def render(report: ImportReport, options: ReportOptions) -> Iterator[Line]:
    """Yield the lines of the account."""
    if report.is_dry:
        for file in report.files:
            if file.path.suffix == ".json":  # the schema comment, which is for editors and not for people
                continue
            yield Line((f"# {_name(file.path)}", "bold"))
            for line in file.text.splitlines():
                yield Line(line)
            yield Line("")
    for file in report.files:
        verb = "would write" if report.is_dry else "wrote"
        yield Line(f"  {verb} {_name(file.path)}", "" if file.is_new else " (with more lanes)")
    yield Line("")
    yield Line(_summary(report))
    if options.quiet:
        return
    yield from _headed("Rows and columns", _labels(report.entries))
    yield from _headed("Understood", _understood(report))
    for fate, head in _PAST.items():
        yield from _headed(head, _kept(report.entries, fate))
    yield from _headed("Still to be written, so left out", _alike(report, Fate.PLACEHOLDER))
    yield from _headed("Left out on purpose", _alike(report, Fate.LEFT_OUT))
    yield from _headed("How it was read", [Line(f"  {sentence}") for sentence in report.notes])
    yield from _headed("To decide", [Line(f"  {question}") for question in report.questions])


def _headed(head: str, lines: Sequence[Line]) -> Iterator[Line]:
    if lines:
        yield Line("")
        yield Line((f"{head}:", "bold"))
        yield from lines


def _name(path: Path) -> str:
    return relative_name(path, Path.cwd())


def _summary(report: ImportReport) -> str:
    counts = {fate: sum(entry.fate is fate for entry in report.entries) for fate in Fate}
    parts = [f"{count} {fate.value}" for fate, count in counts.items() if count and fate is not Fate.LAYOUT]
    cells = sum(count for fate, count in counts.items() if fate is not Fate.LAYOUT)
    return f"{counted(cells, 'cell')}: {', '.join(parts)}."


def _is_label(entry: Entry) -> bool:
    return entry.fate is Fate.INTERPRETED and not entry.target


def _labels(entries: Sequence[Entry]) -> list[Line]:
    """Return what each row or column was taken for, unless its name says so already."""
    found = {
        (_short(entry.cell.text), entry.how): None
        for entry in entries
        if _is_label(entry) and letters(entry.how.removeprefix("as ")) != letters(entry.cell.text)
    }
    return _first([Line(f"  '{text}' {how}") for text, how in found])


def _understood(report: ImportReport) -> list[Line]:
    """Return what cells were understood to mean, those with the same meaning on one line."""
    entries = [entry for entry in report.entries if entry.fate is Fate.INTERPRETED and entry.target and entry.how]
    return _grouped(report, entries)


def _alike(report: ImportReport, fate: Fate) -> list[Line]:
    return _grouped(report, [entry for entry in report.entries if entry.fate is fate])


def _grouped(report: ImportReport, entries: Sequence[Entry]) -> list[Line]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((_short(entry.cell.text), entry.how), []).append(entry)
    lines = []
    for (text, how), alike in groups.items():
        others = f" and {len(alike) - 1} more" if len(alike) > 1 else ""
        where = f"  [{_where(report, alike[0])}{others}]"
        lines.append(Line(f"  '{text}'", f": {how}" if how else "", (where, "dim")))
    return _first(lines)


def _kept(entries: Sequence[Entry], fate: Fate) -> list[Line]:
    """Return where cells without a field are kept, and how many."""
    counts: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.fate is fate:
            place = entry.target.rpartition("lanes.")[2] if fate is Fate.KEPT_AS_LANE else entry.target
            counts.setdefault(place, []).append(entry)
    return _first(
        [
            Line(f"  {place}: {counted(len(found), 'cell')}, such as '{_short(found[0].cell.text)}'")
            for place, found in counts.items()
        ]
    )


def _first(lines: list[Line]) -> list[Line]:
    """Return the first lines, and how many more there are."""
    left = len(lines) - _MOST
    return lines if left <= 1 else [*lines[:_MOST], Line(f"  and {left:,} more (all: --format json)")]


def _where(report: ImportReport, entry: Entry) -> str:
    """Return where a cell is, without the name of the file if there is only one."""
    return entry.cell.where.at or entry.cell.where.file if len(report.shapes) == 1 else str(entry.cell.where)


def _short(text: str) -> str:
    line = " ".join(bare(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
