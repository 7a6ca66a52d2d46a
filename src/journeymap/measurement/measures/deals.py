"""What becomes of deals, of those on the list and of all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.measurement.formulas.deals import (
    Selection,
    WinRateBasis,
    against,
    against_declared,
    before_launch,
    deal_size,
    opportunities,
    outside_the_list,
    pipeline,
    sales_cycle,
    sales_velocity,
    win_rate,
)
from journeymap.measurement.formulas.movement import evaluation_time
from journeymap.measurement.measures.formula import Formula, exchange
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import Against, against_in
from journeymap.model.snapshot import Figure
from journeymap.model.vocabulary import BEFORE_SALE

_EVALUATING = frozenset({"evaluate", "decide"})


def _selection(question: Question) -> Selection:
    """The deals of the list, where there is one; else all of them."""
    listed = True if question.scope.of_its_list else None
    return Selection(start=question.period.start, end=question.period.end, listed=listed)


def _win_rates(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    deals = question.tables.deals
    if deals is None:
        return
    counted: WinRateBasis = "created_deals" if basis == "created_deals" else "closed_deals"
    compared = against_in("win_rate", counted, planned.against) if planned.against else _usual(question)
    selection = _selection(question)
    if isinstance(compared, Against) and compared.what == "outside_the_list" and question.targets:
        selection = replace(selection, listed=True)

    def rate_of(selected: Selection) -> Figure:
        return win_rate(question.engine, deals, selected, basis=counted, fewest=planned.fewest)

    rate = rate_of(selection)
    if isinstance(compared, Against):
        program = question.program.model if question.program else None
        declared = compared.value
        if declared is None and program and program.baseline.win_rate is not None:
            declared = float(program.baseline.win_rate)
        if compared.what == "outside_the_list" and question.targets:
            rate = against(rate, compared.what, rate_of(outside_the_list(selection)))
        elif compared.what == "before_launch" and program and program.launch:
            rate = against(rate, compared.what, rate_of(before_launch(selection, program.launch)))
        elif compared.what == "declared" and declared is not None:
            rate = against_declared(rate, declared)
    yield rate


def _usual(question: Question) -> Against | None:
    """What the list is held against where nobody says it: the rate that is declared, else all other accounts."""
    if not question.scope.of_its_list:
        return None
    program = question.program
    declared = program is not None and program.model.baseline.win_rate is not None
    return Against("declared") if declared else Against("outside_the_list")


def _cycles(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    tables = question.tables
    if tables.deals is not None:
        from_touch = basis == "from_first_touch" and (bool(planned.basis) or tables.interactions is not None)
        yield sales_cycle(
            question.engine,
            tables.deals,
            _selection(question),
            basis="from_first_touch" if from_touch else "from_opportunity",
            interactions=tables.interactions,
            moves=tables.moves,
            fewest=planned.fewest,
        )


def _velocities(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    tables = question.tables
    if tables.deals is not None and basis != "days_per_stage":
        rates = exchange(planned)
        yield sales_velocity(question.engine, tables.deals, _selection(question), rates, fewest=planned.fewest)
    if tables.moves is not None and (basis == "days_per_stage" or not planned.basis):
        yield from _evaluations(question, planned)


def _evaluations(question: Question, planned: PlannedMeasure) -> Iterator[Figure]:
    """Yield how long it takes from the first evaluation to the sale, where the phases of the stages tell these."""
    stages, moves = question.stages, question.tables.moves
    evaluating = [stage for stage in stages.ids if _EVALUATING.intersection(stages.phases.get(stage, ()))]
    after = [
        stage for stage in stages.ids if stages.phases.get(stage) and not BEFORE_SALE.intersection(stages.phases[stage])
    ]
    if moves is not None and evaluating and after:
        yield evaluation_time(
            question.engine,
            moves,
            stages.ids,
            evaluating,
            after[0],
            question.period.as_of,
            start=question.period.start,
            fewest=planned.fewest,
        )


def _sizes(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if (deals := question.tables.deals) is not None:
        yield deal_size(question.engine, deals, _selection(question), exchange(planned), fewest=planned.fewest)


def _pipelines(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if (deals := question.tables.deals) is not None:
        yield pipeline(question.engine, deals, _selection(question), exchange(planned))


def _opportunities(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    if (deals := question.tables.deals) is not None:
        yield opportunities(question.engine, deals, _selection(question))


FORMULAS = (
    Formula(kind="win_rate", answer=_win_rates, needs=("deals",)),
    Formula(kind="sales_cycle", answer=_cycles, needs=("deals",)),
    Formula(kind="pipeline_velocity", answer=_velocities, needs=("deals", "moves")),
    Formula(kind="deal_size", answer=_sizes, needs=("deals",)),
    Formula(kind="pipeline", answer=_pipelines, needs=("deals",)),
    Formula(kind="opportunities", answer=_opportunities, needs=("deals",)),
)
