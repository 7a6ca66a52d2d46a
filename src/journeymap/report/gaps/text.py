"""A gap report comes in; what a person reads in a terminal goes out: a table a map, and what to make next."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from journeymap.report.gaps.text_accounts import accounts
from journeymap.report.text import printable
from journeymap.view.gaps.report import CellGaps, GapReport, MapGaps, NextStep
from journeymap.view.overlay.summary import OverlaySummary

_MOST_STEPS = 12
_WIDEST_NAME = 26
_MOST_DROPPED = 6


def text(report: GapReport, *, quiet: bool = False) -> Iterator[Text]:
    """The whole report; with `quiet` only the coverage."""
    share = report.share
    yield Text.assemble(
        (printable(report.title), "bold"),
        ": ",
        (f"coverage {share.percent} %", "bold " + _tone(share.percent)),
        f" ({share.yes} of {share.of} answers)",
    )
    if quiet:
        return
    for one in report.maps:
        yield Text()
        yield from _map(one)
    yield Text()
    yield Text(_legend(report), "dim")
    yield from _next(report)
    yield from accounts(report.accounts)
    for title, pieces in (("Content nobody uses", report.unused), ("Expired content", report.expired)):
        if pieces:
            yield Text()
            yield Text(title, "bold")
            yield from (Text(f"  {printable(piece.text)}") for piece in pieces)


def _legend(report: GapReport) -> str:
    asked = "touchpoint, channel, content" if report.asks_about_content else "touchpoint, channel"
    more = "" if report.asks_about_content else "; content is asked about once any is declared"
    return f"Each cell answers: {asked} (+ there, - missing){more}."


def _map(one: MapGaps) -> Iterator[Text]:
    details = ", ".join(part for part in (one.id, one.owner) if part)
    yield Text.assemble(
        (printable(one.title), "bold"),
        (f"  {printable(details)}  ", "dim"),
        (f"{one.share.percent} %", _tone(one.share.percent)),
    )
    if one.overlay:
        yield from _layers(one.overlay)
    people = [_short(name) for name in one.personas] or ["Everyone"]
    widths = [max(cell_len(name), 5) for name in people]
    first = max([cell_len(_short(stage.name)) for stage in one.stages], default=0)
    head = "   ".join(_padded(name, width) for name, width in zip(people, widths, strict=True))
    yield Text(f"  {' ' * first}   {head}".rstrip(), "dim")
    for stage in one.stages:
        line = Text(f"  {_padded(_short(stage.name), first)}")
        for cell, width in zip(stage.cells, widths, strict=True):
            line.append("   ")
            line.append_text(_cell(cell, width))
        line.rstrip()
        yield line


def _layers(one: OverlaySummary) -> Iterator[Text]:
    """What the map makes of the one below it; what it drops is named, for that may be why something is missing."""
    yield Text(f"  laid over '{printable(one.base.text)}': {one.sentence}", "dim")
    yield from (
        Text(f"    dropped at {printable(stage)}: {printable(text)}", "dim")
        for stage, text in one.dropped_texts[:_MOST_DROPPED]
    )
    if len(one.dropped_texts) > _MOST_DROPPED:
        yield Text(f"    and {len(one.dropped_texts) - _MOST_DROPPED} more dropped", "dim")
    yield from (Text(f"    left out: {printable(stage.name)}", "dim") for stage in one.left_out)


def _cell(cell: CellGaps, width: int) -> Text:
    out = Text()
    for answer in (cell.touchpoint, cell.channel, cell.content):
        if answer is not None:
            out.append("+ " if answer else "- ", "green" if answer else "bold red")
    out.pad_right(max(0, width - out.cell_len))
    return out


def _next(report: GapReport) -> Iterator[Text]:
    if not report.next:
        return
    yield Text()
    yield Text("What to make next", "bold")
    for number, step in enumerate(report.next[:_MOST_STEPS], start=1):
        yield _step(number, step)
    if len(report.next) > _MOST_STEPS:
        rest = len(report.next) - _MOST_STEPS
        yield Text(f"      and {rest:,} more: see --format json, or the published gap report", "dim")
    yield Text()
    yield Text("By owner", "bold")
    for owner, steps in report.owners:
        yield Text(f"  {printable(owner or 'nobody')}: {len(steps)}")


def _step(number: int, step: NextStep) -> Text:
    who = f" for {printable(step.persona_name)}" if step.persona_name else ""
    owner = printable(step.owner) if step.owner else "nobody owns it"
    return Text.assemble(
        (f"  {number:>2}. ", "dim"),
        (", ".join(step.missing), "bold"),
        f"{who} at {printable(step.stage_name)}",
        (f"  {printable(step.map)}, {owner}", "dim"),
    )


def _tone(percent: int) -> str:
    return "green" if percent >= 90 else "yellow" if percent >= 60 else "red"


def _short(name: str) -> str:
    name = printable(name)
    while cell_len(name) > _WIDEST_NAME:
        name = name.rstrip("…")[:-1] + "…"
    return name


def _padded(name: str, width: int) -> str:
    return name + " " * (width - cell_len(name))
