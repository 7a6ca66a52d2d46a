"""The workbook that the sheets are written into: its map, labels and cell formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeymap.exporting.workbook.record import EVERYONE, WHOLE
from journeymap.exporting.workbook.things import Thing, things_of
from journeymap.publish.languages.i18n import Translator, direction, translator
from journeymap.publish.themes.theme import brand_of
from journeymap.view.grid.grid import Grid, GridRow, grid_of
from journeymap.workspace import LinkedJourney, Workspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook


class Book:
    """A workbook of one map that sheets are written into."""

    def __init__(self, workbook: Workbook, journey: LinkedJourney, workspace: Workspace) -> None:
        self.workbook = workbook
        self.workspace = workspace
        self.journey = journey
        self.grid: Grid = grid_of(workspace, journey)
        self.things = things_of(self.grid)
        brand = brand_of(workspace)
        self.speaks: Translator = translator(brand.site.language, brand.theme)
        self.is_mirrored = direction(journey.model.language or brand.site.language) == "rtl"
        self.accent = workspace.settings.site.accent or "#0D5C63"
        self.stage_names = _told_apart({stage.id: stage.name for stage in self.grid.stages})
        self.personas = _told_apart({persona.id: persona.model.name for persona in journey.personas})
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.lists: dict[str, str] = {}

    def add_sheet(self, name: str) -> Any:
        sheet = self.workbook.add_worksheet(name)
        if self.is_mirrored:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8" + _in_a_footer(self.grid.title) + "&R&8&A, &P/&N")
        sheet.hide_gridlines(2)
        return sheet

    def look(self, **looks: Any) -> Any:
        """Return a cell format; each is created once."""
        looks = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True, **looks}
        if self.is_mirrored:
            looks.setdefault("reading_order", 2)
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(looks)
        return self.formats[key]

    def head(self) -> Any:
        return self.look(bold=True, font_color="#FFFFFF", bg_color=self.accent, valign="vcenter")

    def cell(self, *, tint: str = "", locked: bool = False, inherited: bool = False) -> Any:
        looks: dict[str, Any] = {"border": 1, "border_color": "#E6E1D7"}
        if locked:
            looks |= {"font_color": "#5F5A52", "bg_color": "#F3F0E8", "italic": True}
        elif tint:
            looks |= {"bg_color": tint}
        if inherited and not locked:
            looks |= {"font_color": "#5F5A52"}
        return self.look(**looks)

    def title(self, row: GridRow) -> str:
        return row.title if row.is_own else self.speaks.text(row.title)

    def is_inherited(self, thing: Thing) -> bool:
        return bool(thing.item and thing.item.place.home.document is not self.grid.place.document)

    def stage_label(self, stage: str | None) -> str:
        return WHOLE if stage is None else self.stage_names[stage]

    def lane_label(self, key: str) -> str:
        row = next((row for row in (*self.grid.rows, *self.grid.about) if row.key == key), None)
        return self.title(row) if row else key


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by id, with the id added if several things have the same name."""
    seen = [name.casefold() for name in names.values()]
    return {
        id_: name if seen.count(name.casefold()) == 1 and name not in (EVERYONE, WHOLE) else f"{name} ({id_})"
        for id_, name in names.items()
    }


def _in_a_footer(text: str) -> str:
    """Return a text in which nothing is taken for a code of Excel's footers."""
    return " ".join(text.split()).replace("&", "&&")[:120]
