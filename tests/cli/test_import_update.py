"""`journeymap import --update`: what people changed in a workbook is shown, and written."""

from pathlib import Path

from tests.support.books import book_of, cell_with, saved
from tests.support.fixtures import RunCommand, WriteFiles

MAP = "title: A\nstages:\n  x:  # first\n    phases: aware\n    goals: [Know the price]\n"


def edited_workspace(write_files: WriteFiles, text: str) -> Path:
    root = write_files({"maps/a.yaml": MAP, "journeymap.yaml": "format: 1\n"})
    book = book_of(root)
    cell_with(book["Map"], "Know the price").value = text
    (root / "a.xlsx").write_bytes(saved(book))
    return root


def test_a_change_is_shown_and_written(write_files: WriteFiles, run: RunCommand) -> None:
    root = edited_workspace(write_files, "Know all prices")
    looked = run("import", "--update", "a.xlsx", "--dry-run", cwd=root)
    assert looked.code == 0
    assert "+    goals: [Know all prices]" in looked.out
    assert (root / "maps/a.yaml").read_text() == MAP
    ran = run("import", "--update", "a.xlsx", cwd=root)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Wrote 1 change to maps/a.yaml.")
    assert (root / "maps/a.yaml").read_text() == MAP.replace("Know the price", "Know all prices")
    again = run("import", "--update", "a.xlsx", cwd=root)
    assert (again.code, again.out) == (0, "Nothing to change: maps/a.yaml says what the workbook says.\n")


def test_what_cannot_be_placed_fails_and_writes_nothing(write_files: WriteFiles, run: RunCommand) -> None:
    root = edited_workspace(write_files, "=1+1")
    ran = run("import", "--update", "a.xlsx", cwd=root)
    assert ran.code == 1
    assert "the cell holds a formula" in ran.out
    assert (root / "maps/a.yaml").read_text() == MAP


def test_options_of_other_shapes_are_not_for_workbooks(write_files: WriteFiles, run: RunCommand) -> None:
    root = edited_workspace(write_files, "x")
    ran = run("import", "--update", "a.xlsx", "--force", cwd=root)
    assert ran.code == 2
    assert "--update takes workbooks" in ran.err
