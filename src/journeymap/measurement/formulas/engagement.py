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
from typing import Any, Literal, NamedTuple

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
    touched = engine.rows(_touched(own, as_of))
    last_touch = {row["account"]: row["last"].date() for row in touched if row["last"]}
    by_role: dict[str, list[dict[str, Any]]] = {}
    for row in engine.rows(_by_role(own, as_of, scoring)):
        by_role.setdefault(row["account"], []).append(row)
    by_type = engine.rows(_by_type(own, as_of, scoring))
    return Engagements(
        of={id_: _engagement(by_role.get(id_, ()), last_touch.get(id_), scoring) for id_ in ids},
        unknown_types={row["type"]: int(row["rows"]) for row in by_type if row["type"] not in scoring.points},
        future=sum(int(row["future"]) for row in touched),
        duplicates=sum(int(row["rows"] - row["things"]) for row in by_type),
    )


def _engagement(by_role: Iterable[Mapping[str, Any]], last_touch: date | None, scoring: Scoring) -> Engagement:
    rows = list(by_role)
    score, before = (float(sum(row[name] for row in rows)) for name in ("score", "before"))
    acting = [row for row in rows if row["role"] is not None and row["score"] > 0]
    return Engagement(
        score=score,
        people=sum(int(row["people"]) for row in rows),
        trend=score / before - 1 if before else None,
        trend_word=_trend_word(score, before),
        persons=sum(int(row["persons"]) for row in rows),
        roles=tuple(row["role"] for row in acting),
        engaged_roles=tuple(row["role"] for row in acting if row["people"]),
        last_touch=last_touch,
    )


def _by_role(own: Table, as_of: date, scoring: Scoring) -> Table:
    """What each account's people of each role gave, and how many of them count."""
    persons = _persons(counting(own, as_of, scoring, scoring.window + TREND_DAYS), scoring)
    is_known = persons.contact.notnull()
    return (
        persons.group_by("account", "role")
        .agg(
            score=persons.now.sum(),
            before=persons.before.sum(),
            people=(is_known & (persons.now >= scoring.person_min)).ifelse(1, 0).sum(),
            persons=(is_known & (persons.now > 0)).ifelse(1, 0).sum(),
        )
        .order_by("account", "role")
    )


def _touched(own: Table, as_of: date) -> Table:
    """When anything last happened between you and each account, and how many rows are of a later day."""
    is_touch = (own["at"] < end_of(as_of)) & own.type.notin(list(NEVER_THEIRS - {"mail_sent"}))
    return own.group_by("account").agg(
        last=is_touch.ifelse(own["at"], ibis.null("timestamp")).max(),
        future=(own["at"] >= end_of(as_of)).ifelse(1, 0).sum(),
    )


def _by_type(own: Table, as_of: date, scoring: Scoring) -> Table:
    """How many rows there are of each type within the window, and how many things they tell."""
    once = counting(own, as_of, scoring, scoring.window)
    return once.group_by("type").agg(rows=once.rows.sum(), things=once.count()).order_by("type")


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
    rows = own.filter(own["at"] < end_of(as_of), is_theirs(own, scoring))
    if days is not None:
        rows = rows.filter(rows.at >= end_of(as_of) - timedelta(days=days))
    once = _once(rows)
    age = ibis.literal(as_of).delta(once.minute.date(), unit="day")
    return once.mutate(age=age, points=_cases(once.type, scoring.points, 0.0))


def _once(rows: Table) -> Table:
    """Each thing once: two rows of the same contact, type and minute are one. Of nobody known, the role tells more."""
    rows = rows.mutate(minute=rows.at.truncate("m"), whose=rows.contact.isnull().ifelse(rows.role, ibis.null("string")))
    return rows.group_by("account", "contact", "whose", "type", "minute").agg(
        role=lambda t: t.role.max(), rows=lambda t: t.count()
    )


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
    return ibis.least(weight, number(MOST_WEIGHT))


def faded(points: FloatingValue, age: IntegerValue, scoring: Scoring) -> FloatingValue:
    """What is left of the points at an age; nothing before it happened, nor beyond the window."""
    is_within = (age >= 0) & (age < scoring.window)
    decay = scoring.decay
    if decay.way == "half_life":
        left = number(2) ** (-(age / number(decay.days)))
    elif decay.way == "none":
        left = number(1)
    else:
        periods = age / number(decay.days)
        periods = periods.floor() if decay.way == "stepped" else periods
        left = ibis.greatest(number(1) - periods * number(decay.part), number(0))
    return is_within.ifelse(points * left, number(0))


def _cases(column: StringColumn, values: Mapping[str, float], otherwise: float) -> FloatingValue:
    if not values:
        return number(otherwise)
    return column.cases(*((word, number(value)) for word, value in sorted(values.items())), else_=number(otherwise))
