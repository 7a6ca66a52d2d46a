"""What people do to a workbook, and what comes of it."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.update.update import Update, update_of
from journeymap.workspace import load
from tests.support.books import DAY, Sheet, book_of, cell_with, exported, saved, updated
from tests.support.fixtures import WriteFiles

MAP = """\
# The first map
title: Buying it
personas: {ann: Ann, bob: Bob}
stages:
  ask:      # asked in May
    phases: aware
    goals: [Know the price, "Sleep: well"]
    emotion: -1
    duration: 3 weeks
    touchpoints:
      - Trade fair   # every spring
      # the one that matters
      - name: Demo
        channel: webinar
        pains: [{text: No seat, severity: high}]
    pains: Too slow
    lanes: {legal: [Contract sent]}
  decide:
    phases: decide
    goals:
      - {text: Agree, for: ann, sources: [{kind: interview, n: 3}]}
    emotion: {score: 1, feeling: glad, by: {ann: 2}}
"""
FILES = {"maps/a.yaml": MAP, "journeymap.yaml": "lanes: [{id: legal, title: Legal}]\n"}


def changed(update: Update) -> list[str]:
    return [line for line in update.diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def map_of(book: Workbook) -> Sheet:
    return Sheet(book["Map"])


def touchpoints(book: Workbook) -> Sheet:
    return Sheet(book["Touchpoints"])


def set_text(sheet: str, was: str, now: str | None) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        cell_with(book[sheet], was).value = now

    return edit


def set_field(sheet: str, text: str, key: str, value: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        lines = Sheet(book[sheet])
        lines.write(lines.line_of(text), key, value)

    return edit


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            set_text("Map", "Know the price", "Know: all"),
            ['-    goals: [Know the price, "Sleep: well"]', '+    goals: ["Know: all", "Sleep: well"]'],
        ),
        (
            set_text("Map", "Trade fair", "Spring fair"),
            ["-      - Trade fair   # every spring", "+      - Spring fair   # every spring"],
        ),
        (set_text("Map", "Trade fair", None), ["-      - Trade fair   # every spring"]),
        (set_text("Map", "3 weeks", "4 weeks"), ["-    duration: 3 weeks", "+    duration: 4 weeks"]),
        (set_text("Map", "3 weeks", None), ["-    duration: 3 weeks"]),
        (set_text("Map", "-1", "-2"), ["-    emotion: -1", "+    emotion: -2"]),
        (
            set_text("Map", "Contract sent", "Signed"),
            ["-    lanes: {legal: [Contract sent]}", "+    lanes: {legal: [Signed]}"],
        ),
        (set_text("About the map", "Buying it", "Buying"), ["-title: Buying it", "+title: Buying"]),
        (set_field("Touchpoints", "Demo", "channel", "webinar, phone"), None),
        (set_field("Touchpoints", "Demo", "moment_of_truth", True), ["+        moment_of_truth: true"]),
        (
            set_field("Touchpoints", "Trade fair", "channel", "trade-show"),
            [
                "-      - Trade fair   # every spring",
                "+      - name: Trade fair   # every spring",
                "+        channel: trade-show",
            ],
        ),
        (set_field("Touchpoints", "Demo", "channel", None), ["-        channel: webinar"]),
        (
            set_field("Pains", "No seat", "severity", 2),
            ["-        pains: [{text: No seat, severity: high}]", "+        pains: [{text: No seat, severity: 2}]"],
        ),
        (
            set_field("Pains", "Too slow", "severity", 3),
            ["-    pains: Too slow", "+    pains:", "+      - text: Too slow", "+        severity: 3"],
        ),
        (
            set_field("Pains", "Too slow", "@stage", "decide"),
            ["-    pains: Too slow", "+    pains:", "+      - Too slow"],
        ),
        (set_field("Texts", "Agree", "for", "ann, bob"), None),
    ],
)
def test_a_change_is_one_of_its_line(
    edit: Callable[[Workbook], None], lines: list[str] | None, write_files: WriteFiles
) -> None:
    root = write_files(FILES)
    book = book_of(root)
    edit(book)
    update = updated(root, book)
    assert update.refusals == ()
    assert update.changes == 1
    if lines is not None:
        assert sorted(changed(update)) == sorted(lines)
    else:
        assert len(changed(update)) == 2


def test_what_is_not_touched_stays(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    update = updated(root, book_of(root))
    assert (update.is_nothing, update.refusals, update.remarks, update.diff) == (True, (), (), "")


def test_feelings_of_single_people(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    feelings = Sheet(book["Feelings"])
    for line in range(3, feelings.sheet.max_row + 1):
        if [feelings.sheet.cell(line, column).value for column in (2, 3)] == ["ask", "Ann"]:
            feelings.write(line, "score", -2)
        if [feelings.sheet.cell(line, column).value for column in (2, 3)] == ["decide", "Ann"]:
            feelings.write(line, "feeling", "proud")
    update = updated(root, book)
    assert update.refusals == ()
    assert "emotion: {score: 1, feeling: glad, by: {ann: {score: 2, feeling: proud}}}" in update.after.decode()
    assert "    emotion:\n      score: -1\n      by:\n        ann: -2\n" in update.after.decode()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (set_text("Map", "Know the price", "=1+1"), "sheet 'Map', C6: the cell holds a formula"),
        (set_field("Touchpoints", "Demo", "channel", "webiste"), "'webiste'. Did you mean 'website'?"),
        (set_field("Touchpoints", "Demo", "@stage", "decid"), "there is no stage 'decid'. Did you mean 'decide'?"),
        (set_field("Touchpoints", "Demo", "status", "gone"), "status"),
        (set_field("Touchpoints", "Demo", "@text", None), "To remove it, delete the whole line"),
        (set_field("Texts", "Agree", "sources", "Two calls"), "changed in the file only"),
        (set_text("Map", "1 glad", "-1"), "Change it on the sheet 'Feelings'"),
        (lambda book: map_of(book).sheet.merge_cells("C6:D6"), "sheet 'Map', C6:D6: these cells are merged"),
        (lambda book: map_of(book).sheet.merge_cells("C4:C6"), "these cells are merged"),
        (lambda book: map_of(book).sheet.cell(6, 9, "Elsewhere"), "no stage stands over 'Elsewhere'"),
        (lambda book: touchpoints(book).sheet.delete_rows(1), "its hidden first line is gone"),
        (lambda book: touchpoints(book).add(text="New"), "no stage is named"),
        (lambda book: touchpoints(book).add(stage="ask", channel="email"), "a new line needs a text"),
        (lambda book: Sheet(book["Texts"]).add(stage="ask", text="New"), "needs the lane"),
    ],
)
def test_what_cannot_be_placed_is_named_and_nothing_is_changed(
    edit: Callable[[Workbook], object], told: str, write_files: WriteFiles
) -> None:
    root = write_files(FILES)
    book = book_of(root)
    edit(book)
    assert told in "\n".join(updated(root, book).refusals)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda book: book.remove(book["Pains"]), "The sheet 'Pains' is gone"),
        (lambda book: book.remove(book["Map"]), "The sheet 'Map' is gone"),
        (lambda book: map_of(book).sheet.delete_cols(3), "the column of 'ask' is gone"),
        (lambda book: book.create_sheet("Mine"), "'Mine' is not one of the workbook's own"),
        (lambda book: touchpoints(book).sheet.delete_cols(touchpoints(book).columns["channel"]), ""),
        (lambda book: map_of(book).sheet.insert_cols(3), ""),
        (lambda book: map_of(book).sheet.insert_rows(1), ""),
        (lambda book: touchpoints(book).sheet.insert_rows(4, 3), ""),
    ],
)
def test_what_is_missing_as_a_whole_is_told_and_removes_nothing(
    edit: Callable[[Workbook], object], told: str, write_files: WriteFiles
) -> None:
    root = write_files(FILES)
    book = book_of(root)
    edit(book)
    update = updated(root, book)
    assert (update.is_nothing, update.refusals) == (True, ())
    assert told in "\n".join(update.remarks)


def test_sorted_lines_change_nothing(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    sheet = touchpoints(book).sheet
    first, second = ([cell.value for cell in sheet[line]] for line in (3, 4))
    for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        sheet.cell(3, column).value, sheet.cell(4, column).value = other, one
    update = updated(root, book)
    assert (update.is_nothing, update.refusals) == (True, ())


@pytest.mark.parametrize("name", ["Map", "About the map", "Touchpoints"])
def test_a_hidden_number_that_is_none_makes_a_new_thing(name: str, write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    for (key,) in book[name].iter_rows(min_row=2, max_col=1):
        key.value = str(key.value).replace("0", "²").replace("1", "²")
    assert updated(root, book).refusals == ()


def test_a_copied_line_is_a_new_thing(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    sheet = touchpoints(book)
    line = sheet.line_of("Demo")
    for column, cell in enumerate(list(sheet.sheet[line]), start=1):
        sheet.sheet.cell(line + 1, column).value = cell.value
    sheet.write(line + 1, "@text", "Second demo")
    update = updated(root, book)
    assert update.refusals == ()
    assert changed(update) == ["+      - name: Second demo", "+        channel: webinar"]


def test_a_change_at_two_places_must_be_the_same(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    cell_with(book["Map"], "Trade fair").value = "Spring fair"
    lines = touchpoints(book)
    lines.write(lines.line_of("Trade fair"), "@text", "Autumn fair")
    assert "Write the same at both places" in "\n".join(updated(root, book).refusals)
    lines.write(lines.line_of("Autumn fair"), "@text", "Spring fair")
    assert changed(updated(root, book))[1] == "+      - Spring fair   # every spring"


def test_somebody_else_changed_the_same(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    cell_with(book["Map"], "Trade fair").value = "Spring fair"
    (root / "maps/a.yaml").write_text(MAP.replace("Trade fair", "Autumn fair"))
    update = updated(root, book)
    assert (
        "'Spring fair' here, but the file says 'Autumn fair' since the export, where it said 'Trade fair'"
        in "\n".join(update.refusals)
    )
    assert update.is_nothing
    cell_with(book["Map"], "Spring fair").value = "Autumn fair"
    assert (updated(root, book).refusals, updated(root, book).is_nothing) == ((), True)


def test_somebody_else_changed_what_is_removed(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    cell_with(book["Map"], "Demo").value = None
    (root / "maps/a.yaml").write_text(MAP.replace("channel: webinar", "channel: phone"))
    assert "is removed here, but was changed in the file since the export" in "\n".join(updated(root, book).refusals)


def test_changes_elsewhere_in_the_file_do_no_harm(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    book = book_of(root)
    cell_with(book["Map"], "Demo").value = "Live demo"
    later = MAP.replace("      - Trade fair", "      - Podcast\n      - Trade fair").replace(
        "title: Buying it", "title: Buying"
    )
    (root / "maps/a.yaml").write_text(later)
    update = updated(root, book)
    assert (update.refusals, changed(update)) == ((), ["-      - name: Demo", "+      - name: Live demo"])


EXTENDING = """\
title: For Borealis
extends: a
stages:
  ask:
    touchpoints: {add: [Call]}
"""


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        (
            set_text("Map", "Trade fair", "Spring fair"),
            {"touchpoints": {"add": ["Call"], "change": {"Trade fair": {"name": "Spring fair"}}}},
        ),
        (set_text("Map", "Trade fair", None), {"touchpoints": {"add": ["Call"], "drop": ["Trade fair"]}}),
        (set_text("Map", "Call", "Phone call"), {"touchpoints": {"add": ["Phone call"]}}),
        (set_text("Map", "Call", None), None),
        (set_text("Map", "3 weeks", "4 weeks"), {"touchpoints": {"add": ["Call"]}, "duration": "4 weeks"}),
        (
            set_field("Touchpoints", "Demo", "channel", "phone"),
            {"touchpoints": {"add": ["Call"], "change": {"Demo": {"channel": "phone"}}}},
        ),
        (lambda book: touchpoints(book).add(stage="ask", text="Visit"), {"touchpoints": {"add": ["Call", "Visit"]}}),
        (
            lambda book: Sheet(book["Pains"]).add(stage="ask", text="Dear"),
            {"touchpoints": {"add": ["Call"]}, "pains": {"add": ["Dear"]}},
        ),
    ],
)
def test_a_map_that_extends_another_says_only_what_differs(
    edit: Callable[[Workbook], object], written: object, write_files: WriteFiles
) -> None:
    root = write_files({**FILES, "maps/b.yaml": EXTENDING})
    book = book_of(root, "b")
    edit(book)
    update = updated(root, book)
    assert (update.path, update.refusals) == ("maps/b.yaml", ())
    (root / "maps/b.yaml").write_bytes(update.after)
    document = load(root, DAY).documents["maps/b.yaml"]
    assert document.data["stages"].get("ask") == written or (
        written is None and "touchpoints" not in document.data["stages"]["ask"]
    )


@pytest.mark.parametrize("pains", ["Too dear", ["Too dear"]])
@pytest.mark.parametrize("to", [None, "use"])
def test_a_list_of_its_own_that_is_emptied_lets_nothing_of_the_map_below_back(
    to: str | None, pains: object, write_files: WriteFiles
) -> None:
    stages = "stages:\n  ask: {phases: aware, pains: [Too slow]}\n  use: {phases: onboard, goals: [Sleep]}\n"
    own = f"title: B\nextends: a\nstages: {{ask: {{pains: {pains}}}}}\n"
    root = write_files({"maps/a.yaml": f"title: A\n{stages}", "maps/b.yaml": own})
    book = book_of(root, "b")
    sheet = Sheet(book["Pains"])
    if to:
        sheet.write(sheet.line_of("Too dear"), "@stage", to)
    else:
        sheet.sheet.delete_rows(sheet.line_of("Too dear"))
    update = updated(root, book)
    assert update.refusals == ()
    (root / "maps/b.yaml").write_bytes(update.after)
    ask, use = load(root, DAY).journeys["b"].stages
    assert [[pain.text for pain in stage.model.pains] for stage in (ask, use)] == [[], ["Too dear"] if to else []]


def test_the_last_thing_of_the_map_below_can_be_dropped(write_files: WriteFiles) -> None:
    above = "title: B\nextends: a\nstages: {ask: {goals: [Know]}}\n"
    root = write_files(
        {"maps/a.yaml": "title: A\nstages: {ask: {phases: aware, pains: [Slow]}}\n", "maps/b.yaml": above}
    )
    book = book_of(root, "b")
    set_text("Map", "Slow", None)(book)
    update = updated(root, book)
    assert (update.refusals, load(root, DAY).journeys["b"].stages[0].model.pains != ()) == ((), True)
    (root / "maps/b.yaml").write_bytes(update.after)
    assert load(root, DAY).journeys["b"].stages[0].model.pains == ()
    assert updated(root, book_of(root, "b")).is_nothing


def test_what_belongs_to_something_inherited_is_changed_where_it_is_written(write_files: WriteFiles) -> None:
    root = write_files({**FILES, "maps/b.yaml": EXTENDING})
    book = book_of(root, "b")
    set_field("Pains", "No seat", "severity", 1)(book)
    assert "belongs to what the map 'a' says: change it there" in "\n".join(updated(root, book).refusals)


def test_the_workbook_of_something_else_is_refused(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    content = exported(root)
    (root / "maps/a.yaml").rename(root / "maps/c.yaml")
    with pytest.raises(NoJourney, match="the workbook of the map 'a', which is not in this workspace"):
        updated(root, content)
    (root / "maps/c.yaml").rename(root / "maps/a.yaml")
    (root / "maps/a.yaml").write_text("title: Other\nstages: {x: {phases: aware, goals: [y]}}\n")
    with pytest.raises(NoJourney, match="the workbook of another map"):
        updated(root, content)
    (root / "maps/a.yaml").write_text("title: Other\nstages: {x: {phases: nonsense}}\n")
    with pytest.raises(NoJourney, match="has mistakes"):
        updated(root, content)


def test_a_cell_at_the_far_end_of_a_sheet_and_cells_merged_over_all_of_it_take_no_time(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    end = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    over_all = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    refusals = "\n".join(updated(root, _with_sheets(exported(root), end + over_all)).refusals)
    assert "XFD1048576: " in refusals
    assert "A1:XFD1048576: these cells are merged" in refusals


def _with_sheets(content: bytes, end: bytes) -> bytes:
    """A workbook whose sheets end otherwise."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", end))
    return out.getvalue()


def _without_record(content: bytes) -> bytes:
    book = load_workbook(BytesIO(content))
    book.remove(book["_journeymap"])
    return saved(book)


def _of_another_format(content: bytes) -> bytes:
    book = load_workbook(BytesIO(content))
    book["_journeymap"].cell(1, 2).value = "99"
    return saved(book)


def _with_a_broken_part(content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:100] if name.startswith("xl/worksheets/") else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _: b"title: A\n", "is no workbook"),
        (lambda _: b"PK\x03\x04 and so on", "b.xlsx"),
        (lambda _: saved(Workbook()), "was not exported by journeymap"),
        (_without_record, "was not exported by journeymap"),
        (_of_another_format, "another version of journeymap"),
        (_with_a_broken_part, "b.xlsx"),
    ],
)
def test_what_is_no_workbook_of_ours(spoil: Callable[[bytes], bytes], told: str, write_files: WriteFiles) -> None:
    root = write_files(FILES)
    with pytest.raises(NoJourney, match=told):
        update_of(GivenFile("b.xlsx", spoil(exported(root))), load(root, DAY))
