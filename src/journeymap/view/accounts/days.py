"""Days as an account's page shows them: the day itself, and how far off it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and how many days it lies ahead of today; less than none where it is past."""

    date: str
    ahead: int

    @property
    def ago(self) -> int:
        """How many days it is past."""
        return -self.ahead


def day(of: date, today: date) -> Day:
    """Return a day as the page shows it."""
    return Day(of.isoformat(), (of - today).days)


def day_or_none(of: date | None, today: date) -> Day | None:
    """Return a day as the page shows it; None where there is none."""
    return None if of is None else day(of, today)
