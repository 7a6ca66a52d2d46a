"""Order lists that only say how they differ from those of the base map."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.exporting.workbook.things import Thing
from journeymap.importing.update.changes import Member, New, Order
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.moves import came_meanwhile, move
from journeymap.importing.update.writing.refusal import Refused
from journeymap.importing.update.writing.routes import Live
from journeymap.importing.update.writing.values import new_value
from journeymap.source import Insert


def order_overlay(file: MapFile, order: Order, members: Sequence[Member]) -> None:
    """Add new things to a list that only says how it differs from that of the base map."""
    route = file.list_at(order.stage, order.field)
    numbers = [member.position for member in members if isinstance(member, Thing) and member.stage == order.stage]
    if numbers != sorted(numbers):
        raise Refused(f"the order of what {file.below()} has is changed there only")
    added = (*route, "add")
    count = 0
    for member in members:
        if isinstance(member, New):
            if came_meanwhile(file, member):
                continue
            file.do(Insert(added, count, new_value(member)))
            count += 1
            continue
        live = file.live[member.number]
        if live.route is not None and live.route[: len(added)] == added:
            count += 1
        elif member.stage != order.stage or member.field != order.field:
            before = Live((*added, count - 1)) if count else None
            move(file, member, live, added, before)
            count += 1
