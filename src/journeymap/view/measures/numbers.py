"""Numbers that were measured, as people read them."""

from __future__ import annotations

from journeymap.model.measures import MEASURES
from journeymap.model.snapshot import Figure
from journeymap.translatable import N_, Plural, Quantity, Sentence, phrase
from journeymap.view.money import share_text, sum_text

Said = Sentence | Quantity
"""A number with its unit."""

DAYS = Plural("%(number)s day", "%(number)s days")
POINTS = Plural("%(number)s point", "%(number)s points")
_PERCENT_POINTS = Plural("%(number)s percentage point", "%(number)s percentage points")
_OF_HUNDRED = frozenset(measure.kind for measure in MEASURES if measure.unit == "%")
"""What people tell in percent, also where it may be more than the whole."""
_MINUS = "−"


def number_of(value: float, figure: Figure) -> Said:
    """Say a number in the unit of a figure."""
    if is_share(figure):
        return plain(f"{_MINUS}{share_text(-value)}" if value < 0 else share_text(value))
    if figure.unit == "days":
        return Quantity(rounded(value), DAYS)
    if figure.unit == "points":
        return plain(signed(value)) if figure.measure == "nps" else Quantity(rounded(value), POINTS)
    if figure.unit in ("money", "money_per_day"):
        money = sum_text(value, figure.currency or "").strip()
        return phrase(N_("%(sum)s a day"), sum=money) if figure.unit == "money_per_day" else plain(money)
    return plain(f"{rounded(value):,}")


def difference_of(value: float, figure: Figure) -> Said:
    """Say by how much a number is above or below another one."""
    if is_share(figure):
        return Quantity(rounded(100 * value), _PERCENT_POINTS)
    return number_of(value, figure)


def is_share(figure: Figure) -> bool:
    """Whether a figure is told in percent."""
    return figure.unit == "share" or (figure.unit == "ratio" and figure.measure in _OF_HUNDRED)


def plain(text: str) -> Sentence:
    """A number that needs no words."""
    return phrase("%(number)s", number=text)


def days(number: float) -> Quantity:
    """A number of days."""
    return Quantity(rounded(number), DAYS)


def rounded(value: float) -> int | float:
    """A number with one digit behind the point where it is no whole one."""
    number = round(value, 1)
    return int(number) if number == int(number) else number


def signed(value: float) -> str:
    """A number of a scale with two sides, as readers see it."""
    number = rounded(value)
    return f"{number:+,}".replace("-", _MINUS) if number else "0"
