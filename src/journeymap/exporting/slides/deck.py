"""Build a deck slide by slide: layouts, titles, columns, notes."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from journeymap.exporting.slides.fit import Page, Paragraph, Run, lines_of
from journeymap.exporting.slides.look import Look
from journeymap.exporting.slides.measures import LEFT, ROOM, WIDTH
from journeymap.exporting.slides.package import without_times
from journeymap.exporting.slides.shapes import describe
from journeymap.exporting.slides.template import CONTENT, THREE, TITLE_ONLY, TITLE_SLIDE, TWO, dress
from journeymap.exporting.slides.texts import fill, write_column

if TYPE_CHECKING:
    from pptx.slide import Slide


class Deck:
    """A deck that slides are added to."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._presentation = Presentation()
        self._layouts = dress(self._presentation, look)
        self._titles: set[str] = set()

    def title_slide(self, title: str, paragraphs: Sequence[Paragraph], logo: str | None) -> None:
        """Add the first slide."""
        slide = self._slide(TITLE_SLIDE, title, size=_title_size(title, (44, 40, 36, 32, 28, 24, 20)))
        body = slide.placeholders[1]
        write_column(self.look, body, tuple(paragraphs), 16)
        if logo:
            self._logo(slide, logo)

    def columns(self, title: str, page: Page, notes: str = "") -> Slide:
        """Add a slide of columns."""
        number = len(page.columns)
        slide = self._slide({1: CONTENT, 2: TWO, 3: THREE}.get(number, TITLE_ONLY), title)
        bodies = [shape for shape in slide.placeholders if 0 < shape.placeholder_format.idx < 10]
        for shape, column in zip(bodies, page.columns, strict=False):
            write_column(self.look, shape, column, page.size)
        self._note(slide, notes)
        return slide

    def plain(self, title: str, notes: str = "") -> Slide:
        """Add a slide with nothing but a title, for a drawing or a table."""
        slide = self._slide(TITLE_ONLY, title)
        self._note(slide, notes)
        return slide

    def file(self) -> bytes:
        """Return the file. The same slides give the same bytes."""
        properties = self._presentation.core_properties
        properties.title, properties.author = self.look.title, self.look.author
        properties.last_modified_by, properties.revision = self.look.author, 1
        properties.created = properties.modified = datetime.combine(self.look.day, time(), UTC)
        properties.language = self.look.language
        properties.subject = properties.keywords = properties.comments = ""
        out = io.BytesIO()
        self._presentation.save(out)
        return without_times(out.getvalue())

    def _slide(self, layout: int, title: str, size: int | None = None) -> Slide:
        slide: Slide = self._presentation.slides.add_slide(self._layouts[layout])
        name, number = title, 1
        while name in self._titles:
            number += 1
            name = f"{title} ({number})"
        self._titles.add(name)
        frame = slide.placeholders[0].text_frame
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.margin_left = frame.margin_right = Pt(3)
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if layout == TITLE_SLIDE else MSO_ANCHOR.MIDDLE
        fill(
            self.look,
            frame.paragraphs[0],
            (Run(name),),
            size or _title_size(name, (28, 26, 24, 22, 20, 18, 16, 14, 12)),
        )
        self._foot(slide, layout)
        return slide

    def _foot(self, slide: Slide, layout: int) -> None:
        if layout == TITLE_SLIDE:
            return
        for shape in self._layouts[layout].placeholders:
            if shape.placeholder_format.idx in (11, 12):
                slide.shapes._spTree.append(deepcopy(shape._element))
        for shape in slide.placeholders:
            if shape.placeholder_format.idx == 11:
                paragraph = shape.text_frame.paragraphs[0]
                fill(self.look, paragraph, (Run(self.look.foot, "soft"),), 10)
                paragraph.alignment = PP_ALIGN.RIGHT if self.look.is_rtl else PP_ALIGN.LEFT
                shape.text_frame.margin_left = shape.text_frame.margin_right = Pt(3)

    def _logo(self, slide: Slide, logo: str) -> None:
        kind, _, content = logo.partition("base64,")
        if not any(name in kind for name in ("png", "jpeg", "gif")):
            return
        picture = slide.shapes.add_picture(io.BytesIO(base64.b64decode(content)), Pt(LEFT), Pt(44))
        scale = min(60 / picture.height.pt, 240 / picture.width.pt)
        picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
        if self.look.is_rtl:
            picture.left = Emu(Pt(WIDTH - LEFT) - picture.width)
        describe(picture, self.look.author)

    def _note(self, slide: Slide, notes: str) -> None:
        frame = slide.notes_slide.notes_text_frame if notes else None
        if frame is not None:
            frame.text = notes


def _title_size(title: str, sizes: Sequence[int]) -> int:
    for size in sizes:
        room = 66 if sizes[0] < 40 else 150
        if lines_of(title, size, ROOM - 20, bold=True) * size * 1.2 <= room:
            return size
    return sizes[-1]
