"""Tell what each sheet, CSV file or table is: a list of content, the contacts of accounts, or a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeymap.importing.draft import Cell, Draft, DraftThing, Entry, Fate
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.contacts import contacts_in
from journeymap.importing.readers.grid import Grid, draft_of
from journeymap.importing.readers.inventory import inventory_in
from journeymap.importing.readers.listed import Listed


def draft_of_sheets(
    given: GivenFile,
    grids: Iterable[Grid],
    *,
    texts: tuple[Cell, ...] = (),
    entries: tuple[Entry, ...] = (),
    notes: tuple[str, ...] = (),
) -> Draft:
    """Return what the grids of a file say. Raises NoJourney where none of them is a list or a map."""
    things: list[DraftThing] = []
    found: list[Entry] = []
    others: list[Grid] = []
    lacking = ""
    for grid in grids:
        listed = list_in(grid)
        if listed is None:
            others.append(grid)
        else:
            things.extend(listed.things)
            found.extend(listed.entries)
            found.extend(_names((grid,)))
            lacking = lacking or listed.why_nothing
    if lacking and not (things or others):
        raise NoJourney(f"{given.name} {lacking}.")
    draft = Draft()
    if others or not things:
        try:
            draft = draft_of(others)
        except NoJourney as why:
            if not things:
                raise NoJourney(f"{given.name} cannot be brought in: {why}.") from None
            # A sheet beside a list that holds no map, such as how to fill it in.
            texts += tuple(cell for grid in others for row in grid.rows for cell in row if cell.text)
            found.extend(_names(others))
    return replace(
        draft,
        things=(*draft.things, *things),
        texts=(*draft.texts, *texts),
        entries=(*entries, *found, *draft.entries),
        notes=(*draft.notes, *notes),
    )


def _names(grids: Iterable[Grid]) -> Iterator[Entry]:
    return (Entry(cell=grid.name, fate=Fate.LAYOUT, how="the name of a sheet") for grid in grids if grid.name)


def list_in(grid: Grid) -> Listed | None:
    """Return the things that a grid lists, one in each row; None where it is no list that we know."""
    return contacts_in(grid) or inventory_in(grid)
