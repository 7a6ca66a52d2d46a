"""Order lists that are written in full in this file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from journeymap.exporting.workbook.things import Thing
from journeymap.importing.update.changes import Member, New, Order
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.moves import behind, came_meanwhile, move
from journeymap.importing.update.writing.routes import Live
from journeymap.importing.update.writing.values import new_value
from journeymap.source import Insert, Route


def order_plain(file: MapFile, route: Route, order: Order, members: Sequence[Member]) -> None:
    """Put the things of a list into their new order, and add new ones."""
    stays = _staying(file, route, members)
    before: Live | None = None
    for member in members:
        live = file.made.setdefault(id(member), Live(None)) if isinstance(member, New) else file.live[member.number]
        if isinstance(member, New):
            if came_meanwhile(file, member):
                continue
            number = behind(file, route, before)
            if file.at(route) is None and number == 0:
                file.add_field(order.stage, order.field, [new_value(member)])
            else:
                file.do(Insert(route, number, new_value(member)))
            live.route = (*route, number)
        elif member.number not in stays:
            move(file, member, live, route, before)
        before = live


def _staying(file: MapFile, route: Route, members: Sequence[Member]) -> set[int]:
    """Return the most things that can stay in place while the others move around them."""
    inside = [
        (live.route[-1], member.number)
        for member in members
        if isinstance(member, Thing)
        and (live := file.live[member.number]).route is not None
        and (live.route[:-1] == route or live.route == route)
    ]
    places = [place if isinstance(place, int) else 0 for place, _ in inside]
    tails: list[int] = []
    chains: list[list[int]] = []
    for place, (_, number) in zip(places, inside, strict=True):
        at = bisect_left(tails, place)
        chain = [*(chains[at - 1] if at else []), number]
        if at == len(tails):
            tails.append(place)
            chains.append(chain)
        else:
            tails[at], chains[at] = place, chain
    return set(chains[-1]) if chains else set()
