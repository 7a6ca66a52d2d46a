"""Tell content inventories, contacts of accounts and maps apart among sheets, CSV files and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.importing.draft import Cell, Draft, DraftThing, Entry, Fate
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.contacts import contacts_in
from journeymap.importing.readers.grid import Grid, draft_of
from journeymap.importing.readers.inventory import inventory_in
from journeymap.importing.readers.listed import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The tables of a file, and what is around them."""

    grids: tuple[Grid, ...]
    texts: tuple[Cell, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def draft_of_sheets(given: GivenFile, sheets: Sheets) -> Draft:
    """Return the draft of the tables of a file. Raises NoJourney if none of them is a list or a map."""
    things, found, others, lacking = _listed(sheets.grids, list_in)
    if lacking and not (things or others):
        raise NoJourney(f"{given.name} {lacking}.")
    draft = Draft()
    if others or not things:
        try:
            draft = draft_of(others)
        except NoJourney as why:
            if not things:
                raise NoJourney(f"{given.name} cannot be brought in: {why}.") from None
            # Beside a list, a sheet need not be a map: it may say how to fill in the list.
            draft = _beside(others)
    return _joined(draft, sheets, things, found)


def draft_of_lists(given: GivenFile, sheets: Sheets, as_list: Callable[[Grid], Listed | None], missing: str) -> Draft:
    """Return the draft of tables that are lists of one kind. Raises NoJourney if none of them can be one."""
    things, found, others, lacking = _listed(sheets.grids, as_list)
    if not things:
        raise NoJourney(f"{given.name} {lacking or missing}.")
    return _joined(_beside(others), sheets, things, found)


def _listed(
    grids: Iterable[Grid], as_list: Callable[[Grid], Listed | None]
) -> tuple[list[DraftThing], list[Entry], list[Grid], str]:
    """Return the listed things, the remaining cells, the other grids, and what a list lacks."""
    things: list[DraftThing] = []
    found: list[Entry] = []
    others: list[Grid] = []
    lacking = ""
    for grid in grids:
        listed = as_list(grid)
        if listed is None:
            others.append(grid)
        else:
            things.extend(listed.things)
            found.extend((*listed.entries, *_names((grid,))))
            lacking = lacking or listed.why_nothing
    return things, found, others, lacking


def _beside(grids: Sequence[Grid]) -> Draft:
    texts = tuple(cell for grid in grids for row in grid.rows for cell in row if cell.text)
    return Draft(texts=texts, entries=tuple(_names(grids)))


def _joined(draft: Draft, sheets: Sheets, things: Sequence[DraftThing], found: Sequence[Entry]) -> Draft:
    return replace(
        draft,
        things=(*draft.things, *things),
        texts=(*draft.texts, *sheets.texts),
        entries=(*sheets.entries, *found, *draft.entries),
        notes=(*draft.notes, *sheets.notes),
    )


def _names(grids: Iterable[Grid]) -> Iterator[Entry]:
    return (Entry(cell=grid.name, fate=Fate.LAYOUT, how="the name of a sheet") for grid in grids if grid.name)


def list_in(grid: Grid) -> Listed | None:
    """Return the things that a grid lists, one per row; None if it is no known kind of list."""
    return contacts_in(grid) or inventory_in(grid)
