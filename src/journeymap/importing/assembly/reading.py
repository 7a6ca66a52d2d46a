"""A statement once its label is understood: the field it is for, and the texts in it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.importing.draft import Cell, Statement
from journeymap.importing.meaning.items import bare, items_of, lines_of, names_of, without_bullet
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

    @property
    def items(self) -> list[str]:
        """What it says, item by item, where it holds sentences."""
        return self._whole or items_of(self.text)

    @property
    def names(self) -> list[str]:
        """What it says, item by item, where it holds names."""
        return self._whole or names_of(self.text)

    @property
    def _whole(self) -> list[str]:
        lines = lines_of(self.text) if self.statement.is_one else []
        return [bare(without_bullet(line)) for line in lines]
