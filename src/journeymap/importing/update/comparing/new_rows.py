"""Add the things in new lines on the sheets of things."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.book import REFUSED, Row, Said
from journeymap.importing.update.changes import Member, New, Order
from journeymap.importing.update.comparing.comparison import Comparison
from journeymap.importing.update.comparing.kinds import HOME
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.base import Written
from journeymap.model.journey import DropOff, Opportunity, Pain, Touchpoint
from journeymap.model.values import Metric, Saying

_HOLDERS: Mapping[type[Written], tuple[type[Written], ...]] = {
    Pain: (Touchpoint,),
    Opportunity: (Pain, DropOff),
    Metric: (Touchpoint,),
}
"""The kinds of things that a thing of a kind can be part of."""
_LISTS_IN: Mapping[type[Written], str] = {Pain: "pains", Opportunity: "answers", Metric: "metrics"}


def take_new_rows(comparison: Comparison) -> None:
    for row in comparison.book.new_rows:
        said = row.fields.get(TEXT)
        if said is None or not said.text or said.text == REFUSED:
            comparison.refuse(f"{row.at}: a new line needs a text. Nobody can tell what this one is.")
            continue
        values = {key: value for key, value in row.fields.items() if value.text and value.text != REFUSED}
        lane = HOME[row.model] if row.model is not Saying else row.lane
        if lane is None:
            comparison.refuse(f"{row.at}: a new text needs the lane that it belongs to.")
            continue
        parent = _parent(comparison, row) if row.parent else None
        if row.parent and parent is None:
            comparison.refuse(
                f"{row.at}: nobody can tell what '{excerpt(row.parent)}' is that this belongs to. "
                "Leave that cell empty, or write the text of one thing of the stage."
            )
            continue
        _take_new(comparison, row, lane, parent, values)


def _take_new(comparison: Comparison, row: Row, lane: str, parent: Thing | None, values: dict[str, Said]) -> None:
    twin = next(
        (
            new
            for new in comparison.found.new
            if parent is None
            and (new.stage, new.field) == (row.stage, lane)
            and new.said.text in (values[TEXT].text, values.get("name", values[TEXT]).text)
            and len(new.values) == 1
        ),
        None,
    )
    if twin is not None:  # the same thing was added on the map as well
        twin.values |= values
        return
    new = New(row.model, row.stage, _LISTS_IN[row.model] if parent else lane, values, parent)
    comparison.found.new.append(new)
    if parent is not None:
        members: list[Member] = [
            thing
            for thing in comparison.book.record.things
            if thing.parent == parent.number and thing.field == new.field
        ]
        comparison.found.orders.append(Order(row.stage, new.field, (*members, new), parent))
    elif row.stage is None:
        comparison.members(None, lane).append(new)
    else:
        comparison.members(row.stage, lane).append(new)


def _parent(comparison: Comparison, row: Row) -> Thing | None:
    """Return the only thing of a stage with that name that can hold what the line says."""
    found = [
        thing
        for thing in comparison.book.record.things
        if thing.stage == row.stage
        and thing.text == row.parent
        and thing.model in _HOLDERS.get(row.model, ())
        and thing.number not in comparison.gone
    ]
    return found[0] if len(found) == 1 else None
