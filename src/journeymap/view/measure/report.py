"""What was measured, as reports tell it: stage by stage, figure by figure, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from journeymap.analysis import Analysis
from journeymap.analysis.measured import NOTES, REASONS
from journeymap.analysis.stalls import Stall, told_of
from journeymap.measurement.measurement import Failure, MeasuredPart, Measurement, SourceRead
from journeymap.model.snapshot import AccountReading, Figure, Measured, Mood, Snapshot, StageFlow
from journeymap.model.vocabulary import label
from journeymap.redaction import personal_data_in
from journeymap.translatable import Quantity, Sentence
from journeymap.view.measure.left_out import DataView, LeftOutView
from journeymap.view.measure.words import comparison_of, name_of, range_text, value_text, verdict_of
from journeymap.workspace import Workspace

_CONVERSION, _TIME = "conversion_rate", "stage_velocity"
_ON_EACH_STAGE = {(_CONVERSION, "of_decided"), (_TIME, None)}
"""What the table of stages tells of every stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage, and how many of those decided there went on."""

    flow: StageFlow
    conversion: Figure | None

    @property
    def share(self) -> str | None:
        """The share that went on, of those decided."""
        figure = self.conversion
        return str(value_text(figure.value, "share")) if figure and figure.value is not None else None

    @property
    def between(self) -> str | None:
        """Between which shares the true one lies."""
        figure = self.conversion
        return range_text(figure.low, figure.high, "share") if figure else None

    @property
    def is_few(self) -> bool:
        """Whether too few are decided to tell."""
        return bool(self.conversion and self.conversion.few)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure in words."""

    figure: Figure
    name: Sentence
    value: Sentence | Quantity | None
    between: str | None
    verdict: Sentence | None
    comparison: Sentence | None
    reason: str | None
    """Why it cannot be known."""
    notes: tuple[str, ...]
    is_planned: bool
    """Whether somebody has written it under `measures`."""

    @property
    def is_few(self) -> bool:
        """Whether it rests on too few cases to tell, and nothing else says so."""
        figure = self.figure
        return figure.few and figure.value is not None and figure.plan is None and figure.against is None

    @property
    def says(self) -> tuple[str, ...]:
        """All there is to say of it beside the number."""
        return tuple(str(text) for text in (self.verdict, self.comparison, *self.notes) if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """What was measured for a program, or for the workspace as a whole."""

    title: str | None
    """The name of the program; None for the workspace as a whole."""
    measured: Measured
    stages: tuple[StageRow, ...]
    stalls: tuple[str, ...]
    figures: tuple[FigureView, ...]
    """In the order in which people ask: those that the table of stages tells already only where they are planned."""
    accounts: tuple[tuple[str, AccountReading], ...]
    """The accounts with their names, the one that has been in its stage for longest first."""
    moods: tuple[tuple[str, Mood], ...]
    """How people felt, with the names of the stages."""
    says: tuple[str, ...]

    @property
    def missed(self) -> tuple[FigureView, ...]:
        """The figures whose plan is missed beyond chance."""
        return tuple(view for view in self.figures if view.figure.verdict == "missed")


@dataclass(frozen=True, kw_only=True)
class MeasureReport:
    """Everything that was measured on a day."""

    title: str
    as_of: date
    start: date
    snapshot: Snapshot
    parts: tuple[PartView, ...]
    data: tuple[DataView, ...]
    failures: tuple[Failure, ...]
    """The data that could not be read."""

    @cached_property
    def missed(self) -> tuple[tuple[PartView, FigureView], ...]:
        """The figures whose plan is missed beyond chance, each with its part."""
        return tuple((part, figure) for part in self.parts for figure in part.missed)


def measure_report(measurement: Measurement, title: str, workspace: Workspace | None = None) -> MeasureReport:
    """Put what was measured into words."""
    analysis = _analysis(measurement, workspace)
    read = {(source.name, source.where): source for part in measurement.parts for source in part.sources}
    return MeasureReport(
        title=title,
        as_of=measurement.as_of,
        start=measurement.start,
        snapshot=measurement.snapshot,
        parts=tuple(_part(part, analysis) for part in measurement.parts),
        data=tuple(map(_data, read.values())),
        failures=measurement.failures,
    )


def _analysis(measurement: Measurement, workspace: Workspace | None) -> Analysis | None:
    """The facts of a workspace as if what was measured had been written down."""
    if workspace is None:
        return None
    others = [snapshot for snapshot in workspace.snapshots if snapshot.as_of < measurement.as_of]
    return Analysis(replace(workspace, today=measurement.as_of, snapshots=(*others, measurement.snapshot)))


def _part(part: MeasuredPart, analysis: Analysis | None) -> PartView:
    measured = part.measured
    names = {flow.stage: flow.name for flow in measured.stages}
    conversions = {figure.of: figure for figure in measured.figures if _key(figure) == (_CONVERSION, "of_decided")}
    program = analysis.workspace.programs.get(measured.program or "") if analysis else None
    return PartView(
        title=program.name if program else measured.program,
        measured=measured,
        stages=tuple(StageRow(flow=flow, conversion=conversions.get(flow.stage)) for flow in measured.stages),
        stalls=tuple(map(told_of, _stalls(measured, conversions, analysis))),
        figures=tuple(_figure(figure, names) for figure in measured.figures if not _is_detail(figure)),
        accounts=tuple(_accounts(measured, analysis)),
        moods=tuple((names.get(mood.stage, mood.stage), mood) for mood in measured.moods),
        says=part.says,
    )


def _key(figure: Figure) -> tuple[str, str | None]:
    return figure.measure, figure.basis


def _is_detail(figure: Figure) -> bool:
    """Whether a figure that nobody plans is told elsewhere, or is one of many parts of another."""
    if figure.plan is not None or figure.against is not None:
        return False
    return _key(figure) in _ON_EACH_STAGE or (figure.measure == "attention" and figure.of is not None)


def _stalls(measured: Measured, conversions: Mapping[str | None, Figure], analysis: Analysis | None) -> Iterable[Stall]:
    for flow in measured.stages:
        if analysis:
            stall = analysis.stalls.at(measured, flow)
        elif flow.over and flow.limit is not None:
            stall = Stall(measured=measured, flow=flow, accounts=(), conversion=conversions.get(flow.stage), not_met=())
        else:
            stall = None
        if stall:
            yield stall


def _figure(figure: Figure, names: Mapping[str, str]) -> FigureView:
    known = figure.value
    return FigureView(
        figure=figure,
        name=name_of(figure, names.get(figure.of, figure.of) if figure.of else None),
        value=None if known is None else value_text(known, figure.unit, figure.currency),
        between=range_text(figure.low, figure.high, figure.unit),
        verdict=verdict_of(figure),
        comparison=comparison_of(figure),
        reason=REASONS.get(figure.reason, label(figure.reason)) if known is None and figure.reason else None,
        notes=tuple(NOTES.get(note, label(note)) for note in figure.notes),
        is_planned=figure.plan is not None or figure.owner is not None,
    )


def _accounts(measured: Measured, analysis: Analysis | None) -> Iterable[tuple[str, AccountReading]]:
    known = analysis.workspace.accounts if analysis else {}
    named = [
        (known[reading.account].name if reading.account in known else reading.account, reading)
        for reading in measured.accounts
    ]
    return sorted(named, key=lambda pair: (pair[1].stage is None, pair[1].since or date.max, pair[0]))


def _data(source: SourceRead) -> DataView:
    return DataView(
        name=source.name,
        where=source.where,
        export=source.export,
        rows=source.rows,
        taken=source.taken,
        newest=source.newest.isoformat() if source.newest else None,
        left_out=tuple(
            LeftOutView(
                reason=left_out.reason,
                count=left_out.count,
                column=left_out.column,
                rows=left_out.rows,
                is_cell=not left_out.whole_row,
            )
            for left_out in source.left_out
        ),
        unmapped=tuple((_without_people(name), number) for name, number in source.unmapped),
        notes=tuple(map(_without_people, source.notes)),
    )


def _without_people(text: str) -> str:
    """A text of the data, unless it is the address or the number of somebody: then what it was."""
    found = personal_data_in(text)
    return f"({found} removed)" if found else text
