"""What is counted of the ways that cases take through the stages."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.measurement.engine import embedded
from journeymap.measurement.formulas.movement import (
    ConversionBasis,
    LastMove,
    Movement,
    conversion,
    evaluation_time,
    flows,
    last_moves,
    movement,
    regression_rate,
    time_in,
)
from journeymap.measurement.formulas.visits import directedness, turns, visits
from journeymap.measurement.tables import LOST
from tests.support.moves import Histories, as_of, moves_of

ENGINE = embedded(threads=1)
STAGES = ("aware", "engaged", "mqa", "opp", "customer")
HISTORIES: Histories = {
    "A": [("aware", 0), ("engaged", 10), ("mqa", 20), ("opp", 40), ("customer", 100)],
    "B": [("aware", 0), ("engaged", 15), ("aware", 45), ("engaged", 60)],
    "C": [("aware", 5), ("mqa", 25), ("opp", 50), ("engaged", 80)],
    "D": [("engaged", 30)],
}
"""A goes straight on, B and C come back, C skips a stage, and D is first seen in the middle."""


def moved(histories: Histories, day: int = 120, **words: Any) -> Movement:
    return movement(ENGINE, moves_of(ENGINE, histories), STAGES, as_of(day), **words)


@cache
def usual() -> Movement:
    """Return how the four move, of which most cases below tell."""
    return moved(HISTORIES)


def fate(made: Movement, stage: str) -> dict[str, int]:
    """Return the counts of a stage that are not 0."""
    names = ("entered", "skipped", "on", "lost", "back", "open", "here", "reentered")
    told = asdict(made.passages[stage].flow)
    return {name: told[name] for name in names if told[name]}


@pytest.mark.parametrize(
    ("stage", "basis", "part", "n"),
    [
        ("aware", "of_entered", 3, 3),
        ("engaged", "of_entered", 2, 4),
        ("mqa", "of_entered", 2, 2),
        ("opp", "of_entered", 1, 2),
        ("engaged", "of_entries", 1, 5),
        ("engaged", "of_decided", 2, 2),
    ],
)
def test_conversion(stage: str, basis: ConversionBasis, part: int, n: int) -> None:
    figure = conversion(usual(), stage, basis)
    assert (figure.numerator, figure.denominator, figure.value) == (part, n, part / n)
    assert figure.few
    assert (figure.end, figure.of, figure.basis, figure.n) == (as_of(121), stage, basis, n)


@pytest.mark.parametrize("basis", ["of_entered", "of_decided", "of_entries"])
def test_after_the_last_stage_there_is_nothing_to_go_on_to(basis: ConversionBasis) -> None:
    figure = conversion(usual(), "customer", basis)
    assert (figure.value, figure.reason, figure.low) == (None, "last_stage", None)


def test_nobody_came_in_is_not_nobody_went_on() -> None:
    figure = conversion(moved({"A": [("aware", 0)]}), "mqa")
    assert (figure.value, figure.reason, figure.n) == (None, "no_cases", 0)


def test_completed_stays_are_told_beside_the_open_ones() -> None:
    made = usual()
    figure, ahead = time_in(made, "engaged"), time_in(made, "engaged", forward=True)
    assert (figure.value, figure.n) == (20, 2)
    assert (ahead.value, ahead.n) == (10, 1)
    flow = made.passages["engaged"].flow
    assert (flow.median_days, flow.forward_days, flow.completed) == (20, 10, 2)
    assert (flow.here, flow.oldest, flow.median_age) == (3, 90, 60)


def test_no_stay_has_ended() -> None:
    figure = time_in(moved({"D": [("engaged", 30)]}), "engaged")
    assert (figure.value, figure.reason, figure.open, figure.open_ages) == (None, "no_cases", 1, (90,))


def test_every_case_that_came_in_has_one_fate() -> None:
    made = usual()
    assert fate(made, "aware") == {"entered": 3, "on": 3, "reentered": 1}
    # C passed it by first; that it came back later does not undo that it had been further.
    assert fate(made, "engaged") == {"entered": 4, "on": 2, "open": 2, "here": 3, "reentered": 1}
    assert fate(made, "opp") == {"entered": 2, "on": 1, "back": 1}
    assert fate(made, "customer") == {"entered": 1, "open": 1, "here": 1}
    for flow in made.flows:
        assert flow.entered == flow.on + flow.lost + flow.back + flow.open


def test_a_skip_needs_a_known_earlier_stage() -> None:
    made = moved({"A": [("mqa", 0)], "B": [("aware", 0), ("opp", 9)]})
    assert fate(made, "aware") == {"entered": 1, "on": 1}
    assert fate(made, "engaged") == {"skipped": 1}
    assert fate(made, "mqa") == {"entered": 1, "skipped": 1, "open": 1, "here": 1}
    figure = conversion(made, "mqa")
    assert (figure.numerator, figure.denominator, figure.open) == (1, 2, 1)


def test_lost_is_not_gone_on_and_not_open() -> None:
    made = moved(
        {
            "A": [("aware", 0), ("engaged", 5), (LOST, 9)],
            "B": [("aware", 0), (LOST, 3)],
            "C": [("aware", 0), ("engaged", 1), ("mqa", 2), ("engaged", 3), (LOST, 9)],
            "D": [("engaged", 0), ("aware", 5), (LOST, 9)],
        }
    )
    assert fate(made, "aware") == {"entered": 4, "on": 2, "lost": 2}
    assert fate(made, "engaged") == {"entered": 3, "on": 1, "lost": 2, "reentered": 1}
    assert fate(made, "mqa") == {"entered": 1, "lost": 1}
    figure = conversion(made, "engaged", "of_decided")
    assert (figure.numerator, figure.denominator) == (1, 3)


def test_a_lost_case_that_comes_in_again_is_open() -> None:
    made = moved(
        {"A": [("aware", 0), ("mqa", 5), (LOST, 9), ("aware", 20)], "B": [("aware", 0), (LOST, 2), ("mqa", 5)]}
    )
    assert fate(made, "aware") == {"entered": 2, "on": 2, "here": 1, "reentered": 1}
    # Nobody knows which stages were passed between losing it and its coming back.
    assert fate(made, "engaged") == {"skipped": 1}
    assert (made.moved, made.moved_back) == (1, 0)


def test_moves_at_the_same_time_keep_the_order_of_the_rows() -> None:
    made = moved({"A": [("aware", 0), ("engaged", 5), ("mqa", 5), ("engaged", 5)]})
    assert fate(made, "engaged") == {"entered": 1, "on": 1, "here": 1, "reentered": 1}
    assert fate(made, "mqa") == {"entered": 1, "back": 1}
    assert made.passages["engaged"].flow.forward_days == 0


def test_a_move_to_where_a_case_is_already_is_none() -> None:
    made = moved({"A": [("aware", 0), ("aware", 4), ("engaged", 10), ("engaged", 10), ("engaged", 100)]})
    assert fate(made, "aware") == {"entered": 1, "on": 1}
    assert made.passages["aware"].flow.median_days == 10
    assert (made.passages["engaged"].flow.oldest, made.passages["engaged"].entries) == (110, 1)


def test_moves_after_the_last_day_have_not_happened_yet() -> None:
    made = moved({"A": [("aware", 0), ("engaged", 9.99), ("mqa", 10)]}, day=9)
    assert fate(made, "engaged") == {"entered": 1, "open": 1, "here": 1}
    assert made.passages["engaged"].flow.oldest == 0
    assert fate(made, "mqa") == {}


def test_stages_that_are_not_ours_are_left_out() -> None:
    made = moved({"A": [("aware", 0), ("Legal", 4), ("engaged", 10)], "B": [("Legal", 4)]})
    assert made.passages["aware"].flow.median_days == 10
    assert fate(made, "engaged") == {"entered": 1, "open": 1, "here": 1}


def test_the_last_fifth_of_the_time_is_due() -> None:
    ages = (0, 48, 49, 60, 61, 140)
    made = moved({f"{age} days": [("aware", 150 - age)] for age in ages}, day=150, limits={"aware": 60})
    flow = made.passages["aware"].flow
    assert (flow.fresh, flow.due, flow.over, flow.limit) == (2, 2, 2, 60)


def test_without_a_limit_nobody_is_late() -> None:
    flow = usual().passages["engaged"].flow
    assert (flow.limit, flow.fresh, flow.due, flow.over) == (None, 0, 0, 0)


def test_the_false_alarm_that_counts_open_cases_as_lost() -> None:
    """12 % of those who came in went on, but of those decided 27 %, near the plan of 30 %; most are open."""
    histories: dict[str, list[tuple[str, float]]] = {}
    for number in range(25):
        histories[f"deal {number}"] = [("aware", 0), ("engaged", 10)]
        if number < 3:
            histories[f"deal {number}"].append(("mqa", 40))
        elif number < 11:
            histories[f"deal {number}"].append((LOST, 90))
    made = moved(histories, day=150)
    entered, decided = (conversion(made, "engaged", basis) for basis in ("of_entered", "of_decided"))
    assert (entered.numerator, entered.denominator, entered.open, entered.few) == (3, 25, 14, False)
    assert (decided.numerator, decided.denominator, decided.open, decided.few) == (3, 11, 14, True)
    assert entered.low is not None
    assert entered.high is not None
    assert (round(entered.low, 2), round(entered.high, 2)) == (0.04, 0.30)
    assert decided.value == pytest.approx(0.27, abs=0.005)
    assert decided.open_ages == (140,) * 10


def test_those_too_young_to_tell_are_left_out() -> None:
    histories = {"A": [("aware", 0), ("engaged", 9)], "B": [("aware", 91)], "C": [("aware", 95), ("engaged", 99)]}
    assert conversion(moved(histories), "aware").denominator == 3
    figure = conversion(moved(histories, horizons={"aware": 30}), "aware")
    assert (figure.numerator, figure.denominator) == (1, 1)


def test_a_period_begins_with_the_first_coming() -> None:
    made = moved(HISTORIES, start=as_of(5))
    assert fate(made, "aware") == {"entered": 1, "on": 1}
    # Who is there today counts, whenever they came.
    assert made.passages["engaged"].flow.here == 3
    assert conversion(made, "aware", "of_entries").denominator == 2
    assert (made.start, conversion(made, "aware").start) == (as_of(5), as_of(5))


def test_how_many_went_back() -> None:
    figure = regression_rate(usual())
    assert (figure.numerator, figure.denominator, figure.value) == (2, 3, 2 / 3)
    nobody = regression_rate(moved({"D": [("engaged", 30)]}))
    assert (nobody.value, nobody.reason) == (None, "no_cases")


def test_how_straight_each_case_went() -> None:
    made = visits(moves_of(ENGINE, HISTORIES), STAGES, as_of(120))
    told = {row["case"]: (row["net"], row["total"]) for row in ENGINE.rows(turns(made, None))}
    assert told == {"A": (4, 4), "B": (1, 3), "C": (1, 5)}
    assert ENGINE.rows(directedness(made, None)) == [{"median": 1 / 3, "n": 3}]


def test_the_time_from_evaluation_to_close_has_all_loops_in_it() -> None:
    histories = {
        **HISTORIES,
        "E": [("mqa", 0), ("engaged", 10), ("opp", 30), (LOST, 70)],
        "F": [("opp", 0), (LOST, 5), ("opp", 50)],
    }
    figure = evaluation_time(ENGINE, moves_of(ENGINE, histories), STAGES, ("mqa", "opp"), "customer", as_of(120))
    # A 80 days, E 70; C and F go on.
    assert (figure.value, figure.n, figure.open, figure.open_ages) == (75, 2, 2, (120, 95))
    nobody = evaluation_time(ENGINE, moves_of(ENGINE, {}), STAGES, ("mqa",), "customer", as_of(120))
    assert (nobody.value, nobody.reason) == (None, "no_cases")


def test_where_each_account_is() -> None:
    histories = {**HISTORIES, "E": [("aware", 0), (LOST, 9)]}
    assert last_moves(ENGINE, moves_of(ENGINE, histories), STAGES, as_of(120)) == (
        LastMove(account="A", stage="customer", since=date(2026, 4, 11), backward=False),
        LastMove(account="B", stage="engaged", since=date(2026, 3, 2), backward=False),
        LastMove(account="C", stage="engaged", since=date(2026, 3, 22), backward=True),
        LastMove(account="D", stage="engaged", since=date(2026, 1, 31), backward=False),
        LastMove(account="E", stage=None, since=date(2026, 1, 10), backward=False),
    )


def test_no_moves_at_all() -> None:
    moves = moves_of(ENGINE, {})
    assert [flow.entered for flow in flows(ENGINE, moves, STAGES, as_of(120))] == [0] * 5
    assert last_moves(ENGINE, moves, STAGES, as_of(120)) == ()


@pytest.mark.parametrize("stages", [("aware",), ("aware", "engaged")])
def test_a_way_of_few_stages(stages: tuple[str, ...]) -> None:
    made = movement(ENGINE, moves_of(ENGINE, HISTORIES), stages, as_of(120))
    assert made.passages["aware"].flow.entered == 3


# --- the same in plain words ---------------------------------------------------------------------


@settings(max_examples=15)
@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.lists(st.tuples(st.sampled_from([*STAGES, LOST, "Legal"]), st.integers(0, 9)), max_size=8),
    )
)
def test_any_histories_are_counted_as_one_counts_by_hand(drawn: dict[str, list[tuple[str, int]]]) -> None:
    made = moved(drawn, day=9)
    for place, stage in enumerate(STAGES):
        assert fate(made, stage) == {name: n for name, n in _by_hand(drawn, place).items() if n}


def _by_hand(histories: Histories, place: int) -> dict[str, int]:
    """Count what becomes of cases at a stage, one case and one move after the other."""
    counts = dict.fromkeys(("entered", "skipped", "on", "lost", "back", "open", "here", "reentered"), 0)
    for history in histories.values():
        places = [STAGES.index(stage) if stage in STAGES else -1 for stage, _ in _in_order(history) if stage != "Legal"]
        way = [where for number, where in enumerate(places) if number == 0 or where != places[number - 1]]
        times = way.count(place)
        skips = [number for number in range(1, len(way)) if 0 <= way[number - 1] < place < way[number]]
        went = bool(skips) or (times > 0 and any(where > place for where in way[way.index(place) :]))
        counts["skipped"] += bool(skips and not times)
        counts["reentered"] += times > 1
        counts["here"] += bool(way and way[-1] == place)
        if times:
            counts["entered"] += 1
            last = way[-1]
            counts["on" if went else "lost" if last == -1 else "back" if last < place else "open"] += 1
    return counts


def _in_order(history: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(history, key=lambda move: move[1])
