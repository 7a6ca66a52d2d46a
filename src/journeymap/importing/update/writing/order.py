"""Add new things to their lists, and put lists into their new order."""

from __future__ import annotations

from journeymap.importing.update.changes import Member, New, Order
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.overlay_lists import order_overlay
from journeymap.importing.update.writing.plain_lists import order_plain
from journeymap.importing.update.writing.refusal import Refused, conflict
from journeymap.importing.update.writing.values import new_value
from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage
from journeymap.model.list_fields import list_fields
from journeymap.model.stage_fields import OWN_LANES
from journeymap.source import Insert


def bring_into_order(file: MapFile, order: Order) -> None:
    if order.parent is not None:
        _order_parts(file, order)
        return
    if not _is_many(file, order):
        new = next((member for member in order.members if isinstance(member, New)), None)
        if new is not None:
            _take_single(file, new)
        return
    members = [_now(file, member) for member in order.members]
    present = [member for member in members if member is not None]
    if file.is_overlay(order.stage, order.field):
        order_overlay(file, order, present)
    else:
        order_plain(file, file.list_at(order.stage, order.field), order, present)


def _is_many(file: MapFile, order: Order) -> bool:
    model: type[Written] = Journey if order.stage is None else Stage
    return order.field.startswith(f"{OWN_LANES}.") or order.field in list_fields(model)


def _now(file: MapFile, member: Member) -> Member | None:
    return member if isinstance(member, New) else file.found.get(member.number)


def _take_single(file: MapFile, new: New) -> None:
    route = file.list_at(new.stage, new.field)
    old = file.at(route)
    now = next((thing for thing in file.things if (thing.stage, thing.field) == (new.stage, new.field)), None)
    if now is not None and now.text == new.said.text:
        return
    if old is not None or now is not None:
        raise Refused(conflict(new.said.text, now.text if now else "", ""))
    file.add_field(new.stage, new.field, new.said.text)


def _order_parts(file: MapFile, order: Order) -> None:
    parent = file.found.get(order.parent.number) if order.parent else None
    if parent is None:
        raise Refused(f"'{excerpt(order.parent.text if order.parent else '')}' is no longer in the file")
    new = next(member for member in order.members if isinstance(member, New))
    route = (*file.as_mapping(parent), new.field)
    there = file.at(route)
    number = len(there) if isinstance(there, list) else 1 if there else 0
    file.do(Insert(route, number, new_value(new)))
