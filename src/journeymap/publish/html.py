"""Render views as self-contained HTML pages with a strict Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeymap.findings.code_spans import code_spans
from journeymap.publish.assets.minify import minified_css
from journeymap.publish.assets.picture_frames import PictureFrames
from journeymap.publish.assets.short_script import short_script
from journeymap.publish.assets.symbols import with_used_symbols
from journeymap.publish.assets.used_styles import used_names, used_styles
from journeymap.publish.languages.i18n import (
    Translator,
    capitalized,
    direction,
    first_direction,
    rule_title,
    runs,
    translator,
)
from journeymap.publish.links import href
from journeymap.publish.paper import paper_style, sheet_of
from journeymap.publish.sheets import sheet_address
from journeymap.publish.themes.templates import OurTemplates, Templates, ThemeTemplates
from journeymap.publish.themes.theme import Brand, Theme
from journeymap.publish.type_size import type_size
from journeymap.publish.user_markdown import user_markdown
from journeymap.resources import base_language, templates_folder
from journeymap.translatable import OurText
from journeymap.view.links import safe_url

SHEETS: dict[str, tuple[str, ...]] = {
    "board": (
        "base.css",
        "masthead.css",
        "story.css",
        "board.css",
        "coverage.css",
        "curve.css",
        "cards.css",
        "tools.css",
        "phone.css",
        "density.css",
        "walk.css",
        "changes.css",
        "measures.css",
    ),
    "gaps": ("base.css", "report.css", "measures.css"),
    "report": ("base.css", "report.css", "measures.css"),
    "index": ("base.css", "report.css", "measures.css", "overview.css"),
    "inventory": ("base.css", "report.css"),
    "library": ("base.css", "report.css", "coverage.css", "persona.css"),
    "search": ("base.css", "report.css"),
    "content": ("base.css", "report.css", "content.css"),
    "decide": ("base.css", "report.css", "decide.css"),
    "account": ("base.css", "report.css", "account.css", "measures.css"),
    "program": ("base.css", "report.css", "fit.css", "program.css", "measures.css"),
}
"""The style sheets of each kind of page, before the one for paper."""
SCRIPTS: dict[str, tuple[str, ...]] = {
    "board": (
        "board/address.js",
        "board/filter.js",
        "board/find.js",
        "board/cells.js",
        "board/turns.js",
        "board/density.js",
        "board/stages.js",
        "board/walk.js",
        "board/keys.js",
        "board/opening.js",
    ),
}
"""The parts of a script that is long, one after the other; others are one file, called as the template of the page.
Beside the parts one for paper may stand, `print.js`.
"""
WITH_LAYOUT = frozenset({"board"})
"""The kinds whose pages each have a style of their own, from `styles/<kind>.css.j2`: where things stand on the page."""
WITH_OWN_SEARCH = frozenset({"board", "index", "inventory", "search"})
"""The kinds on whose pages the key / leads to a field of their own; on all others it leads to the page to search."""


_STYLE = Markup("<!-- style -->")
"""Stands for the style until it is known what the page uses; no text of people looks like that once it is escaped."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A style or script within a page, and its hash for the policy; both empty where there is none."""

    text: Markup
    hash: str


class HtmlPages:
    """Renders the pages of a site as HTML."""

    suffix = ".html"

    def __init__(self, brand: Brand) -> None:
        site = brand.site
        self._brand, self._site = brand, site
        environment = html_environment(translator(site.language, brand.theme), site.source_url)
        self._frame = OurTemplates(environment)
        self._templates: Templates = ThemeTemplates(environment, brand.theme) if brand.theme else self._frame

    def path(self, page: str) -> str:
        """Return the file of a page."""
        return f"{page}{self.suffix}"

    def render(self, kind: str, page: str, **views: Any) -> str:
        """Render a page from the template of its kind."""
        layout, script = self._layout(kind, views), self._script(kind)
        declared = getattr(views.get("board"), "language", None)
        language = declared or self._site.language
        texts = TextAttributes(declared, self._site.language)
        frames = PictureFrames(self._brand.picture)
        finding_lang = _lang_attribute("en", within=base_language(self._site.language))
        text = self._templates.render(
            f"html/{kind}.html",
            **views,
            site=self._site,
            href=partial(href, from_page=page, suffix=self.suffix, site_url=safe_url(self._site.url)),
            map_direction=direction(language),
            direction_of=partial(_direction_of, site=self._site.language),
            interface_dir_attr=_dir_attribute(self._site.language, within=language),
            text_attr=texts.block,
            bdi_attr=texts.inline,
            finding_attr=_dir_attribute("en", within=language, also_within=self._site.language) + finding_lang,
            logo=self._brand.logo,
            picture=self._brand.picture,
            framed=frames.framed,
            style=_STYLE,
            layout=layout.text,
        )
        style = self._style(kind, used_names(text, script.text, self._site.language))
        document = self._frame.render(
            "html/frame/document.html",
            language=self._site.language,
            direction=direction(self._site.language),
            content_security_policy=_policy([style.hash, layout.hash], script.hash),
            page=Markup(with_used_symbols(text).replace(_STYLE, style.text)),  # rendered with every text in it escaped
            pictures=frames.symbols,
            script=script.text,
        )
        return document + "\n"

    def _style(self, kind: str, names: Set[str]) -> Inline:
        """The style of a page with these classes and ids; what comes from a theme stays whole."""
        sheets = (*SHEETS[kind], "poster.css" if kind == "board" else "paper.css")
        ours = "".join(self._sheet(sheet, names) for sheet in sheets)
        style = paper_style(kind, self._site.paper) + ours + self._brand.style
        return Inline(Markup(style), _hash(style))

    def _sheet(self, name: str, names: Set[str]) -> str:
        theme, path = self._brand.theme, f"html/styles/{name}"
        if theme and theme.has(path):
            return minified_css(read_sheet(theme, path))
        return used_styles(minified_css(_read(f"styles/{name}")), names)

    def _layout(self, kind: str, views: dict[str, Any]) -> Inline:
        if kind not in WITH_LAYOUT:
            return _inline("")
        size = type_size(views["board"], sheet_of(kind, self._site.paper))
        style = self._templates.render(f"html/styles/{kind}.css.j2", **views, type_size=size)
        return _inline(minified_css(style))  # numbers, and style sheets of ours

    def _script(self, kind: str) -> Inline:
        script = _closure(SCRIPTS[kind]) if kind in SCRIPTS else _script(f"{kind}.js")
        script += _script(f"{kind}/print.js") + ("" if kind in WITH_OWN_SEARCH else _script("search-key.js"))
        return _inline(short_script(script))  # a theme has none


@cache
def _read(name: str) -> str:
    return (templates_folder() / "html" / name).read_text(encoding="utf-8").strip() + "\n"


def _script(name: str) -> str:
    """The text of a script; nothing where pages have none of this name."""
    path = f"scripts/{name}"
    return _read(path) if (templates_folder() / "html" / path).is_file() else ""


@cache
def _closure(parts: tuple[str, ...]) -> str:
    """The parts of a script as one, which leaves no name behind on the page."""
    return '(() => {\n"use strict";\n' + "".join(_read(f"scripts/{part}") for part in parts) + "})();\n"


def read_sheet(theme: Theme, path: str) -> str:
    """Return a style sheet of a theme. Raises BrokenTheme."""
    sheet = theme.read(path)
    end = sheet.lower().find("</")
    if end >= 0:
        line = sheet.count("\n", 0, end) + 1
        raise theme.broken(path, line, "a style sheet has no '</' in it", "Write '<\\/' in a text.")
    return sheet.strip() + "\n"


@lru_cache(maxsize=16)  # more than the languages that pages come in
def html_environment(translator: Translator, source_url: str | None = None) -> Environment:
    """Return what our own HTML templates run in, in the language of a translator; files of the workspace are shown at
    `source_url`.
    """
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "markdown": user_markdown(source_url).html,
        "with_code": with_code,
        "quantity": translator.quantity,
        "sentence": translator.sentence,
        "pieces": translator.pieces,
        "word": translator.word,
        "owners": translator.owners,
        "cap": capitalized,
    }
    environment.filters.update(filters)
    environment.globals.update(
        _=translator.text,
        counted=translator.counted,
        rule_name=partial(_rule_name, translator=translator),
        sheet=sheet_address,
    )
    return environment


def _rule_name(name: str, translator: Translator) -> str | None:
    """The title of a rule in the page's language; None where there is no translation, or none is needed."""
    return translator.rule_name(rule_title(name))


def _direction_of(language: str | None, site: str) -> str:
    """The way in which the time of a map runs, by its language or else by that of the site."""
    return direction(language or site)


def _dir_attribute(language: str, *, within: str, also_within: str = "") -> Markup:
    """The attribute for an element in one language within others that run the other way; usually none."""
    around = {direction(within), direction(also_within or within)}
    return Markup(' dir="{}"').format(direction(language)) if around != {direction(language)} else Markup()


class TextAttributes:
    """The attributes for elements that hold a text of a map: its language, and the way it runs.

    Where people say in which language they write, that decides, unless the text has no letter that runs that way. Else
    its first letter does. A text that comes with the program is in the language of the page, whatever theirs is.
    """

    def __init__(self, declared: str | None, site: str) -> None:
        language = declared or site
        self._direction, self._page_direction = direction(language), direction(site)
        self._decides = declared is not None or self._direction == "rtl"
        self._inherits = self._decides and self._direction == self._page_direction
        self._lang = _lang_attribute(language, within=site)

    def block(self, text: str | None) -> Markup:
        """For an element of its own, which inherits its direction."""
        way = self._way(text)
        lang = self._lang_of(text)
        return lang if way == self._direction and self._inherits else Markup(' dir="{}"').format(way) + lang

    def inline(self, text: str | None) -> Markup:
        """For a `bdi`, which goes by its first letter."""
        way = self._way(text)
        if way in ("auto", first_direction(text or "")):
            return self._lang_of(text)
        return Markup(' dir="{}"').format(way) + self._lang_of(text)

    def _lang_of(self, text: str | None) -> Markup:
        return Markup() if isinstance(text, OurText) else self._lang

    def _way(self, text: str | None) -> str:
        way = self._page_direction if isinstance(text, OurText) else self._direction
        return way if self._decides and runs(text or "", way) else "auto"


def _lang_attribute(language: str, *, within: str) -> Markup:
    """The attribute for an element in one language within another; none where they are the same."""
    return Markup(' lang="{}"').format(language) if language != within else Markup()


def with_code(text: str) -> Markup:
    """Escape a message or a fix, and show its code spans as code."""
    spans = (Markup("<code>%s</code>") % span.text if span.is_code else span.text for span in code_spans(text))
    return Markup().join(spans)  # which escapes what is no markup yet


def _policy(styles: Sequence[str], script: str) -> str:
    """A policy by which nothing is loaded from anywhere, and only our own styles and script run, by their hashes."""
    rules = ["default-src 'none'", f"style-src {' '.join(filter(None, styles))}", "img-src data:", "font-src data:"]
    if script:
        rules.append(f"script-src {script}")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


@cache
def _inline(text: str) -> Inline:
    return Inline(Markup(text), _hash(text) if text else "")  # our own, from the templates folder


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
