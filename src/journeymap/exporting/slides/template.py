"""Restyle python-pptx's default template: its theme, master and layouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from journeymap.exporting.slides.colors import TONES
from journeymap.exporting.slides.look import Look
from journeymap.exporting.slides.measures import BOTTOM, HEIGHT, LEFT, ROOM, TOP, WIDTH, column_box
from journeymap.exporting.slides.shapes import A, P, place

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideMaster

TITLE_SLIDE, CONTENT, TWO, THREE, TITLE_ONLY = 0, 1, 3, 4, 5
"""The numbers of the layouts in use."""

Layout = Any
"""A SlideLayout; mypy refuses how python-pptx annotates its placeholders."""


def dress(presentation: Presentation, look: Look) -> dict[int, Layout]:
    """Make the default template wide and give it the colors and fonts of the site; return the layouts in use."""
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = presentation.slide_master
    layouts = list(presentation.slide_layouts)
    used: dict[int, Layout] = {number: layouts[number] for number in (TITLE_SLIDE, CONTENT, TWO, THREE, TITLE_ONLY)}
    for number, layout in enumerate(layouts):
        if number not in used:
            presentation.slide_layouts.remove(layout)
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = _theme(look, theme.blob)
    for shape in master.placeholders:
        _place_on_master(shape)
    _restyle(look, master)
    for number, layout in used.items():
        _lay_out(look, number, layout)
    return used


def _theme(look: Look, blob: bytes) -> bytes:
    text = blob.decode("utf-8")
    colors = {"accent1": look.accent, "dk2": TONES["ink"], "lt2": TONES["wash"]}
    colors |= {f"accent{number}": TONES[f"p{number}"] for number in range(2, 7)} | {"hlink": look.accent}
    for name, color in colors.items():
        text = re.sub(rf'(<a:{name}><a:srgbClr val=")[0-9A-Fa-f]{{6}}', rf"\g<1>{color.upper()}", text)
    text = re.sub(r'(<a:majorFont><a:latin typeface=")[^"]*', r"\g<1>Georgia", text)
    text = re.sub(r'(<a:minorFont><a:latin typeface=")[^"]*', r"\g<1>Arial", text)
    if look.eastern_font:
        text = re.sub(r'(<a:ea typeface=")[^"]*', rf"\g<1>{look.eastern_font}", text)
    return text.encode("utf-8")


def _place_on_master(shape: BaseShape) -> None:
    kind = shape.placeholder_format.type
    name = str(kind).split(" ")[0]
    if name == "TITLE":
        place(shape, LEFT, 30, ROOM, 66)
    elif name == "BODY":
        place(shape, LEFT, TOP, ROOM, BOTTOM - TOP)
    elif name == "DATE":
        place(shape, LEFT, 508, 100, 22)
    elif name == "FOOTER":
        place(shape, LEFT, 508, ROOM - 90, 22)
    else:
        place(shape, WIDTH - LEFT - 80, 508, 80, 22)


def _restyle(look: Look, master: SlideMaster) -> None:
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "r" if look.is_rtl else "l")
    title.find(qn("a:defRPr")).set("sz", "2800")
    for level in styles.find(qn("p:bodyStyle")):
        run = level.find(qn("a:defRPr"))
        if run is not None:
            run.set("sz", "1600")


def _lay_out(look: Look, number: int, layout: Layout) -> None:
    columns = {CONTENT: 1, TWO: 2, THREE: 3}.get(number, 0)
    bodies = [shape for shape in layout.placeholders if 0 < shape.placeholder_format.idx < 10]
    if number == THREE:
        layout.name = "Three Content"
        bodies[-1]._element.getparent().remove(bodies[-1]._element)
        bodies = bodies[:-1]
    for shape in layout.placeholders:
        style = shape._element.find(qn("p:txBody")).find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
        if shape.placeholder_format.idx == 0 and number != TITLE_SLIDE:
            place(shape, LEFT, 30, ROOM, 66)
        if shape.placeholder_format.idx == 11:
            place(shape, LEFT + 90 if look.is_rtl else LEFT, 508, ROOM - 90, 22)
        if shape.placeholder_format.idx == 12:
            place(shape, LEFT if look.is_rtl else WIDTH - LEFT - 80, 508, 80, 22)
        if shape.placeholder_format.idx == 10:
            shape._element.getparent().remove(shape._element)
    for index, shape in enumerate(bodies[:columns]):
        place(shape, *column_box(index, columns, is_rtl=look.is_rtl))
    _band(look, layout, is_first=number == TITLE_SLIDE)
    if number == TITLE_SLIDE:
        for shape in layout.placeholders:
            if shape.placeholder_format.idx == 0:
                place(shape, LEFT, 130, ROOM, 150)
            elif shape.placeholder_format.idx == 1:
                place(shape, LEFT, 292, ROOM, 190)


def _band(look: Look, layout: Layout, *, is_first: bool) -> None:
    """Add a band in the brand color, at the side where texts begin."""
    width = 16 if is_first else 8
    x = WIDTH - width if look.is_rtl else 0
    shape = parse_xml(
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="90" name="Band" descr=""/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Pt(x)}" y="0"/>'
        f'<a:ext cx="{Pt(width)}" cy="{Pt(HEIGHT)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    layout.shapes._spTree.insert(2, shape)
