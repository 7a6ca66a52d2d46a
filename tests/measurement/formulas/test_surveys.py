"""What customers answered."""

from datetime import date, datetime, time, timedelta

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.surveys import answers, csat, moods, nps, nps_of_roles, standard_error
from journeymap.measurement.tables import SURVEYS

TODAY = date(2026, 11, 25)
START, END = date(2025, 11, 26), date(2026, 11, 26)
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
VECTOR = (10, 9, 9, 8, 7, 7, 6, 3, 10, 9)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def survey(*rows: tuple[str | None, str | None, float, int], kind: str = "nps", **same: str | float) -> Table:
    """Answers by account, contact, score and age in days."""
    noon = datetime.combine(TODAY, time(12))
    least, most = SCALES[kind]
    data = [
        {
            "account": account,
            "contact": contact,
            "role": None,
            "kind": kind,
            "score": float(score),
            "most": float(most),
            "least": float(least),
            "at": noon - timedelta(days=age),
            "stage": None,
            "row": number,
            **same,
        }
        for number, (account, contact, score, age) in enumerate(rows, 1)
    ]
    return ibis.memtable(data, schema=SURVEYS)


def test_the_net_promoter_score_and_its_error(engine: Engine) -> None:
    table = survey(*((None, None, score, 10) for score in VECTOR))
    figure = nps(answers(engine, table, "nps", START, END), START, END)
    assert (figure.value, figure.n, figure.few) == (30.0, 10, True)
    assert round(standard_error(5, 2, 10), 1) == 24.7
    assert figure.low is not None
    assert figure.high is not None
    assert (round(figure.low, 1), round(figure.high, 1)) == (-18.4, 78.4)


def test_where_all_say_the_same_there_is_no_interval(engine: Engine) -> None:
    figure = nps(answers(engine, survey(("a", "A", 10, 5), ("a", "B", 9, 5)), "nps", START, END), START, END)
    assert (figure.value, figure.low, figure.high) == (100.0, None, None)


def test_nobody_asked_gives_no_score(engine: Engine) -> None:
    figure = nps(answers(engine, survey(("a", "A", 9, 700)), "nps", START, END), START, END)
    assert (figure.value, figure.reason, figure.n) == (None, "no_answers", 0)
    assert nps(None, START, END).reason == "no_data"


def test_of_one_person_the_latest_answer_counts(engine: Engine) -> None:
    table = survey(("a", "A", 2, 30), ("a", "A", 10, 5), ("a", "B", 9, 5), ("a", None, 5, 5), ("a", None, 5, 5))
    figure = nps(answers(engine, table, "nps", START, END), START, END)
    assert (figure.value, figure.n) == (0.0, 4)


def test_of_answers_in_the_same_moment_the_last_row_counts(engine: Engine) -> None:
    table = survey(("a", "A", 2, 5), ("a", "A", 10, 5))
    assert nps(answers(engine, table, "nps", START, END), START, END).value == 100.0


@pytest.mark.parametrize("score", [-1, 11, 8.5])
def test_answers_beside_the_scale_are_left_out(engine: Engine, score: float) -> None:
    table = survey(("a", "A", 9, 5), ("a", "B", score, 5))
    assert nps(answers(engine, table, "nps", START, END), START, END).n == 1


def test_accounts_count_once_with_the_median_of_their_answers(engine: Engine) -> None:
    users = [("big", f"U{number}", 10, 5) for number in range(9)]
    table = survey(*users, ("small", "A", 3, 5), ("small", "B", 5, 5), ("odd", "C", 9, 5), ("odd", "D", 8, 5))
    given = answers(engine, table, "nps", START, END)
    assert given.of_accounts() == {"big": 10, "odd": 8.5, "small": 4}
    figure = nps(given, START, END, "of_accounts")
    assert (figure.value, figure.n) == (0.0, 3)


def test_each_role_has_a_score_of_its_own(engine: Engine) -> None:
    table = survey(("a", "A", 10, 5), ("a", "B", 9, 5), role="user").union(
        survey(("a", "C", 2, 5), role="economic_buyer"), survey(("a", "D", 7, 5))
    )
    figures = nps_of_roles(answers(engine, table, "nps", START, END), START, END)
    assert [(figure.basis, figure.value, figure.n) for figure in figures] == [
        ("economic_buyer", -100.0, 1),
        ("user", 100.0, 2),
    ]


def test_satisfaction_is_a_mean_and_a_share(engine: Engine) -> None:
    table = survey(("a", "A", 5, 5), ("a", "B", 4, 5), ("a", "C", 3, 5), ("a", "D", 1, 5), kind="csat")
    mean, satisfied = csat(engine, table, START, END)
    assert (mean.value, mean.unit, mean.n) == (3.25, "points", 4)
    assert (satisfied.value, satisfied.unit, satisfied.numerator) == (0.5, "share", 2)
    assert mean.low is not None
    assert mean.high is not None
    assert 1 <= mean.low < 3.25 < mean.high <= 5


def test_answers_on_several_scales_are_told_on_one(engine: Engine) -> None:
    five = survey(("a", "A", 5, 5), kind="csat")
    ten = survey(("a", "B", 0, 5), kind="csat", least=0.0, most=10.0)
    mean, _ = csat(engine, five.union(ten), START, END)
    assert (mean.value, mean.notes) == (3.0, ("several_scales",))


def test_without_answers_satisfaction_is_not_known(engine: Engine) -> None:
    assert [figure.reason for figure in csat(engine, None, START, END)] == ["no_data", "no_data"]
    nothing = survey(("a", "A", 5, 900), kind="csat")
    assert [figure.reason for figure in csat(engine, nothing, START, END)] == ["no_answers", "no_answers"]


def test_moods_are_on_our_scale(engine: Engine) -> None:
    table = survey(("a", "A", 1, 5), ("a", "B", 5, 5), kind="csat", stage="onboard", role="user").union(
        survey(("a", "C", 3, 5), kind="csat", stage="onboard"),
        survey(("a", "C", 10, 5), stage="retain"),
        survey(("a", "D", 10, 5)),
    )
    found = [(mood.stage, mood.kind, mood.role, mood.mean, mood.n) for mood in moods(engine, table, START, END)]
    assert found == [
        ("onboard", "csat", None, 0.0, 3),
        ("onboard", "csat", "user", 0.0, 2),
        ("retain", "nps", None, 2.0, 1),
    ]


def test_a_mood_says_how_sure_it_is(engine: Engine) -> None:
    few = moods(engine, survey(("a", "A", 1, 5), ("a", "B", 5, 5), kind="csat", stage="onboard"), START, END)[0]
    assert (few.low, few.high) == (-2.0, 2.0)
    one = moods(engine, survey(("a", "A", 1, 5), kind="csat", stage="onboard"), START, END)[0]
    assert (one.mean, one.low, one.high) == (-2.0, None, None)
