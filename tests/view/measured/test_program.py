"""What a program plans to measure, and what came out."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.model.snapshot import DataRead, Figure, Measured
from journeymap.view.measured.program import Measures, measures_beside, measures_of
from tests.support.fixtures import WriteFiles
from tests.support.measured import measured, written
from tests.support.shapes import document
from tests.support.workspaces import load_workspace

MeasuresOf = Callable[..., Measures | None]


@pytest.fixture
def measures_in(write_files: WriteFiles) -> MeasuresOf:
    def view(*parts: Measured, today: date = date(2026, 11, 25), **program: object) -> Measures | None:
        declared = {"programs": {"p": {"name": "P", "framework": "account-journey", **program}}}
        workspace = load_workspace(write_files({"maps/p.yaml": document(declared), **written(*parts)}), today)
        assert [problem.message for problem in workspace.problems] == []
        return measures_of(workspace.programs["p"], Analysis(workspace))

    return view


def test_what_is_planned_comes_first_counted_as_it_is_planned(measures_in: MeasuresOf) -> None:
    reached, engaged = (
        Figure(measure="coverage", basis=basis, unit="share", value=0.5, n=12) for basis in ("reached", "engaged")
    )
    part = measured(program="p", figures=(reached, engaged))
    measures = measures_in(part, measures={"coverage": {"basis": "engaged", "plan": "60 %"}, "cac": {}})
    assert measures is not None
    assert [(row.planned and row.planned.name, row.figure and row.figure.way) for row in measures.rows] == [
        ("coverage of accounts", "reached, and they respond"),
        ("cost to win a customer", None),
    ]
    assert [row.figure and row.figure.way for row in measures.more] == ["reached"]


def test_without_a_plan_numbers_of_single_stages_are_put_aside(measures_in: MeasuresOf) -> None:
    stay = Figure(measure="stage_velocity", of="mqa", unit="days", value=57)
    rate = Figure(measure="win_rate", unit="share", value=0.45)
    measures = measures_in(measured(program="p", figures=(stay, rate)))
    assert measures is not None
    assert [row.figure and row.figure.kind for row in measures.rows] == ["win_rate"]
    assert [row.figure and row.figure.kind for row in measures.more] == ["stage_velocity"]


def test_a_program_alone_has_what_was_measured_of_the_whole(measures_in: MeasuresOf) -> None:
    measures = measures_in(measured())
    assert measures is not None
    assert measures.is_of_all


@pytest.mark.parametrize("of_program", [True, False])
def test_what_was_measured_of_the_whole_stands_on_one_page(write_files: WriteFiles, of_program: bool) -> None:
    declared = {"programs": {"p": {"name": "P", "framework": "account-journey"}}}
    parts = (measured(figures=(Figure(measure="win_rate", unit="share", value=0.45),)),)
    files = written(*parts, *((measured(program="p"),) if of_program else ()))
    analysis = Analysis(load_workspace(write_files({"maps/p.yaml": document(declared), **files}), date(2026, 11, 25)))
    of_p = measures_of(analysis.workspace.programs["p"], analysis)
    whole = measures_beside((of_p,), analysis)
    assert of_p is not None
    assert of_p.is_of_all is not of_program
    assert (whole is not None) is of_program
    assert whole is None or whole.is_of_all


@pytest.mark.parametrize(("fresh", "is_old"), [("5d", False), ("4d", True)])
def test_data_is_as_old_as_its_newest_row(fresh: str, is_old: bool, measures_in: MeasuresOf) -> None:
    measures = measures_in(measured(program="p"), data={"deals": {"file": "data/deals.csv", "fresh": fresh}})
    assert measures is not None
    (deals,) = measures.data
    assert (deals.where, deals.age, deals.is_old) == ("data/deals.csv", 5, is_old)


def test_what_was_left_out_says_why(measures_in: MeasuresOf) -> None:
    read = DataRead(name="deals", export="deals", rows=9, taken=7, left_out=(("unreadable_date", 2),))
    measures = measures_in(measured(program="p", data=(read,)))
    assert measures is not None
    assert [(each.count, each.why) for each in measures.data[0].left_out] == [(2, "a date that cannot be read")]
