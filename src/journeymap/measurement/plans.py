"""Hold a number against its plan, and against chance."""

from __future__ import annotations

from dataclasses import replace

from journeymap.model.plans import Better, Plan, better_of, plan_for
from journeymap.model.snapshot import Figure, Verdict


def with_plan(figure: Figure, text: str | None, owner: str | None = None) -> Figure:
    """Return a figure with its plan and what it says about it. A plan in another unit is that of another figure: of the
    two of a survey, 90 % is the plan of those who are satisfied, and 4.2 that of the mean.
    """
    if owner:
        figure = replace(figure, owner=owner)
    plan = plan_for(figure.measure, figure.basis, text) if text else None
    better = better_of(figure.measure, figure.basis)
    if not isinstance(plan, Plan) or plan.unit not in (None, figure.unit) or _is_other_money(plan, figure):
        return replace(figure, better=better)
    better = plan.better or better
    return replace(figure, plan=plan.value, better=better, verdict=verdict_of(figure, plan.value, better))


def _is_other_money(plan: Plan, figure: Figure) -> bool:
    return bool(plan.currency and figure.currency) and plan.currency != figure.currency


def verdict_of(figure: Figure, plan: float, better: Better) -> Verdict | None:
    """Whether a number has reached its plan, or missed it, beyond chance: only where the plan lies outside of the
    interval. Too few cases tell nothing; None where there is no number.
    """
    if figure.value is None:
        return None
    if figure.few:
        return "unclear"
    low, high = (figure.value if end is None else end for end in (figure.low, figure.high))
    if figure.low is not None and low <= plan <= high:
        return "unclear"
    is_more = figure.value >= plan
    if figure.value == plan:
        return "reached"
    return "reached" if is_more == (better == "higher") else "missed"
