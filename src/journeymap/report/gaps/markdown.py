"""The gap report as Markdown, short enough for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.coverage import Share
from journeymap.report.formats import ReportOptions
from journeymap.report.text import escaped
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.gaps.report import CellGaps, GapReport, MapGaps, NextStep
from journeymap.view.overlay.summary import OverlaySummary

_MOST_STEPS = 15
_MOST_OF_ONE = 6
_MOST_DROPPED = 6


def render(report: GapReport, _: ReportOptions) -> str:
    """Return coverage, a table for every map, and what to make next."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: GapReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}: gap report"
    yield ""
    share = report.share
    if share.percent is None:
        yield "**Nothing to cover yet.**"
    else:
        yield f"**Coverage {share.percent} %** ({share.yes} of {share.of} answers are yes)"
    for one in report.maps:
        yield ""
        yield from _map(one)
    if report.next:
        yield ""
        yield "## What to make next"
        yield ""
        for number, step in enumerate(report.next[:_MOST_STEPS], start=1):
            yield f"{number}. {_step(step)}"
        if len(report.next) > _MOST_STEPS:
            yield ""
            yield f"… and {len(report.next) - _MOST_STEPS:,} more."
    if report.accounts:
        yield ""
        yield from _accounts(report.accounts)
    for title, pieces in (("Content nobody uses", report.unused), ("Expired content", report.expired)):
        if pieces:
            yield ""
            yield f"## {title}"
            yield ""
            yield from (f"- {escaped(piece.text)}" for piece in pieces)


def _map(one: MapGaps) -> Iterator[str]:
    yield f"## {escaped(one.title)}: {_percent(one.share)}"
    yield ""
    if one.overlay:
        yield from _layers(one.overlay)
        yield ""
    people = [escaped(name) for name in one.personas] or ["Everyone"]
    yield f"| Stage | {' | '.join(people)} |"
    yield f"|---|{'---|' * len(people)}"
    for stage in one.stages:
        cells = " | ".join(_cell(cell) for cell in stage.cells)
        yield f"| {escaped(stage.name)} | {cells} |"


def _layers(one: OverlaySummary) -> Iterator[str]:
    yield f"Laid over *{escaped(one.base.text)}*: {one.sentence}"
    if one.dropped_texts or one.left_out:
        yield ""
    yield from (f"- dropped at {escaped(stage)}: {escaped(text)}" for stage, text in one.dropped_texts[:_MOST_DROPPED])
    if len(one.dropped_texts) > _MOST_DROPPED:
        yield f"- … and {len(one.dropped_texts) - _MOST_DROPPED} more"
    yield from (f"- left out: {escaped(stage.name)}" for stage in one.left_out)


def _accounts(accounts: Sequence[AccountGaps]) -> Iterator[str]:
    yield "## Accounts"
    yield ""
    yield "| Account | Coverage | Verdict |"
    yield "|---|---|---|"
    for one in accounts:
        yield f"| {escaped(one.name)} | {_percent(one.share)} | {escaped(one.sentence)} |"
    for one in accounts:
        if one.next:
            yield ""
            yield f"### {escaped(one.name)}"
            yield ""
            for step in one.next[:_MOST_OF_ONE]:
                yield f"- {escaped(step.sentence)} ({escaped(step.owner or 'nobody owns it')})"
            if len(one.next) > _MOST_OF_ONE:
                yield f"- … and {len(one.next) - _MOST_OF_ONE} more"


def _percent(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent} %"


def _cell(cell: CellGaps) -> str:
    return "✓" if not cell.missing else f"no {', no '.join(cell.missing)}"


def _step(step: NextStep) -> str:
    who = f" for {escaped(step.persona_name)}" if step.persona_name else ""
    owner = f" ({escaped(step.owner)})" if step.owner else " (nobody owns it)"
    missing = ", ".join(step.missing)
    return f"**{missing}**{who} at {escaped(step.stage_name)}, {escaped(step.map_title)}{owner}"
