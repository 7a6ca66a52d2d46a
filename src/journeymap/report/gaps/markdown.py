"""The gap report as Markdown, short enough for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.coverage import Share
from journeymap.report.formats import ReportOptions
from journeymap.report.text import capitalized, escaped
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.gaps.acts import Act, listed
from journeymap.view.gaps.report import WHAT_COVERAGE_IS, CellGaps, GapReport, MapGaps
from journeymap.view.overlay.summary import OverlaySummary

_MOST_ACTS = 15
_MOST_LATE = 10
_MOST_DROPPED = 6
_MOST_NAMES = 3
"""So much of what stands open is named."""


def render(report: GapReport, _: ReportOptions) -> str:
    """Return coverage, a table for every map, and what to do next."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: GapReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}: gap report"
    yield ""
    share = report.share
    if share.percent is None:
        yield "**Nothing to cover yet.**"
    else:
        yield f"**Coverage {share.percent} %** ({share.yes} of {share.of} answers are yes)"
    if matters := report.open.matters:
        yield ""
        yield f"Open beside that: {listed([escaped(matter.sentence(_MOST_NAMES)) for matter in matters])}."
    if report.first:
        yield ""
        yield "## First of all"
        yield ""
        yield from (f"{number}. {_act(act)}" for number, act in enumerate(report.first, start=1))
    if share.of:
        yield ""
        yield WHAT_COVERAGE_IS
    for map_ in report.maps:
        yield ""
        yield from _map(map_)
    others, late = report.beside_first
    if others:
        yield ""
        yield "## What to do next"
        yield ""
        shown = others[: _MOST_ACTS - len(report.first)]
        yield from (f"{number}. {_act(act)}" for number, act in enumerate(shown, start=len(report.first) + 1))
        if len(others) > len(shown):
            yield ""
            yield f"… and {len(others) - len(shown):,} more."
    if late:
        yield ""
        yield "## Past its day"
        yield ""
        yield from (f"- {_act(act)}" for act in late[:_MOST_LATE])
        if len(late) > _MOST_LATE:
            yield f"- … and {len(late) - _MOST_LATE:,} more"
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
        cells = " | ".join(_cell(cell) if stage.is_asked else "not asked" for cell in stage.row)
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
    yield "| Account | Stage | Known | Planned for | Spoken to | Answered |"
    yield "|---|---|---|---|---|---|"
    for account in accounts:
        last = f", last on {account.last_spoken_to}" if account.last_spoken_to else ""
        words = (_of(account.known), _of(account.planned), _of(account.spoken_to) + last, _of(account.answered))
        stage = escaped(account.stage_name or account.stage or "–")
        yield f"| {escaped(account.name)} | {stage} | {' | '.join(words)} |"
    yield ""
    yield "Roles, of those that it takes to decide."


def _of(share: Share) -> str:
    return f"{share.yes} of {share.of}" if share.of else "–"


def _percent(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent} %"


def _cell(cell: CellGaps | None) -> str:
    if cell is None:
        return "not involved"
    return "✓" if not cell.missing else f"no {', no '.join(cell.missing)}"


def _act(act: Act) -> str:
    facts = (act.place, act.owner, act.by)
    return f"{escaped(capitalized(act.sentence))} ({', '.join(escaped(fact) for fact in facts if fact)})"
