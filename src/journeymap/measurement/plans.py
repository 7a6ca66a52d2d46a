"""Hold a number against its plan, and against chance."""

from __future__ import annotations

from dataclasses import replace

from journeymap.model.plans import Plan, better_of, plan_for, usual_basis, verdict_of
from journeymap.model.snapshot import Figure

_COUNTED_IN_SEVERAL_WAYS = frozenset({"coverage", "nps", "churn_rate", "retention_rate", "time_to_first_value"})
"""The measures that have several figures in one unit at once."""


def with_plan(figure: Figure, text: str | None, owner: str | None = None, basis: str | None = None) -> Figure:
    """Return a figure with its plan and what it says about it.

    A measure may have several figures, and one plan. It is that of the figure that is counted in the way that was
    asked for, or in the usual one; where none is usual, that in whose unit it is written: of the two of a survey, 90 %
    is the plan of those who are satisfied, and 4.2 that of the mean.
    """
    if owner:
        figure = replace(figure, owner=owner)
    plan = plan_for(figure.measure, figure.basis, text) if text else None
    better = better_of(figure.measure, figure.basis)
    if not isinstance(plan, Plan) or not _is_planned(figure, basis) or _is_other(plan, figure):
        return replace(figure, better=better)
    better = plan.better or better
    return replace(figure, plan=plan.value, better=better, verdict=verdict_of(figure, plan.value, better))


def _is_planned(figure: Figure, basis: str | None) -> bool:
    if figure.measure in _COUNTED_IN_SEVERAL_WAYS:
        return figure.basis in (None, basis or usual_basis(figure.measure))
    return figure.measure != "attention" or figure.of is None


def _is_other(plan: Plan, figure: Figure) -> bool:
    """Whether a plan is in another unit or currency than a figure."""
    has_currencies = plan.currency is not None and figure.currency is not None
    return plan.unit not in (None, figure.unit) or (has_currencies and plan.currency != figure.currency)
