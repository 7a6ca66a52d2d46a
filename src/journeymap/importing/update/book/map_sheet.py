"""Read the sheet of the map: stages as columns, lanes as lines."""

from __future__ import annotations

from collections.abc import Container, Mapping

from journeymap.exporting.workbook.record import AT_LANE, MAP
from journeymap.importing.update.book.edited_book import EditedBook, Slot
from journeymap.importing.update.book.keys import frame_of, lines_below, taken
from journeymap.importing.update.book.sheets import BookCell, BookSheet
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.suggest import did_you_mean

_NEW_STAGE = "Add a stage in the file, then export the map anew."


def read_map(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = frame_of(book, MAP, sheet)
    if frame is None or sheet is None:
        return
    stages = {column: key for column, key in frame.keys.items() if key in book.record.stages}
    lane_column = next((column for column, key in frame.keys.items() if key == AT_LANE), None)
    for id_, name in book.record.stages.items():
        if id_ not in stages.values():
            book.remarks.append(f"sheet '{MAP}': the column of '{name}' is gone: its stage stays as it is in the file.")
    copies = _repeated(book, MAP, sheet, stages)
    originals = {column: stage for column, stage in stages.items() if column not in copies}
    lane = ""
    for line, mark, cells in lines_below(sheet, frame):
        key, _, number = mark.partition("#")
        label = cells.get(lane_column) if lane_column is not None else None
        if mark and key in book.record.lanes:
            lane = key
        elif label:
            lane = _lane(book, label) or ""
            if not lane:
                continue
        _refuse_beside_stages(book, cells, {frame.column, lane_column, *stages})
        if lane:
            _read_line(book, sheet, line, originals, lane, int(number) if number.isdecimal() else None)
        elif any(column in stages for column in cells):
            book.refusals.append(f"sheet '{MAP}', line {line}: nobody can tell which lane this is. Write its name.")


def _lane(book: EditedBook, label: BookCell) -> str | None:
    """Return the id of the lane that a label names; refuse a label that names none."""
    lanes = book.record.lanes
    titles = {title.casefold(): key for key, title in lanes.items()}
    found = titles.get(label.text.casefold(), label.text if label.text in lanes else None)
    if found is None:
        guess = did_you_mean(label.text, list(lanes.values()))
        book.refusals.append(
            f"{label.at}: there is no lane '{excerpt(label.text)}'.{guess} "
            "Lanes of your own are declared in journeymap.yaml first."
        )
    return found


def _refuse_beside_stages(book: EditedBook, cells: Mapping[int, BookCell], known: Container[int | None]) -> None:
    for column, cell in cells.items():
        if column not in known:
            book.refusals.append(f"{cell.at}: no stage stands over '{excerpt(cell.text)}'. {_NEW_STAGE}")


def _read_line(
    book: EditedBook, sheet: BookSheet, line: int, stages: Mapping[int, str], lane: str, number: int | None
) -> None:
    """Read the items of a line; `number` is the one that it had when it was exported."""
    for column, stage in stages.items():
        said = taken(book, sheet.lines[line].get(column), sheet.at(line, column))
        slots = book.cells.setdefault((stage, lane), [])
        if said.text:
            slots.append(Slot(number, said))


def _repeated(book: EditedBook, name: str, sheet: BookSheet, stages: Mapping[int, str]) -> set[int]:
    """Return the columns that repeat a stage because somebody has copied one, and refuse them."""
    seen: set[str] = set()
    twice = set()
    for column, stage in sorted(stages.items()):
        if stage in seen:
            twice.add(column)
            book.refusals.append(
                f"{sheet.at(1, column)}: this column is a copy of that of '{book.record.stages[stage]}'. {_NEW_STAGE}"
            )
        seen.add(stage)
    return twice
