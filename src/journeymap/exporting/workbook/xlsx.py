"""Export a map as a workbook: stages as columns, lanes as rows, and a sheet for each kind of thing."""

from __future__ import annotations

import io
from datetime import datetime, time

from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.workbook.about_sheet import write_about
from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.feelings_sheet import write_feelings
from journeymap.exporting.workbook.lists_sheet import choices_in, write_lists
from journeymap.exporting.workbook.map_sheet import write_map
from journeymap.exporting.workbook.read_me import write_read_me
from journeymap.exporting.workbook.record import ABOUT, FEELINGS, LISTS, MAP, READ_ME, RECORD
from journeymap.exporting.workbook.record_sheet import write_record
from journeymap.exporting.workbook.thing_sheets import write_things
from journeymap.exporting.workbook.things import SHEETS
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return the workbook of a map."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(out, plain) as workbook:
        _fill(Book(workbook, journey, gaps.workspace))
    return out.getvalue()


def _fill(book: Book) -> None:
    """Write all sheets."""
    day = datetime.combine(book.workspace.today, time())
    book.workbook.set_properties({"title": book.grid.title, "created": day, "comments": "journeymap"})
    lists = choices_in(book)
    sheets = [MAP, *SHEETS.values(), FEELINGS, ABOUT, READ_ME, LISTS, RECORD]
    made = {name: book.add_sheet(name) for name in sheets}
    write_lists(book, made[LISTS], lists)
    write_map(book, made[MAP])
    for model, name in SHEETS.items():
        write_things(book, made[name], model)
    write_feelings(book, made[FEELINGS])
    write_about(book, made[ABOUT])
    write_read_me(book, made[READ_ME])
    write_record(book, made[RECORD])
    made[MAP].activate()
