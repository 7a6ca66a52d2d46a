"""Numbers and sums as people and programs of several countries write them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.readers.reader import Column
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.files import read_file
from tests.support.data_files import saved


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def column(
    engine: Engine, folder: Path, texts: Sequence[str], header: str = "amount"
) -> tuple[Cells, list[tuple[float | None, str | None]]]:
    """A column of numbers as it is read."""
    rows = "".join('"{}",x\n'.format(text.replace('"', '""')) for text in texts)
    raw = read_file(engine, saved(folder, f'"{header}",other\n{rows}', "deals.csv"), "deals.csv")
    cells = Cells(raw, [Column("amount", (header,))], {})
    read = cells.rows(number=cells.number("amount"), currency=cells.currency("amount"))
    return cells, [(row["number"], row["currency"]) for row in engine.rows(read.order_by("row"))]


def numbers(engine: Engine, folder: Path, *texts: str) -> list[float | None]:
    return [number for number, _ in column(engine, folder, texts)[1]]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1234.56"], [1234.56]),
        (["1,234.56"], [1234.56]),
        (["1.234,56"], [1234.56]),
        (["1 234,56"], [1234.56]),
        (["1\u202f234,56"], [1234.56]),
        (["1\u00a0234,56"], [1234.56]),
        (["1'234.56"], [1234.56]),
        (["1’234.56"], [1234.56]),
        (["12,34,567.50"], [1234567.5]),
        (["€ 1.200"], [1200]),
        (["1.200 €"], [1200]),
        (["1.200,50 EUR"], [1200.5]),
        (["$1,200"], [1200]),
        (["USD 1200"], [1200]),
        (["CHF 1'200.-"], [1200]),
        (["(500)"], [-500]),
        (["($500.25)"], [-500.25]),
        (["-500"], [-500]),
        (["−500"], [-500]),
        (["500-"], [-500]),
        (["12 %"], [0.12]),
        (["12,5 %"], [0.125]),
        ([".5"], [0.5]),
        (["5."], [5]),
        (["0.125"], [0.125]),
        (["0,125"], [0.125]),
        (["1.5E+06"], [1500000]),
        (["0"], [0]),
        (["1.234.567"], [1234567]),
        (["1,234,567"], [1234567]),
        (["1.200", "3.5"], [1.2, 3.5]),
        (["1.200", "3,5"], [1200, 3.5]),
        (["1,200", "3,5"], [1.2, 3.5]),
        (["1,200", "3.5"], [1200, 3.5]),
        (["1.200", "12345.678"], [1.2, 12345.678]),
        (["1.200", "1.300"], [1200, 1300]),
        (["1,200", "1,300"], [1200, 1300]),
        (["1,234.50", "1.234,50", "1.200"], [1234.5, 1234.5, None]),
        (["", "-", "7"], [None, None, 7]),
    ],
)
def test_the_whole_column_tells_how_its_numbers_are_meant(
    engine: Engine, tmp_path: Path, texts: list[str], expected: list[float | None]
) -> None:
    assert numbers(engine, tmp_path, *texts) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.200", "1200"), ("1,200", "1200"), ("€ 1.200", "1200")],
)
def test_where_nothing_tells_it_is_said_what_is_assumed(engine: Engine, tmp_path: Path, text: str, number: str) -> None:
    cells, _ = column(engine, tmp_path, [text, "900"])
    said = (
        f"deals.csv: '{text}' below 'amount' in row 2 is read as {number}: no other number of the column tells whether "
        "its sign is for thousands or for decimals."
    )
    assert cells.notes == [said]


@pytest.mark.parametrize("text", ["a lot", "12 apples", "1.2.3", "1,2,3", "--", "1 2 a", "n.a.", "12/5", "1e999", "€"])
def test_what_is_no_number_is_named_with_its_row(engine: Engine, tmp_path: Path, text: str) -> None:
    cells, read = column(engine, tmp_path, ["5.5", text])
    expected = [] if text == "--" else [("unreadable_number", 1, "amount", (3,), text)]
    assert [(each.reason, each.count, each.column, each.rows, each.example) for each in cells.left_out] == expected
    assert [number for number, _ in read] == [5.5, None]


@pytest.mark.parametrize(
    ("header", "text", "currency"),
    [
        ("Amount", "€ 1.200", "EUR"),
        ("Amount", "1,200 usd", "USD"),
        ("Amount", "US$ 5", "USD"),
        ("Amount", "£5", "GBP"),
        ("Amount", "5 zł", "PLN"),
        ("Amount", "CHF 5", "CHF"),
        ("Amount", "5", None),
        ("Amount (EUR)", "5", "EUR"),
        ("Amount in €", "5", "EUR"),
        ("Amount (EUR)", "$5", "USD"),
        ("VAT Amount", "5", None),
    ],
)
def test_currencies(engine: Engine, tmp_path: Path, header: str, text: str, currency: str | None) -> None:
    [(_, read)] = column(engine, tmp_path, [text], header)[1]
    assert read == currency


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=5))
def test_groups_of_thousands_in_any_country(engine: Engine, tmp_path: Path, cents: list[int]) -> None:
    values = [number / 100 for number in cents]
    english = [f"{value:,.2f}" for value in values]
    german = [text.translate(str.maketrans(",.", ".,")) for text in english]
    french = [text.replace(".", "\u202f") for text in german]
    for texts in (english, german, french):
        assert numbers(engine, tmp_path, *texts) == pytest.approx(values)


@given(st.lists(st.text("0123456789.,'- €%()kEe+", max_size=12), min_size=1, max_size=5))
def test_no_text_is_too_odd(engine: Engine, tmp_path: Path, texts: list[str]) -> None:
    cells, read = column(engine, tmp_path, texts)
    said = [text for text in texts if text.strip() not in ("", "-", "--")]
    known = sum(number is not None for number, _ in read)
    assert known + sum(each.count for each in cells.left_out) == len(said)
