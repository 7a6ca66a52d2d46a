"""Write paragraphs into text frames, with type, colors, bullets and direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from journeymap.exporting.slides.colors import rgb
from journeymap.exporting.slides.fit import Column, Run, space_before
from journeymap.exporting.slides.look import Look
from journeymap.exporting.slides.shapes import A, add_child

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.text.text import TextFrame, _Paragraph

_NUMBER = re.compile(r"[+\u2212-]?\d[\d.,:/%-]*")
"""What always runs from left to right, such as a score or a date."""


def write_column(look: Look, shape: Shape, column: Column, size: int) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Pt(3)
    frame.margin_top = frame.margin_bottom = 0
    _paragraphs(look, frame, column, size)


def _paragraphs(look: Look, frame: TextFrame, column: Column, size: float) -> None:
    """Write paragraphs into a frame."""
    for index, paragraph in enumerate(column):
        target = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        target.space_before = Pt(space_before(paragraph, size, is_first=index == 0))
        target.space_after = Pt(0)
        target.line_spacing = 1.0
        fill(look, target, paragraph.runs, size)
        _bullet(target, paragraph.kind)


def fill(look: Look, target: _Paragraph, runs: Sequence[Run], size: float) -> None:
    properties = target._p.get_or_add_pPr()
    if look.is_rtl:
        properties.set("rtl", "1")
        target.alignment = PP_ALIGN.RIGHT
    for part in runs:
        for number, line in enumerate(part.text.split("\n")):
            if number:
                target.add_line_break()
            run = target.add_run()
            run.text = _NUMBER.sub("\u200e\\g<0>\u200e\u200f", line) if look.is_rtl else line
            run.font.size = Pt(size)
            run.font.bold = part.bold
            if part.tone == "accent":
                run._r.get_or_add_rPr().append(
                    parse_xml(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="accent1"/></a:solidFill>')
                )
            else:
                run.font.color.rgb = rgb(part.tone)
            run._r.get_or_add_rPr().set("lang", look.tag)


def _bullet(target: _Paragraph, kind: str) -> None:
    properties = target._p.get_or_add_pPr()
    start = {"item": 13, "answer": 26}.get(kind, 0)
    properties.set("marL", str(Pt(start)))
    properties.set("indent", str(-Pt(13) if start else 0))
    for child in list(properties):
        if child.tag in (qn("a:buNone"), qn("a:buChar"), qn("a:buFont"), qn("a:buClr")):
            properties.remove(child)
    if start:
        color = add_child(properties, "a:buClr")
        add_child(color, "a:schemeClr").set("val", "accent1")
        font = add_child(properties, "a:buFont")
        font.set("typeface", "Arial")
        add_child(properties, "a:buChar").set("char", "•" if kind == "item" else "–")
    else:
        add_child(properties, "a:buNone")
