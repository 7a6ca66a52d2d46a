"""A view comes in; one self-contained HTML page goes out, with a strict Content-Security-Policy."""

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

from journeymap.publish.i18n import Translator, direction, rule_title, translator
from journeymap.publish.links import href
from journeymap.publish.squeeze import dedented, squeezed
from journeymap.publish.theme import Brand
from journeymap.publish.user_markdown import markdown_to_html, prose
from journeymap.view.links import safe_url

SHEETS: dict[str, tuple[str, ...]] = {
    "board": ("base.css", "board.css"),
    "gaps": ("base.css", "report.css"),
    "report": ("base.css", "report.css"),
    "index": ("base.css", "report.css"),
    "library": ("base.css", "report.css"),
}
"""The style sheets of each page; the script of a page, if it has one, is called like its template."""


PLACED = frozenset({"board"})
"""The kinds whose pages have a style of their own, from `<kind>.css.j2`: where things stand on that one page."""


class HtmlPages:
    """Renders every page of one site; holds what all of them share."""

    suffix = ".html"

    def __init__(self, brand: Brand) -> None:
        site = brand.site
        self._brand, self._site = brand, site
        self._folders = brand.folders
        self._environment = _environment(self._folders, translator(site.language, self._folders))

    def path(self, here: str) -> str:
        """The file of a page."""
        return f"{here}{self.suffix}"

    def render(self, kind: str, here: str, **views: Any) -> str:
        """The page at `here`, from the template of its kind."""
        style, script = self._style(kind), self._script(kind)
        places = self._places(kind, views)
        language = getattr(views.get("board"), "language", None) or self._site.language
        page = self._environment.get_template(f"html/{kind}.html").render(
            **views,
            here=here,
            site=self._site,
            href=partial(href, here=here, suffix=self.suffix, site_url=safe_url(self._site.url)),
            interface_direction=direction(self._site.language),
            map_direction=direction(language),
            ui=_interface_direction(language, self._site.language),
            lg=Markup(' lang="{}"').format(language) if language != self._site.language else "",
            en=Markup() if self._site.language.startswith("en") else Markup(' lang="en"'),  # findings are English
            logo=self._brand.logo,
            picture=self._brand.picture,
            style=style.text,
            places=Markup(places),  # numbers only
            script=script.text,
            csp=_policy([style.hash, *([_hash(places)] if places else [])], script.hash),
        )
        return page + "\n"

    def _style(self, kind: str) -> Inline:
        sheets = "".join(self._file(name) for name in SHEETS[kind])
        return _inline(squeezed(sheets) + self._brand.style)

    def _script(self, kind: str) -> Inline:
        return _inline(dedented(self._file(f"{kind}.js", missing_ok=True)))

    def _places(self, kind: str, views: dict[str, Any]) -> str:
        if kind not in PLACED:
            return ""
        return self._environment.get_template(f"html/{kind}.css.j2").render(**views)

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
        "quantity": translator.quantity,
        "word": translator.word,
        "cap": lambda text: text[:1].upper() + text[1:],
    }
    environment.filters.update(filters)
    environment.globals.update(
        t=translator.text, counted=translator.counted, rule_name=partial(_rule_name, translator=translator)
    )
    return environment


@dataclass(frozen=True, slots=True)
class RuleName:
    """The name of a rule as it stands on a page, and whether it had to stay English."""

    text: str
    is_english: bool


def _rule_name(name: str, translator: Translator) -> RuleName:
    english = rule_title(name)
    translated = translator.rule_name(english)
    return RuleName(translated or english, translated is None)


def _interface_direction(language: str, interface: str) -> Markup:
    """The attribute for our own words on a page whose texts run the other way; usually none."""
    own = direction(interface)
    return Markup(' dir="{}"').format(own) if own != direction(language) else Markup()


def signed(score: float) -> str:
    """A score with its sign: +1, 0, −2."""
    return f"{score:+g}".replace("-", "−") if score else "0"


def _policy(styles: Sequence[str], script: str) -> str:
    """Nothing is loaded from anywhere and only our own style and script run, known by their hashes."""
    rules = ["default-src 'none'", f"style-src {' '.join(styles)}", "img-src data:", "font-src data:"]
    if script:
        rules.append(f"script-src {script}")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


@dataclass(frozen=True, slots=True)
class Inline:
    """A style or script as it stands on a page, and how the policy knows it; both empty where there is none."""

    text: Markup
    hash: str


@cache
def _inline(text: str) -> Inline:
    return Inline(Markup(text), _hash(text) if text else "")  # our own, from the templates folder


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
