"""What the page to decide on shows."""

from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.view.decide.decide import DecideView, decide_view
from journeymap.view.gap_index import GapIndex
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

STAGES = """
stages:
  buy:
    phases: [decide]
    owners: [sales]
    pains: [{text: Slow, severity: 2, id: slow}, {text: Dear, severity: 3, frequency: 1}]
    opportunities:
      - {text: First, answers: slow, value: 3, feasibility: 3, status: doing}
      - {text: Second, answers: slow, value: 3, feasibility: 1, owner: product}
      - {text: Rough, answers: slow}
      - {text: Never, answers: slow, status: dropped, reason: The law forbids it, value: 3, feasibility: 3}
      - {text: Finished, answers: slow, status: done}
  use:
    phases: [retain]
    pains: [{text: Loud, severity: 3, frequency: 3}, {text: Cold, accepted: It is a cold store}]
    opportunities: [{text: Nobody's, answers: slow}]
"""


def view(root: Path) -> DecideView | None:
    workspace = load_workspace(root)
    gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
    return decide_view(tuple(workspace.journeys.values()), gaps)


def decided(write_files: WriteFiles) -> DecideView:
    found = view(write_files({"maps/a.yaml": f"title: A{STAGES}"}))
    assert found
    return found


def test_opportunities_stand_where_they_are_decided_on(write_files: WriteFiles) -> None:
    page = decided(write_files)
    assert [(row.number, row.text) for row in page.ranked] == [(1, "First"), (2, "Second")]
    assert [row.text for row in page.unrated] == ["Rough", "Nobody's"]
    assert [(row.text, row.status, row.reason) for row in page.closed] == [
        ("Never", "dropped", "The law forbids it"),
        ("Finished", "done", None),
    ]
    assert (len(page.open), page.in_work, page.without_owner) == (4, 1, 1)


def test_every_ranked_one_is_in_one_field_of_the_matrix(write_files: WriteFiles) -> None:
    page = decided(write_files)
    assert [[[row.number for row in field] for field in fields] for fields in page.matrix] == [
        [[2], [], [1]],
        [[], [], []],
        [[], [], []],
    ]


def test_stage_with_one_owner_has_its_ideas_too(write_files: WriteFiles) -> None:
    owners = {row.text: row.owner for row in decided(write_files).open}
    assert owners == {"First": "sales", "Second": "product", "Rough": "sales", "Nobody's": None}


def test_pains_that_nothing_answers_are_told_most_severe_first(write_files: WriteFiles) -> None:
    assert [row.pain.text for row in decided(write_files).open_pains] == ["Loud", "Dear"]


def test_sheet_has_a_row_for_each_and_no_formula_hides_in_it(write_files: WriteFiles) -> None:
    columns, *rows = decided(write_files).sheet
    assert len(rows) == 6
    assert all(len(row) == len(columns) for row in rows)
    first = dict(zip(columns, rows[0], strict=True))
    assert first["rank"] == 1
    assert (first["opportunity"], first["answers"], first["score"]) == ("First", "Slow", 18)


def test_workspace_without_ideas_and_pains_has_no_such_page(write_files: WriteFiles) -> None:
    assert view(write_files({"maps/a.yaml": "title: A\nstages: {buy: {phases: [decide]}}\n"})) is None


def test_numbers_with_a_target_come_by_the_way_that_is_left(write_files: WriteFiles) -> None:
    metrics = """
    metrics:
      - {kind: nps, name: There, baseline: 10, actual: 31, target: 30}
      - {kind: nps, name: Half way, baseline: 10, actual: 20, target: 30}
      - {kind: nps, name: Not begun, baseline: 20, target: 30}
      - {kind: nps, name: Farther off, baseline: 10, target: 30, owner: product}
      - {kind: nps, name: In words, target: better}
      - {kind: nps, name: No target, baseline: 10}
"""
    over = "title: B\nextends: a\nstages: {buy: {goals: [Save]}}\n"
    page = view(write_files({"maps/a.yaml": f"title: A\nowner: us{STAGES.rstrip()}{metrics}", "maps/b.yaml": over}))
    assert page
    assert [(row.metric.text, row.metric.bar and row.metric.bar.is_reached) for row in page.metrics] == [
        ("Farther off", False),
        ("Not begun", False),
        ("Half way", False),
        ("There", True),
        ("In words", None),
    ]
    assert {row.where.map for row in page.metrics} == {"A"}
    assert [row.owner for row in page.metrics[:2]] == ["product", "us"]
