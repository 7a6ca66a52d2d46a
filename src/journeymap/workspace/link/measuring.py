"""Find what is wrong with measures that are to be worked out, and with the data that they are worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from journeymap.model.data import COLUMN_NAMES, COLUMNS, Data, DataSource, sources_by_name
from journeymap.model.measures import MEASURES, measure_named
from journeymap.model.messages import quoted
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import is_worked_out, misread_in, worked_out
from journeymap.model.suggest import nearest
from journeymap.source import Place, Problem
from journeymap.workspace.graph.workspace import Workspace

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SQL = re.compile(r"(?:select|with)\s", re.IGNORECASE)
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
Measures = Mapping[str, Sequence[PlannedMeasure]]


def wrong_measuring(workspace: Workspace) -> Iterator[Problem]:
    """Look at the measures and the data of the settings and of every program."""
    if workspace.settings_document:
        settings = workspace.settings
        yield from _wrong(settings.measures, settings.data, Place(workspace.settings_document))
    for program in workspace.programs.values():
        yield from _wrong(program.model.measures, program.model.data, program.place)


def _wrong(measures: Measures, data: Data, place: Place) -> Iterator[Problem]:
    for key, models in measures.items():
        yield from _wrong_measure(key, models, place.at("measures", key))
    for _, key, number, source in sources_by_name(data):
        at = place.at("data", key)
        yield from _wrong_source(source, at.at(number) if at.at(number).is_written() else at)


def _wrong_measure(key: str, models: Sequence[PlannedMeasure], place: Place) -> Iterator[Problem]:
    measure = measure_named(key)
    if measure is None:
        meant = _meant(key)
        message = f"{quoted(key)} is no measure that can be worked out"
        message += f". Did you mean '{meant}'?" if meant else ""
        instead = f"Write {meant}" if meant else f"Write one of: {', '.join(worked_out())}"
        fix = f"{instead}; what you count yourself stands under `metrics` of a program, a map or a stage."
        yield Problem("JM027", place.key(), message, fix)
    elif not is_worked_out(measure.kind):
        message = f"{quoted(key)} cannot be worked out from data"
        fix = "Count it yourself, and write it under `metrics`, with its `target`, `actual`, `as_of` and `source`."
        yield Problem("JM027", place.key(), message, fix)
    else:
        for number, model in enumerate(models):
            at = place.at(number) if place.at(number).is_written() else place
            for field, what, fix in misread_in(measure.kind, model):
                yield Problem("JM027", at.at(field), f"'{key}': {what}", fix)


def _meant(key: str) -> str | None:
    """The usual measure whose name, or another word for it, is nearest."""
    words = {word.strip(): measure.kind for measure in MEASURES for word in (measure.kind, *measure.words.split(","))}
    near = nearest(key, words)
    return words[near] if near and is_worked_out(words[near]) else None


def _wrong_file(source: DataSource, place: Place) -> Iterator[Problem]:
    """Tell what is meant for a file, and is none that is read."""
    at = place.at("file") if place.at("file").is_written() else place
    if source.file and _WEB.match(source.file):
        fix = "Save it in the workspace, and write its path from there."
        yield Problem("JM028", at, f"{quoted(source.file)} lies on the web, and data is read from files", fix)
    elif source.file and source.file.lower().endswith(_SHEETS):
        fix = "Save the sheet as CSV (in Excel: Save As, CSV UTF-8), and name that file."
        yield Problem("JM028", at, f"{quoted(source.file)} is a spreadsheet, and only its text form is read", fix)
    if source.query and _SQL.match(source.query):
        fix = "Put it into a file, such as sql/deals.sql, and write its path."
        yield Problem("JM028", place.at("query"), "'query' names a file, but holds the SQL itself", fix)


def _wrong_source(source: DataSource, place: Place) -> Iterator[Problem]:
    if not source.file and not source.query:
        if place.at("file").is_written() or place.at("query").is_written():
            return  # and something is wrong with it, which is told already
        fix = "Write the path of an export as `file`, or a file with SQL as `query` and a `connection` beside it."
        yield Problem("JM028", place, "this data has neither a file nor a query", fix)
    elif source.file and source.query:
        fix = "Remove one of them, or write both as a list: [{file: …}, {query: …, connection: …}]."
        yield Problem("JM028", place.at("query").key(), "this data has both a file and a query", fix)
    elif source.query and not source.connection and not place.at("connection").is_written():
        fix = (
            "Add `connection: warehouse`, and put its address into the environment as JOURNEYMAP_CONNECTION_WAREHOUSE."
        )
        yield Problem("JM028", place.at("query"), "nothing says which database answers this query", fix)
    elif source.connection and not source.query:
        fix = "Add `query` with the path of a file that holds the SQL, or remove `connection`."
        yield Problem("JM028", place.at("connection").key(), "a connection reads nothing without a query", fix)
    yield from _wrong_file(source, place)
    names = COLUMNS[source.as_].split() if source.as_ else COLUMN_NAMES
    for name in source.columns:
        if name not in names:
            near = nearest(name, names)
            message = f"{quoted(name)} is no name of ours for a column{f' of {source.as_}' if source.as_ else ''}."
            message += f" Did you mean '{near}'?" if near else ""
            instead = f"'{near}'" if near else f"one of {', '.join(names)}"
            fix = f"Write {instead}: our name stands first, that of the file behind it."
            yield Problem("JM028", place.at("columns", name).key(), message, fix)
