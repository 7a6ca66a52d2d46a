"""Write changes into the file of a map, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from journeymap.importing.update.changes import Changes, New, Order
from journeymap.importing.update.writing.feelings import write_feeling
from journeymap.importing.update.writing.fields import change_field
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.order import bring_into_order
from journeymap.importing.update.writing.refusal import Refused
from journeymap.importing.update.writing.removal import remove
from journeymap.source import NotEdited


def write(file: MapFile, changes: Changes) -> list[str]:
    """Make all changes that can be made; return why the others cannot, each with its cell."""
    refusals: list[str] = []
    for change in changes.changed:
        with _wholly(file, change.said.at, refusals):
            change_field(file, change)
    for felt in changes.felt:
        with _wholly(file, felt.said.at, refusals):
            write_feeling(file, felt)
    for removed in changes.removed:
        with _wholly(file, removed.at, refusals):
            remove(file, removed)
    for order in changes.orders:
        with _wholly(file, _place_of(order, changes), refusals):
            bring_into_order(file, order)
    return refusals


@contextmanager
def _wholly(file: MapFile, at: str, refusals: list[str]) -> Iterator[None]:
    """Make a change completely or not at all."""
    content, data = file.content, file.data
    routes = {number: live.route for number, live in file.live.items()}
    try:
        yield
    except (Refused, NotEdited) as refused:
        refusals.append(f"{at}: {refused}" if at else f"{refused}")
        file.content, file.data = content, data
        for number, live in file.live.items():
            live.route = routes[number]


def _place_of(order: Order, changes: Changes) -> str:
    for member in order.members:
        if isinstance(member, New):
            return member.said.at
        if member.number in changes.moved and changes.moved[member.number][:2] == (order.stage, order.field):
            return changes.moved[member.number][2]
    return f"the order of {order.field}{f' at {order.stage}' if order.stage else ''}"
