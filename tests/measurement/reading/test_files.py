"""Files of data as people have them: every encoding, separator and slip reads the same, or is told in plain words."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.engine import embedded
from journeymap.measurement.reading.files import read_file
from tests.support.data_files import saved

TABLE = "account,stage,date\nMüller & Søn,Angebot,2026-03-04\n"


def cells_of(file: Path) -> list[tuple[object, ...]]:
    """The header and the rows of a file, each row with its number."""
    engine = embedded()
    raw = read_file(engine, file, file.name)
    rows = [tuple(row.values()) for row in engine.rows(raw.table.order_by("row"))]
    return [raw.header, *rows]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.rstrip().encode(),
        TABLE.replace(",", ";").encode("cp1252"),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", "|").encode(),
        TABLE.replace(",", ", ").encode(),
        TABLE.replace(",", ",\u00a0").encode(),
        TABLE.replace("Angebot", '"Angebot"').encode(),
        (TABLE + "\n\n").encode(),
        (TABLE + ",,\n").encode(),
        TABLE.replace("\n", ",\n").encode(),
        gzip.compress(TABLE.encode(), mtime=0),
    ],
)
def test_one_table_reads_the_same_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert cells_of(saved(tmp_path, content)) == [
        ("account", "stage", "date"),
        (2, "Müller & Søn", "Angebot", "2026-03-04"),
    ]


def test_rows_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    """Below a title, and with blank rows between, the numbers are those that people see in a spreadsheet."""
    text = 'Report of March\n\naccount,stage\n"Acme\nHolding",Won\n\nBeta,Lost\n'
    assert cells_of(saved(tmp_path, text)) == [("account", "stage"), (4, "Acme\nHolding", "Won"), (6, "Beta", "Lost")]


@pytest.mark.parametrize(
    "text",
    ["sep=;\naccount;stage\nAcme;Won\n", "account,stage\n\nAcme,Won\n"],
)
def test_what_stands_above_rows_is_counted(tmp_path: Path, text: str) -> None:
    assert cells_of(saved(tmp_path, text))[1] == (3, "Acme", "Won")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("会社,ステージ\nアクメ,提案\n", "cp932"),
        ("Компания,Этап\nПеревозчик,Предложение\n", "cp1251"),
        ("公司,阶段\n运输公司,报价\n", "gb18030"),
        ("회사,단계\n운송회사,제안\n", "euc-kr"),
    ],
)
def test_what_windows_writes_in_other_countries_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    head, row = (tuple(line.split(",")) for line in text.splitlines())
    assert cells_of(saved(tmp_path, text, encoding=encoding)) == [head, (2, *row)]


def test_the_five_bytes_that_windows_leaves_open_stop_nobody(tmp_path: Path) -> None:
    assert cells_of(saved(tmp_path, b"account,stage\nM\xfcller\x81,Won\n"))[1] == (2, "Müller\x81", "Won")


def test_ragged_rows(tmp_path: Path) -> None:
    """A short row lacks its last cells. In a long one nobody knows which cell belongs where, so it is left out."""
    engine = embedded()
    file = saved(tmp_path, "account,stage,date\nAcme,Won\nBeta,Won,2026-01-01,more\nGamma,Won,2026-01-01,\n")
    raw = read_file(engine, file, "deals.csv")
    rows = engine.rows(raw.table.order_by("row"))
    assert [(row["row"], row["c1"], row["c3"]) for row in rows] == [(2, "Acme", None), (4, "Gamma", "2026-01-01")]
    assert [(each.reason, each.count, each.rows) for each in raw.left_out] == [("too_many_cells", 1, (3,))]
    assert raw.rows == 3


@pytest.mark.parametrize("nothing", ["", " ", "-", "–", "n/a", "N/A", "NULL", "(No value)", '""'])
def test_what_says_nothing_is_nothing(tmp_path: Path, nothing: str) -> None:
    assert cells_of(saved(tmp_path, f"account,stage\n{nothing},Won\n"))[1] == (2, None, "Won")


def test_headers_may_repeat_and_be_empty(tmp_path: Path) -> None:
    file = saved(tmp_path, "account,,Account\nAcme,x,Beta\n")
    assert cells_of(file) == [("account", "", "Account"), (2, "Acme", "x", "Beta")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "data.csv is empty. Export it again."),
        (b"\n\n \n", "data.csv holds nothing but blanks. Export it again."),
        (
            b"PK\x03\x04" + b"\0" * 100,
            "data.csv is a workbook or an archive. Open it, and save the sheet with the data",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "data.csv is a workbook"),
        (b"%PDF-1.7\n", "data.csv is a PDF."),
        (b"<!DOCTYPE html><html>", "data.csv is a web page."),
        (b"\x7fELF" + b"\0\1\2" * 100, "data.csv is no table of text."),
        (b"a,b\n" + b'"' + b"x" * 9_000_000, "cannot be read from row 1 on: a quotation mark there is never closed"),
        (b'a,b\nA,"B\nC,D\n', "cannot be read from row 2 on: a quotation mark there is never closed"),
        (b'a,b\nA,B\nA,"B\nC,"D\nE,F\n', "cannot be read from row 3 on: a quotation mark there is never closed"),
    ],
)
def test_what_is_no_table_says_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(UsageError) as failure:
        read_file(embedded(), saved(tmp_path, content), "data.csv")
    assert message in str(failure.value)


def test_a_line_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """The file takes no room on the disk, and is not read to its end, which would take far longer than a test may."""
    file = saved(tmp_path, "account,stage\nAcme,")
    with file.open("r+b") as stream:
        stream.seek(20)
        stream.write(b"x" * 20_000_000)
        stream.truncate(2 << 30)
    with pytest.raises(UsageError, match="more than 16 million characters"):
        read_file(embedded(), file, "data.csv")


def test_folders_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        read_file(embedded(), tmp_path, "data")
    with pytest.raises(UsageError, match=r"does not exist\. Export the data to this file"):
        read_file(embedded(), tmp_path / "no.csv", "no.csv")
    with pytest.raises(SystemFailure, match="cannot be read"):
        read_file(embedded(), tmp_path / ("x" * 300), "x")


def test_a_table_without_rows(tmp_path: Path) -> None:
    assert cells_of(saved(tmp_path, "account,stage\n")) == [("account", "stage")]


def test_quotes_within_cells_are_kept(tmp_path: Path) -> None:
    text = 'account,stage\nPipes 5",Won\n"Pipes 5""",Won\n'
    assert [row[1] for row in cells_of(saved(tmp_path, text))[1:]] == ['Pipes 5"', 'Pipes 5"']


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    file = saved(tmp_path, TABLE * 1000)
    read_file(embedded(), file, "data.csv", lambda done, size: told.append((done, size)))
    size = file.stat().st_size
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_cell_by_cell(tmp_path: Path, rows: list[list[str]]) -> None:
    """Whatever stands in cells, quoted as spreadsheets do."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["first", "second", "third"])
    writer.writerows([["x", *row[1:]] for row in rows])
    read = cells_of(saved(tmp_path, text.getvalue()))
    assert read[0] == ("first", "second", "third")
    assert [row[0] for row in read[1:]] == list(range(2, len(rows) + 2))


@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd(tmp_path: Path, content: bytes) -> None:
    """Anything is a table, or is refused in words."""
    assert_read_or_refused(saved(tmp_path, content))


@given(st.text("ab,;\t\"'\r\n 12.-/", max_size=120))
def test_no_slip_is_too_odd(tmp_path: Path, text: str) -> None:
    assert_read_or_refused(saved(tmp_path, text))


def assert_read_or_refused(file: Path) -> None:
    refusals = []
    try:
        cells_of(file)
    except UsageError as refusal:
        refusals.append(str(refusal))
    assert all(refusal.startswith("data.csv ") for refusal in refusals)
