"""Compare a workbook with what it held when it was exported."""

from __future__ import annotations

from journeymap.importing.update.book import EditedBook
from journeymap.importing.update.changes import Changes
from journeymap.importing.update.comparing.cells import compare_cell, pair_moved
from journeymap.importing.update.comparing.comparison import Comparison
from journeymap.importing.update.comparing.feelings import compare_feelings
from journeymap.importing.update.comparing.new_rows import take_new_rows
from journeymap.importing.update.comparing.reconciling import reconcile
from journeymap.importing.update.comparing.rows import compare_rows


def changes_in(book: EditedBook) -> Changes:
    """Return the changes, and add what cannot be placed to the refusals of the book."""
    comparison = Comparison(book)
    for cell, slots in book.cells.items():
        compare_cell(comparison, cell, slots)
    pair_moved(comparison)
    compare_rows(comparison)
    take_new_rows(comparison)
    reconcile(comparison)
    compare_feelings(comparison)
    return comparison.found
