"""The gap report as people read it: a table per map, and what to make next."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.report.formats import ReportOptions
from journeymap.report.gaps.text_accounts import accounts
from journeymap.report.line import Line, Part, padded, width
from journeymap.report.text import printable
from journeymap.view.gaps.report import CellGaps, GapReport, MapGaps, NextStep
from journeymap.view.overlay.summary import OverlaySummary

_MOST_STEPS = 12
_WIDEST_NAME = 26
_MOST_DROPPED = 6


def render(report: GapReport, options: ReportOptions) -> Iterator[Line]:
    """Yield the whole report; with `quiet` only the coverage."""
    share = report.share
    name = (printable(report.title), "bold")
    if share.percent is None:
        yield Line(name, ": nothing to cover yet")
    else:
        coverage = (f"coverage {share.percent} %", "bold " + _tone(share.percent))
        yield Line(name, ": ", coverage, f" ({share.yes} of {share.of} answers)")
    if options.quiet:
        return
    for one in report.maps:
        yield Line()
        yield from _map(one)
    yield Line()
    yield Line((_legend(report), "dim"))
    yield from _next(report)
    yield from accounts(report.accounts)
    for title, pieces in (("Content nobody uses", report.unused), ("Expired content", report.expired)):
        if pieces:
            yield Line()
            yield Line((title, "bold"))
            yield from (Line(f"  {printable(piece.text)}") for piece in pieces)


def _legend(report: GapReport) -> str:
    asked = "touchpoint, channel, content" if report.asks_about_content else "touchpoint, channel"
    more = "" if report.asks_about_content else "; content is asked about once any is declared"
    return f"Each cell answers: {asked} (+ there, - missing){more}."


def _map(one: MapGaps) -> Iterator[Line]:
    details = ", ".join(part for part in (one.id, one.owner) if part)
    yield Line(
        (printable(one.title), "bold"),
        (f"  {printable(details)}  ", "dim"),
        ("–", "dim") if one.share.percent is None else (f"{one.share.percent} %", _tone(one.share.percent)),
    )
    if one.overlay:
        yield from _layers(one.overlay)
    people = [_short(name) for name in one.personas] or ["Everyone"]
    widths = [max(width(name), 5) for name in people]
    first = max([width(_short(stage.name)) for stage in one.stages], default=0)
    head = "   ".join(padded(name, columns) for name, columns in zip(people, widths, strict=True))
    yield Line((f"  {' ' * first}   {head}".rstrip(), "dim"))
    for stage in one.stages:
        cells = [part for cell, columns in zip(stage.cells, widths, strict=True) for part in _cell(cell, columns)]
        yield Line(f"  {padded(_short(stage.name), first)}", *cells).stripped()


def _layers(one: OverlaySummary) -> Iterator[Line]:
    """What the map makes of the one below it; what it drops is named, for that may be why something is missing."""
    yield Line((f"  extends '{printable(one.base.text)}': {one.sentence}", "dim"))
    yield from (
        Line((f"    dropped at {printable(stage)}: {printable(text)}", "dim"))
        for stage, text in one.dropped_texts[:_MOST_DROPPED]
    )
    if len(one.dropped_texts) > _MOST_DROPPED:
        yield Line((f"    and {len(one.dropped_texts) - _MOST_DROPPED} more dropped", "dim"))
    yield from (Line((f"    left out: {printable(stage.name)}", "dim")) for stage in one.left_out)


def _cell(cell: CellGaps, columns: int) -> Iterator[Part]:
    answers = [answer for answer in (cell.touchpoint, cell.channel, cell.content) if answer is not None]
    yield "   "
    yield from (("+ ", "green") if answer else ("- ", "bold red") for answer in answers)
    yield " " * max(0, columns - 2 * len(answers))


def _next(report: GapReport) -> Iterator[Line]:
    if not report.next:
        return
    yield Line()
    yield Line(("What to make next", "bold"))
    for number, step in enumerate(report.next[:_MOST_STEPS], start=1):
        yield _step(number, step)
    if len(report.next) > _MOST_STEPS:
        rest = len(report.next) - _MOST_STEPS
        yield Line((f"      and {rest:,} more: see --format json, or the published gap report", "dim"))
    yield Line()
    yield Line(("By owner", "bold"))
    for owner, steps in report.owners:
        yield Line(f"  {printable(owner or 'nobody')}: {len(steps)}")


def _step(number: int, step: NextStep) -> Line:
    who = f" for {printable(step.persona_name)}" if step.persona_name else ""
    owner = printable(step.owner) if step.owner else "nobody owns it"
    return Line(
        (f"  {number:>2}. ", "dim"),
        (", ".join(step.missing), "bold"),
        f"{who} at {printable(step.stage_name)}",
        (f"  {printable(step.map)}, {owner}", "dim"),
    )


def _tone(percent: int) -> str:
    return "green" if percent >= 90 else "yellow" if percent >= 60 else "red"


def _short(name: str) -> str:
    name = printable(name)
    while width(name) > _WIDEST_NAME:
        name = name.rstrip("…")[:-1] + "…"
    return name
