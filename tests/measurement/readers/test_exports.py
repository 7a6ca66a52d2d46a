"""Files with the headers of each vendor's export, read without any settings."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from journeymap.measurement.readers import READERS
from journeymap.measurement.tables import SCHEMAS
from journeymap.model.data import Export
from journeymap.model.vocabulary import words_of
from tests.support.data_files import Source, read_source

DATA = Path(__file__).parent / "data"

FILES = {
    "hubspot-deals.csv": ("hubspot-deals", 4, 4, {"moves": 9, "deals": 4}),
    "hubspot-deals-api.csv": ("hubspot-deals", 3, 3, {"moves": 7, "deals": 3}),
    "hubspot-contacts.csv": ("hubspot-contacts", 5, 4, {"contacts": 5, "interactions": 1}),
    "hubspot-calls.csv": ("hubspot-activities", 4, 3, {"interactions": 4}),
    "hubspot-engagements.csv": ("hubspot-activities", 6, 4, {"interactions": 4}),
    "salesforce-opportunity-history.csv": ("salesforce-opportunity-history", 8, 6, {"moves": 6, "deals": 2}),
    "salesforce-history-report.csv": ("salesforce-opportunity-history", 8, 3, {"moves": 4, "deals": 2}),
    "salesforce-opportunities.csv": ("salesforce-opportunities", 11, 4, {"deals": 4}),
    "salesforce-contact-roles.csv": ("salesforce-contact-roles", 3, 3, {"contacts": 3}),
    "salesforce-tasks.csv": ("salesforce-activities", 6, 4, {"interactions": 4}),
    "salesforce-activities-report.csv": ("salesforce-activities", 4, 2, {"interactions": 2}),
    "linkedin-campaigns.csv": ("linkedin-campaigns", 3, 2, {"costs": 2}),
    "linkedin-campaigns-nl.csv": ("linkedin-campaigns", 2, 2, {"costs": 2}),
    "linkedin-companies.csv": ("linkedin-campaigns", 2, 2, {"costs": 2, "interactions": 1}),
    "nps.csv": ("survey", 6, 2, {"surveys": 2}),
    "survey-kinds.csv": ("survey", 5, 4, {"surveys": 4}),
    "customers.csv": ("customers", 5, 4, {"customers": 3}),
    "customers-wide.csv": ("customers", 2, 2, {"customers": 4}),
}


@cache
def source_of(name: str) -> Source:
    return read_source(DATA / name)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_its_header_and_read_whole(name: str) -> None:
    export, rows, taken, tables = FILES[name]
    source = source_of(name)
    assert (source.export, source.read.rows, source.read.taken) == (export, rows, taken)
    assert {table: len(source.rows(table)) for table in tables} == tables
    assert {table for table in SCHEMAS if getattr(source.read.tables, table) is not None} == set(tables)
    left_out = sum(each.count for each in source.read.left_out if each.whole_row)
    assert taken + left_out == rows


@pytest.mark.parametrize("name", FILES)
def test_nonsense_breaks_nothing_and_every_row_is_told(name: str, tmp_path: Path) -> None:
    header = source_of(name).raw.header
    file = tmp_path / "nonsense.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header, ["x"] * len(header), ["-1e999"] * len(header)])
    read = read_source(file, as_=FILES[name][0]).read
    assert read.taken + sum(each.count for each in read.left_out if each.whole_row) == read.rows == 2


def test_every_file_is_tried() -> None:
    assert {file.name for file in DATA.iterdir()} == set(FILES)


def test_every_export_has_a_reader() -> None:
    assert set(READERS) == set(words_of(Export))


@pytest.mark.parametrize("name", FILES)
def test_nobody_is_named(name: str) -> None:
    source = source_of(name)
    texts = {str(value) for table in FILES[name][3] for row in source.rows(table) for value in row.values()}
    texts |= {each.example or "" for each in source.read.left_out} | set(source.read.notes)
    for text in texts:
        assert "@" not in text
        for label in ("Contact One", "Contact Two", "Contact Three", "Owner", "omebody"):
            assert label not in text, text


def test_what_stands_below_a_report_is_no_row() -> None:
    assert source_of("salesforce-opportunities.csv").left_out["below_the_table"] == (6, 8, 9)


def test_every_table_has_the_columns_that_measures_are_worked_out_from() -> None:
    for name, (*_, tables) in FILES.items():
        for table in tables:
            found = getattr(source_of(name).read.tables, table)
            assert found.columns == tuple(SCHEMAS[table].names)
