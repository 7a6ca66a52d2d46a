"""The gap report as people read it: a table per map, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count as count_from

from journeymap.characters import printable
from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, Part, padded, width
from journeymap.report.text import capitalized, counted
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.gaps.acts import Act, by_owner, listed
from journeymap.view.gaps.report import WHAT_COVERAGE_IS, CellGaps, GapReport, MapGaps
from journeymap.view.overlay.summary import OverlaySummary

_MOST_ACTS = 14
"""How many acts are shown by owner, over all of them; of each owner at least the first."""
_MOST_ACTS_OF_AN_OWNER = 4
_MOST_LATE = 6
_MOST_NAMES = 2
"""So much of what stands open is named."""
_NARROWEST_NAME = 26
_ROOM = 120
"""How many columns a table may take before names in it are cut."""
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
    if matters := report.open.matters:
        yield Line("Open beside that: ", (listed([matter.sentence(_MOST_NAMES) for matter in matters]), "bold yellow"))
    if options.quiet:
        return
    yield from _first(report)
    yield from _next(report)
    yield from _late(report)
    if share.of:
        yield Line()
        yield Line((WHAT_COVERAGE_IS, "dim"))
    for map_ in report.maps:
        yield Line()
        yield from _map(map_)
    yield Line()
    yield Line((_legend(report), "dim"))
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
    asked = [stage for map_ in report.maps for stage in map_.stages if stage.is_asked]
    absent = any(cell is None for stage in asked for cell in stage.row)
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
    stages, people = _fitting([stage.name for stage in map_.stages], map_.personas or ("Everyone",))
    widths = [max(width(name), 5) for name in people]
    first = max(map(width, stages), default=0)
    head = "   ".join(padded(name, columns) for name, columns in zip(people, widths, strict=True))
    yield Line((f"  {' ' * first}   {head}".rstrip(), "dim"))
    for stage, name in zip(map_.stages, stages, strict=True):
        if not stage.is_asked:
            yield Line(f"  {padded(name, first)}", ("   not asked", "dim"))
            continue
        cells = [part for cell, columns in zip(stage.row, widths, strict=True) for part in _cell(cell, columns)]
        yield Line(f"  {padded(name, first)}", *cells).stripped()


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


def _first(report: GapReport) -> Iterator[Line]:
    """Yield the few acts that matter most."""
    if not report.first:
        return
    yield Line()
    yield Line(("First of all", "bold"))
    for number, act in enumerate(report.first, start=1):
        yield _act(f"{number:>4}. ", act, with_owner=True)


def _next(report: GapReport) -> Iterator[Line]:
    """Yield what else to do next, by owner; the first acts of all of them, and how many more each has."""
    others, _ = report.beside_first
    if not others:
        return
    yield Line()
    yield Line(("What to do next", "bold"), (f"  {len(others):,} {'more' if report.first else 'in all'}", "dim"))
    numbers = count_from(len(report.first) + 1)
    shown = set(map(id, others[:_MOST_ACTS]))
    is_whole = True
    for owner, acts in by_owner(others):
        few = [act for place, act in enumerate(acts) if place == 0 or id(act) in shown][:_MOST_ACTS_OF_AN_OWNER]
        yield Line((f"  {owner or 'Nobody owns these'}", "bold"), (f"  {len(acts):,}", "dim"))
        yield from (_act(f"{next(numbers):>4}. ", act) for act in few)
        if len(acts) > len(few):
            is_whole = False
            yield Line((f"      and {len(acts) - len(few):,} more", "dim"))
    if not is_whole:
        yield Line(("  All of them: --format json or csv, or the published gap report.", "dim"))


def _late(report: GapReport) -> Iterator[Line]:
    """Yield what else only the calendar brings, apart from the rest."""
    _, others = report.beside_first
    if not others:
        return
    yield Line()
    yield Line(
        ("Past its day", "bold"), (f"  {len(others):,}{' more' if len(others) < len(report.late) else ''}", "dim")
    )
    yield from (_act("    - ", act, with_owner=True) for act in others[:_MOST_LATE])
    if len(others) > _MOST_LATE:
        yield Line((f"      and {len(others) - _MOST_LATE:,} more", "dim"))


def _act(mark: str, act: Act, *, with_owner: bool = False) -> Line:
    facts = [fact for fact in (act.place, act.owner if with_owner else None, act.by) if fact]
    return Line((mark, "dim"), capitalized(act.sentence), (f"  {', '.join(facts)}", "dim")).stripped()


def _accounts(accounts: Sequence[AccountGaps]) -> Iterator[Line]:
    """Yield every account: where it is, how far you have got with each role, and how much there is to do."""
    if not accounts:
        return
    yield Line()
    yield Line(("Accounts", "bold"))
    for account in accounts:
        yield Line()
        now = account.stage_name or account.stage
        ahead = f", next {account.next_stage_name}" if account.next_stage_name else ""
        details = ", ".join(part for part in (account.id, account.approach, now and f"at {now}{ahead}") if part)
        yield Line((account.name, "bold"), (f"  {details}", "dim"))
        yield Line((f"  {capitalized(account.sentence)}.", _VERDICT_TONES[account.verdict]))
        yield from _roles(account)
        for act in (*account.late, *account.next):
            yield Line(("    - ", "dim"), capitalized(act.sentence), (f"  {act.owner or ''}", "dim")).stripped()


def _roles(account: AccountGaps) -> Iterator[Line]:
    """Yield a line for every role, with the four words for four things."""
    for role in account.roles:
        answers = ["known" if role.known else "not known"]
        if role.planned.of:
            answers.append(f"planned for at {role.planned.yes} of {counted(role.planned.of, 'stage')} to come")
        last = f" on {role.last_spoken_to}" if role.last_spoken_to else ""
        answers.append(f"spoken to{last}" if role.spoken_to else "not spoken to")
        if role.answered is not None:
            answers.append("answered" if role.answered else "not answered")
        yield Line((f"  {label(role.role)}: ", "dim"), (", ".join(answers), "green" if role.is_covered else "yellow"))


def _tone(percent: int) -> str:
    return "green" if percent >= 90 else "yellow" if percent >= 60 else "red"


def _fitting(stages: Sequence[str], people: Sequence[str]) -> tuple[list[str], list[str]]:
    """Cut names only as far as a table needs it to have room."""
    for widest in range(_ROOM, _NARROWEST_NAME - 1, -1):
        rows, columns = [_cut(name, widest) for name in stages], [_cut(name, widest) for name in people]
        if 2 + max(map(width, rows), default=0) + sum(3 + width(name) for name in columns) <= _ROOM:
            break
    return rows, columns


def _cut(name: str, widest: int) -> str:
    name = printable(name)
    while width(name) > widest:
        name = name.rstrip("…")[:-1] + "…"
    return name
