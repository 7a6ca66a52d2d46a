"""Draw the emotion curve on slides of its own, from lines, marks and words that can be edited one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from journeymap.exporting.poster.curve import steps, told
from journeymap.exporting.poster.texts import clean
from journeymap.exporting.published_map import PublishedMap
from journeymap.exporting.slides.colors import TONES, rgb
from journeymap.exporting.slides.deck import Deck
from journeymap.exporting.slides.drawing import bar, text_box
from journeymap.exporting.slides.fit import Run
from journeymap.exporting.slides.measures import LEFT, ROOM, TOP
from journeymap.exporting.slides.shapes import decorative, describe, flat
from journeymap.view.board.curve import Curve
from journeymap.view.board.curve_cell import curve_cell
from journeymap.view.board.curve_labels import Label, PersonaFeeling
from journeymap.view.board.curve_line import CurveLine
from journeymap.view.board.on_curve import pins_at

if TYPE_CHECKING:
    from pptx.shapes.group import GroupShape
    from pptx.slide import Slide

_AXIS = 74.0
_SIZE = 12.0
_PIXEL = _SIZE / 12
_HEIGHT = 304 * _PIXEL
_PLOT = TOP + 24
_WHOLE = 16
"""Words with fewer letters are not divided."""
_MOST = 8
"""How many stages fit on a slide."""
_MARKS = (
    MSO_SHAPE.DONUT,
    MSO_SHAPE.OVAL,
    MSO_SHAPE.ISOSCELES_TRIANGLE,
    MSO_SHAPE.RECTANGLE,
    MSO_SHAPE.DIAMOND,
    MSO_SHAPE.CROSS,
    MSO_SHAPE.FLOWCHART_MERGE,
)
_GLYPHS = "○●▲■◆✚▼"
_DASHES = ("solid", "solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def curve_slides(shown: PublishedMap, deck: Deck) -> None:
    """Add the curve, on several slides if it has many stages."""
    curve = shown.board.curve
    if curve is None or not curve.has_scores:
        return
    number = len(shown.board.stages)
    slides = -(-number // _MOST)
    each = -(-number // slides)
    for first in range(0, number, each):
        _Drawing(shown, deck, curve, range(first, min(number, first + each))).add()


class _Drawing:
    """The curve at some stages."""

    def __init__(self, shown: PublishedMap, deck: Deck, curve: Curve, columns: range) -> None:
        self._board, self._deck, self._curve, self._columns = shown.board, deck, curve, columns
        self._say = shown.speaks.text
        self._width = (ROOM - _AXIS) / len(columns)
        self._is_rtl = deck.look.is_rtl

    def add(self) -> None:
        slide = self._deck.plain(self._say("Emotion"), told(self._curve, self._board))
        group = slide.shapes.add_group_shape()
        group.name = "Curve"
        self._bed(group)
        for line in self._curve.lines:
            self._line(group, line)
        left: list[tuple[int, Sequence[PersonaFeeling]]] = []
        for column in self._columns:
            pins = pins_at(column, self._board.lanes, self._curve.lines)
            moods = self._curve.cells[column].moods
            cell = curve_cell(
                column, self._curve.lines, self._curve.beside, pins, moods, max(84, int(self._width / _PIXEL))
            )
            for mark in cell.marks:
                self._mark(group, mark.mark, self._x(column, mark.x / 1000), _PLOT + mark.y / 1000 * _HEIGHT)
            for label in cell.labels:
                self._label(group, label, column)
            left.append((column, cell.words))
        describe(group, told(self._curve, self._board))
        self._legend(slide)
        self._stage_names(slide)
        self._rest(slide, left)

    def _x(self, column: int, part: float) -> float:
        across = (column - self._columns[0] + part) * self._width
        return LEFT + ROOM - _AXIS - across if self._is_rtl else LEFT + _AXIS + across

    def _bed(self, group: GroupShape) -> None:
        start = LEFT if self._is_rtl else LEFT + _AXIS
        room = ROOM - _AXIS
        bar(group, (start, _PLOT, room, 0.41 * _HEIGHT), "good wash")
        bar(group, (start, _PLOT + 0.59 * _HEIGHT, room, 0.41 * _HEIGHT), "bad wash")
        for number, label in enumerate(self._curve.labels):
            y = _PLOT + (14 + 18 * number) / 100 * _HEIGHT
            bar(group, (start, y, room, 0.75), "rule" if number == 2 else "hair")
            words = {0: self._say("delighted"), 4: self._say("miserable")}.get(number, "")
            text = " ".join(filter(None, (words, f"\u200e{label}" if label else "")))
            box = (LEFT + ROOM - _AXIS + 6 if self._is_rtl else LEFT, y - 8, _AXIS - 6, 16)
            align = PP_ALIGN.LEFT if self._is_rtl else PP_ALIGN.RIGHT
            text_box(self._deck.look, group, box, (Run(text, "soft"),), 10, align=align, anchor=MSO_ANCHOR.MIDDLE)

    def _line(self, group: GroupShape, line: CurveLine) -> None:
        pieces = [piece for column in self._columns for piece in self._piece(line, column)]
        if not pieces:
            return
        name = clean(line.persona.name) if line.persona else self._say("Everyone")
        color, dash = TONES[f"p{line.mark}"], "sysDash" if line.is_target else _DASHES[line.mark]
        number = max((int(it) for it in group._element.xpath(".//p:cNvPr/@id")), default=1) + 1000 + line.number
        shape = parse_xml(
            f'<p:sp xmlns:p="{_P}" xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="{number}" name="Line"/><p:cNvSpPr/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{Pt(LEFT)}" y="{Pt(_PLOT)}"/>'
            f'<a:ext cx="{Pt(ROOM)}" cy="{Pt(_HEIGHT)}"/></a:xfrm>'
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{Pt(ROOM)}" h="{Pt(_HEIGHT)}" fill="none">{"".join(pieces)}</a:path></a:pathLst></a:custGeom>'
            f'<a:noFill/><a:ln w="{Pt(2.25)}" cap="rnd"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
            f'<a:prstDash val="{dash}"/><a:round/></a:ln></p:spPr></p:sp>'
        )
        group._element.append(shape)
        shape.find(f"{{{_P}}}nvSpPr/{{{_P}}}cNvPr").set("name", name)
        shape.find(f"{{{_P}}}nvSpPr/{{{_P}}}cNvPr").set("descr", name)

    def _piece(self, line: CurveLine, column: int) -> Iterator[str]:
        """Yield the line through a column, continuing where it ended in the one before."""
        goes_on = column > self._columns[0] and bool(line.points[column - 1].path)
        for index, (kind, *numbers) in enumerate(steps(line.points[column].path)):
            places = [float(number) for number in numbers]
            points = "".join(
                f'<a:pt x="{Pt(self._x(column, x / 100) - LEFT)}" y="{Pt(y / 100 * _HEIGHT)}"/>'
                for x, y in zip(places[::2], places[1::2], strict=True)
            )
            if kind == "M" and index == 0 and goes_on:
                continue
            tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}.get(str(kind))
            if tag:
                yield f"<a:{tag}>{points}</a:{tag}>"

    def _mark(self, group: GroupShape, mark: int, x: float, y: float) -> None:
        size = 11.0
        shape = group.shapes.add_shape(_MARKS[mark], *map(Pt, (x - size / 2, y - size / 2, size, size)))
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(f"p{mark}")
        shape.line.color.rgb = rgb("white")
        shape.line.width = Pt(1)
        flat(shape)
        decorative(shape)

    def _label(self, group: GroupShape, label: Label, column: int) -> None:
        width = label.width / 1000 * self._width
        x = self._x(column, (label.x + (label.width if self._is_rtl else 0)) / 1000)
        runs = [run for feeling in label.feelings for run in self._said(feeling)]
        align = {"center": PP_ALIGN.CENTER, "start": PP_ALIGN.LEFT, "end": PP_ALIGN.RIGHT}[label.align]
        if self._is_rtl and label.align != "center":
            align = PP_ALIGN.RIGHT if align == PP_ALIGN.LEFT else PP_ALIGN.LEFT
        high = 60.0
        y = _PLOT + label.y / 1000 * _HEIGHT
        box = (x - 4, y - high - 2 if label.grows == "up" else y, width + 8, high)
        anchor = MSO_ANCHOR.BOTTOM if label.grows == "up" else MSO_ANCHOR.TOP
        text_box(self._deck.look, group, box, runs, _SIZE, align=align, anchor=anchor)

    def _legend(self, slide: Slide) -> None:
        runs = [
            Run(
                f"{_GLYPHS[persona.mark]}\u00a0{_shortened(clean(persona.name), 40)}    ", f"p{persona.mark}", bold=True
            )
            for persona in self._board.personas
        ]
        if runs:
            text_box(self._deck.look, slide, (LEFT + 3, TOP - 33, ROOM - 6, 16), runs, 11)

    def _stage_names(self, slide: Slide) -> None:
        for column in self._columns:
            stage = self._board.stages[column]
            x = self._x(column, 1.0 if self._is_rtl else 0.0)
            size = 12 if self._width > 90 else 10
            runs = (
                Run(f"{stage.number} ", "accent", bold=True),
                Run(_cut(clean(stage.name), self._width, size), bold=True),
            )
            text_box(
                self._deck.look, slide, (x + 2, TOP - 13, self._width - 4, 34), runs, size, anchor=MSO_ANCHOR.MIDDLE
            )

    def _rest(self, slide: Slide, left: Sequence[tuple[int, Sequence[PersonaFeeling]]]) -> None:
        """List the words for which there was no room beside a mark."""
        for column, words in left:
            runs = [run for feeling in words[:3] for run in (*self._said(feeling), Run("\n"))][:-1]
            if runs:
                x = self._x(column, 1.0 if self._is_rtl else 0.0)
                text_box(self._deck.look, slide, (x + 2, _PLOT + _HEIGHT + 6, self._width - 4, 60), runs, _SIZE - 1)

    def _said(self, feeling: PersonaFeeling) -> tuple[Run, ...]:
        mark = feeling.persona.mark if feeling.persona else 0
        words = _whole(_shortened(clean(feeling.feeling or "")))
        pins = "".join("\u00a0" + ("!" * (pin.severity or 1) if pin.kind == "pain" else "★") for pin in feeling.pins)
        if not feeling.is_named:
            return (Run(f"{_GLYPHS[mark]}\u00a0{words}{pins} ", f"p{mark}"),)
        name = _whole(_shortened(clean(feeling.persona.name) if feeling.persona else self._say("Everyone"), 40))
        named = Run(f"{_GLYPHS[mark]}\u00a0{name}{': ' if words else ''}", f"p{mark}", bold=True)
        return (named, Run(f"{words}{pins} ", f"p{mark}"))


def _whole(words: str) -> str:
    """Keep short words on one line."""
    return words.replace(" ", "\u00a0") if len(words) <= _WHOLE else words


def _shortened(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def _cut(name: str, width: float, size: float) -> str:
    return _shortened(name, max(6, int(2 * (width - 20) / (0.6 * size))))
