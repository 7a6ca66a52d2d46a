"""What was read of data and what was left out, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.model.vocabulary import label

_WHY: Mapping[str, str] = {
    "unreadable_date": "a date that cannot be read",
    "unreadable_number": "a number that cannot be read",
    "future": "lies after the day that was measured",
    "duplicate": "stands there twice",
    "no_date": "no date",
    "no_case": "nothing says which deal or account it is about",
    "no_account": "nothing says which account it is about",
    "no_stage": "no stage",
    "no_type": "nothing says what it was",
    "no_score": "no score",
    "no_amount": "no sum",
    "negative_sum": "a sum below zero",
    "outside_scale": "a score that lies outside its scale",
    "closed_before_created": "closed before it was opened",
    "same_stage": "the stage is the same as before",
    "not_complete": "not finished",
    "too_few_cells": "fewer cells than the header has",
    "too_many_cells": "more cells than the header has",
    "test": "a test, not a customer",
}
"""Why rows are left out, by the words of measurement.readers."""
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """Rows, or cells of them, that were left out for one reason."""

    reason: str
    count: int
    column: str | None = None
    rows: tuple[int, ...] = ()
    """The first of them, as the file counts; the header is row 1."""
    is_cell: bool = False
    """Whether the rest of the row counts."""

    @property
    def why(self) -> str:
        """The reason in words."""
        return _WHY.get(self.reason, label(self.reason))

    @property
    def where(self) -> str:
        """The first rows, such as 'row 4, 9, 17'."""
        first = ", ".join(f"{row:,}" for row in self.rows[:_MOST_ROWS])
        return first + (" …" if self.count > _MOST_ROWS and first else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """A source of data: what it is, how much of it counts, and what does not."""

    name: str
    """Its key under `data`, with its number where there are several."""
    where: str
    """The file or the query."""
    export: str
    rows: int
    taken: int
    newest: str | None
    left_out: tuple[LeftOutView, ...]
    unmapped: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    """What was assumed, in whole sentences."""
