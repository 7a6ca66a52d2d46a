"""Render views as Markdown pages for a git host, with every text in them escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeymap import escaping
from journeymap.analysis.coverage import Share
from journeymap.escaping import Markdown
from journeymap.publish.languages.i18n import Translate, Translator, capitalized, translator
from journeymap.publish.links import href
from journeymap.publish.mermaid import diagrams
from journeymap.publish.themes.templates import OurTemplates, Templates, ThemeTemplates
from journeymap.publish.themes.theme import Brand
from journeymap.publish.user_markdown import quoted, user_markdown
from journeymap.resources import templates_folder
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import Condition
from journeymap.view.board.stage_summary import lanes_at, low_points, stage_counts
from journeymap.view.gap_index import worst_severity
from journeymap.view.links import is_web
from journeymap.view.records import Target

_QUOTED = re.compile("[\"“”„«»‹›「『《〈‘‚]|'.*'$", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n{3,}")
_SQUARES = ((100, "🟩"), (50, "🟨"), (1, "🟧"), (0, "🟥"))


class MarkdownPages:
    """Renders the pages of a site as Markdown."""

    suffix = ".md"

    def __init__(self, brand: Brand) -> None:
        environment = markdown_environment(translator(brand.site.language, brand.theme), brand.site.source_url)
        self._templates: Templates = (
            ThemeTemplates(environment, brand.theme) if brand.theme else OurTemplates(environment)
        )

    def path(self, page: str) -> str:
        """Return the file of a page; a git host shows a folder's README as its front page."""
        return f"{'README' if page == 'index' else page}{self.suffix}"

    def render(self, kind: str, page: str, **views: Any) -> str:
        """Render a page from the template of its kind."""
        text = self._templates.render(
            f"markdown/{kind}.md",
            **views,
            page_link=partial(_page_link, from_page=page),
            target_link=partial(_target_link, from_page=page),
        )
        return _EMPTY_LINES.sub("\n\n", text.strip()) + "\n"


class _Environment(Environment):
    """Joins what its templates and macros render as Markdown, so that it is not escaped twice."""

    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        return Markdown("".join(parts))


@lru_cache(maxsize=16)  # more than the languages that pages come in
def markdown_environment(translator: Translator, source_url: str | None = None) -> Environment:
    """Return what our own Markdown templates run in, in the language of a translator; files of the workspace are shown
    at `source_url`.
    """
    user = user_markdown(source_url)
    environment = _Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=False,  # it would escape HTML; `finalize` escapes Markdown, and nothing gets past it
        finalize=escaping.to_markdown,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "condition": partial(_condition, translator=translator),
        "cap": capitalized,
        "code": escaping.code,
        "dots": escaping.dots,
        "join": escaping.joined,
        "line": escaping.one_line,
        "markdown": user.blocks,
        "markdown_line": user.line,
        "percent": _percent,
        "soft": escaping.soft,
        "strong": escaping.strong,
        "struck": escaping.struck,
        "quantity": translator.quantity,
        "sentence": translator.sentence,
        "quote": quoted,
        "said": _said(translator.text),
        "with_code": escaping.with_code,
        "word": translator.word,
        "owners": translator.owners,
    }
    environment.filters.update(filters)
    environment.globals.update(
        _=translator.text,
        counted=translator.counted,
        diagrams=partial(diagrams, translate=translator.text),
        heading_link=_heading_link,
        labelled=_labelled,
        lanes_at=lanes_at,
        low_points=low_points,
        outside_link=_outside_link,
        stage_counts=stage_counts,
        worst_severity=worst_severity,
    )
    return environment


def _page_link(text: str, page: str, anchor: str = "", *, from_page: str) -> Markdown:
    """Link to another page of the site; always relative, since a git host has an address of its own for it."""
    name = "README" if page == "index" else page
    return escaping.link(text, href(name, from_page=from_page, suffix=".md", anchor=anchor))


def _heading_link(text: str, heading: str) -> Markdown:
    """Link to a heading of the same page."""
    return escaping.link(text, f"#{escaping.anchor(heading)}")


def _condition(condition: Condition | Quantity, translator: Translator) -> str:
    """Return a condition in the page's language."""
    if isinstance(condition, Quantity):
        return translator.quantity(condition)
    values = map(translator.word, condition.values) if condition.values_are_words else condition.values
    return translator.text(condition.phrase) % ", ".join(values)


def _said(translate: Translate) -> Callable[[str], str]:
    """Return what puts a text into the quotation marks of a language, unless it has some already."""
    return lambda text: text if _QUOTED.match(text) else translate("“%s”") % text


def _outside_link(text: str, url: str | None) -> Markdown:
    """Link to an address outside the site; the text alone where it would lead nowhere from a git host."""
    return escaping.link(text, url) if url and is_web(url) else escaping.one_line(text)


def _target_link(target: Target, *, from_page: str) -> Markdown:
    """Link to a target, whether a page of ours or an address."""
    if target.page:
        return _page_link(target.text, target.page, from_page=from_page)
    return _outside_link(target.text, target.url)


def _labelled(label: str, value: Any) -> Markdown:
    """Put a label before a value."""
    return Markdown(f"{escaping.to_markdown(label)}: {escaping.to_markdown(value)}")


def _percent(share: Share | None) -> Markdown:
    """Return a share for a table; a dash where nothing was asked."""
    percent = share.percent if share else None
    if percent is None:
        return Markdown("–")
    square = next(square for least, square in _SQUARES if percent >= least)
    return Markdown(f"{square} {percent} %")
