"""Rows as a file or a query has them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import ibis
from ibis.expr.types import Table, Value

from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.left_out import LeftOut
from journeymap.model.suggest import letters

_SHOWN = 3
"""How many rows are named as examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """The cells of a file or a query, as texts or in the types that it has for them."""

    name: str
    """What messages call it: the path of the file or the query, as it is written in the settings."""
    engine: Engine
    table: Table
    """Its columns are c1, c2, … in the order of the header, because headers may repeat; and `row`, counted as a
    spreadsheet does, where the header is row 1. Texts are trimmed, and null where they say nothing."""
    header: tuple[str, ...]
    rows: int = 0
    text: bool = True
    """Whether cells are texts that people or exports wrote, rather than typed values."""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    """Whole sentences about how it was read."""

    def column(self, index: int) -> Value:
        """Return the cells below a header, by its place in `header`."""
        return self.table[f"c{index + 1}"]

    def once(self) -> RawTable:
        """Return the table without rows that are the same as one before them: somebody exported them twice."""
        cells = [f"c{place + 1}" for place in range(len(self.header))]
        different = self.table.select(*cells).distinct()
        [counts] = self.engine.rows(different.aggregate(rows=different.count()))
        [all_] = self.engine.rows(self.table.aggregate(rows=self.table.count()))
        if counts["rows"] == all_["rows"]:
            return self
        numbered = self.table.mutate(again_=ibis.row_number().over(group_by=cells, order_by="row"))
        again = numbered.filter(numbered["again_"] > 0)
        first = self.engine.rows(again.order_by("row").select("row").limit(_SHOWN))
        left_out = LeftOut(
            reason="duplicate", count=all_["rows"] - counts["rows"], rows=tuple(row["row"] for row in first)
        )
        kept = numbered.filter(numbered["again_"] == 0).drop("again_")
        table = self.engine.kept(kept) if self.text else kept
        return replace(self, table=table, left_out=(*self.left_out, left_out))

    def index_of(self, *headers: str) -> int | None:
        """Return where the first of these headers stands, whatever its case, blanks and accents."""
        places: dict[str, int] = {}
        for index, header in enumerate(self.header):
            places.setdefault(letters(header), index)
        return next((places[letters(header)] for header in headers if letters(header) in places), None)
