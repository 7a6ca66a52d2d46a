"""What was measured as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.text import capitalized, code, counted, escaped
from journeymap.view.measure.left_out import DataView
from journeymap.view.measure.report import FigureView, MeasureReport, PartView, StageRow
from journeymap.view.measure.words import points_text

_SIGNS = {"reached": "✅", "missed": "❌", "unclear": "❔"}
_MOST_UNMAPPED = 20


def render(report: MeasureReport, _: ReportOptions) -> str:
    """Return a table of stages and one of figures for each program, then what was read and left out."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: MeasureReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}: measured on {report.as_of}"
    yield ""
    yield f"From {report.start} on."
    for part in report.parts:
        if part.title and (len(report.parts) > 1 or part.title != report.title):
            yield ""
            yield f"## {escaped(part.title)}"
        yield from _part(part, report.as_of)
    yield ""
    yield "## Read"
    yield ""
    yield from _data(report.data)


def _part(part: PartView, as_of: date) -> Iterator[str]:
    for sentence in part.says:
        yield ""
        yield escaped(sentence)
    if part.stages:
        yield ""
        yield from _stages(part.stages)
    if part.stalls:
        yield ""
        yield from (f"- **{escaped(capitalized(stall))}.**" for stall in part.stalls)
    if part.figures:
        yield ""
        yield from _figures(part.figures)
    if part.told_accounts:
        yield ""
        yield from _accounts(part, as_of)
    if part.moods:
        yield ""
        yield "| How they felt, from -2 to 2 | Asked | Mean | 95 % | n |"
        yield "|---|---|---:|---:|---:|"
        for stage, mood in part.moods:
            asked = f"{label(mood.kind)}, {label(mood.role) if mood.role else 'all'}"
            between = "" if mood.low is None or mood.high is None else f"{mood.low:.1f} to {mood.high:.1f}"
            yield f"| {escaped(stage)} | {escaped(asked)} | {mood.mean:+.1f} | {between} | {mood.n:,} |"


def _stages(rows: Sequence[StageRow]) -> Iterator[str]:
    yield "| Stage | In | On | Lost | Back | Here | Go on, of those decided | Median days | Oldest | Over the limit |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        flow = row.flow
        between = f" ({row.between})" if row.between else ""
        few = ", too few to tell" if row.is_few and row.share else ""
        limit = "" if flow.limit is None else f"{flow.over:,} over {flow.limit} days"
        cells = [escaped(flow.name), *(f"{number:,}" for number in (flow.entered, flow.on, flow.lost, flow.back))]
        cells += [f"{flow.here:,}", f"{row.share}{between}{few}" if row.share else "–"]
        cells += [_days(flow.median_days), _days(flow.oldest), limit]
        yield f"| {' | '.join(cells)} |"


def _figures(figures: Sequence[FigureView]) -> Iterator[str]:
    yield "| Measure | | 95 % | n | Plan |"
    yield "|---|---:|---:|---:|---|"
    for view in figures:
        figure = view.figure
        value = (
            f"**{escaped(str(view.value))}**" if view.value is not None else f"not known: {escaped(view.reason or '')}"
        )
        sign = f"{_SIGNS[figure.verdict]} " if figure.verdict else ""
        still = [f"{figure.open:,} still open"] if figure.open else []
        unknown = [str(view.verdict)] if view.value is None and view.verdict else []
        few = ["too few to tell"] if view.is_few else []
        says = escaped("; ".join([*few, *(view.says if view.value is not None else unknown), *still]))
        name = escaped(capitalized(str(view.name)))
        yield f"| {name} | {value} | {view.between or ''} | {figure.n:,} | {sign}{says} |"


def _accounts(part: PartView, as_of: date) -> Iterator[str]:
    stages = {row.flow.stage: row.flow.name for row in part.stages}
    yield "| Account | Stage | Days | Points | People | Trend |"
    yield "|---|---|---:|---:|---:|---|"
    for name, reading in part.told_accounts:
        days = f"{(as_of - reading.since).days:,}" if reading.since else "–"
        nowhere = "lost" if reading.since else "–"
        stage = escaped(stages.get(reading.stage or "", reading.stage or nowhere)) + (
            " (back)" if reading.backward else ""
        )
        score = "–" if reading.score is None else points_text(reading.score)
        cells = (escaped(name), stage, days, score, f"{reading.people:,}", reading.trend_word or "")
        yield f"| {' | '.join(cells)} |"


def _data(data: Sequence[DataView]) -> Iterator[str]:
    for source in data:
        newest = f", the newest of {source.newest}" if source.newest else ""
        rows = f"{source.taken:,} of {counted(source.rows, 'row')}"
        yield f"- {code(source.where)} ({escaped(label(source.export))}): {rows}{newest}"
        yield from (f"  - {escaped(note)}" for note in source.notes)
        for left_out in source.left_out:
            what = counted(left_out.count, "cell" if left_out.is_cell else "row")
            column = f", column {code(left_out.column)}" if left_out.column else ""
            where = f" (row {left_out.where})" if left_out.where else ""
            yield f"  - left out{column}: {what}, {escaped(left_out.why)}{where}"
        if source.unmapped:
            names = ", ".join(f"{code(name)} {number:,}" for name, number in source.unmapped[:_MOST_UNMAPPED])
            yield f"  - stages that are none of yours: {names}"


def _days(days: float | None) -> str:
    return "–" if days is None else f"{days:,.0f}"
