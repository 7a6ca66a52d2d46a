"""How the value of a figure is written in a sentence."""

from __future__ import annotations

from journeymap.model.snapshot import Figure


def value_of(figure: Figure) -> str | None:
    """What was measured, with its unit; None where it cannot be known."""
    return None if figure.value is None else with_unit(figure.value, figure)


def plan_of(figure: Figure) -> str | None:
    """What was planned, with its unit."""
    return None if figure.plan is None else with_unit(figure.plan, figure)


def with_unit(value: float, figure: Figure) -> str:
    """Write a value in the unit of a figure: 18 %, 72 days, 12,000 EUR."""
    currency = f" {figure.currency}" if figure.currency else ""
    match figure.unit:
        case "share":
            return percent(value)
        case "days":
            return f"{_short(value)} day{'' if value == 1 else 's'}"
        case "money":
            return f"{value:,.0f}{currency}"
        case "money_per_day":
            return f"{value:,.0f}{currency} a day"
        case "points":
            return f"{_short(value)} point{'' if value == 1 else 's'}"
        case _:
            return _short(value)


def percent(share: float) -> str:
    """Write a share as people read it, with a place after the point where a whole number would hide it."""
    number = round(100 * share, 0 if abs(share) >= 0.1 or share == 0 else 1)
    return f"{_short(number)} %"


def _short(value: float) -> str:
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"
