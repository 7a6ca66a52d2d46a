"""What the work costs, by phase, and what is asked of an account for it."""

from decimal import Decimal
from typing import Any

import pytest
import yaml

from journeymap.analysis import Analysis
from journeymap.analysis.break_even import BreakEven, break_even
from journeymap.analysis.costs import Bill
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace


@pytest.fixture
def analysis_of(write_files: WriteFiles) -> Any:
    """Read a workspace of one file, and what follows from it."""

    def analyze(**things: Any) -> Analysis:
        files = {"maps/library/all.yaml": yaml.safe_dump({key: it for key, it in things.items() if key != "maps"})}
        files |= {f"maps/{id_}.yaml": yaml.safe_dump(map_) for id_, map_ in things.get("maps", {}).items()}
        return Analysis(load_workspace(write_files(files)))

    return analyze


def cost(amount: float, **more: str) -> dict[str, Any]:
    return {"what": "W", "amount": amount, "currency": "EUR"} | more


def told(bill: Bill) -> dict[str, tuple[int, int]]:
    return {phase: (int(money.yearly), int(money.once)) for phase, money in bill.by_phase.items()}


PHASES: dict[str, tuple[dict[str, Any], dict[str, tuple[int, int]], tuple[int, int]]] = {
    "once": (cost(100, phase="aware"), {"aware": (0, 100)}, (0, 0)),
    "by the month": (cost(100, phase="aware", period="month"), {"aware": (1200, 0)}, (0, 0)),
    "by the quarter": (cost(100, phase="decide", period="quarter"), {"decide": (400, 0)}, (0, 0)),
    "by the year": (cost(100, phase="retain", period="year"), {"retain": (100, 0)}, (0, 0)),
    "at a stage with two phases": (cost(100, stage="mid"), {"engage": (0, 50), "evaluate": (0, 50)}, (0, 0)),
    "at a stage without a phase": (cost(100, stage="odd"), {}, (0, 100)),
    "a phase says more than a stage": (cost(100, stage="mid", phase="aware"), {"aware": (0, 100)}, (0, 0)),
    "not said": (cost(100, period="month"), {}, (1200, 0)),
    "nothing": (cost(0, phase="aware"), {}, (0, 0)),
}
STAGES = {"mid": {"phases": ["engage", "evaluate"]}, "odd": {}, "end": {"phases": ["retain"]}}


@pytest.mark.parametrize(("written", "phases", "unsaid"), PHASES.values(), ids=PHASES)
def test_phases(
    written: dict[str, Any], phases: dict[str, tuple[int, int]], unsaid: tuple[int, int], analysis_of: Any
) -> None:
    map_ = {"title": "M", "account": "a", "stages": STAGES}
    analysis = analysis_of(
        accounts={"a": {"name": "A", "costs": [written]}},
        programs={"p": {"name": "P", "costs": [written]}},
        maps={"m": {**map_, "costs": [written]}},
    )
    workspace = analysis.workspace
    assert workspace.problems == ()
    (of_map,) = analysis.costs.of_map(workspace.journeys["m"])
    assert told(of_map) == phases
    assert (of_map.unsaid.yearly, of_map.unsaid.once) == unsaid
    (of_account,) = analysis.costs.of_account(workspace.accounts["a"])
    assert told(of_account) == {phase: (2 * a, 2 * b) for phase, (a, b) in phases.items()}, "with its own map"
    (of_program,) = analysis.costs.of_program(workspace.programs["p"])
    assert told(of_program) == {phase: (3 * a, 3 * b) for phase, (a, b) in phases.items()}, "with its account"
    assert of_program.total == of_map.total + of_map.total + of_map.total


def test_the_time_after_the_sale(analysis_of: Any) -> None:
    costs = [cost(100, phase="aware"), cost(50, phase="decide"), cost(25, phase="onboard", period="year"), cost(7)]
    analysis = analysis_of(accounts={"a": {"name": "A", "costs": costs}})
    (bill,) = analysis.costs.of_account(analysis.workspace.accounts["a"])
    assert (bill.before.first_year, bill.after.first_year, bill.unsaid.first_year) == (150, 25, 7)
    assert bill.share_after == pytest.approx(1 / 7)
    assert bill.total.over(Decimal(3)) == 100 + 50 + 3 * 25 + 7


def test_nothing_is_said_of_the_time_after_the_sale_without_phases(analysis_of: Any) -> None:
    analysis = analysis_of(accounts={"a": {"name": "A", "costs": [cost(7)]}})
    (bill,) = analysis.costs.of_account(analysis.workspace.accounts["a"])
    assert bill.share_after is None


def test_currencies_are_never_added(analysis_of: Any) -> None:
    costs = [cost(100), cost(50) | {"currency": "USD"}, cost(1)]
    analysis = analysis_of(accounts={"a": {"name": "A", "costs": costs}})
    paid = analysis.costs.of_account(analysis.workspace.accounts["a"])
    assert [(bill.currency, bill.total.once) for bill in paid] == [("EUR", 101), ("USD", 50)]


def test_what_a_map_takes_over_is_paid_once(analysis_of: Any) -> None:
    base = {"title": "B", "stages": STAGES, "costs": [cost(100)]}
    over = {"title": "O", "extends": "base", "account": "a", "stages": {"mid": {"goals": ["G"]}}}
    analysis = analysis_of(
        accounts={"a": {"name": "A"}, "b": {"name": "B"}},
        programs={"p": {"name": "P"}},
        maps={"base": base, "over": over, "other": {**over, "title": "X", "account": "b"}},
    )
    assert analysis.costs.of_map(analysis.workspace.journeys["over"]) == ()
    (bill,) = analysis.costs.of_program(analysis.workspace.programs["p"])
    assert bill.total.once == 100


def test_content_is_paid_for_once(analysis_of: Any) -> None:
    piece = {"title": "T", "cost": "900 EUR"}
    analysis = analysis_of(
        accounts={"a": {"name": "A"}, "b": {"name": "B"}},
        programs={"p": {"name": "P", "target_list": ["a"]}},
        content={
            "shared": piece,
            "own": {**piece, "account": "a", "phases": ["decide"]},
            "other": {**piece, "account": "b"},
            "old": {**piece, "status": "retired"},
            "unknown": {"title": "U", "cost": "two days"},
            "handed": {**piece, "phases": []},
        },
        maps={"m": {"title": "M", "stages": {"end": {"phases": ["retain"], "content": ["handed"]}}}},
    )
    (own,) = analysis.costs.of_account(analysis.workspace.accounts["a"])
    assert told(own) == {"decide": (0, 900)}
    (bill,) = analysis.costs.of_program(analysis.workspace.programs["p"])
    assert told(bill) == {"decide": (0, 900), "retain": (0, 900)}
    assert bill.unsaid.once == 900


def test_the_costs_of_a_program_are_spread_over_its_abm_accounts(analysis_of: Any) -> None:
    analysis = analysis_of(
        accounts={
            "a": {"name": "A", "approach": "abm", "costs": [cost(10)]},
            "b": {"name": "B", "approach": "abm"},
            "c": {"name": "C", "approach": "targeted"},
        },
        programs={"p": {"name": "P", "costs": [cost(100, period="month")]}},
    )
    full = {id_: analysis.costs.in_full(account) for id_, account in analysis.workspace.accounts.items()}
    sums = {id_: [(money.yearly, money.once) for money in it.by_currency.values()] for id_, it in full.items()}
    assert sums == {"a": [(600, 10)], "b": [(600, 0)], "c": []}
    assert [share.among for share in full["a"].shares] == [2]
    assert [program.id for program in full["c"].spared] == ["p"]


def test_the_costs_of_a_program_without_abm_accounts_are_spread_over_all(analysis_of: Any) -> None:
    accounts = {id_: {"name": id_} for id_ in "abcd"}
    analysis = analysis_of(accounts=accounts, programs={"p": {"name": "P", "costs": [cost(100)]}})
    for account in analysis.workspace.accounts.values():
        (share,) = analysis.costs.in_full(account).shares
        assert (share.money.once, share.among, share.is_over_abm) == (25, 4, False)


VALUE = {"amount": 1000, "currency": "EUR"}
BREAK_EVENS: dict[str, tuple[dict[str, Any], dict[str, Any], float | str]] = {
    "once, in a year": ({"value": VALUE, "costs": [cost(100)]}, {}, 0.1),
    "by the month": ({"value": {**VALUE, "period": "month"}, "costs": [cost(100, period="month")]}, {}, 0.1),
    "a margin": ({"value": VALUE, "costs": [cost(100)]}, {"break_even": {"margin": "50 %"}}, 0.2),
    "once, in four years": ({"value": VALUE, "costs": [cost(100)]}, {"break_even": {"horizon": "4y"}}, 0.025),
    "yearly, in four years": (
        {"value": VALUE, "costs": [cost(100, period="year")]},
        {"break_even": {"horizon": "4y"}},
        0.1,
    ),
    "half a year": ({"value": VALUE, "costs": [cost(100)]}, {"break_even": {"horizon": "6 months"}}, 0.2),
    "with the program": ({"value": VALUE, "costs": [cost(100)]}, {"costs": [cost(150)]}, 0.25),
    "never": ({"value": VALUE, "costs": [cost(3000)]}, {}, 3.0),
    "no cost": ({"value": VALUE}, {}, "no_cost"),
    "free": ({"value": VALUE, "costs": [cost(0)]}, {}, "no_cost"),
    "no value": ({"costs": [cost(100)]}, {}, "no_value"),
    "worth nothing": ({"value": {**VALUE, "amount": 0}, "costs": [cost(100)]}, {}, "brings_nothing"),
    "no margin": ({"value": VALUE, "costs": [cost(100)]}, {"break_even": {"margin": 0}}, "brings_nothing"),
    "no time": ({"value": VALUE, "costs": [cost(100)]}, {"break_even": {"horizon": "0d"}}, "brings_nothing"),
    "other money": ({"value": {**VALUE, "currency": "USD"}, "costs": [cost(100)]}, {}, "other_currency"),
    "partly other money": (
        {"value": VALUE, "costs": [cost(100), cost(1) | {"currency": "USD"}]},
        {},
        "other_currency",
    ),
}


@pytest.mark.parametrize(("account", "program", "expected"), BREAK_EVENS.values(), ids=BREAK_EVENS)
def test_break_even(account: dict[str, Any], program: dict[str, Any], expected: float | str, analysis_of: Any) -> None:
    analysis = analysis_of(accounts={"a": {"name": "A", **account}}, programs={"p": {"name": "P", **program}})
    workspace = analysis.workspace
    result = break_even(workspace.accounts["a"], workspace.programs.values(), analysis.costs)
    if isinstance(result, BreakEven):
        assert result.needed == pytest.approx(expected)
    else:
        assert result == expected


def test_a_program_whose_costs_go_to_others_asks_nothing(analysis_of: Any) -> None:
    accounts = {"a": {"name": "A", "value": VALUE}, "b": {"name": "B", "approach": "abm"}}
    analysis = analysis_of(accounts=accounts, programs={"p": {"name": "P", "costs": [cost(100)]}})
    workspace = analysis.workspace
    result = break_even(workspace.accounts["a"], workspace.programs.values(), analysis.costs)
    assert result == "spread_over_abm"
