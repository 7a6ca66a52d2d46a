"""Numbers that were measured, in words: how large, how sure, and whether the plan is kept.

Only the words for numbers with their units stand on pages as well; all else is for the reports of the command.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model.plans import usual_basis
from journeymap.model.snapshot import Comparison, Figure, Unit
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, NumberText, Plural, Quantity, Sentence, phrase
from journeymap.view.money import share_text, sum_text

_DAYS = Plural("%(number)s day", "%(number)s days")
_POINTS = Plural("%(number)s point", "%(number)s points")
_COMPARED = {
    "outside_the_list": "outside the list",
    "before_launch": "before the launch",
    "declared": "as it was before",
}
_OF_A_STAGE = {
    "conversion_rate": "conversion of %(stage)s",
    "stage_velocity": "time in %(stage)s",
    "attention": "share of costs for %(stage)s",
}
"""What measures are called beside the name of a stage or phase."""
_NAMES = {
    "engagement_score": "median engagement score",
    "attention": "share of costs for the time after the sale",
    "regression_rate": "went back at least once",
    "mqa": "accounts ready for sales",
    "opportunities": "deals opened",
    "pipeline": "open deals",
    "day_90_rate": "first result by day 90",
    "wasted_cost": "cost of content that nobody is handed",
}
"""What measures are called whose usual name says too little."""
_COUNTED: Mapping[tuple[str, str | None], str] = {
    ("pipeline_velocity", "evaluation_time"): "time from the first evaluation to the sale",
    ("time_to_first_value", "median"): "days to the first result, of half of them",
    ("time_to_first_value", "p90"): "days to the first result, of nine in ten",
    ("churn_rate", "a_year"): "churn rate in a year",
    ("coverage", "reached"): "accounts reached",
    ("coverage", "engaged"): "accounts engaged",
    ("coverage", "spoken_to"): "accounts spoken to",
    ("coverage", "known"): "accounts with every required role known",
    ("attention", "declared_costs"): "share of declared costs for the time after the sale",
}
"""What measures are called that are counted in a way of their own."""
_IN_SEVERAL_WAYS = frozenset({"nps", "churn_rate", "retention_rate", "sales_cycle", "csat"})
"""The measures that stand there in several ways, so that each is named."""
_ROUNDED_FROM = 1_000
"""From this sum on nobody cares for the part behind the point, where it is an average."""
TOO_FEW = "too few to tell"
CHANCE = "chance alone may explain the difference"


def name_of(figure: Figure, stage: str | None) -> Sentence:
    """What a figure is called: its measure, the stage that it is about, and how it is counted where that is unusual."""
    if (figure.measure, figure.basis) in _COUNTED:
        return Sentence(_COUNTED[figure.measure, figure.basis])
    text = _OF_A_STAGE.get(figure.measure, "%(measure)s of %(stage)s") if stage else "%(measure)s"
    measure = Sentence(_NAMES.get(figure.measure, label(figure.measure)))
    name = phrase(text, measure=measure, stage=stage or "")
    is_usual = figure.measure not in _IN_SEVERAL_WAYS and figure.basis == usual_basis(figure.measure)
    if figure.basis is None or is_usual:
        return name
    return phrase("%(measure)s (%(basis)s)", measure=name, basis=Sentence(label(figure.basis)))


def value_text(value: float, unit: Unit, currency: str | None = None) -> Sentence | Quantity:
    """A number with its unit, with as many digits as people read."""
    if unit == "share":
        return Sentence(share_text(value))
    if unit == "days":
        return Quantity(_short(value), _DAYS)
    if unit == "points":
        return Quantity(_short(value), _POINTS)
    if unit == "money":
        return phrase("%(sum)s", sum=_sum(value, currency))
    if unit == "money_per_day":
        return phrase(N_("%(sum)s a day"), sum=_sum(value, currency))
    return Sentence(NumberText(f"{_short(value):,}" if unit == "count" else f"{value:.3g}"))


def points_text(points: float) -> str:
    """A number of points, as people read it: 54.5."""
    return f"{_short(points):,}"


def _sum(value: float, currency: str | None) -> NumberText:
    return sum_text(round(value, 2) if abs(value) < _ROUNDED_FROM else round(value), currency)


def _short(value: float) -> float:
    """A number without a part behind the point that nobody reads."""
    rounded = round(float(value), 1)
    return int(rounded) if rounded.is_integer() or abs(value) >= 100 else rounded


def number_text(value: float, unit: Unit) -> str:
    """A number without its unit, for the end of a range: 26 of 26 to 66 %."""
    if unit == "share":
        return f"{100 * value:.0f}"
    return f"{value:.3g}" if unit == "ratio" else f"{_short(value):,}"


def range_text(low: float | None, high: float | None, unit: Unit) -> str | None:
    """Between which numbers the true one lies: 26 to 66 %."""
    if low is None or high is None:
        return None
    end = " %" if unit == "share" else ""
    return f"{number_text(low, unit)} to {number_text(high, unit)}{end}"


def verdict_of(figure: Figure) -> Sentence | None:
    """Say what a figure is planned to be, and whether it is; None where nothing is planned."""
    if figure.plan is None:
        return None
    plan = value_text(figure.plan, figure.unit, figure.currency)
    if figure.verdict == "reached":
        return phrase("plan %(plan)s: reached", plan=plan)
    if figure.verdict == "missed":
        return phrase("plan %(plan)s: missed", plan=plan)
    if figure.value is None:
        return phrase("plan %(plan)s", plan=plan)
    return phrase("plan %(plan)s: %(why)s", plan=plan, why=Sentence(TOO_FEW if figure.few else CHANCE))


def comparison_of(figure: Figure) -> Sentence | None:
    """Say what a figure is held against, and whether it shows a difference; None where there is nothing."""
    against = figure.against
    if against is None or figure.value is None:
        return None
    return phrase(
        "%(value)s %(what)s (n %(n)s): %(difference)s, %(shown)s",
        value=value_text(against.value, figure.unit, figure.currency),
        what=Sentence(_COMPARED.get(against.what, label(against.what))),
        n=f"{against.n:,}",
        difference=_difference(against, figure),
        shown=Sentence(_shown(against, figure)),
    )


def _difference(against: Comparison, figure: Figure) -> Sentence:
    is_share = figure.unit == "share"
    difference, low, high = (
        None if number is None else 100 * number if is_share else number
        for number in (against.difference, against.low, against.high)
    )
    said = f"{difference:+.0f}" if is_share else f"{_short(against.difference):+,}"
    if low is None or high is None:
        return Sentence(said)
    text = "%(difference)s points, from %(low)s to %(high)s" if is_share else "%(difference)s, from %(low)s to %(high)s"
    return phrase(text, difference=said, low=f"{_short(low):,}", high=f"{_short(high):,}")


def _shown(against: Comparison, figure: Figure) -> str:
    if figure.few:
        return TOO_FEW
    if against.low is None or against.high is None:
        return CHANCE
    return CHANCE if against.low <= 0 <= against.high else "more than chance"
