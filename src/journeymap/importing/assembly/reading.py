"""A statement once its label is understood: the field it is for, and the texts in it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.importing.draft import Cell, Statement
from journeymap.importing.meaning.labels import Home


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A statement, the field that it is for, and what it says."""

    statement: Statement
    home: Home | None
    text: str
    """What the cell says; where it only points to the cell on its left, what that one says."""
    how: str = ""
    """How that was found out."""

    @property
    def cell(self) -> Cell:
        return self.statement.cell

    @property
    def label(self) -> str:
        """The words of its label."""
        return self.statement.label.text if self.statement.label else ""
