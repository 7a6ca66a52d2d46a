"""Points, people and trend of accounts; the vectors are those of the definition."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.engagement import POINTS, Engagement, Scoring, engagement_score, engagements
from journeymap.measurement.formulas.readiness import Candidate, Terms, mqa, ready_since
from journeymap.measurement.tables import INTERACTIONS
from journeymap.model.plans import Decay
from tests.support.workspaces import ROOT

TODAY = date(2026, 11, 25)
Row = tuple[str | None, str | None, str, int]
"""Contact, role, type, and age in days."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def interactions(*rows: tuple[str | None, str | None, str, float], direction: str = "in", account: str = "a") -> Table:
    """Interactions by contact, role, type and age in days."""
    noon = datetime.combine(TODAY, time(12))
    data = [
        {
            "account": account,
            "contact": contact,
            "role": role,
            "type": type_,
            "channel": None,
            "direction": direction,
            "at": noon - timedelta(days=age),
            "stage": None,
            "row": number,
        }
        for number, (contact, role, type_, age) in enumerate(rows, 1)
    ]
    return ibis.memtable(data, schema=INTERACTIONS)


VECTOR = (
    ("A", "champion", "web", 2),
    ("A", "champion", "download", 10),
    ("B", "economic_buyer", "webinar", 40),
    ("B", "economic_buyer", "meeting", 70),
    (None, None, "web", 5),
    ("C", "user", "reply", 95),
)
WEIGHTS = {"economic_buyer": 2.0, "user": 0.5}


@pytest.mark.parametrize(
    ("decay", "score"),
    [
        (Decay(), 132.0),
        (Decay("half_life", 30), 45.4993),
        (Decay("linear", 30, 0.5), 30.2167),
        (Decay("stepped", 30, 0.5), 42.0),
    ],
)
def test_the_score_of_an_account(engine: Engine, decay: Decay, score: float) -> None:
    assert round(found(engine, interactions(*VECTOR), weights=WEIGHTS, decay=decay).score, 4) == score


def test_people_are_counted_from_a_minimum_on_and_nobody_known_adds_none(engine: Engine) -> None:
    made = found(engine, interactions(*VECTOR), weights=WEIGHTS)
    assert (made.people, made.persons) == (2, 2)
    assert made.roles == ("champion", "economic_buyer")
    assert made.last_touch == date(2026, 11, 23)


def since(engine: Engine, table: Table, terms: Terms, **of: Any) -> date | None:
    candidate = Candidate(account="a", **of)
    return ready_since(engine, table, [candidate], TODAY, Scoring(weights=WEIGHTS), terms).get("a")


def test_an_account_is_ready_from_the_first_day_on_which_all_holds(engine: Engine) -> None:
    table = interactions(*VECTOR)
    assert since(engine, table, Terms(points_min=100)) == TODAY - timedelta(days=40)
    assert since(engine, table, Terms(points_min=100, people_min=2)) == TODAY - timedelta(days=10)
    assert since(engine, table, Terms(points_min=100, roles=("champion",))) == TODAY - timedelta(days=10)
    assert since(engine, table, Terms(points_min=100, roles=("procurement",))) is None
    assert since(engine, table, Terms(points_min=200)) is None
    assert since(engine, table, Terms(points_min=100, fit_min=3), fit=2) is None
    assert since(engine, table, Terms(points_min=100, fit_min=3), fit=3) == TODAY - timedelta(days=40)


def test_a_signal_that_comes_later_makes_it_ready_on_its_day(engine: Engine) -> None:
    table, terms = interactions(*VECTOR), Terms(points_min=100, needs_signal=True)
    assert since(engine, table, terms, signal=TODAY - timedelta(days=20)) == TODAY - timedelta(days=20)
    assert since(engine, table, terms, signal=TODAY - timedelta(days=60)) == TODAY - timedelta(days=40)
    assert since(engine, table, terms) is None


def test_what_is_older_than_the_window_makes_nobody_ready(engine: Engine) -> None:
    table = interactions(("A", None, "meeting", 200), ("A", None, "meeting", 50), ("A", None, "meeting", 5))
    assert since(engine, table, Terms(points_min=60)) == TODAY - timedelta(days=5)


def test_those_who_became_ready_in_the_period_are_counted() -> None:
    figure = mqa({"a": date(2026, 3, 1), "b": date(2025, 3, 1)}, 5, date(2026, 1, 1), date(2027, 1, 1))
    assert (figure.value, figure.n, figure.unit) == (1, 5, "count")
    assert mqa({}, 0, date(2026, 1, 1), date(2027, 1, 1)).reason == "no_accounts"


@pytest.mark.parametrize("seed", range(3))
def test_points_that_hardly_fade_make_ready_as_those_that_do_not(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    people = [("A", "champion"), ("B", "economic_buyer"), ("C", None), (None, None), (None, "user")]
    types = ("web", "download", "meeting", "reply")
    terms = Terms(points_min=60, people_min=2, roles=("champion",), needs_signal=True)
    tables, candidates = [], []
    for number in range(12):
        rows = [(*chance.choice(people), chance.choice(types), chance.randrange(300)) for _ in range(40)]
        tables.append(interactions(*rows, account=f"a{number}"))
        signal = TODAY - timedelta(days=chance.randrange(200))
        candidates.append(Candidate(account=f"a{number}", signal=signal))
    table = ibis.union(*tables)
    days = [
        ready_since(engine, table, candidates, TODAY, Scoring(weights=WEIGHTS, decay=decay), terms)
        for decay in (Decay(), Decay("half_life", 1e12))
    ]
    assert days[0] == days[1]
    assert days[0]


def test_what_fades_makes_ready_later_or_never(engine: Engine) -> None:
    table = interactions(("A", None, "meeting", 60), ("A", None, "meeting", 20), ("A", None, "download", 1))
    [candidate] = [Candidate(account="a")]
    fades = Scoring(decay=Decay("half_life", 30))
    assert ready_since(engine, table, [candidate], TODAY, Scoring(), Terms(points_min=60))["a"] == TODAY - timedelta(20)
    assert ready_since(engine, table, [candidate], TODAY, fades, Terms(points_min=60)) == {}


def found(engine: Engine, table: Table, **scoring: Any) -> Engagement:
    return engagements(engine, table, ["a"], TODAY, Scoring(**scoring)).of["a"]


def test_the_trend_of_an_account(engine: Engine) -> None:
    cases: dict[str, tuple[tuple[str, str, str, int], ...]] = {
        "warming": (("A", "user", "meeting", 50), ("A", "user", "meeting", 5)),
        "steady": (("A", "user", "meeting", 50), ("A", "user", "web", 5)),
        "cooling": (("A", "user", "meeting", 100), ("A", "user", "meeting", 50), ("A", "user", "reply", 45)),
        "new": (("A", "user", "meeting", 5),),
        "silent": (("A", "user", "meeting", 100),),
    }
    assert {word: found(engine, interactions(*rows)).trend_word for word, rows in cases.items()} == {
        word: word for word in cases
    }
    assert found(engine, interactions(*cases["warming"])).trend == 1.0
    assert found(engine, interactions(*cases["new"])).trend is None
    assert found(engine, interactions(*cases["silent"])).trend == -1.0


def test_where_nothing_happened_the_score_is_a_real_zero(engine: Engine) -> None:
    nothing = found(engine, interactions(("A", None, "web", 1), account="other"))
    assert (nothing.score, nothing.trend_word, nothing.people) == (0.0, "silent", 0)


def test_the_window_holds_its_days_and_no_more(engine: Engine) -> None:
    assert found(engine, interactions(("A", None, "web", 89))).score == 1
    assert found(engine, interactions(("A", None, "web", 90))).score == 0
    assert found(engine, interactions(("A", None, "web", 0)), window=1).score == 1


def test_the_same_thing_counts_once(engine: Engine) -> None:
    rows = [("A", None, "web", 5), ("A", None, "web", 5), ("B", None, "web", 5), ("A", None, "reply", 5)]
    made = engagements(engine, interactions(*rows), ["a"], TODAY, Scoring())
    assert (made.of["a"].score, made.duplicates) == (4, 1)


def test_what_has_no_points_is_counted_and_told(engine: Engine) -> None:
    table = interactions(("A", None, "hologram", 5), ("A", None, "hologram", 6), ("A", None, "ad", 5))
    made = engagements(engine, table, ["a"], TODAY, Scoring())
    assert (made.of["a"].score, made.unknown_types) == (0, {"hologram": 2})
    assert found(engine, table, points={"Hologram": 7}).score == 14


def test_what_is_to_come_counts_for_nothing_yet(engine: Engine) -> None:
    made = engagements(engine, interactions(("A", None, "meeting", -1), ("A", None, "web", 1)), ["a"], TODAY, Scoring())
    assert (made.of["a"].score, made.future) == (1, 1)


def test_what_we_do_never_counts(engine: Engine) -> None:
    table = interactions(("A", None, "meeting", 5), direction="out").union(
        interactions(("A", None, "mail_sent", 3)),
        interactions(("A", None, "ad", 2)),
        interactions(("A", None, "mail_open", 4)),
    )
    assert found(engine, table).score == 0
    assert found(engine, table).last_touch == TODAY - timedelta(days=3)
    assert found(engine, table, opened=True).score == 1


@pytest.mark.parametrize(
    ("role", "account", "score"), [(3.0, 2.0, 180), (3.0, 9.0, 180), (0.0, 2.0, 0), (1.0, 0.5, 15)]
)
def test_weights_multiply_up_to_six(engine: Engine, role: float, account: float, score: float) -> None:
    table = interactions(("A", "user", "meeting", 5))
    assert found(engine, table, weights={"user": role}, account_weights={"a": account}).score == score


def test_somebody_whose_role_is_said_once_has_it_always(engine: Engine) -> None:
    table = interactions(("A", None, "meeting", 5), ("A", "user", "web", 6))
    assert found(engine, table, weights={"user": 0.5}).score == 15.5


def test_the_list_as_a_whole_has_the_score_of_the_account_in_its_middle(engine: Engine) -> None:
    table = interactions(("A", None, "meeting", 5), account="a").union(
        interactions(("B", None, "reply", 5), account="b")
    )
    figure = engagement_score(engagements(engine, table, ["a", "b", "c"], TODAY, Scoring()))
    assert (figure.value, figure.n, figure.few) == (2, 3, True)
    assert engagement_score(engagements(engine, table, [], TODAY, Scoring())).reason == "no_accounts"


def test_the_manual_says_what_each_type_counts() -> None:
    manual = " ".join((ROOT / "docs/measure.md").read_text(encoding="utf-8").split())
    assert ", ".join(f"{type_} {points:g}" for type_, points in POINTS.items()) in manual


def by_hand(rows: Sequence[Row], back: int, weights: Mapping[str, float], left: Callable[[int], float]) -> float:
    """The score of an account so many days ago, added up row by row."""
    roles: dict[str, str] = {}
    for contact, role, _, _ in rows:
        if contact and role:
            roles[contact] = max(role, roles.get(contact, ""))
    score = 0.0
    for contact, role, type_, age in dict.fromkeys(rows):
        whose = roles.get(contact) if contact else role
        if 0 <= age - back < 90:
            score += POINTS.get(type_, 0) * weights.get(whose or "", 1) * left(age - back)
    return score


@pytest.mark.parametrize(
    ("decay", "left"),
    [
        (Decay(), lambda age: 1.0),
        (Decay("half_life", 20), lambda age: 2 ** (-age / 20)),
        (Decay("linear", 30, 0.4), lambda age: max(0.0, 1 - 0.4 * age / 30)),
        (Decay("stepped", 30, 0.4), lambda age: max(0.0, 1 - 0.4 * (age // 30))),
    ],
)
def test_a_score_is_what_adding_up_gives(engine: Engine, decay: Decay, left: Callable[[int], float]) -> None:
    chance = Random(7)
    people = [("A", "champion"), ("A", None), ("B", "economic_buyer"), ("C", None), (None, None), (None, "user")]
    rows: list[Row] = [
        (*chance.choice(people), chance.choice([*POINTS, "ad", "hologram"]), chance.randrange(150)) for _ in range(300)
    ]
    made = found(engine, interactions(*rows), weights=WEIGHTS, decay=decay)
    assert made.score == pytest.approx(by_hand(rows, 0, WEIGHTS, left))
    before = by_hand(rows, 30, WEIGHTS, left)
    assert made.trend == pytest.approx(made.score / before - 1)
