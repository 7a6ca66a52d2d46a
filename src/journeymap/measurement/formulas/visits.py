"""Expressions about moves, which every engine can carry out: the stays of cases, and what is counted of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import ibis
from ibis.expr.types import BooleanColumn, IntegerColumn, Table

from journeymap.measurement.formulas.medians import medians
from journeymap.measurement.formulas.number import holds, whole_seconds
from journeymap.measurement.tables import LOST

LOST_PLACE = -1
"""The place of what is lost. The stages have the places from 0 on."""
_DAY = 86_400


def visits(moves: Table, stages: Sequence[str], as_of: date) -> Table:
    """Return every stay of a case at a stage, with where it came from, where it went, and how far it came later.

    Columns: `case`, `place` (the number of the stage, or -1 where it is lost), `seconds` and `left` (since
    1970), `before` and `following` (places), `furthest` (the last of the places that it reached later), `final` (where
    it is).
    """
    places = {LOST: LOST_PLACE, **{stage: place for place, stage in enumerate(stages)}}
    place = moves.stage.cases(*places.items(), else_=None).cast("int64")
    known = moves.select("case", "at", "row", place=place)
    known = known.filter(known.place.notnull(), known["at"] < _midnight_after(as_of))
    # The place at the end decides where sources have the same row twice, so that no engine has a choice.
    order = ("at", "row", "place")
    before = known.place.lag().over(group_by="case", order_by=order)
    changes = known.mutate(before=before, seconds=whole_seconds(known["at"]))
    changes = changes.filter(changes.before.isnull() | (changes.before != changes.place))
    following = ibis.window(group_by="case", order_by=order, rows=(1, None))
    whole = ibis.window(group_by="case", order_by=order, rows=(None, None))
    return changes.select(
        "case",
        "place",
        "seconds",
        "before",
        following=changes.place.lead().over(group_by="case", order_by=order),
        left=changes.seconds.lead().over(group_by="case", order_by=order),
        furthest=changes.place.max().over(following),
        final=changes.place.last().over(whole),
    )


def entries(made: Table, start: date | None) -> Table:
    """Count at each place how often cases came in, went on from there, and are still there."""
    since = made.filter(made.place >= 0, *_since(made.seconds, start))
    return since.group_by("place").agg(
        entries=since.count(),
        forward_entries=since.count(where=holds(since.following > since.place)),
        open_entries=since.count(where=since.following.isnull()),
    )


def stays(made: Table, start: date | None) -> Table:
    """Return the median of the days that completed stays took at each place: `key` is twice the place.

    One more than that is the key of those among them that went on.
    """
    done = made.filter(made.place >= 0, made.left.notnull(), *_since(made.left, start))
    done = done.select(
        key=done.place * 2, forward=done.following > done.place, days=(done.left - done.seconds).cast("float64") / _DAY
    )
    ahead = done.filter(done.forward)
    return medians(ibis.union(done, ahead.mutate(key=ahead.key + 1)), "key", "days")


def fates(made: Table, stages: Sequence[str], as_of: date, start: date | None, horizons: Mapping[str, int]) -> Table:
    """Count what became of the cases that came to each place: a row for each `place` and `age`.

    `age` is that of the open ones, in days; null for all others.
    """
    stood = made.filter(made.place >= 0)
    stood = stood.select(
        "case", "place", "seconds", "final", entry=ibis.literal(1), on=(stood.furthest > stood.place).ifelse(1, 0)
    )
    jumps = made.filter(made.before >= 0, made.place > made.before + 1)
    passed = [
        jumps.filter(jumps.before < place, jumps.place > place).select(
            "case",
            "seconds",
            "final",
            place=ibis.literal(place).cast("int64"),
            entry=ibis.literal(0),
            on=ibis.literal(1),
        )
        for place in range(1, len(stages) - 1)
    ]
    touched = ibis.union(stood, *(part.select(stood.columns) for part in passed)) if passed else stood
    each = touched.group_by("case", "place").agg(
        first=touched.seconds.min(),
        since=touched.seconds.max(where=touched.entry == 1),
        times=touched.entry.sum().cast("int64"),
        on=touched.on.max() == 1,
        final=touched.final.max(),
    )
    each = each.filter(True, *_since(each["first"], start))
    came, stuck = each.times > 0, ~each.on
    is_open = came & stuck & (each.final == each.place)
    bounds = [(stages.index(stage), _seconds(as_of) - days * _DAY) for stage, days in horizons.items()]
    young = holds(each["first"] >= each.place.cases(*bounds, else_=None)) if bounds else ibis.literal(False)
    age = ibis.ifelse(is_open, _age(each.since, as_of), None)
    return each.group_by("place", age=age).agg(
        entered=each.count(where=came),
        skipped=each.count(where=~came),
        on=each.count(where=came & each.on),
        lost=each.count(where=came & stuck & (each.final == LOST_PLACE)),
        back=each.count(where=came & stuck & (each.final >= 0) & (each.final < each.place)),
        open=each.count(where=is_open),
        reentered=each.count(where=each.times > 1),
        young=each.count(where=young),
        young_on=each.count(where=young & each.on),
    )


def presence(made: Table, as_of: date) -> Table:
    """Count who is at each place, by the days since they came."""
    there = made.filter(made.following.isnull(), made.place >= 0)
    return there.group_by("place", age=_age(there.seconds, as_of)).agg(here=there.count())


def turns(made: Table, start: date | None) -> Table:
    """Return how many stages each case that moved went in all, and how far it came by that: `total`, `net`, `back`."""
    steps = made.filter(made.before >= 0, made.place >= 0, *_since(made.seconds, start))
    step = steps.place - steps.before
    return steps.group_by("case").agg(
        net=step.sum().cast("int64"), total=step.abs().sum().cast("int64"), back=(step < 0).ifelse(1, 0).max()
    )


def turned(made: Table, start: date | None) -> Table:
    """Count the cases that moved, and those of them that went back."""
    each = turns(made, start)
    return each.agg(moved=each.count(), moved_back=each.count(where=each.back == 1))


def directedness(made: Table, start: date | None) -> Table:
    """Return the median of how straight cases go their way: the stages they gained, of all those they went."""
    each = turns(made, start)
    return medians(each.mutate(share=each.net.cast("float64") / each.total), None, "share")


def evaluations(
    made: Table, stages: Sequence[str], evaluating: Sequence[str], closing: str, start: date | None
) -> Table:
    """Return for each case that was evaluated and is closed, since `start`, the `days` that this took."""
    each = _evaluated(made, stages, evaluating, closing)
    each = each.filter(each.closed.notnull(), *_since(each.closed, start))
    return each.select(days=(each.closed - each.began).cast("float64") / _DAY)


def open_evaluations(made: Table, stages: Sequence[str], evaluating: Sequence[str], closing: str, as_of: date) -> Table:
    """Count the cases that are evaluated still, by the days since that began."""
    each = _evaluated(made, stages, evaluating, closing)
    each = each.filter(each.closed.isnull())
    return each.group_by(age=_age(each.began, as_of)).agg(open=each.count())


def _evaluated(made: Table, stages: Sequence[str], evaluating: Sequence[str], closing: str) -> Table:
    places, close = [stages.index(stage) for stage in evaluating], stages.index(closing)
    entry = ibis.ifelse(made.place.isin(places), made.seconds, None)
    each = made.mutate(began=entry.min().over(group_by=made.case))
    later = each.seconds >= each.began
    each = each.group_by("case", "began").agg(
        won=each.seconds.min(where=later & (each.place >= close)),
        lost=each.seconds.max(where=later & (each.final == LOST_PLACE) & (each.place == LOST_PLACE)),
    )
    each = each.filter(each.began.notnull())
    return each.select("case", "began", closed=ibis.coalesce(each.won, each.lost))


def _midnight_after(as_of: date) -> Any:
    return ibis.literal(datetime.combine(as_of + timedelta(days=1), time.min))


def _seconds(day: date) -> int:
    """Return the seconds from 1970 to the beginning of a day. Times of data have no zone, so neither has this."""
    return (day - date(1970, 1, 1)).days * _DAY


def _since(seconds: IntegerColumn, start: date | None) -> list[BooleanColumn]:
    return [seconds >= _seconds(start)] if start else []


def _age(seconds: IntegerColumn, as_of: date) -> IntegerColumn:
    """Return the days from the day on which something happened to the last day."""
    return ((ibis.literal(_seconds(as_of) + _DAY - 1).cast("int64") - seconds) / _DAY).floor().cast("int64")
