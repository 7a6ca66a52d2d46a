"""Explain why an edit was not made, and what to do instead."""

from __future__ import annotations

from journeymap.source.edits.edit import Add, Delete, Edit, Insert, Move, Put, Rename, Unfold
from journeymap.source.edits.values import as_read
from journeymap.source.scalars import flow_text


class NotEdited(Exception):
    """An edit cannot be made; `fix` says what to change by hand instead."""

    def __init__(self, reason: str, fix: str, edit: Edit | None = None) -> None:
        self.reason = reason
        self.fix = fix
        self.edit = edit
        super().__init__(f"{reason} {fix}")


def by_hand(edit: Edit) -> str:
    way = ".".join(map(str, edit.route)) or "the file"
    match edit:
        case Put(_, value):
            return f"Write {flow_text(as_read(value))} at {way} by hand."
        case Add(_, key, value):
            return f"Add {flow_text({key: as_read(value)})[1:-1]} to {way} by hand."
        case Insert(_, _, value):
            return f"Add {flow_text(as_read(value))} to the list at {way} by hand."
        case Delete():
            return f"Remove {way} by hand."
        case Move(_, to, _):
            return f"Move {way} to {'.'.join(map(str, to))} by hand."
        case Rename(_, key):
            return f"Call {way} {key} by hand."
        case Unfold(_, key):
            return f"Write {key}: in front of the text at {way} by hand."
