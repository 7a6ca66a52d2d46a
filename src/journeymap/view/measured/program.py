"""What a program, or the workspace as a whole, plans to measure, and what came out: number by number, with its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.planned import Planned, planned_measures, sources_of
from journeymap.model.data import DataSource
from journeymap.model.measures import choice_of
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import DataRead, Figure, Measured
from journeymap.model.vocabulary import label
from journeymap.translatable import N_
from journeymap.view.measure.left_out import LeftOutView
from journeymap.view.measured.figure import NAMES, FigureView, figure_views
from journeymap.view.measured.flow import StageStrip, is_old, strips_of
from journeymap.view.measured.numbers import Said, days, plain
from journeymap.view.measured.stalls import StallView, stall_views
from journeymap.workspace import LinkedProgram, Workspace


@dataclass(frozen=True, slots=True)
class Term:
    """How something is counted: what is set, and to what."""

    label: str
    value: Said
    is_theirs: bool = False
    """Whether its label is a word of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedView:
    """A measure that is to be worked out from data."""

    name: str
    of: str | None
    plan: str | None
    basis: str | None
    against: str | None
    owner: str | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure: what is planned, and what came out."""

    planned: PlannedView | None
    figure: FigureView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """Where numbers come from, and how old that is."""

    name: str
    what: str | None
    where: str | None
    """The file, or the query."""
    rows: int | None
    """None where it was never read."""
    taken: int
    left_out: tuple[LeftOutView, ...]
    unmapped: tuple[tuple[str, int], ...]
    newest: str | None
    age: int | None
    """How many days old its newest row is today."""
    fresh: int | None
    """How old it may be."""
    is_old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What was to be measured, and what came out."""

    as_of: str | None
    """None where nothing was measured yet."""
    is_old: bool
    is_of_all: bool
    """Whether it is what is measured for the workspace as a whole, where there are programs too."""
    case: str
    stalls: tuple[StallView, ...]
    strips: tuple[StageStrip, ...]
    rows: tuple[MeasureRow, ...]
    more: tuple[MeasureRow, ...]
    """Other numbers, which nobody has planned."""
    days: tuple[str, ...]
    """The days on which was measured, the oldest first; nothing where there is but one."""
    data: tuple[DataView, ...]

    @property
    def figures(self) -> tuple[FigureView, ...]:
        """What came out, each number once."""
        return tuple(row.figure for row in (*self.rows, *self.more) if row.figure)

    @property
    def missed(self) -> tuple[FigureView, ...]:
        """What misses its plan by more than chance."""
        return tuple(figure for figure in self.figures if figure.verdict == "missed" and not figure.few)


def measures_of(source: LinkedProgram | Workspace, analysis: Analysis) -> Measures | None:
    """Return what was to be measured for a program, or for the workspace, and what came out; None where nothing is."""
    workspace, measurements = analysis.workspace, analysis.measurements
    program = source if isinstance(source, LinkedProgram) else None
    measured = measurements.of_program(program)
    if program and measured and measured.program is None and len(workspace.programs) > 1:
        measured = None  # what was measured of all programs together says nothing of one
    planned, sources = planned_measures(source, workspace), sources_of(source, workspace)
    if measured is None and not planned and not sources:
        return None
    names = _names(program, measured, analysis)
    figures = figure_views(measured, names, analysis) if measured else ()
    rows, more = _sorted(tuple(_rows(planned, measured, figures, names)))
    all_days = sorted({reading.day for figure in figures for reading in figure.readings})
    return Measures(
        as_of=measurements.day.isoformat() if measured and measurements.day else None,
        is_old=measured is not None and is_old(analysis),
        is_of_all=bool(workspace.programs) and measured is not None and measured.program is None,
        case=measured.case if measured else "account",
        stalls=stall_views(measured, analysis, names),
        strips=strips_of(measured, names) if measured else (),
        rows=rows,
        more=more,
        days=tuple(all_days),
        data=tuple(_data(measured.data if measured else (), sources, analysis.today)),
    )


def measures_beside(programs: Iterable[Measures | None], analysis: Analysis) -> Measures | None:
    """Return what was to be measured for the workspace as a whole, and what came out, where a page also shows these of
    programs; None where nothing is, or one of them shows it.
    """
    shown = tuple(programs)
    if any(measures and measures.is_of_all for measures in shown):
        return None
    workspace, measurements = analysis.workspace, analysis.measurements
    is_asked = bool(workspace.settings.measures) or measurements.whole is not None
    return measures_of(workspace, analysis) if is_asked or not shown else None


def _names(program: LinkedProgram | None, measured: Measured | None, analysis: Analysis) -> dict[str, str]:
    """The names of stages by their ids, those of the program before what the data calls them."""
    names = {flow.stage: flow.name for flow in measured.stages} if measured else {}
    stages = analysis.pipelines.of_program(program) if program else ()
    return names | {stage.id: stage.name for stage in stages}


def _rows(
    planned: tuple[Planned, ...],
    measured: Measured | None,
    views: tuple[FigureView, ...],
    names: Mapping[str, str],
) -> Iterator[MeasureRow]:
    """What is planned comes first, in its order; then what was measured beside it."""
    figures = measured.figures if measured else ()
    shown: set[int] = set()
    for plan in planned:
        of_plan = [number for number, each in enumerate(figures) if number not in shown and _is_meant(plan, each)]
        for number in of_plan:
            yield MeasureRow(planned=_planned(plan, names), figure=views[number])
        if not of_plan:
            yield MeasureRow(planned=_planned(plan, names), figure=None)
        shown.update(of_plan)
    for number, view in enumerate(views):
        if number not in shown:
            yield MeasureRow(planned=None, figure=view)


def _is_meant(plan: Planned, figure: Figure) -> bool:
    """Whether a figure is what somebody has planned, counted in the way that is written; where none is, the number that
    is held against the plan.
    """
    if not plan.is_of(figure):
        return False
    if plan.model.basis is None:
        return figure.plan is not None or plan.model.plan is None
    way = plan.model.basis
    return figure.basis == ((plan.measure and choice_of(plan.measure, way)) or way)


def _sorted(rows: tuple[MeasureRow, ...]) -> tuple[tuple[MeasureRow, ...], tuple[MeasureRow, ...]]:
    """Put aside what nobody has planned; where nothing is planned at all, what is known of single stages, and what
    stands there already, counted in another way.
    """
    if any(row.planned for row in rows):
        return tuple(row for row in rows if row.planned), tuple(row for row in rows if not row.planned)
    first: list[MeasureRow] = []
    more: list[MeasureRow] = []
    for row in rows:
        figure = row.figure
        is_other = figure is not None and any(each.figure and each.figure.kind == figure.kind for each in first)
        matters = figure is None or figure.plan is not None or (figure.of is None and not is_other)
        (first if matters else more).append(row)
    return tuple(first), tuple(more)


def _planned(plan: Planned, names: Mapping[str, str]) -> PlannedView:
    model, kind = plan.model, plan.measure.kind if plan.measure else None
    return PlannedView(
        name=NAMES.get(kind or "") or plan.key,
        of=names.get(model.of, model.of) if model.of else None,
        plan=model.plan,
        basis=model.basis,
        against=model.against,
        owner=model.owner,
        terms=tuple(_terms(model)),
    )


def _terms(model: PlannedMeasure) -> Iterator[Term]:
    """How it is counted, where that is said."""
    if model.limit:
        yield Term(N_("at most"), _time(model.limit))
    if model.start:
        yield Term(N_("starting"), plain(model.start.isoformat()))
    if model.window:
        yield Term(N_("counts for"), _time(model.window))
    yield from (Term(type_, plain(f"{points:g}"), is_theirs=True) for type_, points in model.points.items())
    yield from (Term(label(role), plain(f"× {weight:g}"), is_theirs=True) for role, weight in model.weights.items())
    if model.decay:
        yield Term(N_("points fade"), plain(model.decay))
    if model.people_min is not None:
        yield Term(N_("a person counts from"), plain(f"{model.people_min:g}"))
    if model.lag:
        yield Term(N_("costs come earlier by"), _time(model.lag))
    if model.margin is not None:
        yield Term(N_("margin"), plain(f"{100 * model.margin:g} %"))
    if model.currency:
        yield Term(N_("in"), plain(model.currency))
    yield from (Term(currency, plain(f"= {rate:g}"), is_theirs=True) for currency, rate in model.rates.items())
    if model.fewest is not None:
        yield Term(N_("cases needed"), plain(f"{model.fewest:g}"))
    if model.include:
        yield Term(N_("counts as well"), plain(", ".join(map(label, model.include))))


def _time(time: timedelta) -> Said:
    return days(time.days)


def _data(
    reads: tuple[DataRead, ...], sources: Mapping[str, tuple[DataSource, object]], today: date
) -> Iterator[DataView]:
    """What was read, then what is named and was not."""
    for read in reads:
        source = sources[read.name][0] if read.name in sources else None
        fresh = source.fresh.days if source and source.fresh else None
        age = (today - read.newest).days if read.newest else None
        yield DataView(
            name=read.name,
            what=read.export,
            where=_where(source) if source else None,
            rows=read.rows,
            taken=read.taken,
            left_out=tuple(LeftOutView(reason=reason, count=count) for reason, count in read.left_out),
            unmapped=read.unmapped,
            newest=read.newest.isoformat() if read.newest else None,
            age=age,
            fresh=fresh,
            is_old=fresh is not None and age is not None and age > fresh,
        )
    known = {read.name for read in reads}
    for name, (source, _) in sources.items():
        if name not in known:
            yield DataView(
                name=name,
                what=source.as_,
                where=_where(source),
                rows=None,
                taken=0,
                left_out=(),
                unmapped=(),
                newest=None,
                age=None,
                fresh=source.fresh.days if source.fresh else None,
                is_old=False,
            )


def _where(source: DataSource) -> str | None:
    return ", ".join(filter(None, (source.file, source.query))) or None
