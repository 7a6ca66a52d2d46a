"""What customers answered: whether they would recommend you, how satisfied they are, and how they felt at each stage.

Of a person who answered several times within the period, the latest answer counts. Whoever is not known counts with
every answer. Answers beside their scale are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from math import sqrt
from statistics import median
from typing import Literal

import ibis
from ibis.expr.types import Table

from journeymap.measurement.chance import Interval, few, mean_interval, share_interval
from journeymap.measurement.engine import Engine
from journeymap.model.snapshot import Figure, Mood

Kind = Literal["nps", "csat", "ces"]
KINDS: tuple[Kind, ...] = ("nps", "csat", "ces")
_PROMOTERS, _DETRACTORS = 9, 6
_SATISFIED = 0.75
"""From this part of the scale on somebody is satisfied: 4 and 5 of five, 8 to 10 of ten."""
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Answers:
    """How many answers say what, by account and role."""

    counted: tuple[tuple[str | None, str | None, float, int], ...]
    """The account, the role, the score, and how many answered so."""

    def of_accounts(self) -> Mapping[str, float]:
        """The median of the answers of each account."""
        scores: dict[str, list[float]] = {}
        for account, _, score, n in self.counted:
            if account is not None:
                scores.setdefault(account, []).extend([score] * n)
        return {account: float(median(given)) for account, given in sorted(scores.items())}

    def of_roles(self) -> Mapping[str, Answers]:
        """The answers of each role."""
        roles = sorted({role for _, role, _, _ in self.counted if role is not None})
        return {role: Answers(tuple(row for row in self.counted if row[1] == role)) for role in roles}

    def scores(self) -> Mapping[float, int]:
        """How many gave each score."""
        scores: dict[float, int] = {}
        for _, _, score, n in self.counted:
            scores[score] = scores.get(score, 0) + n
        return scores


def answers(engine: Engine, surveys: Table, kind: Kind, start: date, end: date) -> Answers:
    """Return what was answered from `start` to before `end`, each person's latest answer."""
    latest = _latest(surveys.filter(surveys.kind == kind), start, end)
    counted = latest.group_by("account", "role", "score").agg(n=lambda t: t.count())
    rows = engine.rows(counted.order_by("account", "role", "score"))
    return Answers(tuple((row["account"], row["role"], row["score"], row["n"]) for row in rows))


def _latest(surveys: Table, start: date, end: date, *by: str) -> Table:
    """The latest answer of each person, for each kind and whatever else it is counted by."""
    first, last = datetime.combine(start, time()), datetime.combine(end, time())
    valid = surveys.filter(
        surveys.at >= first,
        surveys.at < last,
        surveys.most > surveys.least,
        surveys.score >= surveys.least,
        surveys.score <= surveys.most,
        (surveys.kind != "nps") | ((surveys.score == surveys.score.floor()) & (surveys.least == 0)),
        (surveys.kind != "nps") | (surveys.most == 10),
    )
    order = [ibis.desc(valid.at), ibis.desc(valid.row)]
    place = ibis.row_number().over(group_by=["kind", "account", "contact", *by], order_by=order)
    numbered = valid.mutate(place=place)
    return numbered.filter(numbered.contact.isnull() | (numbered.place == 0))


def standard_error(promoters: int, detractors: int, n: int) -> float:
    """Return the standard error of a net promoter score, in its points."""
    p, d = promoters / n, detractors / n
    return 100 * sqrt((p + d - (p - d) ** 2) / n)


def nps(answers: Answers | None, start: date, end: date, basis: str = "of_people", fewest: int | None = None) -> Figure:
    """Return 100 times the share of those who gave 9 or 10, less that of those who gave 0 to 6; 7 and 8 are only part
    of the whole. With the basis `of_accounts`, each account counts once, with the median of its answers: else many
    users outvote the few who buy.
    """
    if answers is None:
        return Figure(measure="nps", basis=basis, reason="no_data", unit="points", start=start, end=end)
    if basis == "of_accounts":
        scores: dict[float, int] = {}
        for score in answers.of_accounts().values():
            scores[score] = scores.get(score, 0) + 1
        return _net("of_accounts", scores, start, end, fewest)
    return _net(basis, answers.scores(), start, end, fewest)


def nps_of_roles(answers: Answers, start: date, end: date, fewest: int | None = None) -> tuple[Figure, ...]:
    """Return the score of each role, whose word is the basis."""
    return tuple(_net(role, given.scores(), start, end, fewest) for role, given in answers.of_roles().items())


def _net(basis: str, scores: Mapping[float, int], start: date, end: date, fewest: int | None) -> Figure:
    n = sum(scores.values())
    promoters = sum(number for score, number in scores.items() if score >= _PROMOTERS)
    detractors = sum(number for score, number in scores.items() if score <= _DETRACTORS)
    value = 100 * (promoters - detractors) / n if n else None
    # Where all say the same, nobody knows how far others may lie from them.
    reach = _Z * standard_error(promoters, detractors, n) if n else 0
    return Figure(
        measure="nps",
        basis=basis,
        value=value,
        reason=None if n else "no_answers",
        unit="points",
        n=n,
        low=max(-100.0, value - reach) if value is not None and reach else None,
        high=min(100.0, value + reach) if value is not None and reach else None,
        few=few(n, fewest),
        start=start,
        end=end,
    )


def csat(
    engine: Engine, surveys: Table | None, start: date, end: date, fewest: int | None = None
) -> tuple[Figure, Figure]:
    """Return the mean of the answers on their scale, and the share of those who are satisfied: in its last quarter. The
    mean of answers on several scales is told from 1 to 5.
    """
    rows = engine.rows(_of_scales(surveys, start, end)) if surveys is not None else []
    scales = {(row["least"], row["most"]) for row in rows}
    least, most = scales.pop() if len(scales) == 1 else (1.0, 5.0)
    n = sum(row["n"] for row in rows)
    parts = sum(row["parts"] for row in rows)
    squares = sum(row["squares"] for row in rows)
    satisfied = sum(row["satisfied"] for row in rows)
    reason = None if n else "no_data" if surveys is None else "no_answers"
    interval = mean_interval(parts / n, squares, n) if n else None
    on_scale = [least + max(0.0, min(1.0, part)) * (most - least) for part in interval or ()]
    share = share_interval(satisfied, n)
    mean = Figure(
        measure="csat",
        basis="mean",
        value=least + parts / n * (most - least) if n else None,
        reason=reason,
        unit="points",
        n=n,
        low=on_scale[0] if on_scale else None,
        high=on_scale[1] if on_scale else None,
        few=few(n, fewest),
        start=start,
        end=end,
        notes=("several_scales",) if len(scales) > 1 else (),
    )
    of_satisfied = Figure(
        measure="csat",
        basis="satisfied",
        value=satisfied / n if n else None,
        reason=reason,
        unit="share",
        n=n,
        numerator=satisfied if n else None,
        denominator=n or None,
        low=share and share.low,
        high=share and share.high,
        few=few(n, fewest),
        start=start,
        end=end,
    )
    return mean, of_satisfied


def _of_scales(surveys: Table, start: date, end: date) -> Table:
    latest = _with_part(_latest(surveys.filter(surveys.kind == "csat"), start, end))
    return (
        latest.group_by("least", "most")
        .agg(
            n=latest.count(),
            parts=latest.part.sum(),
            squares=(latest.part * latest.part).sum(),
            satisfied=(latest.part >= _SATISFIED).ifelse(1, 0).sum(),
        )
        .order_by("least", "most")
    )


def _with_part(latest: Table) -> Table:
    """Answers with the part of their scale that they reach."""
    return latest.mutate(part=(latest.score - latest.least) / (latest.most - latest.least))


def moods(engine: Engine, surveys: Table, start: date, end: date) -> tuple[Mood, ...]:
    """Return how those felt who were asked at each stage, on our scale from -2 to 2: all of them, and by role."""
    latest = _with_part(_latest(surveys.filter(surveys.kind.isin(KINDS)), start, end, "stage"))
    latest = latest.filter(latest.stage.notnull())
    summed = latest.group_by("stage", "kind", "role").agg(
        n=latest.count(), parts=latest.part.sum(), squares=(latest.part * latest.part).sum()
    )
    sums: dict[tuple[str, Kind, str], tuple[float, float, int]] = {}
    for row in engine.rows(summed):
        for role in {"", row["role"] or ""}:
            key = (row["stage"], row["kind"], role)
            parts, squares, n = sums.get(key, (0.0, 0.0, 0))
            sums[key] = (parts + row["parts"], squares + row["squares"], n + row["n"])
    return tuple(_mood(*key, *sums[key]) for key in sorted(sums))


def _mood(stage: str, kind: Kind, role: str, parts: float, squares: float, n: int) -> Mood:
    interval = mean_interval(parts / n, squares, n)
    low, high = _ours(interval) if interval else (None, None)
    return Mood(stage=stage, kind=kind, role=role or None, mean=4 * parts / n - 2, low=low, high=high, n=n)


def _ours(interval: Interval) -> tuple[float, float]:
    return max(-2.0, 4 * interval.low - 2), min(2.0, 4 * interval.high - 2)
