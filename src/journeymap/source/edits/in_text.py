"""Make an edit in the text of a file, and touch nothing else in it."""

from __future__ import annotations

from journeymap.source.edits.edit import Add, Delete, Edit, Insert, Move, Put, Rename, Unfold
from journeymap.source.edits.items import insert
from journeymap.source.edits.keys import add, rename, unfold
from journeymap.source.edits.moves import move
from journeymap.source.edits.putting import put
from journeymap.source.edits.removal import delete
from journeymap.source.edits.splice import spliced
from journeymap.source.layout import Layout


def changed_text(layout: Layout, edit: Edit) -> str:
    """Return the text after an edit. Raises Unfit where the file is written in a way that only a person should edit."""
    match edit:
        case Put(route, value):
            splices = put(layout, route, value)
        case Add(route, key, value, after):
            splices = add(layout, route, key, value, after)
        case Insert(route, number, value):
            splices = insert(layout, route, number, value)
        case Delete(route):
            splices = delete(layout, route)
        case Move(route, to, number):
            return move(layout, route, to, number)
        case Rename(route, key):
            splices = rename(layout, route, key)
        case Unfold(route, key):
            splices = unfold(layout, route, key)
    return spliced(layout.text, splices)
