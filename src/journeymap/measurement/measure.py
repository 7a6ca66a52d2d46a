"""Measure: find the data of each program, read it, and work out what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Literal

import ibis
from ibis.expr.types import Table

from journeymap.analysis import Analysis
from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.engine import Engine
from journeymap.measurement.figures import figures_of
from journeymap.measurement.formulas.customers import only_of
from journeymap.measurement.measurement import MeasuredPart, Measurement, SourceRead
from journeymap.measurement.period import Period
from journeymap.measurement.question import Question, Stages
from journeymap.measurement.readings import moods_of, readings_of
from journeymap.measurement.scope import Scope, Source, alone, scopes
from journeymap.measurement.sources import Found, SourceReader, together
from journeymap.measurement.stage_order import typical_order
from journeymap.measurement.tables import Tables
from journeymap.measurement.uncounted import uncounted
from journeymap.measurement.ways import likeliest, stages_in
from journeymap.model.data import DataSource
from journeymap.model.snapshot import DataRead, Measured

Case = Literal["account", "deal", "case"]
_CASES: tuple[Case, ...] = ("account", "deal", "case")
_OF_ACCOUNTS, _OF_CASES = frozenset({"moves"}), frozenset({"event-log"})
"""The exports whose moves are those of accounts, or of cases of any kind; all others tell of deals."""
_NOT_OURS = (
    "None of the data's stages is one of yours, so they stand here as the data has them. Say under `data` which is "
    "which: stages: {Closed Won: customer}."
)
Progress = Callable[[int, int], None]


def measurement_of(
    analysis: Analysis | None,
    period: Period,
    *,
    files: Sequence[Path] = (),
    export: str | None = None,
    dates: str | None = None,
    program: str | None = None,
    environment: Mapping[str, str],
    progress: Progress | None = None,
) -> Measurement:
    """Measure some files, or the data that a workspace names. Raises UsageError where nothing can be measured."""
    if period.start > period.as_of:
        raise UsageError(f"The period would begin on {period.start}, after its last day {period.as_of}.")
    given = [_given(file, export, dates) for file in files]
    measured = scopes(analysis, given, program) if analysis else [alone(given)]
    if not any(scope.sources for scope in measured):
        raise UsageError(
            "No data is named here. Name an export of your CRM: 'journeymap measure deals.csv', or write `data:` in "
            "journeymap.yaml, such as {deals: data/deals.csv}."
        )
    root = analysis.workspace.root if analysis else Path.cwd()
    reader = SourceReader(root, period.as_of, environment, progress)
    parts = [_part(scope, reader, period, analysis) for scope in measured]
    known = tuple(part for part in parts if part)
    if not known:
        said = " ".join(failure.says for failure in reader.failures)
        raise SystemFailure(said) if all(failure.is_of_system for failure in reader.failures) else UsageError(said)
    return Measurement(as_of=period.as_of, start=period.start, parts=known, failures=reader.failures)


def _given(file: Path, export: str | None, dates: str | None) -> Source:
    said = {"file": file.as_posix(), "as": export, "dates": dates}
    written = {key: value for key, value in said.items() if value is not None}
    return Source(name=file.name, model=DataSource.model_validate(written), given=file)


def _part(scope: Scope, reader: SourceReader, period: Period, analysis: Analysis | None) -> MeasuredPart | None:
    """Measure a program, or the workspace as a whole; None where none of its data can be read."""
    read = reader.read_all(scope)
    engine = reader.engine_of(read)
    if engine is None or (scope.sources and not read):
        return None
    case, counted = _of_one_case(read)
    tables = together(counted)
    says = [*_not_counted(read, case)]
    if scope.of_its_list:
        tables, everybody = _of_the_list(engine, tables, [account.id for account in scope.accounts])
        says += everybody
    stages = _stages(engine, scope, tables.moves)
    if scope.ways and tables.moves is not None and not stages.is_ours:
        says.append(_NOT_OURS)
    sources = tuple(found.told if stages.is_ours else replace(found.told, unmapped=()) for found in read)
    says += _before(engine, tables.moves, stages, case, period)
    question = Question(
        engine=engine,
        scope=scope,
        tables=tables,
        stages=stages,
        period=period,
        analysis=analysis,
        told_by=_told_by(read),
    )
    says += uncounted(question.engagements)
    measured = Measured(
        program=scope.program.id if scope.program else None,
        case=case,
        stages=question.flows,
        figures=tuple(figures_of(question)),
        accounts=tuple(readings_of(question)),
        moods=tuple(moods_of(question)),
        data=tuple(map(_data_read, sources)),
    )
    return MeasuredPart(measured=measured, sources=sources, says=tuple(says))


def _of_the_list(engine: Engine, tables: Tables, accounts: Sequence[str]) -> tuple[Tables, list[str]]:
    """Return the tables with only what happened at accounts of the list. Where none of these is among the answers to
    surveys, or among the customers, all of those count, and that is said.
    """
    says: list[str] = []
    moves, surveys, customers = tables.moves, tables.surveys, tables.customers
    if moves is not None:
        moves = moves.filter(moves.account.isin(accounts))
    if surveys is not None:
        if _has_any(engine, surveys, accounts):
            surveys = surveys.filter(surveys.account.isin(accounts))
        else:
            says.append("No answer to the surveys is from an account of the list, so all of them count.")
    if customers is not None:
        if _has_any(engine, customers, accounts):
            customers = only_of(customers, accounts)
        else:
            says.append("No customer of the data is an account of the list, so all of them count.")
    return replace(tables, moves=moves, surveys=surveys, customers=customers), says


def _has_any(engine: Engine, table: Table, accounts: Sequence[str]) -> bool:
    """Whether there are rows of any of these accounts; where there are no rows at all, nothing else could count."""
    is_listed = table.account.isin(accounts).coalesce(ibis.literal(False))
    [found] = engine.rows(table.aggregate(all=table.count(), listed=is_listed.ifelse(1, 0).sum()))
    return bool(found["listed"]) or not found["all"]


def _before(engine: Engine, moves: Table | None, stages: Stages, case: Case, period: Period) -> Iterator[str]:
    """Say that cases have not moved in the period: then they count only where they still are."""
    if moves is None or not stages.ids:
        return
    last = moves.filter(moves["at"] < period.end).group_by("case").agg(first=moves["at"].min(), last=moves["at"].max())
    [found] = engine.rows(
        last.aggregate(cases=last.count(), before=(last["last"] < period.start).sum(), first=last["first"].min())
    )
    if found["before"]:
        of = f"{found['cases']:,} {case}{'' if found['cases'] == 1 else 's'}"
        yield (
            f"{found['before']:,} of {of} last moved before {period.start}, and count only where they still are. "
            f"To count every move: --since {found['first'].date()}."
        )


def _of_one_case(read: Sequence[Found]) -> tuple[Case, list[Tables]]:
    """Return what goes through the stages, and the tables with only the moves of that: deals and accounts would count
    twice together, and what an account did says more.
    """
    cases = [_case_of(found) for found in read if found.read.tables.moves is not None]
    case: Case = next((each for each in _CASES if each in cases), "account")
    return case, [
        found.read.tables if _case_of(found) == case else replace(found.read.tables, moves=None) for found in read
    ]


def _not_counted(read: Sequence[Found], case: Case) -> Iterator[str]:
    """Say whose moves are not counted, because others tell of the same accounts."""
    moving = [found for found in read if found.read.tables.moves is not None]
    counted = " and ".join(found.told.where for found in moving if _case_of(found) == case)
    others = " and ".join(found.told.where for found in moving if _case_of(found) != case)
    if others:
        yield f"The stages come from {counted}; what {others} says of stages is not counted with it."


def _case_of(found: Found) -> Case:
    export = found.told.export
    return "account" if export in _OF_ACCOUNTS else "case" if export in _OF_CASES else "deal"


def _stages(engine: Engine, scope: Scope, moves: Table | None) -> Stages:
    """Return the stages of the way on which most of the data's stages lie; else those of the data, in its order."""
    if moves is None:
        return Stages.of_way(scope.ways[0] if scope.ways else ())
    if way := likeliest(scope.ways, stages_in(engine, moves)):
        return Stages.of_way(way)
    return Stages(ids=typical_order(engine, moves))


def _told_by(read: Sequence[Found]) -> dict[str, tuple[str, ...]]:
    """The names of the sources that each table comes from."""
    return {
        field.name: tuple(found.told.name for found in read if getattr(found.read.tables, field.name) is not None)
        for field in fields(Tables)
    }


def _data_read(source: SourceRead) -> DataRead:
    return DataRead(
        name=source.name,
        export=source.export,
        rows=source.rows,
        taken=source.taken,
        newest=source.newest,
        left_out=_counts((left_out.reason, left_out.count) for left_out in source.left_out),
        unmapped=source.unmapped,
    )


def _counts(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for reason, count in pairs:
        counts[reason] = counts.get(reason, 0) + count
    return tuple(counts.items())
