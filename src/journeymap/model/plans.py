"""Read what is written about a measure: what it should be, what it is held against, how it is counted, how points fade.

Pure reading of texts: whoever checks a workspace and whoever measures go by the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from math import isclose
from typing import Literal, NamedTuple

from journeymap.model.base import duration_of
from journeymap.model.measures import MEASURES, Measure, choice_of, measure_named
from journeymap.model.numbers import CURRENCIES, LARGEST, folded, numbers_meant, sum_in, sum_meant
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure, Unit, Verdict
from journeymap.model.suggest import nearest
from journeymap.model.vocabulary import Offered, Role, label, words_of

Better = Literal["higher", "lower"]


class Misread(NamedTuple):
    """Something that cannot be read: the field where it stands, what is wrong, and what to write instead."""

    field: str
    what: str
    """The end of a sentence that begins with the text: "'a lot' is no number"."""
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a number should be."""

    value: float
    unit: Unit | None = None
    """What it counts; None where nothing but a number is written."""
    currency: str | None = None
    better: Better | None = None
    """Which direction is the better one, where a sign says so: at most 5 %."""


_LOWER = frozenset({
    "stage_velocity", "sales_cycle", "time_to_first_value", "handoff_time", "cac", "churn_rate", "wasted_cost",
    "regression_rate",
})  # fmt: skip
_UNITS: Mapping[str, tuple[Unit, ...]] = {
    **dict.fromkeys(
        (
            *("coverage", "win_rate", "conversion_rate", "engagement_rate", "retention_rate", "churn_rate"),
            *("handoff_acceptance", "day_90_rate", "plan_completion", "trigger_response", "content_use", "attention"),
            *("nrr", "grr"),
        ),
        ("share",),
    ),
    **dict.fromkeys(("stage_velocity", "sales_cycle", "time_to_first_value"), ("days",)),
    "handoff_time": ("days", "share"),
    **dict.fromkeys(("engagement_score", "nps", "customer_effort"), ("points",)),
    **dict.fromkeys(("mqa", "opportunities", "meetings", "references"), ("count",)),
    **dict.fromkeys(("pipeline", "deal_size", "revenue", "expansion_revenue", "clv", "cac", "wasted_cost"), ("money",)),
    "csat": ("points", "share"),
    "pipeline_velocity": ("money_per_day", "days"),
}
"""What each measure is counted in. Any other is only counted."""
_MORE_THAN_ALL = frozenset({"nrr"})
"""Shares that may be greater than one, for customers may pay more than they did."""
_POINTS: Mapping[str, tuple[int, int]] = {"nps": (-100, 100), "csat": (0, 100), "customer_effort": (0, 100)}
"""From where to where measures go that are counted in points, on the longest scale there is."""
_USUAL_BASIS: Mapping[str, str] = {
    "coverage": "engaged",
    "win_rate": "closed_deals",
    "conversion_rate": "of_decided",
    "pipeline_velocity": "revenue_per_day",
    "sales_cycle": "from_first_touch",
    "engagement_rate": "of_reached",
    "retention_rate": "of_customers",
    "churn_rate": "of_customers",
    "clv": "revenue",
    "cac": "marketing_and_sales",
    "nps": "of_people",
    "time_to_first_value": "median",
}
"""How a measure is counted where nobody says it."""
_EXAMPLES: Mapping[Unit, str] = {
    "share": "30 %",
    "days": "60d",
    "points": "40",
    "money": "12000 EUR",
    "money_per_day": "4000 EUR",
    "count": "12",
    "ratio": "1.5",
}

_COUNTED_AS: Mapping[Unit, str] = {
    "share": "a share",
    "days": "counted in days",
    "points": "counted in points",
    "money": "a sum of money",
    "money_per_day": "a sum of money a day",
    "count": "a number of things",
    "ratio": "a ratio",
}


def better_of(kind: str, basis: str | None = None) -> Better:
    """Which direction is the better one: few days, little cost and few who leave; else more."""
    return "lower" if kind in _LOWER or basis == "days_per_stage" else "higher"


def units_of(kind: str, basis: str | None = None) -> tuple[Unit, ...]:
    """What a measure is counted in; several where that depends on how it is counted. None for a measure of your own."""
    if kind == "pipeline_velocity" and basis:
        return ("days",) if basis == "days_per_stage" else ("money_per_day",)
    return _UNITS.get(kind, ("count",) if measure_named(kind) else ())


def is_worked_out(kind: str) -> bool:
    """Whether a usual measure can be worked out from data."""
    return kind in _UNITS


def worked_out() -> tuple[str, ...]:
    """The usual measures that can be worked out from data."""
    return tuple(measure.kind for measure in MEASURES if measure.kind in _UNITS)


WORKED_OUT = Offered("WorkedOut", {measure.kind: measure.meaning for measure in MEASURES if measure.kind in _UNITS})
"""The measures that editors offer where they are worked out."""


def bases() -> Mapping[str, tuple[str, ...]]:
    """The ways in which measures can be counted that are worked out in several."""
    return {measure.kind: tuple(measure.choices) for measure in MEASURES if measure.kind in _UNITS and measure.choices}


def usual_basis(kind: str) -> str | None:
    """How a measure is counted where nobody says it."""
    return _USUAL_BASIS.get(kind)


_SIGNS: Mapping[str, Better] = {
    **dict.fromkeys(
        (">=", "=>", "≥", ">", "at least", "min.", "min", "minimum", "over", "above", "more than"), "higher"
    ),
    **dict.fromkeys(("<=", "=<", "≤", "<", "at most", "max.", "max", "maximum", "up to", "under"), "lower"),
    **dict.fromkeys(("below", "less than", "within", "no more than", "not more than"), "lower"),
}
_SIGN = re.compile(rf"({'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))})(?![a-z])\s*(.+)", re.DOTALL)
_BEHIND: Mapping[str, Better] = {
    **dict.fromkeys(("or more", "and more", "or better", "or higher", "or above", "+", "min", "minimum"), "higher"),
    **dict.fromkeys(("or less", "or fewer", "or lower", "or below", "or sooner", "max", "maximum"), "lower"),
}
_SIGN_BEHIND = re.compile(rf"(.+?)\s*({'|'.join(map(re.escape, sorted(_BEHIND, key=len, reverse=True)))})")
_ON_A_SCALE = re.compile(r"(.*\d)\s*(?:/|of|out of)\s*\d+")
_PERCENT = re.compile(r"(?:% ?(?P<behind>.+)|(?P<before>.+?) ?(?:%|percent|per cent|pct|prozent))")
_WITH_CURRENCY = re.compile(r"(?P<first>[a-z]{3}|[€$£¥]) ?(?P<behind>\d.*)|(?P<before>.*\d) ?(?P<last>[a-z]{3}|[€$£¥])")
"""Thousands may be marked by a sign that stands before decimals elsewhere: with a currency, 12,000 is no twelve."""
_PER_DAY = re.compile(r"\s*(?:/|per|a|each)\s*day$")
_COUNTED = re.compile(
    r"(.*\d)\s*(?P<word>points?|pts\.?|minutes?|accounts?|companies|customers?|deals?|opportunities|people|persons?"
    r"|meetings?|talks?|times?|references?)"
)
_TIMES = re.compile(r"(.*\d)\s*[x×]")


def plan_in(text: str) -> Plan | Misread:
    """Return the plan that a text holds: 30 %, 0.3, 60d, 40, 12000 EUR, at least 30 %, < 5 %."""
    said = _tidy(text)
    better: Better | None = None
    if sign := _SIGN.fullmatch(said):
        better, said = _SIGNS[sign[1]], sign[2]
    elif behind := _SIGN_BEHIND.fullmatch(said):
        better, said = _BEHIND[behind[2]], behind[1]
    return replace(plan, better=better) if isinstance(plan := _plan_without_sign(said, text), Plan) else plan


def _plan_without_sign(said: str, text: str) -> Plan | Misread:
    if percent := _PERCENT.fullmatch(said):
        share = _number(percent["behind"] or percent["before"], text)
        return share if isinstance(share, Misread) else Plan(value=float(share / 100), unit="share")
    if (days := _days(said)) is not None:
        return Plan(value=days, unit="days")
    if times := _TIMES.fullmatch(said):
        ratio = _number(times[1], text)
        return ratio if isinstance(ratio, Misread) else Plan(value=float(ratio), unit="ratio")
    if counted := _COUNTED.fullmatch(said):
        number = _number(counted[1], text)
        unit: Unit = "points" if counted["word"].startswith(("p", "min")) and "pe" not in counted["word"] else "count"
        return number if isinstance(number, Misread) else Plan(value=float(number), unit=unit)
    if score := _ON_A_SCALE.fullmatch(said):
        number = _number(score[1], text)
        return number if isinstance(number, Misread) else Plan(value=float(number), unit="points")
    if money := _money(said):
        return money
    number = _number(said, text)
    return number if isinstance(number, Misread) else Plan(value=float(number))


def _money(said: str) -> Plan | None:
    per_day = _PER_DAY.search(said)
    said = said[: per_day.start()] if per_day else said
    unit: Unit = "money_per_day" if per_day else "money"
    if (noted := sum_in(said)) and noted[1]:
        return Plan(value=float(noted[0]), unit=unit, currency=noted[1])
    written = _WITH_CURRENCY.fullmatch(said)
    amount = sum_meant(written["before"] or written["behind"]) if written else None
    if written is None or amount is None:
        return None
    code = (written["first"] or written["last"]).upper()
    return Plan(value=float(amount), unit=unit, currency=CURRENCIES.get(code, code))


def _days(said: str) -> float | None:
    try:
        time = duration_of(said)
    except (OverflowError, ValueError):
        return None
    return time.total_seconds() / 86400 if time is not None else None


def _number(said: str, text: str) -> Decimal | Misread:
    numbers = numbers_meant(said)
    if len(numbers) > 1:
        both = " or ".join(f"{number.normalize():f}" for number in numbers)
        return Misread("plan", f"'{text}' may be {both}", f"Write {both}, whichever it is.")
    if not numbers or not numbers[0].is_finite() or abs(numbers[0]) > LARGEST:
        return Misread("plan", f"'{text}' is no number", "Write one number, such as 30 %, 60d, 40 or 12000 EUR.")
    return numbers[0]


def plan_for(kind: str, basis: str | None, text: str) -> Plan | Misread:
    """Return the plan that a text holds for a measure, in the unit in which that is counted."""
    plan = plan_in(text)
    return plan if isinstance(plan, Misread) else _fitted(plan, kind, basis, text)


def _fitted(plan: Plan, kind: str, basis: str | None, text: str) -> Plan | Misread:
    units = units_of(kind, basis)
    if not units or plan.unit in units:
        return _checked(plan, kind, text)
    if plan.unit is None or (plan.unit == "money" and "money_per_day" in units) or _is_count(plan, units):
        return _checked(replace(plan, unit=units[0]), kind, text)
    if plan.unit == "ratio" and kind in _MORE_THAN_ALL:
        return replace(plan, unit="share")
    name, wanted = kind.replace("_", " "), _COUNTED_AS[units[0]]
    return Misread("plan", f"'{text}' does not fit: {name} is {wanted}", f"Write it like {_EXAMPLES[units[0]]}.")


def _is_count(plan: Plan, units: tuple[Unit, ...]) -> bool:
    return plan.unit in ("points", "count") and units[0] in ("points", "count")


def _checked(plan: Plan, kind: str, text: str) -> Plan | Misread:
    most = 10 if kind in _MORE_THAN_ALL else 1
    if plan.unit == "share" and not 0 <= plan.value <= most:
        if "%" not in folded(text) and most < plan.value <= 100 * most:
            return Misread("plan", f"'{text}' is more than all", f"Write {plan.value:g} %, if you mean that.")
        return Misread("plan", f"'{text}' is no share", f"Write a share between 0 % and {100 * most} %.")
    if plan.unit == "points" and kind in _POINTS:
        least, most = _POINTS[kind]
        if not least <= plan.value <= most:
            name = label(kind)
            return Misread(
                "plan",
                f"'{text}' cannot be: {name} goes from {least} to {most}",
                f"Write a number between {least} and {most}.",
            )
    if plan.unit in ("days", "money", "money_per_day", "count") and plan.value < 0:
        return Misread("plan", f"'{text}' is less than nothing", f"Write a number such as {_EXAMPLES[plan.unit]}.")
    return plan


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
    if isclose(figure.value, plan):
        return "reached"
    is_more = figure.value > plan
    return "reached" if is_more == (better == "higher") else "missed"


@dataclass(frozen=True, slots=True)
class Against:
    """What a measure is compared with."""

    what: Literal["outside_the_list", "before_launch", "declared"]
    value: float | None = None
    """The rate that is declared; None for that which the program declares as its baseline."""


_AGAINST: Mapping[str, Against] = {
    **dict.fromkeys(
        (
            *("outside the list", "outside list", "off the list", "not on the list", "outside", "others", "the others"),
            *("other accounts", "the rest", "rest", "all others", "accounts outside the list"),
        ),
        Against("outside_the_list"),
    ),
    **dict.fromkeys(
        (
            *("before launch", "before the launch", "before", "before the program", "before the start", "earlier"),
            "before start",
        ),
        Against("before_launch"),
    ),
    **dict.fromkeys(("baseline", "the baseline", "declared", "declared baseline"), Against("declared")),
}


def against_in(kind: str, basis: str | None, text: str) -> Against | Misread:
    """Return what a measure is compared with: those outside the list, the time before the launch, or a number."""
    if said := _AGAINST.get(_tidy(text).replace("_", " ").replace("-", " ")):
        return said
    plan = plan_for(kind, basis, text)
    if isinstance(plan, Plan):
        return Against("declared", plan.value)
    if plan.what.endswith("is no number"):
        wanted = nearest(_tidy(text), _AGAINST)
        instead = f"'{wanted}'" if wanted else "'outside the list', 'before launch', or a number such as 25 %"
        return Misread("against", f"'{text}' is nothing to compare with", f"Write {instead}.")
    return plan._replace(field="against")


@dataclass(frozen=True, slots=True)
class Decay:
    """How the points of an interaction fade with its age."""

    way: Literal["none", "half_life", "linear", "stepped"] = "none"
    days: float = 30
    """The days after which half of them are left, or those in which a linear part is lost."""
    part: float = 0
    """Which part of them is lost in these days, from 0 to 1."""


_NO_DECAY = frozenset({"none", "no", "no decay", "off", "window", "cut off", "cutoff", "cut off window", "not at all"})
_HALF_LIFE = re.compile(r"half ?life(?: of)?:? ?(?P<time>.+)|(?P<first>.+?) half ?life")
_LINEAR = re.compile(
    r"(?P<way>linear|stepped|in steps|monthly steps)(?: by| of)?:? ?(?P<part>[\d.,]+) ?%"
    r"(?: ?(?:per|a|every|each|/|in) ?(?P<time>month|30 ?d(?:ays)?|\d+ ?\w+))?"
)


def decay_in(text: str) -> Decay | Misread:
    """Return how points fade: none, half-life 30d, linear 50 % (in 30 days), or stepped 50 %, once every 30 days."""
    said = re.sub(r"[_\-:]+", " ", _tidy(text))
    said = " ".join(said.split())
    if said in _NO_DECAY:
        return Decay()
    if half := _HALF_LIFE.fullmatch(said):
        days = _days((half["time"] or half["first"]).strip())
        if days:
            return Decay("half_life", days)
    if linear := _LINEAR.fullmatch(said):
        numbers = numbers_meant(linear["part"])
        days = 30.0 if linear["time"] in (None, "month") else _days(linear["time"])
        if len(numbers) == 1 and 0 < numbers[0] <= 100 and days:
            return Decay("linear" if linear["way"] == "linear" else "stepped", days, float(numbers[0] / 100))
    return Misread("decay", f"'{text}' is no way to fade", "Write none, half-life 30d, or linear 50 %.")


def basis_in(kind: str, text: str) -> str | Misread:
    """Return how a measure is counted, in the word that we have for it."""
    measure = measure_named(kind)
    if measure is None:
        return Misread("basis", f"'{kind}' is no measure that is worked out", "Name a usual measure, or remove it.")
    return choice_of(measure, text) or _no_basis(measure, text)


def _no_basis(measure: Measure, text: str) -> Misread:
    name = measure.kind.replace("_", " ")
    if not measure.choices:
        return Misread("basis", f"'{text}' is no choice: {name} is counted in one way", "Remove it.")
    choices = " or ".join(measure.choices)
    return Misread(
        "basis", f"'{text}' is no way to count {name}", f"Write {nearest(text, measure.choices) or choices}."
    )


INCLUDES: Mapping[str, str] = {
    "sent": "what you sent counts as reached, also where nobody knows whether it arrived",
    "opened": "a mail that was opened counts as an answer",
    "no_decision": "deals that ended without a decision count as lost",
}
"""What may count beside the usual."""


def include_in(text: str) -> str | Misread:
    """Return what is to count beside the usual, in the word that we have for it."""
    said = _tidy(text).replace(" ", "_").replace("-", "_")
    word = _INCLUDE_WORDS.get(said)
    if word:
        return word
    instead = nearest(said, INCLUDES) or " or ".join(INCLUDES)
    return Misread("include", f"'{text}' is nothing that may count", f"Write {instead}.")


_INCLUDE_WORDS: Mapping[str, str] = {
    **{word: word for word in INCLUDES},
    **dict.fromkeys(("opens", "open", "mail_open", "opened_mails"), "opened"),
    **dict.fromkeys(("mail_sent", "sends", "sent_mails"), "sent"),
    **dict.fromkeys(("no_decisions", "undecided"), "no_decision"),
}


def misread_in(kind: str, planned: PlannedMeasure) -> Iterator[Misread]:
    """Yield what cannot be read of a measure that is named by its usual kind."""
    basis = None
    if planned.basis:
        found = basis_in(kind, planned.basis)
        if isinstance(found, Misread):
            yield found
        else:
            basis = found
    basis = basis or usual_basis(kind)
    if planned.plan:
        plan = plan_for(kind, basis if planned.basis else None, planned.plan)
        if isinstance(plan, Misread):
            yield plan
    if planned.against and isinstance(against := against_in(kind, basis, planned.against), Misread):
        yield against
    if planned.decay and isinstance(decay := decay_in(planned.decay), Misread):
        yield decay
    yield from (misread for text in planned.include if isinstance(misread := include_in(text), Misread))
    for role in planned.weights:
        if role not in _roles():
            instead = nearest(role, _roles())
            fix = f"Write '{instead}'." if instead else f"Write one of {', '.join(_roles())}."
            yield Misread("weights", f"'{role}' is no role", fix)
    for code in planned.rates:
        if not re.fullmatch(r"[A-Z]{3}", code):
            yield Misread("rates", f"'{code}' is no currency", "Write a code of three capital letters, such as USD.")
    if planned.rates and planned.currency is None:
        fix = "Add `currency`, in which the sums are told."
        yield Misread("rates", "rates lead to no currency", fix)


@cache
def _roles() -> tuple[str, ...]:
    return words_of(Role)


def _tidy(text: str) -> str:
    """A text in small letters, but for currencies, with the signs of our keyboards and single blanks."""
    return " ".join(folded(text).casefold().split())
