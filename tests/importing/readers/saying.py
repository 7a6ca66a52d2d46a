"""Every cell that a draft holds, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.importing.draft import Cell, Draft, DraftThing, Statement


def cells_of(draft: Draft) -> Iterator[Cell]:
    """Yield the cells of a draft."""
    for draft_map in draft.maps:
        if draft_map.title:
            yield draft_map.title
        yield from draft_map.stages
        yield from _said(draft_map.statements)
        for thing in draft_map.things:
            yield from _of(thing)
    for thing in draft.things:
        yield from _of(thing)
    yield from draft.texts
    for entry in draft.entries:
        yield entry.cell


def texts_of(draft: Draft) -> str:
    """Return all that a draft says, a cell a line."""
    return "\n".join(cell.text for cell in cells_of(draft))


def _of(thing: DraftThing) -> Iterator[Cell]:
    yield thing.name
    yield from _said(thing.statements)
    for inner in thing.things:
        yield from _of(inner)


def _said(statements: tuple[Statement, ...]) -> Iterator[Cell]:
    for statement in statements:
        yield statement.cell
        if statement.label:
            yield statement.label
        yield from statement.people
