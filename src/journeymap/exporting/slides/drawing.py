"""Draw text boxes, bars and tables on a slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from journeymap.exporting.slides.colors import TONES, rgb
from journeymap.exporting.slides.fit import Run
from journeymap.exporting.slides.look import Look
from journeymap.exporting.slides.measures import LEFT, TOP
from journeymap.exporting.slides.shapes import A, decorative, describe, flat
from journeymap.exporting.slides.texts import fill

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape
    from pptx.slide import Slide
    from pptx.table import _Cell


def text_box(
    look: Look,
    slide: Slide | GroupShape,
    box: tuple[float, float, float, float],
    runs: Sequence[Run],
    size: float,
    *,
    align: PP_ALIGN | None = None,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> Shape:
    """Add a text box."""
    shape = slide.shapes.add_textbox(*map(Pt, box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    fill(look, frame.paragraphs[0], runs, size)
    frame.paragraphs[0].line_spacing = 1.0
    if align is not None:
        frame.paragraphs[0].alignment = align
    return shape


def bar(slide: Slide | GroupShape, box: tuple[float, float, float, float], tone: str) -> Shape:
    """Add a bar without a text, which screen readers skip."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(tone)
    shape.line.fill.background()
    flat(shape)
    decorative(shape)
    return shape


def add_table(
    look: Look, slide: Slide, rows: Sequence[Sequence[Sequence[Run]]], widths: Sequence[float], size: float, what: str
) -> GraphicFrame:
    """Add a table whose first row is its header."""
    frame = slide.shapes.add_table(len(rows), len(widths), Pt(LEFT), Pt(TOP), Pt(sum(widths)), Pt(20 * len(rows)))
    describe(frame, what)
    table = frame.table
    properties = table._tbl.get_or_add_tblPr()
    properties.set("bandRow", "0")
    if look.is_rtl:
        properties.set("rtl", "1")
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the id of the style "No Style, No Grid"
    for number, width in enumerate(widths):
        table.columns[number].width = Pt(width)
    for row_number, row in enumerate(rows):
        table.rows[row_number].height = Pt(size * 1.8)
        for column_number, runs in enumerate(row):
            cell = table.cell(row_number, column_number)
            cell.margin_left = cell.margin_right = Pt(6)
            cell.margin_top = cell.margin_bottom = Pt(4)
            cell.fill.background()
            fill(look, cell.text_frame.paragraphs[0], runs, size)
            _underline(cell, look.accent if row_number == 0 else TONES["rule"], 1.5 if row_number == 0 else 0.5)
    return frame


def _underline(cell: _Cell, color: str, width: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB xmlns:a="{A}" w="{Pt(width)}"><a:solidFill><a:srgbClr val="{color.upper()}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, line)
