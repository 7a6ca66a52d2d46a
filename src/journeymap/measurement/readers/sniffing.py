"""Find out which export a file is, by its header."""

from __future__ import annotations

from journeymap.errors import UsageError
from journeymap.measurement.readers import READERS
from journeymap.measurement.readers.reader import UNMISTAKABLE, Column, Reader
from journeymap.measurement.reading.cells import nearest_of
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.data import DataSource

_USUAL = {
    "deals": ("hubspot-deals", "salesforce-opportunities", "salesforce-opportunity-history", "deals"),
    "moves": ("salesforce-opportunity-history", "event-log", "moves"),
    "interactions": ("hubspot-activities", "salesforce-activities", "interactions"),
    "contacts": ("salesforce-contact-roles", "hubspot-contacts"),
    "surveys": ("survey", "surveys"),
    "nps": ("survey", "surveys"),
    "csat": ("survey", "surveys"),
    "customers": ("customers",),
    "costs": ("linkedin-campaigns", "costs"),
    "spend": ("linkedin-campaigns", "costs"),
}
"""What may stand under a key of `data`; the last is what it is where its header does not tell."""
_SURE = 3
"""How many known columns make a table of your own, where no key says what it is."""
_NEAREST = 2


def reader_of(raw: RawTable, source: DataSource, key: str = "") -> Reader:
    """Return the reader of a file: the one that the settings name, else the one that its header tells, else the one for
    tables under its key. Raises UsageError where nothing tells.
    """
    if source.as_ is not None and source.as_ in READERS:
        return READERS[source.as_]
    usual = [READERS[export] for export in _USUAL.get(key, ()) if export in READERS]
    if source.columns and usual:  # who says what columns are called has a table of one's own
        return usual[-1]
    sure = {reader.export: reader.recognizes(raw.header) for reader in READERS.values()}
    of_key = [reader for reader in usual if sure[reader.export]]
    least = UNMISTAKABLE if usual else _SURE
    found = of_key or [reader for reader in READERS.values() if sure[reader.export] >= least]
    if found:
        return max(found, key=lambda reader: sure[reader.export])
    if usual:
        return usual[-1]
    raise UsageError(_unknown(raw))


def _unknown(raw: RawTable) -> str:
    lacking = {reader.export: reader.missing(raw.header) for reader in READERS.values()}
    known = [reader for reader in READERS.values() if lacking[reader.export]]
    near = sorted(known, key=lambda reader: _distance(raw, reader, lacking[reader.export]))[:_NEAREST]
    told = [f"for '{reader.export}' it lacks {_lacking(raw, lacking[reader.export])}" for reader in near]
    there = ", ".join(f"'{header}'" for header in raw.header[:12])
    return (
        f"Nothing tells what {raw.name} is{': ' + '; '.join(told) if told else ''}. Its columns are {there}. "
        "Say what it is, with --as or in the settings with 'as', and there what its columns are called, with 'columns'."
    )


def _distance(raw: RawTable, reader: Reader, lacking: list[Column]) -> tuple[int, int, int]:
    """Return how far a file is from an export: what is missing, what of it may be misspelt, and what is there."""
    misspelt = sum(nearest_of(column, raw.header) is not None for column in lacking)
    there = sum(raw.index_of(column.name, *column.headers) is not None for column in reader.columns)
    return len(lacking), -misspelt, -there


def _lacking(raw: RawTable, columns: list[Column]) -> str:
    near = {column.name: nearest_of(column, raw.header) for column in columns}
    return " and ".join(f"{name} ('{like}'?)" if like else name for name, like in near.items())
