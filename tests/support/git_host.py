"""What a git host makes of Markdown: the text that is seen, and what of it would be live."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LIVE = {
    "address": re.compile(r"\b[a-z][a-z0-9+.-]*://|\bwww\.|(?<!\w)//\w|\w\.[a-z]{2}", re.IGNORECASE),
    "mail": re.compile(r"\w@\w"),
    "mention": re.compile(r"@\w"),
    "number": re.compile(r"[#!&$]\d|%[\w\"]|[a-z]-\d", re.IGNORECASE),
    "advisory": re.compile(r"GHSA-", re.IGNORECASE),
    "commit": re.compile(r"(?<![^\W_])[0-9a-f]{7,40}(?![^\W_])", re.IGNORECASE),
    "emoji": re.compile(r":[\w+-]+:"),
    "formula": re.compile(r"\$[^$]+\$"),
}
"""What hosts look for in each run of text between two tags, outside of code and links."""
HARMLESS = {"p", "h1", "h2", "h3", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "em"}
HARMLESS |= {"strong", "br", "span"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[str] = []
        self.text = ""
        self.tags: list[str] = []
        self._code = 0
        self._new = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += [tag, *(name for name, _ in attrs)]
        self._code += tag == "code"
        self._new = True

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        self._new = True

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._code:
            return
        if self._new:
            self.runs.append("")
        self.runs[-1] += data
        self._new = False


def read(markdown: str) -> tuple[str, list[str]]:
    """Return the text that is seen, and everything in it that would be live or is no plain text."""
    reader = _Reader()
    reader.feed(PARSER.render(markdown))
    reader.close()
    live = [tag for tag in reader.tags if tag not in HARMLESS]
    live += [f"{what}: {run}" for run in reader.runs for what, pattern in LIVE.items() if pattern.search(run)]
    return reader.text, live
