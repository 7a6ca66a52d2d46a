"""Numbers that were measured, as pages tell them."""

from __future__ import annotations

from journeymap.model.snapshot import Figure
from journeymap.translatable import NumberText, Plural, Quantity, Sentence, phrase
from journeymap.view.measure.words import value_text

Said = Sentence | Quantity
"""A number with its unit."""

_DAYS = Plural("%(number)s day", "%(number)s days")
_PERCENT_POINTS = Plural("%(number)s percentage point", "%(number)s percentage points")


def number_of(value: float, figure: Figure) -> Said:
    """Say a number in the unit of a figure."""
    if figure.unit == "ratio" or value >= 0:
        return value_text(value, figure.unit, figure.currency)
    return phrase("−%(number)s", number=value_text(-value, figure.unit, figure.currency))


def difference_of(value: float, figure: Figure) -> Said:
    """Say by how much a number is above or below another one."""
    if figure.unit != "share":
        return number_of(value, figure)
    points = Quantity(rounded(100 * abs(value)), _PERCENT_POINTS)
    return phrase("−%(number)s", number=points) if value < 0 else points


def end_of(value: float, figure: Figure) -> Said:
    """Say one end of the range in which a difference lies; of percentage points the number alone."""
    if figure.unit != "share":
        return number_of(value, figure)
    return plain(f"{rounded(100 * value):g}".replace("-", "−"))


def plain(text: str) -> Sentence:
    """A number that needs no words."""
    return phrase("%(number)s", number=NumberText(text))


def days(number: float) -> Quantity:
    """A number of days."""
    return Quantity(rounded(number), _DAYS)


def rounded(value: float) -> int | float:
    """A number with one digit behind the point where it is no whole one."""
    number = round(value, 1)
    return int(number) if number == int(number) else number
