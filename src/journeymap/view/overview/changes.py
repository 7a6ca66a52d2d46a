"""What changed lately, as far as the files say: maps that were looked through, accounts that moved, other numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.model.base import shifted
from journeymap.view.links import account_target, map_page
from journeymap.view.measured.figure import FigureView
from journeymap.view.measured.numbers import Said
from journeymap.view.measured.program import Measures
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney

LATELY = timedelta(days=90)
_MOST = 4
"""So many changes of a kind are named; of more there is a number."""


@dataclass(frozen=True, slots=True)
class ReviewedMap:
    """A map that was looked through."""

    map: Target
    day: str


@dataclass(frozen=True, slots=True)
class MovedAccount:
    """An account that came into another stage."""

    account: Target
    stage: str
    origin: str | None
    """The stage it came from; None where nobody has written that."""
    day: str
    is_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedNumber:
    """A number that was measured, and what it was before."""

    name: str
    program: str | None
    """Whose number it is, where there are others beside."""
    of: str | None
    way: str | None
    now: Said
    between: tuple[Said, Said] | None
    day: str
    was: Said
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in the last days; of each kind the first few, and how many more there are."""

    days: int
    reviewed: tuple[ReviewedMap, ...]
    more_reviewed: int
    moved: tuple[MovedAccount, ...]
    more_moved: int
    numbers: tuple[ChangedNumber, ...]
    more_numbers: int


def changes(
    journeys: Iterable[LinkedJourney], measures: Iterable[tuple[str | None, Measures | None]], analysis: Analysis
) -> Changes | None:
    """Return what changed; None where nothing did, or no file tells of it. `measures` are those of programs, by name,
    and of the workspace (None).
    """
    since = shifted(analysis.today, -LATELY)
    reviewed = sorted(_reviewed(journeys, since, analysis.today), key=lambda each: each.day, reverse=True)
    moved = sorted(_moved(since, analysis), key=lambda each: each.day, reverse=True)
    measured = [(program, found) for program, found in measures if found]
    numbers = [
        number
        for program, found in measured
        for number in _numbers(found, program if len(measured) > 1 else None, since)
    ]
    if not (reviewed or moved or numbers):
        return None
    return Changes(
        days=LATELY.days,
        reviewed=tuple(reviewed[:_MOST]),
        more_reviewed=_more(reviewed),
        moved=tuple(moved[:_MOST]),
        more_moved=_more(moved),
        numbers=tuple(numbers[:_MOST]),
        more_numbers=_more(numbers),
    )


def _more(things: Sequence[object]) -> int:
    return max(0, len(things) - _MOST)


def _reviewed(journeys: Iterable[LinkedJourney], since: date, today: date) -> Iterator[ReviewedMap]:
    """The maps whose own review it was: what one takes over from the map below it was looked through there."""
    for journey in journeys:
        day = journey.model.reviewed
        is_own = journey.base is None or "reviewed" in journey.own_fields
        if day and is_own and since <= day <= today:
            yield ReviewedMap(Target(journey.name, page=map_page(journey)), day.isoformat())


def _moved(since: date, analysis: Analysis) -> Iterator[MovedAccount]:
    for account in analysis.workspace.accounts.values():
        move, spell = analysis.clocks.last_move(account), analysis.clocks.spell(account)
        if move and since <= move.day <= analysis.today:
            origin = move.origin.name
            yield MovedAccount(account_target(account), move.target.name, origin, move.day.isoformat(), move.is_back)
        elif spell and since <= spell.since and (move is None or move.day < spell.since):
            yield MovedAccount(account_target(account), spell.stage.name, None, spell.since.isoformat(), is_back=False)


def _numbers(measures: Measures, program: str | None, since: date) -> Iterator[ChangedNumber]:
    """The numbers of the last measurement that were others in the one before; none that rests on too few cases."""
    if measures.as_of is None or measures.as_of < since.isoformat():
        return
    for figure in measures.figures:
        changed = None if figure.few else _changed(figure, program, measures.as_of)
        if changed:
            yield changed


def _changed(figure: FigureView, program: str | None, day: str) -> ChangedNumber | None:
    known = [(reading.day, reading.value) for reading in figure.readings if reading.value]
    if len(known) < 2 or known[-1][0] != day or str(known[-1][1]) == str(known[-2][1]):
        return None
    (before, was), (_, now) = known[-2:]
    return ChangedNumber(
        name=figure.name,
        program=program,
        of=figure.of,
        way=figure.way,
        now=now,
        between=(figure.low, figure.high) if figure.low and figure.high else None,
        day=day,
        was=was,
        before=before,
    )
