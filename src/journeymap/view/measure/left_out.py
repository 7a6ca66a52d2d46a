"""What was read of data and what was left out, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.model.vocabulary import label
from journeymap.translatable import N_

_WHY: Mapping[str, str] = {
    "unreadable_date": N_("a date that cannot be read"),
    "unreadable_number": N_("a number that cannot be read"),
    "future": N_("lies after the day that was measured"),
    "duplicate": N_("stands there twice"),
    "no_date": N_("no date"),
    "no_case": N_("nothing says which deal or account it is about"),
    "no_account": N_("nothing says which account it is about"),
    "no_stage": N_("no stage"),
    "no_type": N_("nothing says what it was"),
    "no_score": N_("no score"),
    "no_amount": N_("no sum"),
    "negative_sum": N_("a sum below zero"),
    "outside_scale": N_("a score that lies outside its scale"),
    "closed_before_created": N_("closed before it was opened"),
    "same_stage": N_("the stage is the same as before"),
    "not_complete": N_("not finished"),
    "too_few_cells": N_("fewer cells than the header has"),
    "too_many_cells": N_("more cells than the header has"),
    "test": N_("a test, not a customer"),
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
