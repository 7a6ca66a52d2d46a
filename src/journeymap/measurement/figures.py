"""The figures of a program: what is planned, held against its plan, then all else that its data can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.measurement.measures import FORMULAS
from journeymap.measurement.measures.formula import Formula
from journeymap.measurement.plans import with_plan
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import Plan, basis_in, plan_for, units_of, usual_basis
from journeymap.model.snapshot import Figure, Unit

_UNSAID = PlannedMeasure.unsaid()


def figures_of(question: Question) -> Iterator[Figure]:
    """Yield each figure once: those that have a plan, what stands beside them, and what nobody asks for."""
    told: set[tuple[str | None, ...]] = set()
    with_plans, beside = _planned(question)
    for figure in (*with_plans, *beside):
        if _key(figure) not in told:
            told.add(_key(figure))
            yield figure
    for formula in FORMULAS:
        if formula.can_be_told(question):
            for figure in _worked_out(formula, question, _UNSAID):
                is_known = bool(formula.needs) or bool(figure.value)
                if _key(figure) not in told and is_known:
                    told.add(_key(figure))
                    yield with_plan(figure, None)


def _planned(question: Question) -> tuple[list[Figure], list[Figure]]:
    """Return the figures that are planned, and the others of the same measures: a plan is that of one way to count, and
    another way may have a plan of its own.
    """
    with_plans: list[Figure] = []
    beside: list[Figure] = []
    for planned in question.scope.planned:
        if planned.measure:
            kind, model = planned.measure.kind, planned.model
            basis = _basis(kind, model) if model.basis else None
            figures = [
                with_plan(figure, model.plan, model.owner, basis) for figure in _asked_for(question, kind, model)
            ]
            has_plan = any(figure.plan is not None for figure in figures)
            for figure in figures:
                (beside if has_plan and figure.plan is None else with_plans).append(figure)
    return with_plans, beside


def _asked_for(question: Question, kind: str, planned: PlannedMeasure) -> list[Figure]:
    """Return the figures of a measure that somebody plans; one without a value where nothing tells it."""
    figures = [
        figure
        for formula in FORMULAS
        if formula.kind == kind and formula.can_be_told(question)
        for figure in _worked_out(formula, question, planned)
        if figure.measure == kind
    ]
    if figures:
        return figures
    basis = _basis(kind, planned)
    unit: Unit = next(iter(units_of(kind, basis)), "count")
    period = question.since(planned.start).period
    of = next(iter(question.stages_of(planned)), planned.of) if planned.of else None
    plan = plan_for(kind, basis, planned.plan) if planned.plan else None
    currency = plan.currency if isinstance(plan, Plan) else planned.currency
    nothing = Figure(measure=kind, of=of, basis=basis, reason="no_data", unit=unit, currency=currency)
    return [replace(nothing, start=period.start, end=period.end)]


def _worked_out(formula: Formula, question: Question, planned: PlannedMeasure) -> Iterator[Figure]:
    asked = question.since(planned.start)
    for figure in formula.answer(asked, planned, _basis(formula.kind, planned)):
        yield replace(
            figure,
            start=figure.start or asked.period.start,
            end=figure.end or asked.period.end,
            data=figure.data or question.names_of(formula.needs),
        )


def _basis(kind: str, planned: PlannedMeasure) -> str | None:
    found = basis_in(kind, planned.basis) if planned.basis else None
    return found if isinstance(found, str) else usual_basis(kind)


def _key(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.of, figure.basis, figure.unit
