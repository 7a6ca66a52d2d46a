"""Compare the lines on the sheets of things with the things themselves."""

from __future__ import annotations

from journeymap.exporting.workbook.things import SHEETS, TEXT, Thing, key_on_map, map_cell
from journeymap.importing.update.book import REFUSED, Row, Said
from journeymap.importing.update.changes import Changed
from journeymap.importing.update.comparing.cell_text import normalized
from journeymap.importing.update.comparing.comparison import Comparison
from journeymap.importing.update.excerpt import excerpt


def compare_rows(comparison: Comparison) -> None:
    for thing in comparison.book.record.things:
        if thing.model not in comparison.book.kinds or thing.model not in SHEETS:
            continue
        row = comparison.book.rows.get(thing.number)
        if row is None:
            _row_is_gone(comparison, thing)
        else:
            _compare_row(comparison, thing, row)


def _row_is_gone(comparison: Comparison, thing: Thing) -> None:
    said = comparison.on_map.get(thing.number)
    sheet = SHEETS[thing.model] if thing.model else ""
    if thing.number in comparison.found.moved or (said and said.text != map_cell(thing)[0]):
        at = said.at if said else ""
        comparison.refuse(
            f"{at}: '{excerpt(thing.text)}' was changed here, but its line on the sheet '{sheet}' is gone."
        )
    comparison.gone.setdefault(thing.number, f"sheet '{sheet}', the line of '{excerpt(thing.text)}'")


def _compare_row(comparison: Comparison, thing: Thing, row: Row) -> None:
    differing = [key for key, said in row.fields.items() if _differs(thing, key, said)]
    if thing.number in comparison.gone:
        if differing:
            told = row.fields[differing[0]].at
            comparison.refuse(
                f"{told}: '{excerpt(thing.text)}' was changed here, but on the map its cell is empty. "
                "Write it there again, or delete its line here."
            )
        return
    for key in differing:
        _change(comparison, thing, key, row.fields[key])
    if row.stage not in (thing.stage, "\0"):
        _move_by_row(comparison, thing, row)


def _move_by_row(comparison: Comparison, thing: Thing, row: Row) -> None:
    if thing.number in comparison.found.moved and comparison.found.moved[thing.number][0] != row.stage:
        comparison.refuse(f"{row.at}: '{excerpt(thing.text)}' went to another stage here than on the map.")
        return
    if thing.parent is not None:
        parent = comparison.things[thing.parent]
        comparison.refuse(
            f"{row.at}: '{excerpt(thing.text)}' belongs to '{excerpt(parent.text)}', and moves only with it."
        )
        return
    if row.stage is None or thing.stage is None:
        comparison.refuse(
            f"{row.at}: '{excerpt(thing.text)}' cannot go between a stage and the journey as a whole here."
        )
        return
    if thing.number not in comparison.found.moved:
        comparison.found.moved[thing.number] = (row.stage, thing.field, row.at)
        there = comparison.members(row.stage, thing.field)
        there.append(thing)
        here = comparison.orders.get((thing.stage, thing.field))
        if here and thing in here:
            here.remove(thing)


def _change(comparison: Comparison, thing: Thing, key: str, said: Said) -> None:
    value = thing.values.get(key)
    if value and value.is_locked:
        comparison.refuse(
            f"{said.at}: '{excerpt(value.text)}' says more than a cell can hold, so it is changed in the file only."
        )
        return
    if key == TEXT and not said.text:
        comparison.refuse(
            f"{said.at}: nothing stands here, where a text is needed. To remove it, delete the whole line."
        )
        return
    if key == key_on_map(thing) and thing.number in comparison.on_map:
        on_map = comparison.on_map[thing.number]
        if on_map.text not in (map_cell(thing)[0], said.text):
            comparison.refuse(
                f"{said.at}: '{excerpt(said.text)}' here, but '{excerpt(on_map.text)}' at {on_map.at}. "
                "Write the same at both places."
            )
        comparison.on_map[thing.number] = said
        return
    comparison.found.changed.append(Changed(thing, key, said))


def _differs(thing: Thing, key: str, said: Said) -> bool:
    if said.text == REFUSED:
        return False
    value = thing.values.get(key)
    return normalized(thing.model, key, said.text) != (value.text if value else "")
