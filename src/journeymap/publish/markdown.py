"""A view comes in; one Markdown page for a git host goes out, with every text in it escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeymap.analysis.coverage import Share
from journeymap.publish import escaping
from journeymap.publish.escaping import Written
from journeymap.publish.i18n import Translator, translator
from journeymap.publish.links import href
from journeymap.publish.mermaid import diagrams
from journeymap.publish.theme import Brand
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import GateFact
from journeymap.view.board.stage_summary import held_by, moods, tallies
from journeymap.view.gap_index import worst
from journeymap.view.links import is_web
from journeymap.view.records import Target

_TOO_EMPTY = re.compile(r"\n{3,}")
_SQUARES = ((100, "🟩"), (50, "🟨"), (1, "🟧"), (0, "🟥"))


class MarkdownPages:
    """Renders every page of one site as Markdown; holds what all of them share."""

    suffix = ".md"

    def __init__(self, brand: Brand) -> None:
        self._environment = _environment(brand.folders, translator(brand.site.language, brand.folders))

    def path(self, here: str) -> str:
        """The file of a page; a git host shows a folder's README as its front page."""
        return f"{'README' if here == 'index' else here}{self.suffix}"

    def render(self, kind: str, here: str, **views: Any) -> str:
        """The page at `here`, from the template of its kind."""
        template = self._environment.get_template(f"markdown/{kind}.md")
        page = template.render(**views, to=partial(_to, here=here), go=partial(_go, here=here))
        return _TOO_EMPTY.sub("\n\n", page.strip()) + "\n"


class _Environment(Environment):
    """Knows what its own macros have written, so that it is not escaped twice."""

    @staticmethod
    def concat(parts: Iterable[str]) -> Written:
        return Written("".join(parts))


def _environment(folders: tuple[Path, ...], translator: Translator) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(folders),
        autoescape=False,  # it would escape HTML; `finalize` escapes Markdown, and nothing gets past it
        finalize=escaping.written,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "asked": partial(_asked, translator=translator),
        "code": escaping.code,
        "dots": escaping.dots,
        "join": escaping.joined,
        "line": escaping.one_line,
        "percent": _percent,
        "signed": _signed,
        "soft": escaping.soft,
        "strong": escaping.strong,
        "struck": escaping.struck,
        "quantity": translator.quantity,
        "word": translator.word,
    }
    environment.filters.update(filters)
    environment.globals.update(
        t=translator.text,
        away=_away,
        counted=translator.counted,
        diagrams=partial(diagrams, t=translator.text),
        held_by=held_by,
        inside=_inside,
        moods=moods,
        named=_named,
        tallies=tallies,
        worst=worst,
    )
    return environment


def _to(text: str, page: str, anchor: str = "", *, here: str) -> Written:
    """A link to another page of the site; always relative, since a git host shows it somewhere of its own."""
    name = "README" if page == "index" else page
    return escaping.link(text, href(name, here=here, suffix=".md", anchor=anchor))


def _inside(text: str, heading: str) -> Written:
    """A link to a heading of the same page."""
    return escaping.link(text, f"#{escaping.anchor(heading)}")


def _asked(fact: GateFact | Quantity, translator: Translator) -> str:
    """What a criterion asks, in the page's language."""
    if isinstance(fact, Quantity):
        return translator.quantity(fact)
    values = map(translator.word, fact.values) if fact.ours else fact.values
    return translator.text(fact.phrase) % ", ".join(values)


def _away(text: str, url: str | None) -> Written:
    """A link out of the site; the text alone where it could lead nowhere from here."""
    return escaping.link(text, url) if url and is_web(url) else escaping.one_line(text)


def _go(target: Target, *, here: str) -> Written:
    """A text that leads where it can."""
    if target.page:
        return _to(target.text, target.page, here=here)
    return _away(target.text, target.url)


def _named(label: str, value: Any) -> Written:
    """What something is called, and what it is."""
    return Written(f"{escaping.written(label)}: {escaping.written(value)}")


def _percent(share: Share | None) -> Written:
    """A share as it stands in a table; a dash where nothing was asked."""
    if share is None or not share.of:
        return Written("–")
    mark = next(square for least, square in _SQUARES if share.percent >= least)
    return Written(f"{mark} {share.percent} %")


def _signed(score: float | None) -> Written:
    """A score with its sign: −1, 0, +2."""
    if score is None:
        return Written()
    return Written(f"{score:+g}".replace("-", "−") if score else "0")
