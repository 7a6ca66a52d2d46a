"""What was measured as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from journeymap.model.snapshot import AccountReading
from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, Part, padded, width
from journeymap.report.text import capitalized, counted
from journeymap.view.measure.left_out import DataView
from journeymap.view.measure.report import FigureView, MeasureReport, PartView, StageRow
from journeymap.view.measure.words import number_text, points_text

_WIDE = 79
_WIDEST = 118
"""Nobody finds the end of a longer line, however wide the terminal is."""
_MARGIN = 2
_NARROWEST = 14
"""So many columns the names have at least, whatever stands beside them."""
_MOST = 25
"""Nobody reads more accounts one by one; the formats for machines hold all of them."""
_MOST_UNMAPPED = 8
_MANY_TIMES = 3
"""From so many times as much on, a percentage says little."""
_TONES = {"missed": "bold red", "reached": "green", "unclear": "yellow"}
_NOTHING = "-"
_GO_ON = "go on (95 %)"


def render(report: MeasureReport, options: ReportOptions) -> Iterator[Line]:
    """Yield what was measured for each program; with `quiet` only where it stalls and which plans are missed."""
    if not options.quiet:
        yield Line((report.title, "bold"), f": measured on {report.as_of}, from {report.start} on")
    for part in report.parts:
        if options.quiet:
            yield from _quiet(part)
            continue
        if part.title and (len(report.parts) > 1 or part.title != report.title):
            yield Line()
            yield Line((part.title, "bold underline"))
        yield from _part(part, report.as_of, min(options.columns, _WIDEST))
    if not options.quiet:
        yield Line()
        yield from _data(report.data)


def _quiet(part: PartView) -> Iterator[Line]:
    start = f"{part.title}: " if part.title else ""
    for stall in part.stalls:
        yield from _wrapped(f"{start}{stall}.", "yellow", margin=0)
    for figure in part.missed:
        yield from _wrapped(f"{start}{capitalized(str(figure.name))} is {figure.value}, {figure.verdict}.", "bold red")


def _part(part: PartView, as_of: date, wide: int) -> Iterator[Line]:
    for sentence in part.says:
        yield from _wrapped(sentence, "yellow", margin=0)
    if part.stages:
        yield Line()
        yield from _stages(part.stages, wide)
    for stall in part.stalls:
        yield Line()
        yield from _wrapped(f"{capitalized(stall)}.", "bold yellow", margin=_MARGIN)
    if part.figures:
        yield from _figures(part.figures, wide)
    if part.told_accounts:
        yield Line()
        yield from _accounts(part, as_of, wide)
    if part.moods:
        yield Line()
        yield from _moods(part, wide)


# --- stages ------------------------------------------------------------------


def _stages(rows: Sequence[StageRow], wide: int) -> Iterator[Line]:
    has_back = any(row.flow.back for row in rows)
    has_limit = any(row.flow.over for row in rows)
    head = ["Stage", "in", "on", "lost", *(["back"] if has_back else []), "here", _GO_ON, "days", "oldest"]
    table = [[*head, *(["late"] if has_limit else [])]]
    longest = max((len(_between(row)) for row in rows), default=0)
    for row in rows:
        flow = row.flow
        cells = [flow.name, *(f"{number:,}" for number in (flow.entered, flow.on, flow.lost))]
        cells += [f"{flow.back:,}"] if has_back else []
        share = f"{row.share} {_between(row):>{longest}}" if row.share else _NOTHING
        cells += [f"{flow.here:,}", share, _days(flow.median_days), _days(flow.oldest)]
        cells += [(f"{flow.over:,}" if flow.limit is not None else "")] if has_limit else []
        table.append(cells)
    columns = _Columns(table, wide)
    yield from columns.lines(table[0], "dim")
    for row, cells in zip(rows, table[1:], strict=True):
        tones = {len(cells) - 1: "bold red"} if row.flow.over else {}
        yield from columns.lines(cells, "", tones | ({head.index(_GO_ON): "dim"} if row.is_few else {}))
    yield from _legend(rows, has_back=has_back, has_limit=has_limit)


def _between(row: StageRow) -> str:
    figure = row.conversion
    if figure is None or figure.low is None or figure.high is None:
        return ""
    return f"({number_text(figure.low, 'share')}-{number_text(figure.high, 'share')})"


def _legend(rows: Sequence[StageRow], *, has_back: bool, has_limit: bool) -> Iterator[Line]:
    words = ["go on: of those who went on or were lost; who is here still counts neither way"]
    if few := [row.flow.name for row in rows if row.is_few and row.share]:
        every = len(few) == len([row for row in rows if row.share])
        words.append("too few to tell" if every else f"too few to tell: {', '.join(few)}")
    if has_back:
        words.append("back: went back and are there")
    words.append("days: the median of stays that ended")
    if has_limit:
        words.append("late: here beyond the limit")
    yield from _wrapped(f"{capitalized('; '.join(words))}.", "dim", margin=0)


def _days(days: float | None) -> str:
    return _NOTHING if days is None else f"{days:,.0f}" if days >= 10 or days == int(days) else f"{days:.1f}"


class _Columns:
    """How wide the columns are: that of names takes what the others leave. `texts` are those that begin at the left."""

    def __init__(self, table: Sequence[Sequence[str]], wide: int, texts: Sequence[int] = ()) -> None:
        self._texts = texts
        self._widths = [max(width(row[column]) for row in table) for column in range(1, len(table[0]))]
        left = wide - sum(column + 2 for column in self._widths)
        self._name = max(min(left, max(width(row[0]) for row in table)), _NARROWEST)

    def lines(self, cells: Sequence[str], tone: str, tones: dict[int, str] | None = None) -> Iterator[Line]:
        """Yield a row, the name above the numbers where it takes several lines."""
        *above, name = _broken(cells[0], self._name)
        yield from (Line((part, (tones or {}).get(0, tone))) for part in above)
        numbers = zip(cells[1:], self._widths, strict=True)
        parts: list[Part] = [(padded(name, self._name), (tones or {}).get(0, tone))]
        for at, (cell, wide) in enumerate(numbers, 1):
            filled = padded(cell, wide) if at in self._texts else " " * (wide - width(cell)) + cell
            parts += ["  ", (filled, (tones or {}).get(at, tone))]
        yield Line(*parts).stripped()


def _broken(text: str, room: int) -> list[str]:
    """A text in lines that are no wider than there is room, whatever its words are."""
    lines, line = [], ""
    for word in text.split(" "):
        rest = word
        while width(rest) > room:
            start = line + " " if line else ""
            cut = next((at for at in range(len(rest), 0, -1) if width(start + rest[:at]) <= room), 0)
            if cut:
                lines.append(start + rest[:cut])
            elif line:
                lines.append(line)
            line, rest = "", rest[cut:]
        if line and width(line) + 1 + width(rest) > room:
            lines.append(line)
            line = rest
        else:
            line = f"{line} {rest}" if line else rest
    return [*lines, line]


# --- figures -----------------------------------------------------------------


def _figures(figures: Sequence[FigureView], wide: int) -> Iterator[Line]:
    known = [figure for figure in figures if figure.value is not None]
    rows = [_cells(figure) for figure in known]
    columns = _Columns([["", "", "95 %", "n", ""], *rows], wide, texts=(4,))
    others = "Also measured" if any(figure.is_planned for figure in known) else "Measures"
    for title, are_planned in (("Planned", True), (others, False)):
        group = [(figure, cells) for figure, cells in zip(known, rows, strict=True) if figure.is_planned == are_planned]
        if group:
            yield Line()
            yield from columns.lines([title, "", "95 %", "n", ""], "dim", {0: "bold"})
        for figure, cells in group:
            yield from columns.lines(cells, "", {1: "bold", 4: "dim"})
            tone = _TONES.get(figure.figure.verdict or "", "dim")
            for said in figure.says:
                yield from _wrapped(said, tone, margin=2 * _MARGIN)
                tone = "dim"
            yield from _still_open(figure)
    unknown = [figure for figure in figures if figure.value is None]
    if unknown:
        yield Line()
        yield Line(("Not known", "bold"))
        for figure in unknown:
            plan = f" ({figure.verdict})" if figure.verdict else ""
            why = f": {figure.reason}" if figure.reason else ""
            yield from _wrapped(f"{capitalized(str(figure.name))}{plan}{why}", "dim")


def _cells(figure: FigureView) -> list[str]:
    n = f"{figure.figure.n:,}" if figure.figure.n else ""
    few = "too few" if figure.is_few and n else ""
    return [capitalized(str(figure.name)), str(figure.value), figure.between or "", n, few]


def _still_open(figure: FigureView) -> Iterator[Line]:
    number, ages = figure.figure.open, figure.figure.open_ages
    if number:
        oldest = f", the oldest for {counted(ages[0], 'day')}" if ages else ""
        yield from _wrapped(f"{number:,} still open{oldest}", "dim", margin=2 * _MARGIN)


# --- accounts ----------------------------------------------------------------


def _accounts(part: PartView, as_of: date, wide: int) -> Iterator[Line]:
    stages = {row.flow.stage: row.flow.name for row in part.stages}
    accounts = part.told_accounts
    has_points = any(reading.score is not None for _, reading in accounts)
    table = [["Account", "stage", "days", *(["points", "people", "trend"] if has_points else [])]]
    for name, reading in accounts[:_MOST]:
        days = f"{(as_of - reading.since).days:,}" if reading.since else _NOTHING
        back = " (back)" if reading.backward else ""
        row = [name, stages.get(reading.stage or "", reading.stage or _nowhere(reading)) + back, days]
        if has_points:
            score = _NOTHING if reading.score is None else points_text(reading.score)
            row += [score, f"{reading.people:,}", _trend(reading)]
        table.append(row)
    columns = _Columns(table, wide, texts=(1, 5))
    yield from columns.lines(table[0], "dim")
    for (_, reading), cells in zip(accounts[:_MOST], table[1:], strict=True):
        tone = {"warming": "green", "cooling": "yellow", "silent": "yellow"}.get(reading.trend_word or "", "")
        yield from columns.lines(cells, "", {5: tone})
    if len(accounts) > _MOST:
        yield Line((f"and {len(accounts) - _MOST:,} more; --format json lists every account.", "dim"))


def _nowhere(reading: AccountReading) -> str:
    return "lost" if reading.since else _NOTHING


def _trend(reading: AccountReading) -> str:
    word = reading.trend_word or ""
    if reading.trend is None or word not in ("warming", "steady", "cooling"):
        return word
    times = reading.trend + 1
    return f"{word}, {times:,.0f} times" if times >= _MANY_TIMES else f"{word} {reading.trend:+.0%}".replace("%", " %")


def _moods(part: PartView, wide: int) -> Iterator[Line]:
    table = [["How they felt, from -2 to 2", "", "mean", "95 %", "n"]]
    for stage, mood in part.moods:
        between = "" if mood.low is None or mood.high is None else f"{mood.low:.1f} to {mood.high:.1f}"
        who = label(mood.role) if mood.role else "all"
        table.append([stage, f"{label(mood.kind)}, {who}", f"{mood.mean:+.1f}", between, f"{mood.n:,}"])
    columns = _Columns(table, wide, texts=(1,))
    for number, cells in enumerate(table):
        yield from columns.lines(cells, "dim" if number == 0 else "")


# --- data --------------------------------------------------------------------


def _data(data: Sequence[DataView]) -> Iterator[Line]:
    yield Line(("Read", "bold"))
    for source in data:
        newest = f", the newest of {source.newest}" if source.newest else ""
        name = source.where if source.where.endswith(source.name) else f"{source.name}: {source.where}"
        rows = f"{source.taken:,} of {counted(source.rows, 'row')}{newest}"
        yield from _wrapped(f"{name} ({label(source.export).replace('-', ' ')}): {rows}")
        for note in source.notes:
            yield from _wrapped(note, "dim", margin=2 * _MARGIN)
    if any(source.left_out or source.unmapped for source in data):
        yield Line()
        yield Line(("Left out", "bold"))
    for source in data:
        yield from _left_out(source)


def _left_out(source: DataView) -> Iterator[Line]:
    for left_out in source.left_out:
        column = f", column '{left_out.column}'" if left_out.column else ""
        rows = f" (row {left_out.where})" if left_out.where else ""
        what = counted(left_out.count, "cell" if left_out.is_cell else "row")
        yield from _wrapped(f"{source.where}{column}: {what}, {left_out.why}{rows}", "yellow", margin=_MARGIN)
    if source.unmapped:
        names = ", ".join(f"'{name}' {number:,}" for name, number in source.unmapped[:_MOST_UNMAPPED])
        more = len(source.unmapped) - _MOST_UNMAPPED
        names += f" and {more:,} more" if more > 0 else ""
        text = f"{source.where}: stages that are none of yours: {names}. Say what they are under data, stages:"
        yield from _wrapped(f"{text} {{{source.unmapped[0][0]}: …}}.", "yellow", margin=_MARGIN)


def _wrapped(text: str, tone: str = "", *, margin: int = _MARGIN) -> Iterator[Line]:
    """Yield a text, broken between words."""
    start = " " * margin
    for line in wrap(text, _WIDE, initial_indent=start, subsequent_indent=start, break_long_words=False):
        yield Line((line, tone))
