"""What of a file is left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "unreadable_date",
    "unreadable_number",
    "future",
    "duplicate",
    "no_date",
    "no_case",
    "no_account",
    "no_contact",
    "no_stage",
    "no_type",
    "no_score",
    "no_amount",
    "negative_sum",
    "outside_scale",
    "closed_before_created",
    "same_stage",
    "not_complete",
    "too_many_cells",
    "below_the_table",
    "other_pipeline",
    "ambiguous_account",
    "test",
    "other",
]

MEANINGS: dict[Reason, str] = {
    "unreadable_date": "no date that can be read",
    "unreadable_number": "no number that can be read",
    "future": "a date after the day of measuring",
    "duplicate": "the same as another row",
    "no_date": "no date",
    "no_case": "nothing that says which deal or account it is about",
    "no_account": "no account",
    "no_contact": "nothing that tells one person from another",
    "no_stage": "no stage",
    "no_type": "no type",
    "no_score": "no score",
    "no_amount": "no sum",
    "negative_sum": "a sum below zero",
    "outside_scale": "a score outside of its scale",
    "closed_before_created": "closed before it was created",
    "same_stage": "still in the same stage",
    "not_complete": "an activity that was begun, but not completed",
    "too_many_cells": "more cells than the header",
    "below_the_table": "totals or a notice, below the rows of the report",
    "other_pipeline": "a deal of another pipeline",
    "ambiguous_account": "a company that may be several accounts of the list",
    "test": "a test",
    "other": "something else than is looked for here",
}
"""What such rows have, to follow a number of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows or cells that were left out for one reason."""

    reason: Reason
    count: int
    column: str | None = None
    """The header, as the file has it."""
    rows: tuple[int, ...] = ()
    """The first of them, as a spreadsheet counts them: the header is row 1."""
    example: str | None = None
    """What stands there."""
    whole_row: bool = True
    """Else the row counts, without this cell."""
