"""Workbooks come in as people see them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.errors import UsageError
from journeymap.importing.draft import Draft, Fate
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.reader import Likeness
from journeymap.importing.readers.workbook.book import READER, sheets_of
from journeymap.importing.readers.workbook.layout import letters_of
from tests.importing.readers.saying import texts_of
from tests.importing.readers.workbook.books import ROWS, SHEET, Book, archive, map_book, spoiled


def read(content: bytes, name: str = "map.xlsx") -> Draft:
    return READER.read(GivenFile(name, content))


def test_a_sheet_is_a_map_with_its_name() -> None:
    book = Book()
    book.sheet("As is")
    book.sheet("To be", (("Stage", "Awareness", "Decision"), ("Actions", "Asks us", "Signs online")))
    as_is, to_be = read(book.saved()).maps
    assert as_is.title is not None
    assert to_be.title is not None
    assert (as_is.title.text, to_be.title.text) == ("As is", "To be")
    assert [stage.text for stage in as_is.stages] == ["Awareness", "Decision"]
    assert "Asks us" in {statement.cell.text for statement in to_be.statements}


@pytest.mark.parametrize("name", [None, "Tabelle1", "Feuil2", "シート1", "Лист1"])
def test_a_name_that_nobody_gave_is_no_title(name: str | None) -> None:
    [draft_map] = read(map_book(name)).maps
    assert draft_map.title is None


def test_a_cell_knows_its_sheet_and_place() -> None:
    [draft_map] = read(map_book()).maps
    [reads] = [said.cell for said in draft_map.statements if said.cell.text == "Reads a post"]
    assert str(reads.where) == "map.xlsx, sheet 'As is', B2"


SHOWN = (
    (4.0, "", "4"),
    (4.5, "", "4.5"),
    (0.1 + 0.2, "", "0.3"),
    (-2, "", "-2"),
    (0.3, "0%", "30%"),
    (0.305, "0.0%", "30.5%"),
    (1234.5, "#,##0.00", "1,234.50"),
    (1200, "#,##0 [$€-407]", "1,200 €"),
    (1200, '"$"#,##0', "$1,200"),
    (12, '0 "days"', "12 days"),
    (3, "0.##", "3"),
    (1.5e9, "0.00E+00", "1500000000"),
    (0.5, "# ?/?", "0.5"),
    (datetime.fromisoformat("2026-05-01"), "dd.mm.yyyy", "2026-05-01"),
    (datetime.fromisoformat("2026-05-01T14:30"), "yyyy-mm-dd hh:mm", "2026-05-01 14:30"),
    (timedelta(hours=26, minutes=30), "[h]:mm", "26:30"),
    (True, "", "TRUE"),
)


@pytest.mark.parametrize(("value", "number_format", "text"), SHOWN, ids=[f"{row[0]} {row[1]}" for row in SHOWN])
def test_numbers_and_days_are_as_people_see_them(value: object, number_format: str, text: str) -> None:
    book = Book()
    sheet = book.sheet("As is")
    cell_format = book.book.add_format({"num_format": number_format} if number_format else {})
    if isinstance(value, datetime | timedelta):
        sheet.write_datetime(2, 1, value, cell_format)
    else:
        sheet.write(2, 1, value, cell_format)
    [draft_map] = read(book.saved()).maps
    assert text in {said.cell.text for said in draft_map.statements}


def test_rich_text_line_breaks_and_odd_signs() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.write_rich_string(1, 1, "Reads ", book.book.add_format({"bold": True}), "two", " posts")
    sheet.write_string(1, 2, "Signs\r\n\u00a0and pays_x000D_")
    [draft_map] = read(book.saved()).maps
    assert {"Reads two posts", "Signs\n and pays"} <= {said.cell.text for said in draft_map.statements}


def test_merged_cells_hold_for_all_they_span() -> None:
    book = Book()
    sheet = book.book.add_worksheet("As is")
    for row, cells in enumerate((("Stage", "Awareness", "", "Decision"), ("Actions", "Reads", "Asks", "Signs"))):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(row, column, text)
    sheet.merge_range(0, 1, 0, 2, "Awareness")
    [draft_map] = read(book.saved()).maps
    assert [stage.text for stage in draft_map.stages] == ["Awareness", "Decision"]
    assert [said.stage for said in draft_map.statements if said.cell.text in ("Reads", "Asks", "Signs")] == [0, 0, 1]


def test_a_cell_merged_over_a_stage_speaks_of_all_of_it() -> None:
    book = Book()
    sheet = book.book.add_worksheet("As is")
    for column, stage in enumerate(("Awareness", "Decision")):
        sheet.merge_range(0, 1 + column * 2, 0, 2 + column * 2, stage)
        sheet.merge_range(2, 1 + column * 2, 2, 2 + column * 2, f"Pain of {stage}")
    for column, text in enumerate(("Touchpoints", "Post", "Website", "Demo", "Offer")):
        sheet.write_string(1, column, text)
    sheet.write_string(0, 0, "Stage")
    sheet.write_string(2, 0, "Pains")
    [draft_map] = read(book.saved()).maps
    groups = {said.cell.text: (said.stage, said.group) for said in draft_map.statements}
    assert groups["Pain of Awareness"] == (0, None)
    assert groups["Pain of Decision"] == (1, None)
    assert len({groups[name] for name in ("Post", "Website", "Demo", "Offer")}) == 4


def test_a_table_far_from_the_corner_is_found() -> None:
    book = Book()
    sheet = book.book.add_worksheet("As is")
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            sheet.write_string(1_000_000 + row, 16_000 + column, text)
    [draft_map] = read(book.saved()).maps
    assert [stage.text for stage in draft_map.stages] == ["Awareness", "Decision"]


def test_computed_values_come_in_and_formulas_without_them_are_told() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.write_formula(1, 1, '="Reads "&"three"', None, "Reads three")
    sheet.write_formula(1, 2, "=A1&A2", None, "")
    draft = read(book.saved())
    assert "Reads three" in {said.cell.text for said in draft.maps[0].statements}
    [unsolved] = [entry for entry in draft.entries if entry.cell.text == "=A1&A2"]
    assert unsolved.fate is Fate.LEFT_OUT
    assert any("1 formula without a result" in note for note in draft.notes)


def test_errors_of_formulas_are_left_out_and_told() -> None:
    book = Book()
    book.sheet("As is").write_formula(1, 1, "=1/0", None, "#DIV/0!")
    draft = read(book.saved())
    [error] = [entry for entry in draft.entries if entry.cell.text == "#DIV/0!"]
    assert error.fate is Fate.LEFT_OUT


def test_hidden_sheets_stay_out_and_hidden_rows_and_columns_come_in() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})
    book.sheet("Lists", (("secret ids",),)).hide()
    book.sheet("Deep", (("very secret",),)).very_hidden()
    draft = read(book.saved())
    assert {"Slow", "Too many"} <= {said.cell.text for said in draft.maps[0].statements}
    assert not {"secret ids", "very secret"} & set(texts_of(draft).split("\n"))
    assert [entry.fate for entry in draft.entries if entry.cell.text in ("Lists", "Deep")] == [Fate.LEFT_OUT] * 2
    told = " ".join(draft.notes)
    assert "row 3, column C are hidden, and came in" in told
    assert "'Lists' is hidden and was left out" in told


def test_a_workbook_of_hidden_sheets_says_what_to_do() -> None:
    book = Book()
    book.book.add_worksheet("Cover")
    book.sheet("As is").hide()
    with pytest.raises(NoJourney, match="'As is' is hidden and was left out"):
        read(book.saved())


def test_notes_come_in_without_their_authors() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.write_comment(1, 1, "Mara Pohl:\nonly on LinkedIn", {"author": "Mara Pohl"})
    draft = read(book.saved())
    assert "Reads a post: only on LinkedIn" in [cell.text for cell in draft.texts]
    assert "Mara" not in texts_of(draft)


def test_threaded_comments_come_in_once() -> None:
    book = Book()
    book.sheet("As is").write_comment(1, 1, "[Threaded comment]\n\nYour version cannot show it.\nComment:\n Which one?")
    main = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    content = spoiled(
        book.saved(),
        {
            "xl/threadedComments/threadedComment1.xml": (
                f'<ThreadedComments xmlns="{main}"><threadedComment ref="B2" personId="{{1}}"><text>Which one?</text>'
                '</threadedComment><threadedComment ref="B2" personId="{2}"><text>The long one</text></threadedComment>'
                "</ThreadedComments>"
            ).encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda part: part.replace(
                b"</Relationships>",
                f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
                "</Relationships>".encode(),
            ),
        },
    )
    assert [cell.text for cell in read(content).texts] == ["Reads a post: Which one?", "Reads a post: The long one"]


def test_links_say_where_they_lead() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.write_url(1, 1, "https://example.com/post", string="Reads a post")
    sheet.write_formula(1, 2, '=HYPERLINK("https://example.com/form","Signs")', None, "Signs")
    sheet.write_url(2, 1, "mailto:mara@example.com", string="Too many")
    said = {statement.cell.text for statement in read(book.saved()).maps[0].statements}
    assert said >= {"Reads a post (https://example.com/post)", "Signs (https://example.com/form)", "Too many"}


def test_texts_in_shapes_come_in_and_pictures_and_macros_are_told() -> None:
    book = Book()
    sheet = book.sheet("As is")
    sheet.insert_textbox(8, 1, "Moment of truth: the first price")
    content = spoiled(book.saved(), {"xl/vbaProject.bin": b"x"})
    draft = read(content, "map.xlsm")
    [text] = draft.texts
    assert text.text == "Moment of truth: the first price"
    assert str(text.where) == "map.xlsx, sheet 'As is', shape at B9".replace("xlsx", "xlsm")
    assert "Its macros were neither read nor run." in draft.notes


def spread(rows: bytes) -> bytes:
    return spoiled(map_book(), {SHEET: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")})


@pytest.mark.slow
@pytest.mark.parametrize("row", [b'<row r="%d" ht="15" customHeight="1"/>', b'<row r="%d"><c s="0"/></row>'])
def test_a_million_empty_rows_do_not_matter(row: bytes) -> None:
    content = spread(b"".join(row % number for number in range(4, 1_048_577)))
    [draft_map] = read(content).maps
    assert [stage.text for stage in draft_map.stages] == ["Awareness", "Decision"]


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
PARTS_WITH_NAMES = ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET)


def strictly(part: bytes) -> bytes:
    """Return a part with the names that Excel writes for `Strict Open XML Spreadsheet`."""
    return part.replace(
        b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
    ).replace(b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml")


SPOILED: dict[str, tuple[Callable[[], bytes], str]] = {
    "half of it": (lambda: map_book()[:2000], "not whole"),
    "no sheet": (lambda: spoiled(map_book(), {SHEET: None}), "holds no cells"),
    "broken XML": (lambda: spoiled(map_book(), {SHEET: lambda part: part[:-30]}), "not whole"),
    "entities": (lambda: spoiled(map_book(), {"xl/sharedStrings.xml": BOMB}), "not whole"),
    "entities in UTF-16": (
        lambda: spoiled(map_book(), {"xl/sharedStrings.xml": BOMB.decode().encode("utf-16")}),
        "not whole",
    ),
    "a bomb": (lambda: spoiled(map_book(), {SHEET: b"<worksheet>" + b" " * 300_000_000}), "unpacks to 300 MB"),
    "a bomb of texts": (lambda: spoiled(map_book(), {"xl/sharedStrings.xml": b" " * 80_000_000}), "unpacks to 80 MB"),
    "a bomb of styles": (
        lambda: spoiled(
            map_book(), {"xl/styles.xml": lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 900_000 + b"</cellXfs>")}
        ),
        "holds 900,",
    ),
    "a bomb of properties": (lambda: spoiled(map_book(), {"docProps/custom.xml": b"<a/>" * 1_000_000}), "holds 1,00"),
    "a bomb of rows": (lambda: spread(b"<row><c/></row>" * 2_000_000), "holds 6,00"),
    "a bomb of many parts": (
        lambda: spoiled(map_book(), {f"xl/comments{number}.xml": b" " * 9_000_000 for number in range(8)}),
        "unpacks to 72 MB",
    ),
    "merged without end": (
        lambda: spoiled(
            map_book(),
            {
                SHEET: lambda part: part.replace(
                    b"</sheetData>",
                    b"</sheetData><mergeCells>" + b'<mergeCell ref="A9:B9"/>' * 60_000 + b"</mergeCells>",
                )
            },
        ),
        "merged cells on the sheet 'As is'",
    ),
    "a text without end": (
        lambda: spread(b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"x" * 2_000_000 + b"</t></is></c></row>"),
        "a cell of 2 million signs, A9 on the sheet 'As is'",
    ),
    "too many cells": (
        lambda: spread(b"".join(b'<row r="%d">%s</row>' % (row, b"<c><v>1</v></c>" * 1000) for row in range(4, 600))),
        "cells on the sheet 'As is'",
    ),
    "strict": (lambda: spoiled(map_book(), dict.fromkeys(PARTS_WITH_NAMES, strictly)), "Strict Open XML"),
    "old XML": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML of 2003",
    ),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "of the old kind (.xls)"),
    "protected": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "with a password",
    ),
    "OpenDocument": (
        lambda: archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument spreadsheet",
    ),
    "Numbers": (lambda: archive(Index__Document_iwa=""), "a Numbers, Pages or Keynote document"),
    "binary": (lambda: archive(xl__workbook_bin=""), "a binary Excel workbook (.xlsb)"),
    "Word": (lambda: archive(word__document_xml=""), "a Word document"),
    "archive": (lambda: archive(map_csv=""), "an archive (.zip)"),
    "text": (lambda: b"Stage,Awareness", "is no workbook, whatever it is called"),
    "web page": (lambda: b"<html><table>", "is a web page"),
    "empty": (lambda: b"", "is no workbook"),
}
"""What makes a workbook that cannot be read, and what is said of it. Some are large, so each is made by its test."""


@pytest.mark.parametrize("case", SPOILED)
def test_what_cannot_be_read_is_refused_in_a_sentence(case: str) -> None:
    made, says = SPOILED[case]
    content = made()
    with pytest.raises(NoJourney) as refused:
        read(content)
    assert says in str(refused.value)
    assert str(refused.value).startswith("map.xlsx ")
    assert str(refused.value).endswith(".")


def test_a_part_that_is_larger_than_the_archive_says_is_not_unpacked() -> None:
    content = bytearray(spoiled(map_book(), {SHEET: b"<worksheet>" + b" " * 90_000_000}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):  # where a local and a central entry tell the size
        at = content.find(sign)
        while at >= 0:
            if int.from_bytes(content[at + place : at + place + 4], "little") > 80_000_000:
                content[at + place : at + place + 4] = (100).to_bytes(4, "little")
            at = content.find(sign, at + 1)
    with pytest.raises(NoJourney):
        read(bytes(content))


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(spoiled(map_book(), {}))
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read(bytes(content))
    except NoJourney:
        return


def test_a_workbook_is_known_by_its_content() -> None:
    assert READER.likeness(GivenFile("map.csv", map_book())) is Likeness.CERTAIN
    assert READER.likeness(GivenFile("map.ods", b"PK")) is Likeness.LIKELY
    assert READER.likeness(GivenFile("map.csv", b"Stage,Awareness")) is Likeness.NONE


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymap.importing.readers.workbook.book.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'journeymap\[office\]'"):
        read(map_book())


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=12)


@given(st.dictionaries(st.tuples(st.integers(0, 40), st.integers(0, 30)), TEXTS, min_size=1, max_size=12))
def test_no_cell_of_a_sheet_is_lost(texts: dict[tuple[int, int], str]) -> None:
    book = Book()
    sheet = book.book.add_worksheet("As is")
    for (row, column), text in texts.items():
        sheet.write_string(row, column, f"qz{text}qz")
    [grid] = sheets_of(GivenFile("map.xlsx", book.saved())).grids
    found = {str(cell.where): cell.text for row in grid.rows for cell in row if cell.text}
    named = {
        f"map.xlsx, sheet 'As is', {letters_of(column + 1)}{row + 1}": f"qz{text}qz"
        for (row, column), text in texts.items()
    }
    assert found == {place: text.replace("\u00a0", " ") for place, text in named.items()}
