"""Read the map: stages as columns, lanes as lines."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.exporting.workbook.record import AT_LANE, MAP
from journeymap.importing.update.book.edited_book import EditedBook, Slot
from journeymap.importing.update.book.keys import frame_of, lines_below, taken
from journeymap.importing.update.book.sheets import BookSheet
from journeymap.importing.update.short import short
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
    titles = {title.casefold(): key for key, title in book.record.lanes.items()}
    lane = ""
    twice = _repeated(book, MAP, sheet, stages)
    for line, mark, cells in lines_below(sheet, frame):
        key, _, number = mark.partition("#")
        label_cell = cells.get(lane_column) if lane_column is not None else None
        label = label_cell.text if label_cell else ""
        if mark and key in book.record.lanes:
            lane = key
        elif label_cell:
            found = titles.get(label.casefold())
            if found is None and label in book.record.lanes:
                found = label
            if found is None:
                guess = did_you_mean(label, list(book.record.lanes.values()))
                book.refusals.append(
                    f"{label_cell.at}: there is no lane '{short(label)}'.{guess} "
                    "Lanes of your own are declared in journeymap.yaml first."
                )
                lane = ""
                continue
            lane = found
        for column, cell in cells.items():
            if column in (frame.column, lane_column) or column in stages:
                continue
            book.refusals.append(f"{cell.at}: no stage stands over '{short(cell.text)}'. {_NEW_STAGE}")
        if not lane:
            if any(column in stages for column in cells):
                book.refusals.append(f"sheet '{MAP}', line {line}: nobody can tell which lane this is. Write its name.")
            continue
        for column, stage in stages.items():
            if column in twice:
                continue
            said = taken(book, cells.get(column), sheet.at(line, column))
            slots = book.cells.setdefault((stage, lane), [])
            if said.text:
                slots.append(Slot(int(number) if mark and number.isdigit() else None, said))


def _repeated(book: EditedBook, name: str, sheet: BookSheet, stages: Mapping[int, str]) -> set[int]:
    """The columns that repeat a stage, as they do when somebody copies one."""
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
