"""Read the sheet of feelings."""

from __future__ import annotations

from journeymap.exporting.workbook.record import AT_STAGE, AT_WHO, EVERYONE, FEELINGS
from journeymap.importing.update.book.edited_book import EditedBook, Said
from journeymap.importing.update.book.keys import frame_of, lines_below, taken
from journeymap.importing.update.book.sheets import BookSheet
from journeymap.importing.update.book.stages import UNKNOWN, stage_in
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.suggest import did_you_mean


def read_feelings(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = frame_of(book, FEELINGS, sheet)
    if frame is None or sheet is None:
        return
    places = {key: column for column, key in frame.keys.items()}
    if AT_STAGE not in places or AT_WHO not in places:
        book.remarks.append(f"sheet '{FEELINGS}': its columns of stages or people are gone: it was not read.")
        return
    names = _names_of_people(book)
    for line, _, cells in lines_below(sheet, frame):
        fields = {key: taken(book, cells.get(column), sheet.at(line, column)) for key, column in places.items()}
        if not any(fields[key].text for key in ("score", "feeling", AT_STAGE, AT_WHO) if key in fields):
            continue
        at = f"sheet '{FEELINGS}', line {line}"
        stage = stage_in(book, fields[AT_STAGE], at, None)
        who = names.get(fields[AT_WHO].text.casefold())
        if who is None:
            guess = did_you_mean(fields[AT_WHO].text, list(names))
            book.refusals.append(f"{fields[AT_WHO].at}: nobody is called '{excerpt(fields[AT_WHO].text)}' here.{guess}")
        elif stage is not None and stage != UNKNOWN:
            said: dict[str, Said] = {key: fields[key] for key in ("score", "feeling") if key in fields}
            book.feelings.setdefault((stage, who), said)


def _names_of_people(book: EditedBook) -> dict[str, str]:
    names = {EVERYONE.casefold(): ""}
    for id_, name in book.record.people.items():
        names |= {id_.casefold(): id_, name.casefold(): id_}
    return names
