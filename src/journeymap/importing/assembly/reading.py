"""A statement whose label is understood: the field that it is for, and the texts in it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.importing.draft import Cell, Statement
from journeymap.importing.meaning.items import bare, items_of, lines_of, names_of, without_bullet
from journeymap.importing.meaning.labels import Home


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A statement, the field that it is for, and its text."""

    statement: Statement
    home: Home | None
    text: str
    """The text of the cell, or that of the cell on its left if it only refers to that one."""
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
        """Its items, if it holds sentences."""
        return self._whole or items_of(self.text)

    @property
    def names(self) -> list[str]:
        """Its items, if it holds names."""
        return self._whole or names_of(self.text)

    @property
    def _whole(self) -> list[str]:
        lines = lines_of(self.text) if self.statement.is_one else []
        return [bare(without_bullet(line)) for line in lines]
