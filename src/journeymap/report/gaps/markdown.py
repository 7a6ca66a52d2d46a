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
_MOST_STEPS_PER_ACCOUNT = 6
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
    for map_ in report.maps:
        yield ""
        yield from _map(map_)
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
    for title, pieces, note in (
        ("Content nobody uses", report.unused.targets, report.unused.note),
        ("Content that is only aimed at stages", report.aimed_only.targets, report.aimed_only.note),
        ("Expired content", report.expired, ""),
    ):
        if pieces:
            yield ""
            yield f"## {title} ({escaped(note)})" if note else f"## {title}"
            yield ""
            yield from (f"- {escaped(piece.text)}" for piece in pieces)


def _map(map_: MapGaps) -> Iterator[str]:
    yield f"## {escaped(map_.title)}: {_percent(map_.share)}"
    yield ""
    if map_.overlay:
        yield from _overlay(map_.overlay)
        yield ""
    people: list[str] = [escaped(name) for name in map_.personas] or ["Everyone"]
    yield f"| Stage | {' | '.join(people)} |"
    yield f"|---|{'---|' * len(people)}"
    for stage in map_.stages:
        cells = " | ".join(_cell(cell) for cell in stage.row)
        yield f"| {escaped(stage.name)} | {cells} |"


def _overlay(overlay: OverlaySummary) -> Iterator[str]:
    yield f"Extends *{escaped(overlay.base.text)}*: {overlay.sentence}"
    if overlay.dropped_texts or overlay.left_out:
        yield ""
    yield from (
        f"- dropped at {escaped(stage)}: {escaped(text)}" for stage, text in overlay.dropped_texts[:_MOST_DROPPED]
    )
    if len(overlay.dropped_texts) > _MOST_DROPPED:
        yield f"- … and {len(overlay.dropped_texts) - _MOST_DROPPED} more"
    yield from (f"- left out: {escaped(stage.name)}" for stage in overlay.left_out)


def _accounts(accounts: Sequence[AccountGaps]) -> Iterator[str]:
    yield "## Accounts"
    yield ""
    yield "| Account | Coverage | Verdict |"
    yield "|---|---|---|"
    for account in accounts:
        yield f"| {escaped(account.name)} | {_percent(account.share)} | {escaped(account.sentence)} |"
    for account in accounts:
        if account.next:
            yield ""
            yield f"### {escaped(account.name)}"
            yield ""
            for step in account.next[:_MOST_STEPS_PER_ACCOUNT]:
                yield f"- {escaped(step.sentence)} ({escaped(step.owner or 'nobody owns it')})"
            if len(account.next) > _MOST_STEPS_PER_ACCOUNT:
                yield f"- … and {len(account.next) - _MOST_STEPS_PER_ACCOUNT} more"


def _percent(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent} %"


def _cell(cell: CellGaps | None) -> str:
    if cell is None:
        return "not involved"
    return "✓" if not cell.missing else f"no {', no '.join(cell.missing)}"


def _step(step: NextStep) -> str:
    who = f" for {escaped(step.persona_name)}" if step.persona_name else ""
    owner = f" ({escaped(step.owner)})" if step.owner else " (nobody owns it)"
    missing = ", ".join(step.missing)
    return f"**{missing}**{who} at {escaped(step.stage_name)}, {escaped(step.map_title)}{owner}"
