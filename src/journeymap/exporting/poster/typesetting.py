"""Typeset a poster with typst."""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from math import ceil
from typing import Any, Literal

import typst

from journeymap.errors import UsageError
from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.poster.content import mass, poster_content
from journeymap.exporting.poster.curve import WIDTHS, curve_data
from journeymap.exporting.poster.texts import LONG_WORDS, Texts, clean
from journeymap.exporting.published_map import PublishedMap, published_map
from journeymap.publish.languages.i18n import direction
from journeymap.publish.paper import sheet_of
from journeymap.publish.themes.color import readable
from journeymap.resources import base_language, templates_folder
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney

Kind = Literal["pdf", "png", "svg"]
_ACCENT = "#0d5c63"
_BACKGROUND = (0.98, 0.97, 0.95)
_NOT_SHOWN = re.compile(r"the text `?\"(.+?)\"`? could not be displayed")
_PIXELS_PER_INCH = 144
_MUCH = 400_000
"""How many letters a poster holds before its picture is so large that half the resolution is enough."""
_LANE, _MARGIN = 24.0, 22.0
"""The width that lane names and margins take of a sheet, roughly, in millimeters."""
_NARROWEST = 29.0
"""The least width of a column, the same as in poster.typ."""
_PX_IN_MM = 8 / 12 * 25.4 / 72
"""The size of a pixel of the curve's design in the smallest type."""
_FONTS = ("Inter",)
_ARABIC = ("Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Arial")
_EAST = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    "zh": ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-tw": ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
}
_OTHERS = ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Thai", "Noto Sans Devanagari", "DejaVu Sans")
_EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")
_SERIF = ("Libertinus Serif",)
_EAST_SERIF = {
    "ja": ("Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho"),
    "ko": ("Noto Serif CJK KR", "AppleMyungjo", "Batang"),
    "zh": ("Noto Serif CJK SC", "Songti SC", "SimSun"),
    "zh-tw": ("Noto Serif CJK TC", "Songti TC", "PMingLiU"),
}


def typeset(journey: LinkedJourney, gaps: GapIndex, options: ExportOptions, kind: Kind) -> bytes:
    """Return the poster of a map: sheets of paper as a PDF, or one picture, which may grow longer than its paper."""
    shown = published_map(journey, gaps)
    data = poster_data(shown, options, is_picture=kind != "pdf")
    try:
        return _compiled(data, kind, options)
    except typst.TypstError as error:
        if data["logo"] is None:
            raise UsageError(f"The poster could not be set: {_first_line(error)}") from error
        data["logo"] = None
        return _compiled(data, kind, options)


def poster_data(shown: PublishedMap, options: ExportOptions, *, is_picture: bool) -> dict[str, Any]:
    """Return the data for the typst source."""
    board, site = shown.board, shown.brand.site
    sheet = sheet_of("board", options.paper or site.paper)
    texts = Texts(shown.language)
    language, _, region = shown.language.replace("_", "-").lower().partition("-")
    # The curve is only smooth through columns of the same width.
    weights = [1.0] * len(board.stages) if board.curve else _weights(mass(board))
    day = date.fromisoformat(board.as_of)
    return {
        "language": language,
        "region": region if len(region) == 2 else None,
        "hyphenate": base_language(language) in LONG_WORDS,
        "rtl": direction(shown.language) == "rtl",
        "title": clean(board.title),
        "author": clean(shown.workspace_title),
        "date": [day.year, day.month, day.day],
        "paper": [sheet.width, sheet.height],
        "picture": is_picture,
        "accent": readable(site.accent, _BACKGROUND) if site.accent else _ACCENT,
        "fonts": _fonts(shown.language, site.font),
        "logo": _picture(shown.brand.logo),
        "weights": weights,
        "everyone": shown.speaks.text("Everyone"),
        "curve": curve_data(board, texts, _widths(weights, sheet.width)),
        **poster_content(shown, texts),
    }


def _weights(masses: list[int]) -> list[float]:
    """Return the relative widths of the columns: equal, unless one holds much more than another."""
    mean = sum(masses) / len(masses) or 1
    weights = [min(1.7, max(0.75, (mass / mean) ** 0.5)) for mass in masses]
    return [1.0] * len(masses) if max(weights) / min(weights) < 1.25 else [round(weight, 2) for weight in weights]


def _widths(weights: list[float], paper: float) -> tuple[int, ...]:
    """Return the column widths for which a paper may need the curve."""
    room = paper - _LANE - _MARGIN
    most = max(1, int(room / _NARROWEST))
    on_a_sheet = ceil(len(weights) / ceil(len(weights) / most))
    share = room / on_a_sheet / _PX_IN_MM
    least, widest = 0.4 * min(weights) * share, max(weights) * share
    fitting = [width for width in WIDTHS if width <= widest] or [WIDTHS[0]]
    return tuple(width for width in fitting if width >= least) or (fitting[-1],)


def _fonts(language: str, own: str | None) -> dict[str, list[str]]:
    """Return the fonts to try for each character, in order."""
    east = [key for key in (language.lower().replace("_", "-")[:5], language[:2].lower()) if key in _EAST][:1]
    order = [*east, *(key for key in _EAST if key not in east)]
    chosen = [name.strip(" '\"") for name in own.split(",")] if own else []
    named = [name for name in chosen if name.lower() not in ("sans-serif", "serif", "system-ui", "monospace", "")]
    others = [*_ARABIC, *(font for key in order for font in _EAST[key]), *_OTHERS, *_EMOJI]
    serif = [
        *_SERIF,
        *_ARABIC,
        *(font for key in order for font in (*_EAST_SERIF[key], *_EAST[key])),
        *_OTHERS,
        *_EMOJI,
    ]
    return {"sans": [*named, *_FONTS, *others], "serif": [*named, *serif]}


def _picture(address: str | None) -> list[int] | None:
    """Return the bytes of a picture from its data URL."""
    return list(base64.b64decode(address.partition("base64,")[2])) if address else None


def _compiled(data: dict[str, Any], kind: Kind, options: ExportOptions) -> bytes:
    """Return the file. PDF/UA needs a glyph for every character: if one is missing, the PDF is only tagged."""
    _forget()
    try:
        pdf = _run(data, "pdf", is_accessible=True)
        return pdf if kind == "pdf" else _run(data, kind)
    except typst.TypstError as error:
        missing = _NOT_SHOWN.search(str(error))
        if missing is None:
            raise
        options.warn(
            f"No font of this machine has the character '{missing[1]}', which shows as a box. "
            "Install one that has it, such as the Noto fonts, and export again."
        )
        return _run(data, kind)


_REMEMBERED = 11
"""How many runs typst keeps in its cache."""


def _forget() -> None:
    """Evict earlier posters from typst's cache, which keeps hundreds of megabytes of each and cannot be cleared."""
    for _ in range(_REMEMBERED):
        typst.compile(b"x", ignore_system_fonts=True)


def _run(data: dict[str, Any], kind: Kind, *, is_accessible: bool = False) -> bytes:
    """Run typst; `is_accessible` asks for PDF/UA, which screen readers can rely on."""
    folder, told = templates_folder() / "typst", json.dumps(data, ensure_ascii=False)
    return typst.compile(
        folder / "poster.typ",
        root=folder,
        font_paths=[folder / "fonts"],
        format=kind,
        ppi=None if kind != "png" else _PIXELS_PER_INCH if len(told) < _MUCH else _PIXELS_PER_INCH // 2,
        sys_inputs={"data": told},
        pdf_standards="ua-1" if is_accessible else None,
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else "typst gave no reason"
