"""Find out which export a file is, by its header."""

from __future__ import annotations

from journeymap.errors import UsageError
from journeymap.measurement.readers import READERS
from journeymap.measurement.readers.reader import UNMISTAKABLE, Column, Reader
from journeymap.measurement.reading.cells import nearest_of
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.data import DataSource

_USUAL = {
    "deals": "deals",
    "moves": "moves",
    "interactions": "interactions",
    "contacts": "hubspot-contacts",
    "surveys": "surveys",
    "nps": "surveys",
    "csat": "surveys",
    "customers": "customers",
    "costs": "costs",
    "spend": "costs",
}
"""What stands under a key of `data`, where its header does not tell."""
_TOLD = {"deals", "moves", "interactions", "surveys", "costs", "customers", "survey"}
_SURE = 3
"""How many known columns make a table of your own, where no key says what it is."""
_NEAREST = 2


def reader_of(raw: RawTable, source: DataSource, key: str = "") -> Reader:
    """Return the reader of a file: the one that the settings name, else the one that its header tells, else the one for
    tables under its key. Raises UsageError where nothing tells.
    """
    if source.as_ is not None and source.as_ in READERS:
        return READERS[source.as_]
    usual = _USUAL.get(key)
    sure = {reader: reader.recognizes(raw.header) for reader in READERS.values()}
    found = [reader for reader, strength in sure.items() if _suits(reader, strength, key)]
    if source.columns:  # who says what columns are called has a table of one's own
        found = [reader for reader in found if sure[reader] >= UNMISTAKABLE]
    if found:
        most = max(sure[reader] for reader in found)
        best = [reader for reader in found if sure[reader] == most]
        return next((reader for reader in best if reader.export == usual), best[0])
    if usual in READERS:
        return READERS[usual]
    raise UsageError(_unknown(raw))


def _suits(reader: Reader, strength: int, key: str) -> bool:
    """Return whether a reader may be the one: its header tells, or the key says so."""
    if strength >= UNMISTAKABLE:
        return True
    if key:
        return strength > 0 and _USUAL.get(key) == reader.export
    return strength >= _SURE


def _unknown(raw: RawTable) -> str:
    lacking = {reader: reader.missing(raw.header) for reader in READERS.values()}
    near = sorted(lacking, key=lambda reader: (len(lacking[reader]), -_there(reader, raw)))[:_NEAREST]
    told = [f"for '{reader.export}' it lacks {_lacking(raw, lacking[reader])}" for reader in near if lacking[reader]]
    there = ", ".join(f"'{header}'" for header in raw.header[:12])
    return (
        f"Nothing tells what {raw.name} is{': ' + '; '.join(told) if told else ''}. Its columns are {there}. "
        "Say in the settings what it is with 'as', and what its columns are called with 'columns'."
    )


def _there(reader: Reader, raw: RawTable) -> int:
    return sum(raw.index_of(column.name, *column.headers) is not None for column in reader.columns)


def _lacking(raw: RawTable, columns: list[Column]) -> str:
    near = {column.name: nearest_of(column, raw.header) for column in columns}
    return " and ".join(f"{name} ('{like}'?)" if like else name for name, like in near.items())
