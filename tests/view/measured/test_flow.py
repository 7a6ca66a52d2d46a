"""Strips below the heads of stages: who came in, who is there, for how long, and how many of those decided went on."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.model.snapshot import Figure, Measured, StageFlow
from journeymap.view.measured.flow import MapMeasures, map_measures, strips_of
from tests.support.fixtures import WriteFiles
from tests.support.measured import DAY, conversion, measured, mood, reading, stuck, written
from tests.support.shapes import document
from tests.support.workspaces import load_workspace

MeasuresOf = Callable[..., MapMeasures | None]
STAGES = {"aware": {"goals": ["g"]}, "mqa": {"goals": ["g"]}, "opportunity": {"goals": ["g"]}}


@pytest.fixture
def measures_of(write_files: WriteFiles) -> MeasuresOf:
    def view(
        *parts: Measured, day: date = DAY, today: date = date(2026, 11, 25), **changes: object
    ) -> MapMeasures | None:
        journey = {"title": "M", "stages": STAGES, **changes}
        account = {"name": "A"}
        files = {"maps/m.yaml": document(journey), "maps/a.yaml": document({"accounts": {"a": account}})}
        workspace = load_workspace(write_files(files | written(*parts, day=day)), today)
        assert [problem.message for problem in workspace.problems] == []
        return map_measures(workspace.journeys["m"], (), Analysis(workspace))

    return view


def test_a_strip_stands_where_the_data_knows_the_stage(measures_of: MeasuresOf) -> None:
    measures = measures_of()
    assert measures is not None
    assert [cell.strip and cell.strip.here for cell in measures.cells] == [5, 14, None]
    assert [strip.name for strip in measures.elsewhere] == ["Customer"]
    assert (measures.as_of, measures.case, measures.is_old) == ("2026-11-22", "account", False)


def test_where_accounts_stall_stands_at_the_head_by_the_names_of_the_map(measures_of: MeasuresOf) -> None:
    named = STAGES | {"mqa": {"name": "Ready", "goals": ["g"]}}
    measures = measures_of(stages=named)
    assert measures is not None
    (stall,) = measures.stalls
    assert (stall.stage, stall.over, stall.here, stall.limit, stall.oldest) == ("Ready", 9, 14, 60, 140)
    assert (stall.decided, stall.on, stall.share) == (11, 3, None)


@pytest.mark.parametrize(
    "changes", [{"state": "to_be"}, {"stages": {"x": {"goals": ["g"]}, "mqb": {"goals": ["g"]}}}, {"account": "a"}]
)
def test_where_the_numbers_say_nothing_of_the_map_there_are_none(
    changes: dict[str, object], measures_of: MeasuresOf
) -> None:
    assert measures_of(**changes) is None


def test_the_map_of_an_account_tells_where_that_one_is(measures_of: MeasuresOf) -> None:
    part = measured(accounts=(reading("a", stage="mqa", since=date(2026, 11, 2), backward=True),))
    measures = measures_of(part, account="a")
    assert measures is not None
    assert not measures.is_of_stages
    assert measures.stay is not None
    assert (measures.stay.stage, measures.stay.reading.days, measures.stay.reading.backward) == ("mqa", 20, True)


@pytest.mark.parametrize(("today", "is_old"), [(date(2027, 1, 6), False), (date(2027, 1, 7), True)])
def test_what_was_measured_long_ago_says_so(today: date, is_old: bool, measures_of: MeasuresOf) -> None:
    measures = measures_of(today=today)
    assert measures is not None
    assert measures.is_old is is_old


def test_a_snapshot_of_the_future_is_not_known_yet(measures_of: MeasuresOf) -> None:
    assert measures_of(today=date(2026, 11, 21)) is None


def test_the_oldest_stand_first_in_the_bar_and_all_bars_have_one_scale() -> None:
    first, second, third = strips_of(measured())
    assert [(part.age, part.number) for part in second.parts] == [("over", 9), ("due", 3), ("fresh", 2)]
    assert [(part.x, part.width) for part in second.parts] == [(0, 64.29), (64.29, 21.43), (85.71, 14.29)]
    assert [part.width for part in first.parts] == [35.71]
    assert [(part.age, part.number) for part in third.parts] == [("here", 3)]


def test_those_still_there_count_neither_way() -> None:
    _, strip, last = strips_of(measured(figures=()))
    assert strip.conversion is not None
    assert (strip.conversion.value, strip.conversion.n, strip.conversion.few) == ("27 %", 11, True)
    assert last.conversion is None  # behind it there is nothing to go on to


def test_what_was_measured_goes_before_what_is_counted_here() -> None:
    entered = conversion(basis="of_entered", value=3 / 25, n=25)
    strip = strips_of(measured(figures=(entered, conversion(few=False, verdict="missed"))))[1]
    assert strip.conversion is not None
    assert (strip.conversion.value, strip.conversion.plan, strip.conversion.verdict) == ("27 %", "30 %", "missed")


def test_nothing_decided_is_no_share() -> None:
    flow = StageFlow(stage="a", name="A", entered=4, open=4, here=4)
    unknown = Figure(measure="conversion_rate", of="a", basis="of_decided", unit="share", reason="no_cases")
    for figures in ((), (unknown,)):
        strip = strips_of(Measured(stages=(flow, stuck()), figures=figures))[0]
        assert strip.conversion is not None
        assert (strip.conversion.value, strip.conversion.span) == (None, None)


def test_nobody_anywhere_makes_no_bars() -> None:
    (strip,) = strips_of(Measured(stages=(StageFlow(stage="a", name="A"),)))
    assert strip.parts == ()


def test_feelings_of_those_asked_stand_at_their_stage(measures_of: MeasuresOf) -> None:
    asked = (mood(), mood(role="champion", mean=3.0, low=None, high=None), mood(stage="elsewhere"))
    measures = measures_of(measured(moods=asked))
    assert measures is not None
    everyone, champion = measures.cells[0].moods
    assert (everyone.mean, everyone.low, everyone.high, everyone.n) == ("−0.5", "−1", "0", 12)
    assert (everyone.x, everyone.y, everyone.bar) == (94, 59, "M94 50V68")
    assert (champion.role, champion.x, champion.y, champion.bar) == ("champion", 87, 14, None)
