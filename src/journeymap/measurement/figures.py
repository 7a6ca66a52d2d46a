"""The measures by name: which tables each one needs, and how it is worked out. A new measure is a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeymap.measurement.formulas.coverage import coverage, engagement_rate
from journeymap.measurement.formulas.engagement import engagement_score
from journeymap.measurement.formulas.movement import conversion, last_moves, time_in
from journeymap.measurement.formulas.surveys import csat, moods, nps
from journeymap.measurement.plans import with_plan
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import basis_in, include_in, units_of, usual_basis
from journeymap.model.snapshot import AccountReading, Figure, Mood

Formula = Callable[[Question, PlannedMeasure, str | None], Iterable[Figure]]
"""What works a measure out: for what was asked, with the choices of who planned it, counted in one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How a measure is worked out."""

    formula: Formula
    needs: tuple[str, ...]
    """The plain tables that it needs all of."""
    of_accounts: bool = False
    """Whether it tells of the accounts of the list, so that there have to be some."""
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


def _coverage(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    made = question.engagements
    figures = coverage(
        question.targets,
        question.reached(_included(planned)),
        made.of if made else {},
        question.period.start,
        question.period.end,
        question.scoring.engaged_min,
    )
    yield from (figure for figure in figures if planned.basis is None or figure.basis == basis)


def _engagement_score(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if question.engagements:
        yield engagement_score(question.engagements, planned.fewest)


def _engagement_rate(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, arrived = question.period, question.reached(_included(planned))
    yield engagement_rate(question.targets, arrived, period.start, period.end, basis or "of_reached", planned.fewest)


def _nps(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, answered = question.period, question.answers("nps")
    wanted = [basis] if planned.basis and basis else ["of_people", "of_accounts"]
    for each in wanted:
        yield nps(answered, period.start, period.end, each, planned.fewest)


def _csat(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period = question.period
    yield from csat(question.engine, question.tables.surveys, period.start, period.end, planned.fewest)


def _included(planned: PlannedMeasure) -> list[str]:
    return [word for text in planned.include if isinstance(word := include_in(text), str)]


_FORMULAS: Mapping[str, _Way] = {
    "coverage": _Way(formula=_coverage, needs=("interactions",), of_accounts=True),
    "engagement_score": _Way(formula=_engagement_score, needs=("interactions",), of_accounts=True),
    "stage_velocity": _Way(formula=_times_in, needs=("moves",)),
    "conversion_rate": _Way(formula=_conversions, needs=("moves",)),
    "engagement_rate": _Way(formula=_engagement_rate, needs=("interactions",), of_accounts=True),
    "nps": _Way(formula=_nps, needs=("surveys",)),
    "csat": _Way(formula=_csat, needs=("surveys",)),
}


def figures_of(question: Question) -> Iterator[Figure]:
    """Yield what is planned, held against its plan, and then all else that the data can tell."""
    planned: set[tuple[str | None, ...]] = set()
    for measure in question.scope.planned:
        if measure.measure is None:
            continue
        kind, model = measure.measure.kind, measure.model
        for figure in _worked_out(question, kind, model):
            if _key(figure) not in planned:
                planned.add(_key(figure))
                yield with_plan(figure, model.plan, model.owner)
    for kind, way in _FORMULAS.items():
        if way.always and _can_be_told(way, question):
            for figure in _worked_out(question, kind, PlannedMeasure.unsaid()):
                if _key(figure) not in planned:
                    yield with_plan(figure, None)


def _worked_out(question: Question, kind: str, planned: PlannedMeasure) -> Iterator[Figure]:
    """Yield the figures of a measure; one without a value where there is no data for it, or no formula."""
    basis = _basis(kind, planned)
    way = _FORMULAS.get(kind)
    if way is None or not _can_be_told(way, question):
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


def _can_be_told(way: _Way, question: Question) -> bool:
    has_data = all(getattr(question.tables, table) is not None for table in way.needs)
    return has_data and (bool(question.targets) or not way.of_accounts)


def _basis(kind: str, planned: PlannedMeasure) -> str | None:
    found = basis_in(kind, planned.basis) if planned.basis else None
    return found if isinstance(found, str) else usual_basis(kind)


def _key(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.of, figure.basis, figure.unit


def readings_of(question: Question) -> Iterator[AccountReading]:
    """Yield what is known of each account of the list, where anything is."""
    moves, made, arrived = question.tables.moves, question.engagements, question.reached()
    last = {}
    if moves is not None and question.stages.ids:
        found = last_moves(question.engine, moves, question.stages.ids, question.period.as_of)
        last = {move.account: move for move in found}
    recommend, satisfied = question.answers("nps"), question.answers("csat")
    nps_of, csat_of = (found.of_accounts() if found else {} for found in (recommend, satisfied))
    for target in question.targets:
        account = target.account
        move, engagement = last.get(account), made.of.get(account) if made else None
        reading = AccountReading(
            account=account,
            stage=move.stage if move else None,
            since=move.since if move else None,
            backward=bool(move and move.backward),
            score=engagement.score if engagement else None,
            people=engagement.people if engagement else 0,
            trend=engagement.trend if engagement else None,
            trend_word=engagement.trend_word if engagement else None,
            reached=account in arrived.accounts if arrived else None,
            engaged=engagement.score >= question.scoring.engaged_min if engagement else None,
            roles=engagement.roles if engagement else (),
            last_touch=engagement.last_touch if engagement else None,
            nps=nps_of.get(account),
            csat=csat_of.get(account),
        )
        if reading != AccountReading(account=account):
            yield reading


def moods_of(question: Question) -> Iterator[Mood]:
    """Yield how those who were asked felt, by stage."""
    if question.tables.surveys is not None:
        yield from moods(question.engine, question.tables.surveys, question.period.start, question.period.end)
