"""What was measured on a day, as `journeymap measure --record` writes it down and everything else reads it.

Nobody stands in it: accounts go by their ids, people are only counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError

Unit = Literal["share", "days", "points", "money", "money_per_day", "count", "ratio"]
Verdict = Literal["reached", "missed", "unclear"]
"""What a number says about its plan; unclear where chance alone may explain the difference, or too few cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a figure is held against, beside its plan."""

    what: str
    """outside_the_list, before_launch or declared."""
    value: float
    n: int
    difference: float
    low: float | None = None
    high: float | None = None
    """Between which the difference lies (95 %, Newcombe); its sign is shown only where both have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of one measure, and what it rests on."""

    measure: str
    """Its kind, as in model.measures."""
    of: str | None = None
    """The stage that it is about."""
    basis: str | None = None
    """In which way it is counted."""
    value: float | None = None
    """None where it cannot be known; then `reason` says why."""
    reason: str | None = None
    """A word of analysis.measured.REASONS."""
    unit: Unit
    currency: str | None = None
    n: int = 0
    """On how many cases it rests."""
    left_out: int = 0
    """How many more there are, which do not say what is needed to count them; a word of `notes` says what."""
    mean: float | None = None
    """The mean, where the value is a median."""
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    """Between which the true value lies (95 %)."""
    few: bool = False
    """Whether it rests on too few cases to tell."""
    open: int = 0
    """How many cases are still open, and so count neither way."""
    open_ages: tuple[int, ...] = ()
    """How many days these have been open, the longest first; the ten longest."""
    plan: float | None = None
    better: Literal["higher", "lower"] | None = None
    verdict: Verdict | None = None
    against: Comparison | None = None
    owner: str | None = None
    start: date | None = None
    end: date | None = None
    """The period: from the first day on, up to the day before the end."""
    data: tuple[str, ...] = ()
    """The data that it comes from, by their keys under `data`."""
    notes: tuple[str, ...] = ()
    """What has to be known to read it, as words of analysis.measured.NOTES: capped, reopened, no_decision_separate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFlow:
    """How cases go through one stage. Every case that came in is in just one of `on`, `lost`, `back` and `open`."""

    stage: str
    """The id of one of our stages, or the name that the data has for it."""
    name: str
    entered: int = 0
    skipped: int = 0
    """How many passed it by on their way to a later one."""
    on: int = 0
    """How many later stood in a later stage."""
    lost: int = 0
    back: int = 0
    """How many went back to an earlier stage and are there."""
    open: int = 0
    """How many came in, are there, and have been no further yet."""
    here: int = 0
    """How many are there today, those included who had been further and came back."""
    reentered: int = 0
    """How many came in more than once."""
    median_days: float | None = None
    completed: int = 0
    """On how many completed stays the median rests."""
    forward_days: float | None = None
    """The median of completed stays that went on."""
    limit: int | None = None
    """How many days an account may stay."""
    fresh: int = 0
    due: int = 0
    over: int = 0
    """How many of those who are there have time left, are in the last fifth of their time, or are beyond the limit."""
    oldest: int | None = None
    """For how many days the one that has been there longest is there."""
    median_age: float | None = None
    """The median of the days that those who are there have been there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReading:
    """What is known of one account of the list."""

    account: str
    """Its id in the workspace."""
    stage: str | None = None
    since: date | None = None
    backward: bool = False
    """Whether its last move was a step back."""
    score: float | None = None
    """Its engagement points."""
    people: int = 0
    """How many of its people count."""
    trend: float | None = None
    """How much of its points came or went within 30 days: 0.5 is half as many again."""
    trend_word: Literal["warming", "steady", "cooling", "new", "silent"] | None = None
    reached: bool | None = None
    engaged: bool | None = None
    roles: tuple[str, ...] = ()
    """The roles of its people who took part."""
    last_touch: date | None = None
    ready_since: date | None = None
    """The first day on which it was ready for sales, by the program's terms."""
    committee_known: float | None = None
    """The part of the required roles that somebody has who is known."""
    committee_engaged: float | None = None
    """The part of the required roles of which somebody takes part."""
    penetration: float | None = None
    """The part of the people known there who take part."""
    nps: float | None = None
    """The median of its answers."""
    csat: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How those who were asked at a stage felt."""

    stage: str
    kind: Literal["nps", "csat", "ces"]
    role: str | None = None
    """Who was asked; all of them where it says none."""
    mean: float
    """On the scale of feelings, from -2 to 2."""
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRead:
    """What was read of one source of data, and what was left out."""

    name: str
    """Its key under `data`, with its number where there are several."""
    export: str
    rows: int = 0
    taken: int = 0
    newest: date | None = None
    """The day of its newest row."""
    left_out: tuple[tuple[str, int], ...] = ()
    """How many rows are left out, by the reason."""
    unmapped: tuple[tuple[str, int], ...] = ()
    """The names of stages that lead to none of ours, and how many rows have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured for one program, or for the workspace as a whole."""

    program: str | None = None
    case: Literal["account", "deal", "case"] = "account"
    """What goes through the stages."""
    stages: tuple[StageFlow, ...] = ()
    """In the order of the way."""
    figures: tuple[Figure, ...] = ()
    accounts: tuple[AccountReading, ...] = ()
    moods: tuple[Mood, ...] = ()
    data: tuple[DataRead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that was measured on a day."""

    as_of: date
    measured: tuple[Measured, ...] = ()
    format: int = 1


FORMAT = 1
"""The version of snapshots that this release reads."""


@cache
def _reader() -> TypeAdapter[Snapshot]:
    return TypeAdapter(Snapshot)


def snapshot_in(text: str) -> Snapshot | str:
    """Return the snapshot that a text holds, or what is wrong with it, as the end of a sentence."""
    try:
        snapshot = _reader().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return f"has something else at '{where}' than a snapshot has" if where else "is not written as JSON"
    if snapshot.format > FORMAT:
        return "was written by a newer journeymap"
    return snapshot
