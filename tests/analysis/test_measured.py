"""What the snapshots say belongs to a program, a map, a stage or an account; what other ways are taken, what is old."""

import json
from datetime import date
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.measured import NOTES, REASONS
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

DAY = date(2026, 11, 20)
FRAMEWORK = "frameworks:\n  ours: {unit: account, stages: {one: , two: , three: , four: }}\n"
PROGRAM = FRAMEWORK + "programs: {p: {name: P, framework: ours}}\n"
MAP = "title: M\nframework: ours\nstages: {one: {goals: [g]}, two: {goals: [g]}}\n"


def snapshot(day: str, *measured: dict[str, Any]) -> str:
    return json.dumps({"as_of": day, "measured": measured})


def part(program: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"program": program, "stages": [{"stage": "one", "name": "One"}], **fields}


def facts(write_files: WriteFiles, files: dict[str, str], today: date = DAY) -> Analysis:
    workspace = load_workspace(write_files(files), today)
    assert workspace.problems == ()
    return Analysis(workspace)


def test_a_snapshot_of_a_later_day_is_not_known_yet(write_files: WriteFiles) -> None:
    files = {
        "maps/a.yaml": PROGRAM,
        **{f"measures/{day}.json": snapshot(day, part()) for day in ("2026-10-01", "2026-11-20", "2026-11-21")},
    }
    assert facts(write_files, files).measurements.day == DAY
    assert facts(write_files, files, date(2026, 11, 19)).measurements.day == date(2026, 10, 1)
    assert facts(write_files, files, date(2026, 9, 30)).measurements.latest is None


def test_a_program_without_numbers_of_its_own_has_those_of_the_whole(write_files: WriteFiles) -> None:
    files = {"maps/a.yaml": PROGRAM, "maps/b.yaml": "programs: {q: {name: Q}}\n"}
    files["measures/2026-11-20.json"] = snapshot("2026-11-20", part("p"), part())
    analysis = facts(write_files, files)
    measurements, programs = analysis.measurements, analysis.workspace.programs
    assert measurements.of_program(programs["p"]) is measurements.of(programs["p"]) is not None
    assert measurements.of(programs["q"]) is None
    assert measurements.of_program(programs["q"]) is measurements.whole is not None


@pytest.mark.parametrize(
    ("files", "measured", "program"),
    {
        "its framework is that of a program": ({"maps/m.yaml": MAP}, [part("p")], "p"),
        "the program goes before the whole": ({"maps/m.yaml": MAP}, [part(), part("p")], "p"),
        "no program was measured": ({"maps/m.yaml": MAP}, [part()], None),
        "an account of a program follows it": (
            {
                "maps/m.yaml": MAP.replace("framework: ours", "segment: s"),
                "maps/s.yaml": "segments: {s: {name: S}}\naccounts: {a: {name: A, segment: s}}\n",
            },
            [part("p")],
            "p",
        ),
    }.values(),
)
def test_whose_numbers_a_map_shows(
    files: dict[str, str], measured: list[dict[str, Any]], program: str | None, write_files: WriteFiles
) -> None:
    snapshots = {"measures/2026-11-20.json": snapshot("2026-11-20", *measured)}
    analysis = facts(write_files, {"maps/a.yaml": PROGRAM, **files, **snapshots})
    found = analysis.measurements.of_map(analysis.workspace.journeys["m"])
    assert found is not None
    assert found.program == program


@pytest.mark.parametrize(
    ("files", "measured"),
    {
        "for a single account": (
            {"maps/m.yaml": f"{MAP}account: a\n", "maps/b.yaml": "accounts: {a: {name: A}}\n"},
            [part("p"), part()],
        ),
        "two programs follow it, and nothing was measured of the whole": (
            {"maps/m.yaml": MAP, "maps/b.yaml": "programs: {q: {name: Q, framework: ours}}\n"},
            [part("p"), part("q")],
        ),
        "the data knows none of its stages": (
            {"maps/m.yaml": MAP},
            [part("p", stages=[{"stage": "Discovery", "name": "Discovery"}])],
        ),
        "nobody follows it, and nothing was measured of the whole": (
            {"maps/m.yaml": "title: M\nstages: {one: {goals: [g]}}\n"},
            [part("p")],
        ),
    }.values(),
)
def test_a_map_shows_no_numbers(files: dict[str, str], measured: list[dict[str, Any]], write_files: WriteFiles) -> None:
    snapshots = {"measures/2026-11-20.json": snapshot("2026-11-20", *measured)}
    analysis = facts(write_files, {"maps/a.yaml": PROGRAM, **files, **snapshots})
    assert analysis.measurements.of_map(analysis.workspace.journeys["m"]) is None


def test_the_trend_of_a_figure_and_of_an_account(write_files: WriteFiles) -> None:
    def measured(value: float, score: float) -> dict[str, Any]:
        rate = {"measure": "win_rate", "basis": "closed_deals", "unit": "share", "value": value}
        other = {"measure": "win_rate", "basis": "closed_value", "unit": "share", "value": 0.9}
        return part("p", figures=[other, rate], accounts=[{"account": "a", "score": score}])

    files = {
        "maps/a.yaml": PROGRAM + "accounts: {a: {name: A}}\n",
        "measures/2026-10-20.json": snapshot("2026-10-20", measured(0.2, 40)),
        "measures/2026-11-20.json": snapshot("2026-11-20", measured(0.3, 120)),
    }
    analysis = facts(write_files, files)
    measurements, program = analysis.measurements, analysis.workspace.programs["p"]
    now = measurements.of(program)
    assert now is not None
    trend = [(day, figure.value) for day, figure in measurements.trend(now, now.figures[1])]
    assert trend == [(date(2026, 10, 20), 0.2), (DAY, 0.3)]
    scores = [each.score for _, each in measurements.trend_of_account(analysis.workspace.accounts["a"])]
    assert scores == [40, 120]


def test_what_a_program_says_of_an_account_goes_before_what_the_whole_says(write_files: WriteFiles) -> None:
    whole = part(accounts=[{"account": "a", "score": 1}, {"account": "b", "score": 2}])
    own = part("p", accounts=[{"account": "a", "stage": "one", "score": 3}])
    files = {
        "maps/a.yaml": PROGRAM + "accounts: {a: {name: A}, b: {name: B}}\n",
        "measures/2026-11-20.json": snapshot("2026-11-20", whole, own),
    }
    analysis = facts(write_files, files)
    measurements, accounts = analysis.measurements, analysis.workspace.accounts.values()
    readings = [measurements.reading(account) for account in accounts]
    assert [reading and reading.score for reading in readings] == [3, 2]
    assert [each for account in accounts for _, each in measurements.trend_of_account(account)] == readings


def flows(**two: int) -> list[dict[str, Any]]:
    flow = {"entered": 10, **two}
    return [{"stage": "one", "name": "One"}, {"stage": "two", "name": "Two", **flow}, {"stage": "three", "name": "3"}]


LOOPED = "frameworks:\n  ours: {unit: account, stages: {one: , two: , three: {loops: [{to: %s}]}, four: }}\n"
BRANCHED = "title: M\nframework: ours\nstages: {one: {goals: [g], branches: [{to: three}]}, two: {goals: [g]}}\n"


@pytest.mark.parametrize(
    ("two", "framework", "map_", "expected"),
    {
        "skipped": ({"skipped": 5}, FRAMEWORK, "", (5, 0)),
        "entered again": ({"reentered": 4}, FRAMEWORK, "", (0, 4)),
        "both": ({"skipped": 3, "reentered": 2}, FRAMEWORK, "", (3, 0)),
        "by few": ({"skipped": 2, "reentered": 2}, FRAMEWORK, "", None),
        "by a small part": ({"entered": 40, "skipped": 4, "reentered": 7}, FRAMEWORK, "", None),
        "a loop leads back there": ({"reentered": 6}, LOOPED % "two", "", None),
        "a loop leads back before it": ({"reentered": 6}, LOOPED % "one", "", None),
        "a loop leads elsewhere": ({"reentered": 6}, LOOPED % "four", "", (0, 6)),
        "accounts move freely": ({"reentered": 6}, FRAMEWORK.replace("unit", "movement: free, unit"), "", None),
        "freely, but a way back is written": (
            {"reentered": 6},
            (LOOPED % "three").replace("unit", "movement: free, unit"),
            "",
            (0, 6),
        ),
        "freely, which skips nothing": (
            {"skipped": 6},
            FRAMEWORK.replace("unit", "movement: free, unit"),
            "",
            (6, 0),
        ),
        "a branch leads past it": ({"skipped": 6}, FRAMEWORK, BRANCHED, None),
        "out of scope": (
            {"skipped": 6},
            FRAMEWORK,
            MAP.replace("two: {", "two: {status: out_of_scope, "),
            None,
        ),
        "accounts are only chosen there": (
            {"skipped": 6},
            FRAMEWORK.replace("two:", "two: {phases: select}"),
            MAP,
            None,
        ),
    }.values(),
)
def test_other_ways_than_the_declared_one(
    two: dict[str, int], framework: str, map_: str, expected: tuple[int, int] | None, write_files: WriteFiles
) -> None:
    files = {
        "maps/a.yaml": framework + "programs: {p: {name: P, framework: ours}}\n",
        "measures/2026-11-20.json": snapshot("2026-11-20", part("p", stages=flows(**two))),
        **({"maps/m.yaml": map_} if map_ else {}),
    }
    analysis = facts(write_files, files)
    detours = analysis.measurements.detours(analysis.workspace.programs["p"])
    assert [(detour.flow.stage, detour.skipped, detour.reentered) for detour in detours] == (
        [("two", *expected)] if expected else []
    )


@pytest.mark.parametrize(
    ("newest", "expected"),
    [("2026-10-21", []), ("2026-10-20", [("deals 2", 31)]), (None, [])],
)
def test_data_is_old_the_day_after_the_last_on_which_it_is_new_enough(
    newest: str | None, expected: list[tuple[str, int]], write_files: WriteFiles
) -> None:
    data = "data: {deals: [{file: a.csv}, {file: b.csv, fresh: 30d}]}"
    read = [{"name": f"deals {number}", "export": "moves", "newest": newest} for number in (1, 2)]
    files = {
        "maps/a.yaml": f"programs: {{p: {{name: P, {data}}}}}\n",
        "measures/2026-11-20.json": snapshot("2026-11-20", part("p", data=read)),
    }
    analysis = facts(write_files, files)
    old = analysis.measurements.old_data(analysis.workspace.programs["p"])
    assert [(data.key, data.days) for data in old] == expected
    assert analysis.measurements.old_data(analysis.workspace) == ()


def test_the_data_of_the_settings_is_old_once_whichever_program_reads_it(write_files: WriteFiles) -> None:
    read = [{"name": "deals", "export": "moves", "newest": "2026-09-01"}]
    files = {
        "journeymap.yaml": "data: {deals: {file: a.csv, fresh: 30d}}\n",
        "maps/a.yaml": PROGRAM,
        "measures/2026-11-20.json": snapshot("2026-11-20", part(data=read), part("p", data=read)),
    }
    analysis = facts(write_files, files)
    assert analysis.measurements.old_data(analysis.workspace.programs["p"]) == ()
    assert [data.key for data in analysis.measurements.old_data(analysis.workspace)] == ["deals"]


def test_what_a_program_tells_is_not_told_of_the_whole_again(write_files: WriteFiles) -> None:
    rate = {"measure": "win_rate", "unit": "share", "value": 0.1, "plan": 0.4, "verdict": "missed"}
    size = {"measure": "deal_size", "unit": "money", "value": 9, "plan": 40, "verdict": "missed"}
    few = {"measure": "nps", "unit": "points", "value": 9, "plan": 40, "verdict": "unclear", "few": True}
    files = {
        "maps/a.yaml": PROGRAM,
        "measures/2026-11-20.json": snapshot(
            "2026-11-20", part(figures=[rate, size, few]), part("p", figures=[rate, few])
        ),
    }
    analysis = facts(write_files, files)
    missed = analysis.measurements.missed
    assert [figure.measure for figure in missed(analysis.workspace.programs["p"])] == ["win_rate"]
    assert [figure.measure for figure in missed(analysis.workspace)] == ["deal_size"]
    assert analysis.measurements.flows_of(analysis.workspace) == ()


def test_every_reason_and_note_is_the_end_of_a_sentence() -> None:
    for text in (*REASONS.values(), *NOTES.values()):
        assert text[0].islower()
        assert not text.endswith(".")
