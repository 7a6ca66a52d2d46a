"""Coverage on the board: a row for each persona, a cell for each stage, and what is asked there."""

import pytest

from tests.support.fixtures import WriteFiles
from tests.view.boards import board_of

TWO = "personas: {ann: {name: Ann}, bob: {name: Bob}}\ncontent: {guide: {title: Guide, status: live}}\n"

CASES = {
    "all is there": ("  one: {touchpoints: [{name: Talk, channel: email, content: guide}]}\n", [["t c r"], ["t c r"]]),
    "nothing is there": ("  one: {goals: [Buy]}\n", [["- - -"], ["- - -"]]),
    "no channel": ("  one: {touchpoints: [{name: Talk, content: guide}]}\n", [["t - r"], ["t - r"]]),
    "for one of them": ("  one: {touchpoints: [{name: Talk, channel: email, for: ann}]}\n", [["t c -"], ["- - -"]]),
    "content beside touchpoints": ("  one: {content: guide}\n", [["- - r"], ["- - r"]]),
    "planned does not count": (
        "  one: {touchpoints: [{name: Talk, channel: email, status: planned}]}\n",
        [["- - -"], ["- - -"]],
    ),
    "a stage for one of them": ("  one: {for: bob, touchpoints: [Talk]}\n", [["absent"], ["t - -"]]),
    "only chosen": (
        "  pick: {phases: select}\n  one: {phases: aware, touchpoints: [Talk]}\n",
        [["selection", "t - -"]] * 2,
    ),
    "out of scope": (
        "  one: {phases: aware, touchpoints: [Talk]}\n  two: {phases: onboard, touchpoints: [Talk]}\n",
        [["t - -", "outside"]] * 2,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_each_persona_finds(write_files: WriteFiles, case: str) -> None:
    stages, expected = CASES[case]
    scope = "scope: buyer\n" if case == "out of scope" else ""
    board = board_of(write_files, stages, f"{TWO}{scope}")
    assert [row.persona.name for row in board.coverage.rows if row.persona] == ["Ann", "Bob"]
    letters = {"touchpoint": "t", "channel": "c", "content": "r"}
    shown = [
        [
            " ".join(letters[mark.check] if mark.is_there else "-" for mark in cell.marks) or cell.state
            for cell in row.cells
        ]
        for row in board.coverage.rows
    ]
    assert shown == expected


def test_without_personas_there_is_a_row_for_everyone(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  one: {touchpoints: [{name: Talk, channel: email}]}\n  two: {goals: [Buy]}\n")
    (row,) = board.coverage.rows
    assert (row.persona, row.number) == (None, 0)
    assert [cell.missing for cell in row.cells] == [(), ("touchpoint", "channel")]  # content is nothing to this map


def test_who_takes_part_nowhere_has_a_row(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  one: {for: ann, touchpoints: [Talk]}\n", TWO)
    assert [cell.state for cell in board.coverage.rows[1].cells] == ["absent"]


def test_the_sum_is_that_of_the_cells(write_files: WriteFiles) -> None:
    stages = "  one: {touchpoints: [{name: Talk, channel: email}]}\n  two: {for: ann}\n"
    coverage = board_of(write_files, stages, TWO).coverage
    marks = [mark for row in coverage.rows for cell in row.cells for mark in cell.marks]
    assert (coverage.whole.yes, coverage.whole.of) == (sum(mark.is_there for mark in marks), len(marks))
