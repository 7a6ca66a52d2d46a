"""The gap report as people read it: a table per map, and what to make next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from journeymap.characters import printable
from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, Part, padded, width
from journeymap.report.text import capitalized
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.gaps.report import CellGaps, GapReport, MapGaps, NextStep
from journeymap.view.overlay.summary import OverlaySummary

_MOST_STEPS = 12
_MOST_STEPS_PER_ACCOUNT = 6
_WIDEST_NAME = 26
_NOT_INVOLVED = "·"
_MOST_DROPPED = 6
_VERDICT_TONES = {"covered": "green", "gaps": "yellow", "role_untouched": "red", "no_map": "yellow"}


def render(report: GapReport, options: ReportOptions) -> Iterator[Line]:
    """Yield the whole report; with `quiet` only the coverage."""
    share = report.share
    name = (report.title, "bold")
    if share.percent is None:
        yield Line(name, ": nothing to cover yet")
    else:
        coverage = (f"coverage {share.percent} %", "bold " + _tone(share.percent))
        yield Line(name, ": ", coverage, f" ({share.yes} of {share.of} answers)")
    if options.quiet:
        return
    for map_ in report.maps:
        yield Line()
        yield from _map(map_)
    yield Line()
    yield Line((_legend(report), "dim"))
    yield from _next(report)
    yield from _accounts(report.accounts)
    for title, pieces, note in (
        ("Content nobody uses", report.unused.targets, report.unused.note),
        ("Content that is only aimed at stages", report.aimed_only.targets, report.aimed_only.note),
        ("Expired content", report.expired, ""),
    ):
        if pieces:
            yield Line()
            yield Line((f"{title} ({note})" if note else title, "bold"))
            yield from (Line(f"  {piece.text}") for piece in pieces)


def _legend(report: GapReport) -> str:
    questions = "touchpoint, channel, content" if report.asks_about_content else "touchpoint, channel"
    more = "" if report.asks_about_content else "; content is asked about once any is declared"
    absent = any(cell is None for map_ in report.maps for stage in map_.stages for cell in stage.row)
    signs = f"+ there, - missing, {_NOT_INVOLVED} not involved" if absent else "+ there, - missing"
    return f"Each cell answers: {questions} ({signs}){more}."


def _map(map_: MapGaps) -> Iterator[Line]:
    details = ", ".join(part for part in (map_.id, map_.owner) if part)
    yield Line(
        (map_.title, "bold"),
        (f"  {details}  ", "dim"),
        ("–", "dim") if map_.share.percent is None else (f"{map_.share.percent} %", _tone(map_.share.percent)),
    )
    if map_.overlay:
        yield from _overlay(map_.overlay)
    people = [_short(name) for name in map_.personas] or ["Everyone"]
    widths = [max(width(name), 5) for name in people]
    first = max([width(_short(stage.name)) for stage in map_.stages], default=0)
    head = "   ".join(padded(name, columns) for name, columns in zip(people, widths, strict=True))
    yield Line((f"  {' ' * first}   {head}".rstrip(), "dim"))
    for stage in map_.stages:
        cells = [part for cell, columns in zip(stage.row, widths, strict=True) for part in _cell(cell, columns)]
        yield Line(f"  {padded(_short(stage.name), first)}", *cells).stripped()


def _overlay(overlay: OverlaySummary) -> Iterator[Line]:
    """Sum up how the map differs from its base, and name what it drops: that may be why something is missing."""
    yield Line((f"  extends '{overlay.base.text}': {overlay.sentence}", "dim"))
    yield from (
        Line((f"    dropped at {stage}: {text}", "dim")) for stage, text in overlay.dropped_texts[:_MOST_DROPPED]
    )
    if len(overlay.dropped_texts) > _MOST_DROPPED:
        yield Line((f"    and {len(overlay.dropped_texts) - _MOST_DROPPED} more dropped", "dim"))
    yield from (Line((f"    left out: {stage.name}", "dim")) for stage in overlay.left_out)


def _cell(cell: CellGaps | None, columns: int) -> Iterator[Part]:
    if cell is None:
        yield (f"   {padded(_NOT_INVOLVED, columns)}", "dim")
        return
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
        yield Line(f"  {owner or 'nobody'}: {len(steps)}")


def _step(number: int, step: NextStep) -> Line:
    who = f" for {step.persona_name}" if step.persona_name else ""
    owner = step.owner or "nobody owns it"
    return Line(
        (f"  {number:>2}. ", "dim"),
        (", ".join(step.missing), "bold"),
        f"{who} at {step.stage_name}",
        (f"  {step.map}, {owner}", "dim"),
    )


def _accounts(accounts: Sequence[AccountGaps]) -> Iterator[Line]:
    """Yield every account: the verdict, how each role fares, and what to do next."""
    if not accounts:
        return
    yield Line()
    yield Line(("Accounts", "bold"))
    for account in accounts:
        yield Line()
        details = ", ".join(
            part for part in (account.id, account.approach, account.stage and f"at {account.stage}") if part
        )
        share = (f"{account.share.percent} %", _VERDICT_TONES[account.verdict]) if account.stages else ("", "")
        yield Line((account.name, "bold"), (f"  {details}  ", "dim"), share)
        yield Line((f"  {capitalized(account.sentence)}.", _VERDICT_TONES[account.verdict]))
        yield from _roles(account)
        for number, step in enumerate(account.next[:_MOST_STEPS_PER_ACCOUNT], start=1):
            owner = step.owner or "nobody owns it"
            text = capitalized(step.sentence)
            yield Line((f"  {number:>2}. ", "dim"), text, (f"  {owner}", "dim"))
        if len(account.next) > _MOST_STEPS_PER_ACCOUNT:
            yield Line((f"      and {len(account.next) - _MOST_STEPS_PER_ACCOUNT} more: see --format json", "dim"))
    yield from _by_owner(accounts)


def _roles(account: AccountGaps) -> Iterator[Line]:
    """Yield a line for every role: is anybody known, at how many stages are they met, are they answered?"""
    for role in account.roles:
        answers = ["known" if role.known else "unknown", f"met at {role.stages_met.yes} of {role.stages_met.of} stages"]
        if role.answer is not None:
            answers.append("answered" if role.answer else "not answered")
        yield Line((f"  {label(role.role)}: ", "dim"), (", ".join(answers), "green" if role.is_covered else "yellow"))


def _by_owner(accounts: Sequence[AccountGaps]) -> Iterator[Line]:
    tally = Counter(step.owner for account in accounts for step in account.next)
    if tally:
        yield Line()
        yield Line(("Accounts by owner", "bold"))
        for owner, steps in sorted(tally.items(), key=lambda entry: (entry[0] is None, -entry[1])):
            yield Line(f"  {owner or 'nobody'}: {steps}")


def _tone(percent: int) -> str:
    return "green" if percent >= 90 else "yellow" if percent >= 60 else "red"


def _short(name: str) -> str:
    name = printable(name)
    while width(name) > _WIDEST_NAME:
        name = name.rstrip("…")[:-1] + "…"
    return name
