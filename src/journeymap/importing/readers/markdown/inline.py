"""Turn inline Markdown into plain text, and find the label that a line begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap.importing.draft import Cell, Where

_BREAK = re.compile(r"(?i)<br\s*/?>")
_COLON = re.compile(r"\s*[:：]\s*")
_AFTER_LABEL = re.compile(r"^\s*(?:[:：]|[-–—](?=\s))\s*")
_PLAIN_LABEL = re.compile(r"^([^:：|\n]{1,60}?)\s*[:：](?:\s+|(?<=：))(\S.*)$", re.DOTALL)
_BOX = re.compile(r"^\s*\[[ xX]\]\s+")
_SHORT = 50
_EMPHASIS = re.compile(r"^[*_~\s]+|[*_~\s]+$")


@cache
def parser() -> MarkdownIt:
    """Return the parser. Tables are off, so that they are read as paragraphs: it would drop surplus cells of a row."""
    return MarkdownIt("commonmark", {"html": True}).enable("strikethrough")


@dataclass(slots=True)
class Line:
    """A line of a paragraph, and its bold parts."""

    number: int
    follows_softly: bool
    """Whether it continues a line that only an editor has wrapped."""
    spans: list[tuple[str, bool]] = field(default_factory=list)
    referring: str = ""
    """The texts in it that link to other places in the document."""

    @property
    def text(self) -> str:
        """The line without markup."""
        return "".join(text for text, _ in self.spans).strip()

    @property
    def bold_start(self) -> str:
        """The bold text at its beginning."""
        spans = list(dropwhile(lambda span: not span[0].strip(), self.spans))
        return "".join(text for text, _ in takewhile(lambda span: span[1], spans)).strip()

    def join(self, other: Line) -> None:
        """Append a line that only an editor has wrapped."""
        self.spans = [*self.spans, (" ", False), *other.spans]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a document, and the label that it begins with, if any."""

    cell: Cell
    key: Cell | None = None
    rest: Cell | None = None
    """What follows the label, if anything does."""
    is_bold_key: bool = False
    is_quote: bool = False
    is_item: bool = False
    is_numbered: bool = False
    """Whether it is an item of a list in which one thing comes after another."""
    is_reference: bool = False
    """Whether it only links to another place in the document, like a line of a table of contents."""


def lines_of(token: Token, comments: list[Cell], where: Where) -> list[Line]:
    """Return the lines of a paragraph, and append its comments to `comments`."""
    number = (token.map or [0])[0] + 1
    lines = [Line(number, False)]
    bold, address, linked = 0, "", ""
    for part in token.children or ():
        line = lines[-1]
        match part.type:
            case "softbreak" | "hardbreak":
                number += 1
                lines.append(Line(number, part.type == "softbreak"))
            case "strong_open" | "strong_close":
                bold += 1 if part.type == "strong_open" else -1
            case "link_open":
                address, linked = str(part.attrs.get("href", "")), ""
            case "link_close":
                if address.startswith("#"):
                    line.referring += linked
                if address.startswith(("http:", "https:")) and linked.strip() not in (address, ""):
                    line.spans.append((f" ({address})", bool(bold)))
                address = ""
            case "image":
                source = str(part.attrs.get("src", ""))
                line.spans.append((f"{part.content} ({source})" if part.content else source, bool(bold)))
            case "html_inline":
                if _BREAK.fullmatch(part.content.strip()):
                    lines.append(Line(number, False))
                elif part.content.startswith("<!--"):
                    comments.append(Cell(part.content[4:-3].strip(), where))
            case "text" | "code_inline":
                linked += part.content
                line.spans.append((part.content, bool(bold)))
    return [line for line in lines if line.text]


def plain_text(source: str, comments: list[Cell], where: Where) -> str:
    """Return the text of a cell of a table; its breaks are line breaks."""
    token = parser().parseInline(source.strip())[0]
    return "\n".join(line.text for line in lines_of(token, comments, where))


def texts_of(lines: Sequence[Line], file: str, *, is_quote: bool = False, is_item: bool = False) -> list[Text]:
    """Return the texts of a paragraph, which begin at labels and at deliberate line breaks."""
    joined: list[Line] = []
    before = ""
    for line in lines:
        is_new = (
            not line.follows_softly
            or _is_labelled(line)
            or _is_definition(line)
            or _is_short(before)
            or _has_sign(line)
        )
        if joined and not is_new:
            joined[-1].join(line)
        else:
            joined.append(line)
        before = line.text
    return [_text(line, file, is_quote=is_quote, is_item=is_item) for line in _with_definitions(joined)]


def without_marks(text: str) -> str:
    """Return a label without surrounding markup."""
    return _EMPHASIS.sub("", text).rstrip(":：").strip()


def _is_labelled(line: Line) -> bool:
    """Return whether a line begins with bold text and a colon, or is bold as a whole."""
    bold = line.bold_start
    if not bold or len(bold) > 80:
        return False
    rest = line.text[len(bold) :].strip()
    return bold.endswith((":", "：")) or rest[:1] in (":", "：") or not rest


def _is_short(text: str) -> bool:
    """Return whether a line ends long before an editor would have wrapped it."""
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return width < _SHORT


def _has_sign(line: Line) -> bool:
    """Return whether a line begins with a pictogram or a bullet."""
    return unicodedata.category(line.text[0]) in ("So", "Sm") or line.text[0] in "•◦▪"


def _is_definition(line: Line) -> bool:
    return line.text.startswith(": ")


def _with_definitions(lines: Iterable[Line]) -> list[Line]:
    """Join a term and its definition, `Term` above `: what it means`, into one line."""
    found: list[Line] = []
    for line in lines:
        if _is_definition(line) and found:
            found[-1].spans = [(f"{found[-1].text}: ", True), (line.text.removeprefix(": "), False)]
        else:
            found.append(line)
    return found


def _text(line: Line, file: str, *, is_quote: bool, is_item: bool) -> Text:
    where = Where(file, f"line {line.number}")
    whole = _BOX.sub("", line.text)
    bold = line.bold_start
    key, rest, is_bold = "", "", False
    if bold and whole.startswith(bold):
        after = whole[len(bold) :]
        if bold.rstrip().endswith((":", "：")) or not after.strip() or _AFTER_LABEL.match(after):
            key, rest, is_bold = bold, _AFTER_LABEL.sub("", after, count=1).strip(), True
        elif colon := _COLON.search(bold):
            key, rest, is_bold = bold[: colon.start()], (bold[colon.end() :] + after).strip(), True
    if not key and (plain := _PLAIN_LABEL.match(whole)):
        key, rest = plain[1], plain[2].strip()
    elif not key and whole.endswith((":", "：")) and len(whole) <= 60:
        key = whole
    return Text(
        cell=Cell(whole, where),
        key=Cell(without_marks(key), where) if without_marks(key) else None,
        rest=Cell(rest, where) if rest else None,
        is_bold_key=is_bold,
        is_quote=is_quote,
        is_item=is_item,
        is_reference=bool(line.referring) and line.referring.strip() == line.text,
    )
