"""The measures by name: which tables each one needs, and how it is worked out. A new measure is a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeymap.measurement.formulas.movement import conversion, last_moves, time_in
from journeymap.measurement.plans import with_plan
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import basis_in, units_of, usual_basis
from journeymap.model.snapshot import AccountReading, Figure, Mood

Formula = Callable[[Question, PlannedMeasure, str | None], Iterable[Figure]]
"""What works a measure out: for what was asked, with the choices of who planned it, counted in one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How a measure is worked out."""

    formula: Formula
    needs: tuple[str, ...]
    """The plain tables that it needs all of."""
    always: bool = True
    """Whether it is worked out where nobody asks for it."""


def _conversions(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    made = question.movement
    for stage in question.stages_of(planned):
        if made:
            yield conversion(
                made, stage, "of_entered" if basis == "of_entered" else "of_decided", fewest=planned.fewest
            )


def _times_in(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    made = question.movement
    for stage in question.stages_of(planned):
        if made:
            yield time_in(made, stage, fewest=planned.fewest)


_FORMULAS: Mapping[str, _Way] = {
    "conversion_rate": _Way(formula=_conversions, needs=("moves",)),
    "stage_velocity": _Way(formula=_times_in, needs=("moves",)),
}


def figures_of(question: Question) -> Iterator[Figure]:
    """Yield what is planned, held against its plan, and then all else that the data can tell."""
    planned: set[tuple[str, str | None, str | None]] = set()
    for measure in question.scope.planned:
        if measure.measure is None:
            continue
        kind, model = measure.measure.kind, measure.model
        for figure in _worked_out(question, kind, model):
            key = (figure.measure, figure.of, figure.basis)
            if key not in planned:
                planned.add(key)
                yield with_plan(figure, model.plan, model.owner)
    for kind, way in _FORMULAS.items():
        if way.always and all(getattr(question.tables, table) is not None for table in way.needs):
            for figure in _worked_out(question, kind, PlannedMeasure.unsaid()):
                if (figure.measure, figure.of, figure.basis) not in planned:
                    yield with_plan(figure, None)


def _worked_out(question: Question, kind: str, planned: PlannedMeasure) -> Iterator[Figure]:
    """Yield the figures of a measure; one without a value where there is no data for it, or no formula."""
    basis = _basis(kind, planned)
    way = _FORMULAS.get(kind)
    if way is None or any(getattr(question.tables, table) is None for table in way.needs):
        yield Figure(
            measure=kind, of=planned.of, basis=basis, reason="no_data", unit=next(iter(units_of(kind, basis)), "count")
        )
        return
    asked = question.since(planned.start)
    for figure in way.formula(asked, planned, basis):
        yield replace(
            figure,
            start=figure.start or asked.period.start,
            end=figure.end or asked.period.end,
            data=figure.data or question.names_of(way.needs),
        )


def _basis(kind: str, planned: PlannedMeasure) -> str | None:
    found = basis_in(kind, planned.basis) if planned.basis else None
    return found if isinstance(found, str) else usual_basis(kind)


def readings_of(question: Question) -> Iterator[AccountReading]:
    """Yield what is known of each account of the list."""
    moves = question.tables.moves
    last = {}
    if moves is not None and question.stages.ids:
        found = last_moves(question.engine, moves, question.stages.ids, question.period.as_of)
        last = {move.account: move for move in found}
    for account in question.scope.accounts:
        move = last.get(account.id)
        if move:
            yield AccountReading(account=account.id, stage=move.stage, since=move.since, backward=move.backward)


def moods_of(question: Question) -> Iterator[Mood]:
    """Yield how those who were asked felt, by stage."""
    yield from ()
