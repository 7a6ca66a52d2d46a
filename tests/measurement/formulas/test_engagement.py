"""Points, people and trend of accounts; the vectors are those of the definition."""

from datetime import date, datetime, time, timedelta
from typing import Any

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.engagement import Scoring, engagements
from journeymap.measurement.formulas.readiness import Candidate, Terms, mqa, ready_since
from journeymap.measurement.tables import INTERACTIONS
from journeymap.model.plans import Decay

TODAY = date(2026, 11, 25)


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
    found = engagements(engine, interactions(*VECTOR), ["a"], TODAY, Scoring(weights=WEIGHTS, decay=decay)).of["a"]
    assert round(found.score, 4) == score


def test_people_are_counted_from_a_minimum_on_and_nobody_known_adds_none(engine: Engine) -> None:
    found = engagements(engine, interactions(*VECTOR), ["a"], TODAY, Scoring(weights=WEIGHTS)).of["a"]
    assert (found.people, found.persons) == (2, 2)
    assert found.roles == ("champion", "economic_buyer")
    assert found.last_touch == date(2026, 11, 23)


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
