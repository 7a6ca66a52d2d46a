"""The days that are measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.model.base import shifted

_YEAR = timedelta(days=365)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that count, from the first up to the last."""

    start: date
    as_of: date

    @classmethod
    def until(cls, as_of: date, since: date | None = None) -> Period:
        """Return the period up to a day: since another one, or the year."""
        return cls(since or shifted(as_of, _DAY - _YEAR), as_of)

    @property
    def end(self) -> date:
        """The day after the last one."""
        return shifted(self.as_of, _DAY)

    def since(self, start: date | None) -> Period:
        """Return the period with another first day, where there is one."""
        return Period(start, self.as_of) if start else self
