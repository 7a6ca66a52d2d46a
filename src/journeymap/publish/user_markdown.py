"""Turn Markdown written by users into HTML that can neither run nor load anything."""

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
_MARKUP = re.compile(r"[*_`\[\]<&~|\\\n]|^\s*(?:[-+>]|\d+[.)]|={3,})")
"""What could be Markdown; most texts have none of it, and need not be parsed."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    return parser.enable(["table", "strikethrough"]).disable(["image", "heading", "lheading", "entity"])


def markdown_to_html(text: str) -> Markup:
    """Render a safe subset: no raw HTML, no pictures, links only to http, https, mailto and relative addresses."""
    clean = nh3.clean(
        _parser().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
    )
    return Markup(clean)  # cleaned in the line above


def prose(text: str) -> Markup:
    """Render a text that is mostly one plain line: a single paragraph comes without its tags."""
    if not _MARKUP.search(text):
        return escape(text)
    html = markdown_to_html(text).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])  # still clean
    return Markup(html)  # still clean
