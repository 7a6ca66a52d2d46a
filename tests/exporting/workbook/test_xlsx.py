"""The workbook of a map, read by another program."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from journeymap.exporting.workbook.things import SHEETS
from journeymap.view.grid.grid import grid_of
from tests.support.books import DAY, Sheet, book_of, cell_with, exported, updated
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import WORKSPACES, load_workspace

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.com",
    "0012",
    "TRUE",
    "_x0041_",
    "a\nb",
    "<b>&",
]
MAPS = [
    (name, id_)
    for name, root in WORKSPACES.items()
    if name != "with-gaps"
    for id_ in load_workspace(root, DAY).journeys
]


def test_stages_are_columns_and_lanes_are_rows(write_files: WriteFiles) -> None:
    root = write_files(
        {"maps/a.yaml": "title: A\nstages:\n  x: {name: Ask, phases: aware, goals: [One, Two], touchpoints: Fair}\n"}
    )
    sheet = book_of(root)["Map"]
    assert (sheet["B2"].value, sheet["C3"].value) == ("A", "Ask")
    goal = cell_with(sheet, "One")
    assert (sheet.cell(goal.row, 2).value, sheet.cell(goal.row + 1, 3).value) == ("Goals", "Two")
    assert sheet.cell(goal.row + 2, 3).value is None
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("C4", "landscape", 8)
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


def test_texts_stay_texts(write_files: WriteFiles) -> None:
    texts = "".join(f"      - {text!r}\n" if "\n" not in text else '      - "a\\nb"\n' for text in HOSTILE).replace(
        '"=cmd', '"=cmd'
    )
    root = write_files({"maps/a.yaml": f"title: '=1+1'\nstages:\n  x:\n    phases: aware\n    goals:\n{texts}"})
    book = book_of(root)
    for sheet in book.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert not [
            cell for row in sheet.iter_rows() for cell in row if cell.hyperlink or isinstance(cell.value, int | float)
        ]
    assert book["Map"]["B2"].value == "=1+1"


@pytest.mark.parametrize(("name", "id_"), MAPS)
def test_everything_on_a_map_is_in_its_workbook(name: str, id_: str) -> None:
    workspace = load_workspace(WORKSPACES[name], DAY)
    book = load_workbook(BytesIO(exported(WORKSPACES[name], id_)))
    shown = {str(cell.value) for sheet in book.worksheets[:-1] for row in sheet.iter_rows() for cell in row}
    grid = grid_of(workspace, workspace.journeys[id_])
    texts = [
        item.text
        for row in (*grid.rows, *grid.about)
        if row.key != "emotion"
        for cell in row.cells
        for item in cell.items
    ]
    assert [text for text in texts if text.strip() not in shown] == []
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "veryHidden"] == ["_journeymap"]


def test_the_same_map_gives_the_same_bytes(write_files: WriteFiles) -> None:
    root = WORKSPACES["b2b-lifecycle"]
    assert exported(root, "cold-store") == exported(root, "cold-store")


def test_arabic_sheets_run_from_right_to_left(write_files: WriteFiles) -> None:
    root = write_files(
        {"maps/a.yaml": "title: رحلة\nlanguage: ar\nstages:\n  x: {phases: aware, goals: [معرفة السعر]}\n"}
    )
    assert all(sheet.sheet_view.rightToLeft for sheet in book_of(root).worksheets if sheet.sheet_state == "visible")


def test_ids_can_be_chosen_from_lists() -> None:
    book = book_of(WORKSPACES["b2b-lifecycle"], "cold-store")
    lines = Sheet(book["Touchpoints"])
    rules = {
        str(rule.sqref).partition(":")[0]: rule.formula1 for rule in book["Touchpoints"].data_validations.dataValidation
    }
    letter = get_column_letter(lines.columns["channel"])
    source = str(rules[f"{letter}3"])
    assert source.startswith("'Lists'!$")
    column = source.split("$")[1]
    choices = [cell.value for cell in book["Lists"][column]]
    assert "webinar" in choices
    assert "control-room-screen" in choices


def test_a_text_too_long_for_a_cell_is_shown_cut_and_locked(write_files: WriteFiles) -> None:
    actions = "\n".join(f"          - {'x' * 9_000} {number}" for number in range(5))
    touchpoint = f"      - name: Demo\n        actions:\n{actions}\n"
    root = write_files({"maps/a.yaml": f"title: A\nstages:\n  x:\n    phases: aware\n    touchpoints:\n{touchpoint}"})
    book = book_of(root)
    assert max(len(str(cell.value)) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row) <= 32_767
    assert updated(root, book).is_nothing
    lines = Sheet(book["Touchpoints"])
    lines.write(lines.line_of("Demo"), "actions", "Less")
    assert "changed in the file only" in updated(root, book).refusals[0]


def test_each_kind_of_things_has_a_sheet(tmp_path: Path) -> None:
    book = book_of(WORKSPACES["b2b-lifecycle"], "cold-store")
    assert {"Map", "Feelings", "About the map", "Read me", "Lists", *SHEETS.values()} <= set(book.sheetnames)
