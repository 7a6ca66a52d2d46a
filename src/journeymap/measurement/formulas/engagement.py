"""How much attention accounts give you: points, people, trend, and since when an account is ready for sales.

The score of an account on a day is the sum over what its people did within the window: the points of each interaction's
type, times the weight of the person's role and of the account (six at most, together), times what its age leaves of it.
What you do never counts, nor what somebody only walks past: an ad, a mail that was sent. People whose own points reach
a minimum are counted; visits of nobody known add to the score and never to the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Literal, NamedTuple

import ibis
from ibis.expr.types import BooleanValue, FloatingValue, IntegerValue, StringColumn, Table

from journeymap.measurement.chance import few
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.number import number
from journeymap.model.plans import Decay
from journeymap.model.snapshot import Figure

POINTS: Mapping[str, float] = {
    "web": 1,
    "click": 1,
    "mail": 2,
    "reply": 2,
    "chat": 5,
    "form": 5,
    "call": 10,
    "download": 10,
    "webinar": 30,
    "meeting": 30,
    "demo": 30,
    "event": 30,
    "dinner": 120,
}
"""What an interaction counts by its type, to be read as minutes."""
OPENED = "mail_open"
_OPENED_POINTS = 1.0
NEVER_THEIRS = frozenset({"ad", "impression", "mail_sent", OPENED})
"""What only we did, or what somebody may have walked past. A mail that was opened counts where that is asked for."""
MOST_WEIGHT = 6.0
"""However dear a role and an account are together, an interaction counts no more than so many times."""
TREND_DAYS = 30
_CHANGE = 0.25
"""By how much the score has to change within that time to be warmer or cooler."""
TrendWord = Literal["warming", "steady", "cooling", "new", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """What counts, and how much."""

    points: Mapping[str, float] = field(default_factory=lambda: POINTS)
    weights: Mapping[str, float] = field(default_factory=dict)
    """By role; any other role, and nobody's, counts once."""
    account_weights: Mapping[str, float] = field(default_factory=dict)
    window: int = 90
    """How many days back something counts, that of the day itself among them."""
    decay: Decay = field(default_factory=Decay)
    person_min: float = 10
    """How many points make a person count."""
    engaged_min: float = 10
    """How many points make an account engaged."""
    opened: bool = False
    """Whether a mail that was opened counts."""

    def __post_init__(self) -> None:
        own = {name.casefold(): points for name, points in self.points.items()}
        opened = {OPENED: _OPENED_POINTS} if self.opened else {}
        object.__setattr__(self, "points", {**POINTS, **opened, **own})


class Engagement(NamedTuple):
    """What is known of the attention of one account."""

    score: float = 0.0
    people: int = 0
    trend: float | None = None
    """How much of the score came or went; None where it was nothing before."""
    trend_word: TrendWord = "silent"
    persons: int = 0
    """How many of its people did anything that counts, however little."""
    roles: tuple[str, ...] = ()
    """Their roles."""
    engaged_roles: tuple[str, ...] = ()
    """The roles of those who count."""
    last_touch: date | None = None
    """The last day on which anything happened between you: theirs or yours, ads aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagements:
    """The attention of every account that is looked at, and what could not be counted."""

    of: Mapping[str, Engagement]
    unknown_types: Mapping[str, int]
    """Interactions of types that have no points, by type."""
    future: int
    """How many interactions are dated after the day: they are left out."""
    duplicates: int
    """How many are the same contact's, of the same type and in the same minute as another: they count once."""


def engagements(
    engine: Engine, interactions: Table, accounts: Iterable[str], as_of: date, scoring: Scoring
) -> Engagements:
    """Work out the attention of some accounts on a day."""
    ids = list(dict.fromkeys(accounts))
    own = interactions.filter(interactions.account.isin(ids)) if ids else interactions.filter(ibis.literal(False))
    persons = _persons(counting(own, as_of, scoring, scoring.window + TREND_DAYS), scoring)
    sums = persons.group_by("account").agg(
        score=lambda t: t.now.sum(),
        before=lambda t: t.before.sum(),
        people=lambda t: (t.contact.notnull() & (t.now >= scoring.person_min)).ifelse(1, 0).sum(),
        persons=lambda t: (t.contact.notnull() & (t.now > 0)).ifelse(1, 0).sum(),
    )
    by_role = (
        persons.filter(persons.role.notnull(), persons.now > 0)
        .group_by("account", "role")
        .agg(most=lambda t: t.contact.notnull().ifelse(t.now, 0.0).max())
        .order_by("account", "role")
    )
    roles: dict[str, list[tuple[str, bool]]] = {}
    for row in engine.rows(by_role):
        roles.setdefault(row["account"], []).append((row["role"], row["most"] >= scoring.person_min))
    touches = own.filter(own.at < end_of(as_of), own.type.notin(list(NEVER_THEIRS - {"mail_sent"})))
    last = touches.group_by("account").agg(last=lambda t: t.at.max())
    last_days = {row["account"]: row["last"].date() for row in engine.rows(last)}
    found = {account: Engagement(last_touch=last_days.get(account)) for account in ids}
    for row in engine.rows(sums):
        named = roles.get(row["account"], [])
        score, before = float(row["score"] or 0), float(row["before"] or 0)
        found[row["account"]] = Engagement(
            score=score,
            people=int(row["people"]),
            trend=score / before - 1 if before else None,
            trend_word=_trend_word(score, before),
            persons=int(row["persons"]),
            roles=tuple(role for role, _ in named),
            engaged_roles=tuple(role for role, counts in named if counts),
            last_touch=last_days.get(row["account"]),
        )
    return Engagements(
        of=found,
        unknown_types=_unknown(engine, own, as_of, scoring),
        future=_number(engine, own.filter(own.at >= end_of(as_of))),
        duplicates=_duplicates(engine, own, as_of, scoring),
    )


def engagement_score(engagements: Engagements, fewest: int | None = None) -> Figure:
    """Return the median of the accounts' scores. An account where nothing happened has a score of 0."""
    scores = [engagement.score for engagement in engagements.of.values()]
    return Figure(
        measure="engagement_score",
        value=median(scores) if scores else None,
        reason=None if scores else "no_accounts",
        unit="points",
        n=len(scores),
        few=few(len(scores), fewest),
    )


def _trend_word(score: float, before: float) -> TrendWord:
    if not score:
        return "silent"
    if not before:
        return "new"
    change = score / before - 1
    return "warming" if change > _CHANGE else "cooling" if change < -_CHANGE else "steady"


def end_of(as_of: date) -> datetime:
    """The moment after the last of a day."""
    return datetime.combine(as_of + timedelta(days=1), time())


def is_theirs(table: Table, scoring: Scoring) -> BooleanValue:
    """Whether a row is something that people of an account did."""
    theirs = table.direction.isin(["in", "both"]) & table.type.notin(list(NEVER_THEIRS))
    return theirs | (table.type == OPENED) if scoring.opened else theirs


def counting(own: Table, as_of: date, scoring: Scoring, days: int | None = None) -> Table:
    """What people did in so many days up to one, or ever, each thing once, with its age in days and its points."""
    rows = own.filter(own.at < end_of(as_of), is_theirs(own, scoring))
    if days is not None:
        rows = rows.filter(rows.at >= end_of(as_of) - timedelta(days=days))
    once = _once(rows)
    age = ibis.literal(as_of).delta(once.minute.date(), unit="day")
    return once.mutate(age=age, points=_cases(once.type, scoring.points, 0.0))


def _once(rows: Table) -> Table:
    """Each thing once: two rows of the same contact, type and minute are one. Of nobody known, the role tells more."""
    rows = rows.mutate(minute=rows.at.truncate("m"), whose=rows.contact.isnull().ifelse(rows.role, ibis.null("string")))
    return rows.group_by("account", "contact", "whose", "type", "minute").agg(role=lambda t: t.role.max())


def _persons(counting: Table, scoring: Scoring) -> Table:
    """The points of each person today, and as they were when the trend begins; those of nobody known are together."""
    now, before = (faded(counting.points, counting.age - back, scoring) for back in (0, TREND_DAYS))
    summed = (
        counting.mutate(now=now, before=before)
        .group_by("account", "contact", "whose")
        .agg(role=lambda t: t.role.max(), now=lambda t: t.now.sum(), before=lambda t: t.before.sum())
    )
    weight = weight_of(summed, scoring)
    return summed.mutate(now=summed.now * weight, before=summed.before * weight)


def weight_of(persons: Table, scoring: Scoring) -> FloatingValue:
    """How much each person's points count, by their role and their account."""
    weight = _cases(persons.role, scoring.weights, 1.0) * _cases(persons.account, scoring.account_weights, 1.0)
    return ibis.least(weight, ibis.literal(MOST_WEIGHT))


def faded(points: FloatingValue, age: IntegerValue, scoring: Scoring) -> FloatingValue:
    """What is left of the points at an age; nothing before it happened, nor beyond the window."""
    is_within = (age >= 0) & (age < scoring.window)
    decay = scoring.decay
    if decay.way == "half_life":
        left = ibis.literal(2.0) ** (-(age / ibis.literal(float(decay.days))))
    elif decay.way == "none":
        left = ibis.literal(1.0)
    else:
        periods = age / ibis.literal(float(decay.days))
        periods = periods.floor() if decay.way == "stepped" else periods
        left = ibis.greatest(ibis.literal(1.0) - periods * decay.part, ibis.literal(0.0))
    return is_within.ifelse(points * left, 0.0)


def _cases(column: StringColumn, values: Mapping[str, float], otherwise: float) -> FloatingValue:
    if not values:
        return number(otherwise)
    return column.cases(*((word, number(value)) for word, value in sorted(values.items())), else_=number(otherwise))


def _number(engine: Engine, rows: Table) -> int:
    return int(engine.rows(rows.agg(n=rows.count()))[0]["n"])


def _unknown(engine: Engine, own: Table, as_of: date, scoring: Scoring) -> Mapping[str, int]:
    rows = own.filter(
        own.at < end_of(as_of),
        own.at >= end_of(as_of) - timedelta(days=scoring.window),
        is_theirs(own, scoring),
        own.type.notin(list(scoring.points)),
    )
    counted = rows.group_by("type").agg(n=lambda t: t.count()).order_by("type")
    return {row["type"]: int(row["n"]) for row in engine.rows(counted)}


def _duplicates(engine: Engine, own: Table, as_of: date, scoring: Scoring) -> int:
    rows = own.filter(
        own.at < end_of(as_of), own.at >= end_of(as_of) - timedelta(days=scoring.window), is_theirs(own, scoring)
    )
    return _number(engine, rows) - _number(engine, _once(rows))
