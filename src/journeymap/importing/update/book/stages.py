"""Find the stage that a cell names."""

from __future__ import annotations

from journeymap.exporting.workbook.record import WHOLE
from journeymap.importing.update.book.edited_book import REFUSED, EditedBook, Said
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.suggest import did_you_mean

UNKNOWN = "\0"


def stage_in(book: EditedBook, said: Said | None, at: str, was: str | None) -> str | None:
    """Return the id of the stage that a cell names, and refuse a name of none."""
    if said is None or said.text == REFUSED:
        return was
    name = said.text.casefold()
    if name == WHOLE.casefold():
        return None
    for id_, title in book.record.stages.items():
        if name in (id_.casefold(), title.casefold()):
            return id_
    guess = did_you_mean(said.text, list(book.record.stages.values()))
    what = f"there is no stage '{excerpt(said.text)}'.{guess}" if said.text else "no stage is named."
    book.refusals.append(f"{said.at or at}: {what} Choose one from the list.")
    return UNKNOWN
