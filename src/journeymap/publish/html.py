"""Render views as self-contained HTML pages with a strict Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeymap.findings.code_spans import code_spans
from journeymap.publish.i18n import Translator, direction, rule_title, translator
from journeymap.publish.links import href
from journeymap.publish.minify import minified_css, minified_script
from journeymap.publish.theme import Brand
from journeymap.publish.user_markdown import markdown_to_html, prose
from journeymap.resources import base_language
from journeymap.view.board.curve import signed
from journeymap.view.links import safe_url

SHEETS: dict[str, tuple[str, ...]] = {
    "board": ("base.css", "board.css"),
    "gaps": ("base.css", "report.css"),
    "report": ("base.css", "report.css"),
    "index": ("base.css", "report.css"),
    "library": ("base.css", "report.css"),
}
"""The style sheets of each kind of page; its script, if it has one, has the name of its template."""
WITH_LAYOUT = frozenset({"board"})
"""The kinds whose pages each have a style of their own, from `<kind>.css.j2`: where things stand on that page."""


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
        self._folders = brand.folders
        self._environment = _environment(self._folders, translator(site.language, self._folders))

    def path(self, page: str) -> str:
        """Return the file of a page."""
        return f"{page}{self.suffix}"

    def render(self, kind: str, page: str, **views: Any) -> str:
        """Render a page from the template of its kind."""
        style, layout, script = self._style(kind), self._layout(kind, views), self._script(kind)
        language = getattr(views.get("board"), "language", None) or self._site.language
        text = self._environment.get_template(f"html/{kind}.html").render(
            **views,
            site=self._site,
            href=partial(href, from_page=page, suffix=self.suffix, site_url=safe_url(self._site.url)),
            interface_direction=direction(self._site.language),
            map_direction=direction(language),
            interface_dir_attr=_dir_attribute(self._site.language, within=language),
            map_lang_attr=_lang_attribute(language, within=self._site.language),
            finding_lang_attr=_lang_attribute("en", within=base_language(self._site.language)),
            logo=self._brand.logo,
            picture=self._brand.picture,
            style=style.text,
            layout=layout.text,
            script=script.text,
            content_security_policy=_policy([style.hash, layout.hash], script.hash),
        )
        return text + "\n"

    def _style(self, kind: str) -> Inline:
        sheets = "".join(self._file(name) for name in SHEETS[kind])
        return _inline(minified_css(sheets) + self._brand.style)

    def _layout(self, kind: str, views: dict[str, Any]) -> Inline:
        if kind not in WITH_LAYOUT:
            return _inline("")
        style = self._environment.get_template(f"html/{kind}.css.j2").render(**views)
        return Inline(Markup(style), _hash(style))  # numbers only

    def _script(self, kind: str) -> Inline:
        return _inline(minified_script(self._file(f"{kind}.js", missing_ok=True)))

    def _file(self, name: str, *, missing_ok: bool = False) -> str:
        return _read(self._folders, name, missing_ok)


@cache
def _read(folders: tuple[Path, ...], name: str, missing_ok: bool) -> str:
    for folder in folders:
        file = folder / "html" / name
        if file.is_file():
            return file.read_text(encoding="utf-8").strip() + "\n"
    if missing_ok:
        return ""
    raise FileNotFoundError(f"the template folder lacks html/{name}")


@cache
def _environment(folders: tuple[Path, ...], translator: Translator) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "markdown": markdown_to_html,
        "prose": prose,
        "signed": signed,
        "with_code": with_code,
        "quantity": translator.quantity,
        "word": translator.word,
        "cap": _capitalized,
    }
    environment.filters.update(filters)
    environment.globals.update(
        _=translator.text, counted=translator.counted, rule_name=partial(_rule_name, translator=translator)
    )
    return environment


@dataclass(frozen=True, slots=True)
class RuleName:
    """The name of a rule on a page, and whether it is English for want of a translation."""

    text: str
    is_english: bool


def _rule_name(name: str, translator: Translator) -> RuleName:
    english = rule_title(name)
    translated = translator.rule_name(english)
    return RuleName(translated or english, translated is None)


def _dir_attribute(language: str, *, within: str) -> Markup:
    """The attribute for an element in one language within another that runs the other way; usually none."""
    return Markup(' dir="{}"').format(direction(language)) if direction(language) != direction(within) else Markup()


def _lang_attribute(language: str, *, within: str) -> Markup:
    """The attribute for an element in one language within another; none where they are the same."""
    return Markup(' lang="{}"').format(language) if language != within else Markup()


def with_code(text: str) -> Markup:
    """Escape a message or a fix, and show its code spans as code."""
    spans = (Markup("<code>%s</code>") % span.text if span.is_code else span.text for span in code_spans(text))
    return Markup().join(spans)  # which escapes what is no markup yet


def _capitalized(text: str) -> str:
    """The text with a capital at its start; unlike `str.capitalize`, it leaves the other letters as they are."""
    return text[:1].upper() + text[1:]


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
