"""A number of a measure with what it rests on: its interval, its plan, what it is held against, how it came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.measured import NOTES, REASONS
from journeymap.model.snapshot import Comparison, Figure, Measured
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, Sentence
from journeymap.view.measured.numbers import Said, difference_of, end_of, number_of, plain
from journeymap.view.measured.sparkline import Sparkline, sparkline

NAMES: Mapping[str, str] = {
    "coverage": N_("coverage of accounts"),
    "engagement_score": N_("engagement"),
    "stage_velocity": N_("days in stage"),
    "win_rate": N_("win rate"),
    "conversion_rate": N_("conversion"),
    "pipeline_velocity": N_("sales velocity"),
    "sales_cycle": N_("length of the sales cycle"),
    "engagement_rate": N_("engagement rate"),
    "deal_size": N_("size of deals"),
    "handoff_acceptance": N_("accepted handoffs"),
    "time_to_first_value": N_("days to the first result"),
    "churn_rate": N_("customers lost"),
    "retention_rate": N_("customers kept"),
    "nrr": N_("net revenue retention"),
    "grr": N_("gross revenue retention"),
    "clv": N_("value of a customer"),
    "cac": N_("cost to win a customer"),
    "nps": N_("net promoter score"),
    "csat": N_("satisfaction"),
    "customer_effort": N_("effort of customers"),
    "regression_rate": N_("accounts that went back"),
    "opportunities": N_("deals open and qualified"),
    "mqa": N_("accounts ready for sales"),
    "attention": N_("share of attention"),
    "expansion_revenue": N_("revenue from expansion"),
    "pipeline": N_("worth of open deals"),
    "content_use": N_("content in use"),
    "wasted_cost": N_("cost of content without use"),
    "day_90_rate": N_("first result by day 90"),
    "handoff_time": N_("days until a handoff is answered"),
    "plan_completion": N_("planned contacts that took place"),
    "trigger_response": N_("events answered in time"),
}
"""What a measure is called, by its kind."""
WAYS: Mapping[str, str] = {
    "reached": N_("reached"),
    "engaged": N_("reached, and they respond"),
    "known": N_("roles that are known"),
    "spoken_to": N_("spoken to"),
    "served": N_("served by content"),
    "of_accounts": N_("of accounts"),
    "of_people": N_("of people"),
    "of_reached": N_("of those reached"),
    "of_all_targets": N_("of all on the list"),
    "of_decided": N_("of those decided"),
    "of_entered": N_("of all that came in"),
    "of_entries": N_("of all that came in, again and again"),
    "closed_deals": N_("of closed deals"),
    "closed_value": N_("of the value of closed deals"),
    "created_deals": N_("of all deals opened"),
    "forward": N_("of those who went on"),
    "evaluation_time": N_("days of evaluation"),
    "from_first_touch": N_("from the first touch on"),
    "from_opportunity": N_("from when the deal was opened"),
    "of_customers": N_("of customers"),
    "of_revenue": N_("of revenue"),
    "a_year": N_("in a year"),
    "revenue": N_("by revenue"),
    "margin": N_("by margin"),
    "marketing_only": N_("marketing only"),
    "marketing_and_sales": N_("marketing and sales"),
    "spend": N_("of the money"),
    "revenue_per_day": N_("money a day"),
    "days_per_stage": N_("days per stage"),
    "mean": N_("on average"),
    "satisfied": N_("who are satisfied"),
    "median": N_("median"),
    "p90": N_("nine in ten"),
    "per_target_account": N_("for each account of the list"),
    "contacts": N_("of the contacts"),
    "declared_costs": N_("of the costs that are written"),
}
"""How it is counted, by the word that snapshots hold."""
_AGAINST: Mapping[str, str] = {
    "outside_the_list": N_("outside the list"),
    "before_launch": N_("before the launch"),
    "declared": N_("as written"),
}
_NO_REASON = N_("nobody can say")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a number and its interval lie, in percent of the axis."""

    value: float
    low: float | None
    high: float | None
    plan: float | None
    zero: float
    """Where bars begin."""

    @property
    def start(self) -> float:
        """Where the bar of the value begins, seen from the left."""
        return min(self.zero, self.value)

    @property
    def width(self) -> float:
        """How wide that is."""
        return round(abs(self.value - self.zero), 1)

    @property
    def plan_start(self) -> float:
        """Where the box of the plan begins."""
        return self.zero if self.plan is None else min(self.zero, self.plan)

    @property
    def plan_width(self) -> float:
        """How wide that is."""
        return 0.0 if self.plan is None else round(abs(self.plan - self.zero), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a number is held against."""

    what: str
    value: Said
    n: int
    difference: Said
    sign: str
    """higher, lower or same."""
    low: Said | None
    high: Said | None
    is_shown: bool
    """Whether the difference is beyond chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was measured on one day."""

    day: str
    value: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A number of a measure."""

    kind: str
    name: str
    of: str | None
    """The name of the stage that it is about."""
    way: str | None
    """How it is counted."""
    value: Said | None
    reason: str | None
    """Why it cannot be known."""
    whole: tuple[Said, Said] | None
    """What was divided by what, where nobody can tell the number."""
    low: Said | None
    high: Said | None
    n: int
    few: bool
    open: int
    open_ages: tuple[int, ...]
    plan: Said | None
    verdict: str | None
    against: Against | None
    owner: str | None
    start: str | None
    last: str | None
    """The first and the last day that count."""
    data: tuple[str, ...]
    notes: tuple[str, ...]
    span: Span | None
    line: Sparkline | None
    readings: tuple[Reading, ...]
    """What each snapshot says of it, the oldest first."""


def figure_views(measured: Measured, names: Mapping[str, str], analysis: Analysis) -> tuple[FigureView, ...]:
    """Return all that was measured; `names` are those of the stages by their ids."""
    return tuple(_figure(figure, measured, names, analysis) for figure in measured.figures)


def _figure(figure: Figure, measured: Measured, names: Mapping[str, str], analysis: Analysis) -> FigureView:
    trend = tuple(analysis.measurements.trend(measured, figure))
    value = figure.value
    return FigureView(
        kind=figure.measure,
        name=NAMES.get(figure.measure) or label(figure.measure),
        of=names.get(figure.of, figure.of) if figure.of else None,
        way=(WAYS.get(figure.basis) or label(figure.basis)) if figure.basis else None,
        value=None if value is None else number_of(value, figure),
        reason=REASONS.get(figure.reason or "", _NO_REASON) if value is None else None,
        whole=_whole(figure),
        low=_said(figure.low, figure),
        high=_said(figure.high, figure),
        n=figure.n,
        few=figure.few,
        open=figure.open,
        open_ages=figure.open_ages,
        plan=_said(figure.plan, figure),
        verdict=figure.verdict,
        against=_against(figure.against, figure) if figure.against else None,
        owner=figure.owner,
        start=figure.start.isoformat() if figure.start else None,
        last=(figure.end - timedelta(days=1)).isoformat() if figure.end else None,
        data=figure.data,
        notes=tuple(NOTES.get(note) or label(note) for note in figure.notes),
        span=span_of(figure),
        line=sparkline([(day, each.value) for day, each in trend], figure.plan),
        readings=tuple(_reading(day, each) for day, each in trend) if len(trend) > 1 else (),
    )


def _said(value: float | None, figure: Figure) -> Said | None:
    return None if value is None else number_of(value, figure)


def _reading(day: date, figure: Figure) -> Reading:
    return Reading(day=day.isoformat(), value=_said(figure.value, figure))


def _whole(figure: Figure) -> tuple[Said, Said] | None:
    """What would have been divided: the costs, say, where nobody was won."""
    if figure.value is not None or figure.numerator is None or figure.denominator is None:
        return None
    money = figure.unit in ("money", "money_per_day")
    numerator = number_of(figure.numerator, figure) if money and figure.unit == "money" else _count(figure.numerator)
    return numerator, _count(figure.denominator)


def _count(number: float) -> Sentence:
    return plain(f"{number:,g}")


def _against(comparison: Comparison, figure: Figure) -> Against:
    low, high = comparison.low, comparison.high
    difference = comparison.difference
    return Against(
        what=_AGAINST.get(comparison.what) or label(comparison.what),
        value=number_of(comparison.value, figure),
        n=comparison.n,
        difference=difference_of(abs(difference), figure),
        sign="higher" if difference > 0 else "lower" if difference < 0 else "same",
        low=None if low is None else end_of(low, figure),
        high=None if high is None else end_of(high, figure),
        is_shown=low is not None and high is not None and (low > 0 or high < 0),
    )


def span_of(figure: Figure) -> Span | None:
    """Place a number, its interval and its plan on an axis: from 0 to 100 % for a part of a whole. None where it would
    stand there alone.
    """
    is_alone = figure.unit != "share" and figure.plan is None and figure.low is None
    if figure.value is None or is_alone:
        return None
    known = [number for number in (figure.value, figure.low, figure.high, figure.plan) if number is not None]
    least, most = _axis(figure, known)

    def at(number: float) -> float:
        return round(100 * (number - least) / (most - least), 1)

    low, high, plan = (None if number is None else at(number) for number in (figure.low, figure.high, figure.plan))
    return Span(value=at(figure.value), low=low, high=high, plan=plan, zero=at(0))


def _axis(figure: Figure, known: Sequence[float]) -> tuple[float, float]:
    if figure.measure == "nps":
        return -100.0, 100.0
    if figure.unit == "share" and max(known) <= 1 and min(known) >= 0:
        return 0.0, 1.0
    least, most = min(0.0, *known), max(0.0, *known)
    return (least * 1.1, most * 1.1) if most > least else (0.0, 1.0)
