"""Dates and times in every style that exports have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.errors import UsageError
from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.readers.reader import Column
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.files import read_file
from journeymap.measurement.reading.left_out import LeftOut
from journeymap.measurement.reading.moments import DateOrder
from tests.support.data_files import saved


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def moments(
    engine: Engine, folder: Path, texts: Sequence[str], order: DateOrder | None = None, beside: Sequence[str] = ()
) -> tuple[list[datetime | None], list[LeftOut]]:
    """The times of a column, and what of it is left out."""
    others = beside or ["x"] * len(texts)
    rows = "".join(f'"{text}","{other}"\n' for text, other in zip(texts, others, strict=True))
    raw = read_file(engine, saved(folder, f"date,other\n{rows}", "deals.csv"), "deals.csv")
    cells = Cells(raw, [Column("date", ("Date",))], {}, order)
    read = cells.rows(at=cells.moment("date"))
    return [row["at"] for row in engine.rows(read.order_by("row"))], cells.left_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-3-4", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("2026.03.04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("2026-03-04 10:11", "2026-03-04 10:11"),
        ("2026-03-04T10:11", "2026-03-04 10:11"),
        ("2026-03-04 10:11:12", "2026-03-04 10:11:12"),
        ("2026-03-04 10:11:12.345", "2026-03-04 10:11:12.345"),
        ("2026-03-04T10:11:12Z", "2026-03-04 10:11:12"),
        ("2026-03-04T10:11:12.345678Z", "2026-03-04 10:11:12.345678"),
        ("2026-03-04T10:11:12+02:00", "2026-03-04 08:11:12"),
        ("2026-03-04T10:11:12.000+0000", "2026-03-04 10:11:12"),
        ("2026-03-04T23:30:00-05:00", "2026-03-05 04:30"),
        ("2026-03-04T23:30-0530", "2026-03-05 05:00"),
        ("2026-03-04 10:11 UTC", "2026-03-04 10:11"),
        ("2026-03-04 10:11 CET", "2026-03-04 09:11"),
        ("2026-03-04 10:11 PST", "2026-03-04 18:11"),
        ("2026-03-04T00:00:00+01:00", "2026-03-04"),
        ("04.03.2026", "2026-03-04"),
        ("4.3.2026", "2026-03-04"),
        ("4.3.26", "2026-03-04"),
        ("04.03.2026 15:15", "2026-03-04 15:15"),
        ("25/03/2026", "2026-03-25"),
        ("03/25/2026", "2026-03-25"),
        ("03/25/2026 3:15 PM", "2026-03-25 15:15"),
        ("3/25/26, 3:15 p.m.", "2026-03-25 15:15"),
        ("25-03-2026", "2026-03-25"),
        ("03/03/2026", "2026-03-03"),
        ("4 Mar 2026", "2026-03-04"),
        ("4 March 2026", "2026-03-04"),
        ("04-Mar-26", "2026-03-04"),
        ("4. März 2026", "2026-03-04"),
        ("4 mars 2026", "2026-03-04"),
        ("1er juillet 2026", "2026-07-01"),
        ("4 de marzo de 2026", "2026-03-04"),
        ("Mar 4, 2026", "2026-03-04"),
        ("Mar 4, 2026, 3:15 PM", "2026-03-04 15:15"),
        ("March 4, 2026 at 12:05 AM", "2026-03-04 00:05"),
        ("March 4th, 2026 12:05 PM", "2026-03-04 12:05"),
        ("Wed, 4 Mar 2026 10:11:12 GMT", "2026-03-04 10:11:12"),
        ("2026年3月4日", "2026-03-04"),
        ("1772619072000", "2026-03-04 10:11:12"),
        ("1772619072", "2026-03-04 10:11:12"),
        ("1772619072000000", "2026-03-04 10:11:12"),
        ("46085", "2026-03-04"),
        ("46085.5", "2026-03-04 12:00"),
        ("2026-03", "2026-03-01"),
        ("03/2026", "2026-03-01"),
        ("March 2026", "2026-03-01"),
        ("Mär 2026", "2026-03-01"),
        ("29.02.2028", "2028-02-29"),
        ("  2026-03-04  ", "2026-03-04"),
    ],
)
def test_every_style(engine: Engine, tmp_path: Path, text: str, expected: str) -> None:
    assert moments(engine, tmp_path, [text]) == ([datetime.fromisoformat(expected)], [])


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-30", "2026-13-01", "2026-00-10", "0000-00-00", "31.02.2026", "29.02.2027", "2026-03-04 25:00"),
        *("2026-03-04 10:61", "25/13/2026", "4 Foo 2026", "soon", "Q1", "2026", "3", "-5", "99999999999999999999"),
        *("2026-03-04 13:00 PM", "Mar 40, 2026", "12:30", "@SUM(A1)", "0001-01-01"),
    ],
)
def test_what_is_no_day_is_named_with_its_row(engine: Engine, tmp_path: Path, text: str) -> None:
    read, left_out = moments(engine, tmp_path, ["2026-01-01", text])
    assert read == [datetime.fromisoformat("2026-01-01"), None]
    [cell] = left_out
    assert (cell.reason, cell.count, cell.column, cell.rows, cell.example, cell.whole_row) == (
        "unreadable_date",
        1,
        "date",
        (3,),
        text,
        False,
    )


def test_the_styles_of_a_column_may_differ(engine: Engine, tmp_path: Path) -> None:
    texts = ["2026-03-04", "", "5.3.2026 10:00", "Mar 6, 2026", "-", "2026-03-07T10:00:00Z", "46089"]
    read, left_out = moments(engine, tmp_path, texts)
    assert [each and each.day for each in read] == [4, None, 5, 6, None, 7, 8]
    assert left_out == []


@pytest.mark.parametrize(
    ("texts", "order", "beside", "days"),
    [
        (["03/04/2026", "25/04/2026"], None, [], ["2026-04-03", "2026-04-25"]),
        (["03/04/2026", "04/25/2026"], None, [], ["2026-03-04", "2026-04-25"]),
        (["03/04/2026", "04/04/2026"], "day_first", [], ["2026-04-03", "2026-04-04"]),
        (["03/04/2026", "04/04/2026"], "month_first", [], ["2026-03-04", "2026-04-04"]),
        (["03/04/2026", "04/04/2026"], None, ["31/01/2026", ""], ["2026-04-03", "2026-04-04"]),
        (["03/04/2026", "04/04/2026"], None, ["", "01/31/2026"], ["2026-03-04", "2026-04-04"]),
    ],
)
def test_which_of_two_numbers_is_the_day(
    engine: Engine, tmp_path: Path, texts: list[str], order: DateOrder | None, beside: list[str], days: list[str]
) -> None:
    """Other dates of the column tell, else those of other columns, else the settings."""
    read, left_out = moments(engine, tmp_path, texts, order, beside)
    assert (read, left_out) == ([datetime.fromisoformat(day) for day in days], [])


def test_the_settings_decide_against_the_column(engine: Engine, tmp_path: Path) -> None:
    read, left_out = moments(engine, tmp_path, ["03/04/2026", "04/25/2026"], "day_first")
    assert read == [datetime.fromisoformat("2026-04-03"), None]
    assert [(each.reason, each.rows) for each in left_out] == [("unreadable_date", (3,))]


def test_a_few_dates_that_may_be_two_are_left_out_and_told(engine: Engine, tmp_path: Path) -> None:
    read, left_out = moments(engine, tmp_path, ["2026-03-04", "05/06/2026", "2026-03-05"])
    assert read == [datetime.fromisoformat("2026-03-04"), None, datetime.fromisoformat("2026-03-05")]
    assert [(each.reason, each.rows) for each in left_out] == [("unreadable_date", (3,))]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["03/04/2026", "05/06/2026"], "'03/04/2026' below 'date' in row 2 may be two days"),
        (["25/04/2026", "04/25/2026"], "the day comes first in row 2 and the month in row 3"),
    ],
)
def test_what_may_be_two_days_is_not_guessed(engine: Engine, tmp_path: Path, texts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        moments(engine, tmp_path, texts)
    assert message in str(refusal.value)
    assert "dates: day_first" in str(refusal.value)


TIMES = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2090-01-01"))
STYLES = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y %H:%M:%S", "%d %b %Y %H:%M:%S", "%B %d, %Y, %I:%M:%S %p"]


@given(st.lists(TIMES, min_size=1, max_size=5), st.sampled_from(STYLES))
def test_whoever_writes_a_time_reads_the_same(
    engine: Engine, tmp_path: Path, times: list[datetime], style: str
) -> None:
    whole = [time - timedelta(microseconds=time.microsecond) for time in times]
    assert moments(engine, tmp_path, [f"{time:{style}}" for time in whole]) == (whole, [])


@given(st.lists(st.text("0123456789/.-: TZPMamr+,", max_size=20), min_size=1, max_size=5))
def test_no_text_is_too_odd(engine: Engine, tmp_path: Path, texts: list[str]) -> None:
    read, left_out = moments(engine, tmp_path, texts, "day_first")
    said = [text for text in texts if text.strip() not in ("", "-", "--")]
    assert sum(each is not None for each in read) + sum(each.count for each in left_out) == len(said)
