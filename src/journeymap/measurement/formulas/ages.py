"""Ages of what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice


class Ages:
    """How many cases have which age, in days."""

    def __init__(self, counts: Iterable[tuple[int, int]]) -> None:
        self._counts = sorted(counts, reverse=True)
        self.count = sum(count for _, count in self._counts)

    @property
    def oldest(self) -> int | None:
        return self._counts[0][0] if self._counts else None

    @property
    def youngest(self) -> int | None:
        return self._counts[-1][0] if self._counts else None

    @property
    def median(self) -> float | None:
        """Return the age of the one in the middle; or the middle between both, where there are two."""
        if not self.count:
            return None
        return (self._of((self.count - 1) // 2) + self._of(self.count // 2)) / 2

    def longest(self, number: int) -> tuple[int, ...]:
        return tuple(islice((age for age, count in self._counts for _ in range(count)), number))

    def upto(self, days: int) -> int:
        return sum(count for age, count in self._counts if age <= days)

    def _of(self, nth: int) -> int:
        for age, count in self._counts:
            if nth < count:
                return age
            nth -= count
        raise IndexError(nth)
