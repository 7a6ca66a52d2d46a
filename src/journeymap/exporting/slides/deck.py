"""Make the slides themselves: layouts, placeholders, notes. The only door to pptx."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from journeymap.exporting.slides.fit import Column, Page, Paragraph, Run, column_width, lines_of, space_before

WIDTH, HEIGHT = 960.0, 540.0
"""A slide, in points: 16 to 9."""
LEFT, TOP, BOTTOM = 44.0, 112.0, 500.0
"""Where the content of a slide begins and ends."""
GAP = 26.0
ROOM = WIDTH - 2 * LEFT
TONES = {
    "ink": "1F1D1A",
    "soft": "5F5A52",
    "rule": "CBC4B7",
    "hair": "E6E1D7",
    "wash": "F8F6F1",
    "white": "FFFFFF",
    "bad": "B3402F",
    "good": "2F7D4F",
    "error": "A3231B",
    "good wash": "EDF4F0",
    "bad wash": "F9EFED",
    "p0": "3D3A35",
    "p1": "1C5F96",
    "p2": "AB4317",
    "p3": "38692C",
    "p4": "7B3F8A",
    "p5": "856000",
    "p6": "AB2A5A",
}
_EAST = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_REGIONS = {
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "it": "it-IT",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "pt": "pt-BR",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "zh": "zh-CN",
    "ar": "ar-SA",
    "he": "he-IL",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""What a zip says of the time of its files: nothing."""
_NUMBER = re.compile(r"[+\u2212-]?\d[\d.,:/%-]*")
"""What runs from left to right wherever it stands: a score, a day."""
_TITLE_SLIDE, _CONTENT, _TWO, _THREE, _TITLE_ONLY = 0, 1, 3, 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all slides share."""

    accent: str
    """A color, without its hash."""
    language: str
    is_rtl: bool
    title: str
    author: str
    day: date
    foot: str


class Deck:
    """The slides of a map, one after the other."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._presentation = Presentation()
        self._presentation.slide_width, self._presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self._titles: set[str] = set()
        base = look.language.lower().replace("_", "-").split("-")[0]
        self._lang = _REGIONS.get(base, look.language.replace("_", "-"))
        self._east = _EAST.get(base)
        self._dress()

    def _dress(self) -> None:
        """Make the common template ours: wide, in the colors and fonts of the site, with the layouts that we use."""
        master = self._presentation.slide_master
        layouts = list(self._presentation.slide_layouts)
        self._layouts: dict[int, Any] = {
            number: layouts[number] for number in (_TITLE_SLIDE, _CONTENT, _TWO, _THREE, _TITLE_ONLY)
        }
        for number, layout in enumerate(layouts):
            if number not in self._layouts:
                self._presentation.slide_layouts.remove(layout)
        theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
        theme._blob = self._theme(theme.blob)
        for shape in master.placeholders:
            self._place_on_master(shape)
        self._restyle(master)
        for number, layout in self._layouts.items():
            self._lay_out(number, layout)

    def _theme(self, blob: bytes) -> bytes:
        text = blob.decode("utf-8")
        colors = {"accent1": self.look.accent, "dk2": TONES["ink"], "lt2": TONES["wash"]}
        colors |= {f"accent{number}": TONES[f"p{number}"] for number in range(2, 7)} | {"hlink": self.look.accent}
        for name, color in colors.items():
            text = re.sub(rf'(<a:{name}><a:srgbClr val=")[0-9A-Fa-f]{{6}}', rf"\g<1>{color.upper()}", text)
        text = re.sub(r'(<a:majorFont><a:latin typeface=")[^"]*', r"\g<1>Georgia", text)
        text = re.sub(r'(<a:minorFont><a:latin typeface=")[^"]*', r"\g<1>Arial", text)
        if self._east:
            text = re.sub(r'(<a:ea typeface=")[^"]*', rf"\g<1>{self._east}", text)
        return text.encode("utf-8")

    def _place_on_master(self, shape: Any) -> None:
        kind = shape.placeholder_format.type
        name = str(kind).split(" ")[0]
        if name == "TITLE":
            _place(shape, LEFT, 30, ROOM, 66)
        elif name == "BODY":
            _place(shape, LEFT, TOP, ROOM, BOTTOM - TOP)
        elif name == "DATE":
            _place(shape, LEFT, 508, 100, 22)
        elif name == "FOOTER":
            _place(shape, LEFT, 508, ROOM - 90, 22)
        else:
            _place(shape, WIDTH - LEFT - 80, 508, 80, 22)

    def _restyle(self, master: Any) -> None:
        styles = master._element.find(qn("p:txStyles"))
        title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
        title.set("algn", "r" if self.look.is_rtl else "l")
        title.find(qn("a:defRPr")).set("sz", "2800")
        for level in styles.find(qn("p:bodyStyle")):
            run = level.find(qn("a:defRPr"))
            if run is not None:
                run.set("sz", "1600")

    def _lay_out(self, number: int, layout: Any) -> None:
        columns = {_CONTENT: 1, _TWO: 2, _THREE: 3}.get(number, 0)
        bodies = [shape for shape in layout.placeholders if 0 < shape.placeholder_format.idx < 10]
        if number == _THREE:
            layout.name = "Three Content"
            bodies[-1]._element.getparent().remove(bodies[-1]._element)
            bodies = bodies[:-1]
        for shape in layout.placeholders:
            style = shape._element.find(qn("p:txBody")).find(qn("a:lstStyle"))
            for child in list(style):
                style.remove(child)
            if shape.placeholder_format.idx == 0 and number != _TITLE_SLIDE:
                _place(shape, LEFT, 30, ROOM, 66)
            if shape.placeholder_format.idx == 11:
                _place(shape, LEFT + 90 if self.look.is_rtl else LEFT, 508, ROOM - 90, 22)
            if shape.placeholder_format.idx == 12:
                _place(shape, LEFT if self.look.is_rtl else WIDTH - LEFT - 80, 508, 80, 22)
            if shape.placeholder_format.idx == 10:
                shape._element.getparent().remove(shape._element)
        for index, shape in enumerate(bodies[:columns]):
            _place(shape, *self.column_box(index, columns))
        self._band(layout, is_first=number == _TITLE_SLIDE)
        if number == _TITLE_SLIDE:
            for shape in layout.placeholders:
                if shape.placeholder_format.idx == 0:
                    _place(shape, LEFT, 130, ROOM, 150)
                elif shape.placeholder_format.idx == 1:
                    _place(shape, LEFT, 292, ROOM, 190)

    def _band(self, layout: Any, *, is_first: bool) -> None:
        """A band in the color of the brand, at the side where texts begin."""
        width = 16 if is_first else 8
        x = WIDTH - width if self.look.is_rtl else 0
        shape = parse_xml(
            f'<p:sp xmlns:p="{_P}" xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="90" name="Band" descr=""/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Pt(x)}" y="0"/>'
            f'<a:ext cx="{Pt(width)}" cy="{Pt(HEIGHT)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )
        layout.shapes._spTree.insert(2, shape)

    def column_box(self, index: int, number: int) -> tuple[float, float, float, float]:
        """Return where a column stands: its start, top, width and height."""
        width = column_width(number, ROOM, GAP)
        place = number - 1 - index if self.look.is_rtl else index
        return LEFT + place * (width + GAP), TOP, width, BOTTOM - TOP

    def title_slide(self, title: str, paragraphs: Sequence[Paragraph], logo: str | None) -> None:
        """Add the first slide."""
        slide = self._slide(_TITLE_SLIDE, title, size=_title_size(title, (44, 40, 36, 32, 28, 24, 20)))
        body = slide.placeholders[1]
        self._write(body, tuple(paragraphs), 16)
        if logo:
            self._logo(slide, logo)

    def _logo(self, slide: Any, logo: str) -> None:
        kind, _, content = logo.partition("base64,")
        if not any(name in kind for name in ("png", "jpeg", "gif")):
            return
        picture = slide.shapes.add_picture(io.BytesIO(base64.b64decode(content)), Pt(LEFT), Pt(44))
        scale = min(60 / picture.height.pt, 240 / picture.width.pt)
        picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
        if self.look.is_rtl:
            picture.left = Pt(WIDTH - LEFT) - picture.width
        describe(picture, self.look.author)

    def columns(self, title: str, page: Page, notes: str = "") -> Any:
        """Add a slide of columns."""
        number = len(page.columns)
        slide = self._slide({1: _CONTENT, 2: _TWO, 3: _THREE}.get(number, _TITLE_ONLY), title)
        bodies = [shape for shape in slide.placeholders if 0 < shape.placeholder_format.idx < 10]
        for shape, column in zip(bodies, page.columns, strict=False):
            self._write(shape, column, page.size)
        self._note(slide, notes)
        return slide

    def plain(self, title: str, notes: str = "") -> Any:
        """Add a slide with a title alone, for a drawing or a table."""
        slide = self._slide(_TITLE_ONLY, title)
        self._note(slide, notes)
        return slide

    def _slide(self, layout: int, title: str, size: int | None = None) -> Any:
        slide = self._presentation.slides.add_slide(self._layouts[layout])
        name, number = title, 1
        while name in self._titles:
            number += 1
            name = f"{title} ({number})"
        self._titles.add(name)
        frame = slide.shapes.title.text_frame
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.margin_left = frame.margin_right = Pt(3)
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if layout == _TITLE_SLIDE else MSO_ANCHOR.MIDDLE
        self._fill(frame.paragraphs[0], (Run(name),), size or _title_size(name, (28, 26, 24, 22, 20, 18, 16, 14, 12)))
        self._foot(slide, layout)
        return slide

    def _foot(self, slide: Any, layout: int) -> None:
        if layout == _TITLE_SLIDE:
            return
        for shape in self._layouts[layout].placeholders:
            if shape.placeholder_format.idx in (11, 12):
                slide.shapes._spTree.append(deepcopy(shape._element))
        for shape in slide.placeholders:
            if shape.placeholder_format.idx == 11:
                paragraph = shape.text_frame.paragraphs[0]
                self._fill(paragraph, (Run(self.look.foot, "soft"),), 10)
                paragraph.alignment = PP_ALIGN.RIGHT if self.look.is_rtl else PP_ALIGN.LEFT
                shape.text_frame.margin_left = shape.text_frame.margin_right = Pt(3)

    def _write(self, shape: Any, column: Column, size: int) -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = Pt(3)
        frame.margin_top = frame.margin_bottom = 0
        self.paragraphs(frame, column, size)

    def paragraphs(self, frame: Any, column: Column, size: float) -> None:
        """Write paragraphs into a frame."""
        for index, paragraph in enumerate(column):
            target = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            target.space_before = Pt(space_before(paragraph, size, is_first=index == 0))
            target.space_after = Pt(0)
            target.line_spacing = 1.0
            self._fill(target, paragraph.runs, size)
            self._bullet(target, paragraph.kind)

    def _bullet(self, target: Any, kind: str) -> None:
        properties = target._p.get_or_add_pPr()
        start = {"item": 13, "answer": 26}.get(kind, 0)
        properties.set("marL", str(Pt(start)))
        properties.set("indent", str(-Pt(13) if start else 0))
        for child in list(properties):
            if child.tag in (qn("a:buNone"), qn("a:buChar"), qn("a:buFont"), qn("a:buClr")):
                properties.remove(child)
        if start:
            color = _child(properties, "a:buClr")
            _child(color, "a:schemeClr").set("val", "accent1")
            font = _child(properties, "a:buFont")
            font.set("typeface", "Arial")
            _child(properties, "a:buChar").set("char", "•" if kind == "item" else "–")
        else:
            _child(properties, "a:buNone")

    def _fill(self, target: Any, runs: Sequence[Run], size: float) -> None:
        properties = target._p.get_or_add_pPr()
        if self.look.is_rtl:
            properties.set("rtl", "1")
            target.alignment = PP_ALIGN.RIGHT
        for part in runs:
            for number, line in enumerate(part.text.split("\n")):
                if number:
                    target.add_line_break()
                run = target.add_run()
                run.text = _NUMBER.sub("\u200e\\g<0>\u200e\u200f", line) if self.look.is_rtl else line
                run.font.size = Pt(size)
                run.font.bold = part.bold
                if part.tone == "accent":
                    run._r.get_or_add_rPr().append(
                        parse_xml(f'<a:solidFill xmlns:a="{_A}"><a:schemeClr val="accent1"/></a:solidFill>')
                    )
                else:
                    run.font.color.rgb = rgb(part.tone)
                run._r.get_or_add_rPr().set("lang", self._lang)

    def text_box(
        self,
        slide: Any,
        box: tuple[float, float, float, float],
        runs: Sequence[Run],
        size: float,
        *,
        align: PP_ALIGN | None = None,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> Any:
        """Add a text by itself."""
        shape = slide.shapes.add_textbox(*map(Pt, box))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = anchor
        self._fill(frame.paragraphs[0], runs, size)
        frame.paragraphs[0].line_spacing = 1.0
        if align is not None:
            frame.paragraphs[0].alignment = align
        return shape

    def bar(self, slide: Any, box: tuple[float, float, float, float], tone: str) -> Any:
        """Add a band without a text, which readers who do not see can pass by."""
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, box))
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(tone)
        shape.line.fill.background()
        flat(shape)
        decorative(shape)
        return shape

    def table(
        self, slide: Any, rows: Sequence[Sequence[Sequence[Run]]], widths: Sequence[float], size: float, what: str
    ) -> Any:
        """Add a table whose first row is its head."""
        frame = slide.shapes.add_table(len(rows), len(widths), Pt(LEFT), Pt(TOP), Pt(sum(widths)), Pt(20 * len(rows)))
        describe(frame, what)
        table = frame.table
        properties = table._tbl.tblPr
        properties.set("bandRow", "0")
        if self.look.is_rtl:
            properties.set("rtl", "1")
        style = properties.find(qn("a:tableStyleId"))
        if style is not None:
            style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # without any style
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        for row_number, row in enumerate(rows):
            table.rows[row_number].height = Pt(size * 1.8)
            for column_number, runs in enumerate(row):
                cell = table.cell(row_number, column_number)
                cell.margin_left = cell.margin_right = Pt(6)
                cell.margin_top = cell.margin_bottom = Pt(4)
                cell.fill.background()
                self._fill(cell.text_frame.paragraphs[0], runs, size)
                _underline(
                    cell, self.look.accent if row_number == 0 else TONES["rule"], 1.5 if row_number == 0 else 0.5
                )
        return frame

    def _note(self, slide: Any, notes: str) -> None:
        if notes:
            slide.notes_slide.notes_text_frame.text = notes

    def file(self) -> bytes:
        """Return the file, the same for the same slides."""
        properties = self._presentation.core_properties
        properties.title, properties.author = self.look.title, self.look.author
        properties.last_modified_by, properties.revision = self.look.author, 1
        properties.created = properties.modified = datetime.combine(self.look.day, time(), UTC)
        properties.language = self.look.language
        properties.subject = properties.keywords = properties.comments = ""
        out = io.BytesIO()
        self._presentation.save(out)
        return _without_times(out.getvalue())


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _title_size(title: str, sizes: Sequence[int]) -> int:
    for size in sizes:
        room = 66 if sizes[0] < 40 else 150
        if lines_of(title, size, ROOM - 20, bold=True) * size * 1.2 <= room:
            return size
    return sizes[-1]


def rgb(tone: str) -> RGBColor:
    """Return a color by its name."""
    make: Callable[[int, int, int], RGBColor] = RGBColor
    red, green, blue = bytes.fromhex(TONES[tone])
    return make(red, green, blue)


def _child(parent: Any, tag: str) -> Any:
    child = OxmlElement(tag)
    parent.append(child)
    return child


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def describe(shape: Any, what: str) -> None:
    """Say what a shape shows, for those who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", what)


def flat(shape: Any) -> None:
    """Take away the shadow and the rim that a theme gives to shapes."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def decorative(shape: Any) -> None:
    """Mark a shape that says nothing."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", "")
    properties.append(
        parse_xml(
            f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</a:ext></a:extLst>"
        )
    )


def _underline(cell: Any, color: str, width: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB xmlns:a="{_A}" w="{Pt(width)}"><a:solidFill><a:srgbClr val="{color.upper()}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, line)


def _without_times(content: bytes) -> bytes:
    """Return a package whose files say nothing of when they were made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            written.writestr(entry, package.read(name))
    return out.getvalue()
