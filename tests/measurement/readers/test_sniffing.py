"""What a file is, by its header; and what is said where nothing tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.measurement.engine import embedded
from journeymap.measurement.readers import READERS
from journeymap.measurement.readers.sniffing import reader_of
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.data import DataSource
from tests.support.data_files import read_source, saved


def recognized(header: str, key: str = "", **said: object) -> str:
    engine = embedded()
    names = tuple(header.split(","))
    raw = RawTable(name="data.csv", engine=engine, table=engine.query("SELECT 2 AS row"), header=names)
    return reader_of(raw, DataSource.model_validate(said), key).export


@pytest.mark.parametrize(
    ("header", "key", "export"),
    [
        ("account,stage,date", "", "moves"),
        ("deal,account,stage,created,closed,amount", "", "deals"),
        ("deal,account,stage,created,closed,amount", "deals", "deals"),
        ("account,type,date", "", "interactions"),
        ("date,account,score", "", "surveys"),
        ("date,score", "nps", "surveys"),
        ("date,cost", "costs", "costs"),
        ("Month,Spend,Channel", "", "costs"),
        ("case:concept:name,concept:name,time:timestamp,lifecycle:transition", "", "event-log"),
        ("Case ID,Activity,Timestamp", "", "event-log"),
        ("Activity,Timestamp,CaseID,Resource", "moves", "event-log"),
        ('Record ID,Deal Name,Deal Stage,Close Date,Date entered "Discovery"', "", "hubspot-deals"),
        ('Record ID,Deal Name,Deal Stage,Close Date,Date entered "Discovery"', "deals", "hubspot-deals"),
        ("OpportunityId,StageName,CreatedDate,Amount,CloseDate", "", "salesforce-opportunity-history"),
        ("a,b,c", "moves", "moves"),
        ("a,b,c", "spend", "costs"),
    ],
)
def test_headers_tell_what_a_file_is(header: str, key: str, export: str) -> None:
    found = recognized(header, key)
    assert found == export or (export == "surveys" and found == "survey")


def test_who_says_what_columns_are_called_has_a_table_of_ones_own() -> None:
    assert recognized("account,stage,date", key="deals", columns={"deal": "account"}) == "deals"


@pytest.mark.parametrize("export", sorted(READERS))
def test_what_settings_name_is_taken(export: str) -> None:
    assert recognized("a,b", **{"as": export}) == export


def test_where_nothing_tells_the_nearest_are_named() -> None:
    with pytest.raises(UsageError) as refusal:
        recognized("Companny,Stge,Date")
    assert str(refusal.value).startswith("Nothing tells what data.csv is: for ")
    assert "for 'moves' it lacks stage ('Stge'?)" in str(refusal.value)
    assert "Its columns are 'Companny', 'Stge', 'Date'." in str(refusal.value)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {},
            (
                "data.csv has no column 'Stage', nor 'Date'. Did you mean 'Stagee'? Say under 'columns' in the "
                "settings what is called otherwise: {stage: Stagee, date: …}. Its columns are 'Firma', 'Stagee', "
                "'Wann'."
            ),
        ),
        (
            {"stage": "Stagge", "date": "Wann"},
            (
                "data.csv has no column 'Stagge', which 'columns' names for stage. Did you mean 'Stagee'? Its columns "
                "are 'Firma', 'Stagee', 'Wann'."
            ),
        ),
    ],
)
def test_a_missing_column_is_named_with_the_nearest(tmp_path: Path, columns: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_source(saved(tmp_path, "Firma,Stagee,Wann\nA,B,2026-01-01\n"), key="moves", columns=columns)
    assert str(refusal.value) == message
