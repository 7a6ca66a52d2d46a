"""Markdown written by users comes in; HTML goes out that can neither run nor load anything."""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_TAGS = {
    "p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


_MARKED = re.compile(r"[*_`\[\]<&~|\\\n]|^\s*(?:[-+>]|\d+[.)]|={3,})")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    return parser.enable(["table", "strikethrough"]).disable(["image", "heading", "lheading", "entity"])


def markdown_to_html(text: str) -> Markup:
    """A small safe subset: no raw HTML, no pictures, links to http, https, mailto and relative addresses only."""
    clean = nh3.clean(
        _parser().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
    )
    return Markup(clean)  # cleaned in the line above


def prose(text: str) -> Markup:
    """The same for a text that is mostly one plain line: without a paragraph around a single one."""
    if not _MARKED.search(text):
        return escape(text)
    html = markdown_to_html(text).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])  # still clean
    return Markup(html)  # still clean
