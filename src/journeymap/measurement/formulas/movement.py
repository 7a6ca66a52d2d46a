"""How cases move through the stages: who goes on, who is lost, who is stuck, who comes back.

A case is whatever the moves are of: a deal, or an account. A move to the stage in which a case already is, is none. A
case that is first seen in the middle of the way entered there; it has skipped nothing. Where a case is lost its way
breaks off: where it comes in again, it has neither gone back nor skipped anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import ibis
from ibis.expr.types import Table

from journeymap.measurement.chance import few, share_interval
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.ages import Ages
from journeymap.measurement.formulas.medians import medians
from journeymap.measurement.formulas.visits import (
    LOST_PLACE,
    entries,
    evaluations,
    fates,
    open_evaluations,
    presence,
    stays,
    turned,
    visits,
)
from journeymap.model.snapshot import Figure, StageFlow

ConversionBasis = Literal["of_entered", "of_decided", "of_entries"]

_FATES = ("entered", "skipped", "on", "lost", "back", "open", "reentered")
_ENTRIES = ("entries", "forward_entries", "open_entries")
_SHOWN = 10
"""How many ages of open cases a figure lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """How cases go through a stage, with what only some ways of counting need."""

    flow: StageFlow
    last: bool
    """Whether no stage comes after it."""
    entries: int = 0
    """How often any case came in; one that comes back counts again."""
    forward_entries: int = 0
    """How many of these were followed by a move to a later stage."""
    open_entries: int = 0
    open_ages: tuple[int, ...] = ()
    """For how many days those who have been no further are there, the longest first; the ten longest."""
    forward: int = 0
    """On how many stays the median of those that went on rests."""
    young: int = 0
    """How many came, or passed it by, so lately that nothing can be said of them yet; see `horizons`."""
    young_on: int = 0
    """How many of the young went on all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How all cases move through the stages, up to a day."""

    start: date | None
    end: date
    passages: Mapping[str, Passage]
    """By the stage, in the order of the way."""
    moved: int = 0
    """How many cases went from one stage to another."""
    moved_back: int = 0
    """How many of these went back at least once."""

    @property
    def flows(self) -> tuple[StageFlow, ...]:
        return tuple(passage.flow for passage in self.passages.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMove:
    """Where an account is since its last move."""

    account: str
    stage: str | None
    """None where it is lost."""
    since: date
    backward: bool


def movement(
    engine: Engine,
    moves: Table,
    stages: Sequence[str],
    as_of: date,
    *,
    start: date | None = None,
    limits: Mapping[str, int] | None = None,
    names: Mapping[str, str] | None = None,
    horizons: Mapping[str, int] | None = None,
) -> Movement:
    """Return how cases move through `stages`, which are in their order; moves to any other stage are left out.

    With `start`, a case counts at a stage if it first came there since then, and a stay if it ended since then; who is
    there today counts in any case. `horizons` says for how many days nothing can be said of those who came to a stage.
    """
    limits = limits or {}
    with engine.keeping(visits(moves, stages, as_of)) as made:
        counts = {row["place"]: row for row in engine.rows(entries(made, start))}
        medians_by_key = {row["key"]: row for row in engine.rows(stays(made, start))}
        fate_rows = _by_place(engine.rows(fates(made, stages, as_of, start, horizons or {})))
        present = _by_place(engine.rows(presence(made, as_of)))
        (turning,) = engine.rows(turned(made, start))
    passages = {}
    for place, stage in enumerate(stages):
        done, ahead = (medians_by_key.get(2 * place + what, {}) for what in (0, 1))
        there = Ages((row["age"], row["here"]) for row in present[place])
        limit = limits.get(stage)
        fresh, in_time = (there.upto(limit * fifths // 5) if limit is not None else 0 for fifths in (4, 5))
        flow = StageFlow(
            stage=stage,
            name=(names or {}).get(stage, stage),
            **{name: sum(row[name] for row in fate_rows[place]) for name in _FATES},
            here=there.count,
            median_days=done.get("median"),
            completed=done.get("n", 0),
            forward_days=ahead.get("median"),
            limit=limit,
            fresh=fresh,
            due=in_time - fresh,
            over=there.count - in_time if limit is not None else 0,
            oldest=there.oldest,
            median_age=there.median,
        )
        opened = Ages((row["age"], row["open"]) for row in fate_rows[place] if row["age"] is not None)
        passages[stage] = Passage(
            flow=flow,
            last=place == len(stages) - 1,
            **{name: counts[place][name] if place in counts else 0 for name in _ENTRIES},
            open_ages=opened.longest(_SHOWN),
            forward=ahead.get("n", 0),
            **{name: sum(row[name] for row in fate_rows[place]) for name in ("young", "young_on")},
        )
    return Movement(start=start, end=as_of + timedelta(days=1), passages=passages, **turning)


def flows(
    engine: Engine,
    moves: Table,
    stages: Sequence[str],
    as_of: date,
    limits: Mapping[str, int] | None = None,
) -> tuple[StageFlow, ...]:
    """Return how cases go through each stage."""
    return movement(engine, moves, stages, as_of, limits=limits).flows


def conversion(
    made: Movement, stage: str, basis: ConversionBasis = "of_entered", *, fewest: int | None = None
) -> Figure:
    """Return the share of the cases at a stage that go on to a later one.

    of_entered: cases that later stood in a later stage / cases that came in or passed it by. Open ones count below the
    line only, so while there are many it says less than it seems to; those too young to tell are left out of both.
    of_decided: cases that went on / those and the lost ones; who is still there or went back counts neither way.
    of_entries: entries followed by a move to a later stage / all entries.
    After the last stage there is none to go on to.
    """
    passage = made.passages[stage]
    flow = passage.flow
    if basis == "of_entered":
        part = flow.on + flow.skipped - passage.young_on
        n = flow.entered + flow.skipped - passage.young
    elif basis == "of_decided":
        part, n = flow.on, flow.on + flow.lost
    else:
        part, n = passage.forward_entries, passage.entries
    reason = "last_stage" if passage.last else None if n else "no_cases"
    interval = None if reason else share_interval(part, n)
    return Figure(
        measure="conversion_rate",
        of=stage,
        basis=basis,
        value=None if reason else part / n,
        reason=reason,
        unit="share",
        n=n,
        numerator=part,
        denominator=n,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        few=few(n, fewest),
        open=passage.open_entries if basis == "of_entries" else flow.open,
        open_ages=passage.open_ages,
        start=made.start,
        end=made.end,
    )


def time_in(made: Movement, stage: str, *, forward: bool = False, fewest: int | None = None) -> Figure:
    """Return the median of the days that completed stays at a stage took; with `forward`, of those that went on.

    Stays that last are no part of it: who is stuck shows only in their number and their ages.
    """
    passage = made.passages[stage]
    n = passage.forward if forward else passage.flow.completed
    return Figure(
        measure="stage_velocity",
        of=stage,
        basis="forward" if forward else None,
        value=passage.flow.forward_days if forward else passage.flow.median_days,
        reason=None if n else "no_cases",
        unit="days",
        n=n,
        few=few(n, fewest),
        open=passage.flow.open,
        open_ages=passage.open_ages,
        start=made.start,
        end=made.end,
    )


def regression_rate(made: Movement, *, fewest: int | None = None) -> Figure:
    """Return the share of the cases that went back at least once, of those that went from one stage to another."""
    interval = share_interval(made.moved_back, made.moved)
    return Figure(
        measure="regression_rate",
        value=made.moved_back / made.moved if made.moved else None,
        reason=None if made.moved else "no_cases",
        unit="share",
        n=made.moved,
        numerator=made.moved_back,
        denominator=made.moved,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        few=few(made.moved, fewest),
        start=made.start,
        end=made.end,
    )


def evaluation_time(
    engine: Engine,
    moves: Table,
    stages: Sequence[str],
    evaluating: Sequence[str],
    closing: str,
    as_of: date,
    *,
    start: date | None = None,
    fewest: int | None = None,
) -> Figure:
    """Return the median of the days from the first entry to one of the stages `evaluating` to the close, with loops.

    A case closes where it first comes to `closing`, or any stage after it, or else where it is lost for good.
    """
    made = visits(moves, stages, as_of)
    found = engine.rows(medians(evaluations(made, stages, evaluating, closing, start), None, "days"))
    opened = engine.rows(open_evaluations(made, stages, evaluating, closing, as_of))
    ages = Ages((row["age"], row["open"]) for row in opened)
    row: dict[str, Any] = found[0] if found else {"median": None, "n": 0}
    return Figure(
        measure="pipeline_velocity",
        basis="evaluation_time",
        value=row["median"],
        reason=None if row["n"] else "no_cases",
        unit="days",
        n=row["n"],
        few=few(row["n"], fewest),
        open=ages.count,
        open_ages=ages.longest(_SHOWN),
        start=start,
        end=as_of + timedelta(days=1),
    )


def last_moves(engine: Engine, moves: Table, stages: Sequence[str], as_of: date) -> tuple[LastMove, ...]:
    """Return where each account is. Of its cases, the one that moved last tells; a lost one only where all are lost."""
    made = visits(moves, stages, as_of)
    owners = moves.filter(moves.account.notnull()).group_by("case").agg(account=lambda t: t.account.max())
    last = made.filter(made.following.isnull()).join(owners, "case")
    order = [(last.place == LOST_PLACE).ifelse(1, 0), last.seconds.desc(), last.case]
    last = last.mutate(nth=ibis.row_number().over(group_by=last.account, order_by=order))
    last = last.filter(last.nth == 0).order_by("account")
    rows = engine.rows(last.select("account", "place", "seconds", "before"))
    return tuple(
        LastMove(
            account=row["account"],
            stage=None if row["place"] == LOST_PLACE else stages[row["place"]],
            since=datetime.fromtimestamp(row["seconds"], UTC).date(),
            backward=row["before"] is not None and row["before"] > row["place"] >= 0,
        )
        for row in rows
    )


def _by_place(rows: Iterable[dict[str, Any]]) -> defaultdict[int, list[dict[str, Any]]]:
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["place"]].append(row)
    return found
