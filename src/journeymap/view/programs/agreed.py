"""What was agreed about a program before it began: for whom it is, by what it is judged, who works on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from journeymap.model.program import Program
from journeymap.translatable import Plural, Quantity, Sentence
from journeymap.view.money import in_period
from journeymap.view.records import percent
from journeymap.workspace import LinkedProgram

_YEARS = Plural("%(number)s year", "%(number)s years")
_DAYS = Plural("%(number)s day", "%(number)s days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What was agreed before a program began."""

    icp: tuple[str, ...]
    high: Sentence | None
    low: Sentence | None
    win_rate: str | None
    deals: int | None
    margin: str | None
    horizon: Quantity | None
    marketers: int | None
    sellers: int | None
    required_roles: tuple[str, ...]


def agreed(program: LinkedProgram) -> Agreed:
    """Return what was agreed about a program."""
    model: Program = program.model
    bands, baseline, break_even = model.value_bands, model.baseline, model.break_even
    return Agreed(
        icp=model.icp,
        high=in_period(bands.high, bands.currency, "year") if bands else None,
        low=in_period(bands.low, bands.currency, "year") if bands else None,
        win_rate=percent(baseline.win_rate),
        deals=baseline.deals,
        margin=percent(break_even.margin),
        horizon=_length(break_even.horizon),
        marketers=model.team.marketers,
        sellers=model.team.sellers,
        required_roles=model.required_roles,
    )


def _length(time: timedelta | None) -> Quantity | None:
    if time is None:
        return None
    return Quantity(time.days, _DAYS) if time.days % 365 else Quantity(time.days // 365, _YEARS)
