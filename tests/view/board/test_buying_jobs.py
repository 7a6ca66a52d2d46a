"""The buying jobs beside the stages: where something helps, where something should, and what stays open."""

import pytest

from journeymap.model import vocabulary
from journeymap.model.buying_jobs import BUYING_JOBS
from journeymap.view.board.buying_jobs import JobCell, JobRow
from tests.support.fixtures import WriteFiles
from tests.view.boards import board_of, boards

FOUR = ("problem_identification", "solution_exploration", "requirements_building", "supplier_selection")
ALWAYS = ("validation", "consensus_creation")
WAY = ("select", "aware", "engage", "qualify", "evaluate", "decide", "onboard", "retain")


def stage(name: str, *jobs: str, more: str = "") -> str:
    """A stage in the phase it is called after, with one touchpoint that helps with some jobs."""
    touchpoint = f"{{name: Talk at {name}, jobs: [{', '.join(jobs)}]{more}}}"
    return f"  {name}: {{phases: {name}, touchpoints: [{touchpoint}]}}\n"


def rows_of(write_files: WriteFiles, stages: str, head: str = "") -> dict[str, JobRow]:
    """The jobs of a map, by their ids."""
    return {row.id: row for row in board_of(write_files, stages, head).jobs}


def states(row: JobRow) -> list[str]:
    """What a row shows, stage by stage."""
    return [cell.state for cell in row.cells]


def names(cell: JobCell) -> list[str]:
    """What helps, by name."""
    return [helper.name for helper in cell.helpers]


def test_the_six_jobs_are_those_of_the_format() -> None:
    assert tuple(job.id for job in BUYING_JOBS) == vocabulary.words_of(vocabulary.Job)
    assert tuple(job.id for job in BUYING_JOBS if job.always_on) == ALWAYS
    for job in BUYING_JOBS:
        assert bool(job.likely_in) != job.always_on
        assert job.likely_in <= vocabulary.BEFORE_SALE


EXPECTED = {
    "problem_identification": "quiet likely likely quiet quiet quiet quiet quiet",
    "solution_exploration": "quiet quiet likely likely quiet quiet quiet quiet",
    "requirements_building": "quiet quiet quiet likely likely quiet quiet quiet",
    "supplier_selection": "quiet quiet quiet quiet likely helped quiet quiet",
    "validation": "quiet ongoing ongoing ongoing ongoing ongoing quiet quiet",
    "consensus_creation": "quiet ongoing ongoing ongoing ongoing ongoing quiet quiet",
}


@pytest.mark.parametrize("job", EXPECTED)
def test_where_a_job_is_expected(write_files: WriteFiles, job: str) -> None:
    stages = "".join(stage(phase, *(["supplier_selection"] if phase == "decide" else [])) for phase in WAY)
    assert states(rows_of(write_files, stages)[job]) == EXPECTED[job].split()


@pytest.mark.parametrize("job", [*FOUR, *ALWAYS])
def test_a_job_may_be_helped_with_anywhere_and_again(write_files: WriteFiles, job: str) -> None:
    rows = rows_of(write_files, "".join(stage(phase, job) for phase in WAY))
    assert set(states(rows[job])) == {"helped"}
    assert [names(cell) for cell in rows[job].cells] == [[f"Talk at {phase}"] for phase in WAY]


@pytest.mark.parametrize("job", ALWAYS)
def test_the_band_is_whole_until_the_purchase_whatever_helps(write_files: WriteFiles, job: str) -> None:
    helped = {"select", "engage", "decide", "retain"}
    rows = rows_of(write_files, "".join(stage(phase, *([job] if phase in helped else [])) for phase in WAY))
    assert [cell.on_band for cell in rows[job].cells] == [False, True, True, True, True, True, False, False]
    assert states(rows[job]) == "helped ongoing helped ongoing ongoing helped quiet helped".split()
    assert not any(cell.on_band for id_ in FOUR for cell in rows[id_].cells)


@pytest.mark.parametrize(
    ("stages", "band"),
    [
        ("  one: {touchpoints: [{name: A, jobs: [validation]}]}\n  two: {}\n", [True, True]),
        ("  buy: {phases: decide}\n  sign: {}\n  use: {phases: onboard}\n  love: {}\n", [True, True, False, False]),
        ("  buy: {phases: decide}\n  use: {phases: retain}\n  renew: {phases: evaluate}\n", [True, False, True]),
        ("  pick: {phases: [select, aware]}\n  buy: {phases: [decide, onboard]}\n", [True, True]),
    ],
    ids=["without phases", "some without phases", "a second purchase", "more than one phase"],
)
def test_how_far_the_band_goes(write_files: WriteFiles, stages: str, band: list[bool]) -> None:
    head = "content: {guide: {title: Guide, status: live, jobs: [validation]}}\n"
    touched = stages.replace("buy: {", "buy: {content: guide, ")
    assert [cell.on_band for cell in rows_of(write_files, touched, head)["validation"].cells] == band


def test_stages_out_of_scope_stay_blank(write_files: WriteFiles) -> None:
    stages = stage("aware", "validation") + stage("decide") + stage("onboard", "validation")
    for row in rows_of(write_files, stages, "scope: buyer\n").values():
        assert states(row)[2] == "outside"
        assert not row.cells[2].helpers
        assert not row.cells[2].on_band


CONTENT = """\
content:
  guide: {title: The guide, status: live, jobs: [solution_exploration]}
  draft: {title: The draft, status: planned, jobs: [solution_exploration]}
  aimed: {title: The paper, status: live, jobs: [solution_exploration], phases: [aware]}
"""
HELPERS = [
    pytest.param("{name: A, jobs: [solution_exploration]}", "A; The paper", id="a touchpoint"),
    pytest.param("{name: A, content: guide}", "The guide; The paper", id="its content"),
    pytest.param("{name: A, content: guide, jobs: [solution_exploration]}", "A; The paper", id="both, told once"),
    pytest.param("{name: A, content: guide, jobs: [validation]}", "The guide; The paper", id="each with another job"),
    pytest.param("{name: A, content: draft}", "The paper", id="content that is only planned"),
    pytest.param("{name: A, jobs: [solution_exploration], status: planned}", "The paper", id="planned"),
    pytest.param("{name: A, content: guide, status: retired}", "The paper", id="retired"),
]


@pytest.mark.parametrize(("touchpoint", "expected"), HELPERS)
def test_what_helps(write_files: WriteFiles, touchpoint: str, expected: str) -> None:
    rows = rows_of(write_files, f"  one: {{phases: aware, touchpoints: [{touchpoint}]}}\n", CONTENT)
    assert names(rows["solution_exploration"].cells[0]) == expected.split("; ")


def test_what_is_planned_helps_on_a_to_be_map(write_files: WriteFiles) -> None:
    rows = rows_of(write_files, stage("aware", "validation", more=", status: planned"), "state: to_be\n")
    assert states(rows["validation"]) == ["helped"]


@pytest.mark.parametrize("more", ["", ", status: planned, jobs: [validation]", ", status: retired, jobs: [validation]"])
def test_no_jobs_where_none_is_named(write_files: WriteFiles, more: str) -> None:
    assert board_of(write_files, f"  one: {{phases: aware, touchpoints: [{{name: A{more}}}]}}\n").jobs == ()


def test_the_lane_is_there_wherever_uncovered_jobs_are_found(write_files: WriteFiles) -> None:
    root = write_files(
        {
            "journeymap.yaml": "format: 1\nprofile: abm\n",
            "maps/named.yaml": f"title: Named\nstages:\n{stage('aware', 'validation')}",
            "maps/plain.yaml": "title: Plain\nstages:\n  aware: {touchpoints: [Talk]}\n",
        }
    )
    for board in boards(root).values():
        assert bool(board.jobs) == any(gap.code == "JM203" for gap in board.gaps)


def test_stage_by_stage_the_first_mark_leads(write_files: WriteFiles) -> None:
    rows = rows_of(write_files, stage("aware", "validation") + stage("decide") + stage("onboard"))
    assert [[row.id for row in rows.values() if row.cells[i].leads] for i in range(3)] == [
        ["problem_identification"],
        ["supplier_selection"],
        [],
    ]
