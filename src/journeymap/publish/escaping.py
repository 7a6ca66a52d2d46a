"""Any text comes in; Markdown goes out that shows exactly that text and does nothing else on a git host."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import quote


class Written(str):
    """Markdown that may stand on a page as it is. Whatever one does to it makes a plain text again, which
    is escaped: a mistake in a template shows a few backslashes and opens no hole.
    """

    __slots__ = ()


_SIGNS = {sign: f"\\{sign}" for sign in "\\`*_[]{}|~#@"}
_SIGNS |= {
    "<": "&lt;",
    ">": "&gt;",
    "$": "<span>$</span>",  # a backslash does not keep GitHub from reading two of them as a formula
}
_TABLE = str.maketrans(_SIGNS)
_LEADING = re.compile(r"[-+=:](?=[-=:\s]|$)|\d+(?=[.)](?:\s|$))")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_REFERENCE = re.compile(r"!(?=\d)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n\u00a0]+")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_NOT_IN_CODE = re.compile(r"[`|\\<>&$]")
_SAFE_IN_ADDRESS = "/:?#@!+,;=%~._-"


def escape(text: str) -> Written:
    """One paragraph or one cell of a table: the text as it was typed, its line breaks kept."""
    return text if isinstance(text, Written) else _paragraph(text)


def one_line(text: str) -> Written:
    """The same on one line, for headings and links."""
    return text if isinstance(text, Written) else _heading(text)


@lru_cache(maxsize=4096)  # the same names stand on a page many times
def _paragraph(text: str) -> Written:
    lines = (_line(line) for line in _clean(text).split("\n"))
    return Written("<br>".join(lines))


@lru_cache(maxsize=4096)
def _heading(text: str) -> Written:
    return Written(_line(plain_line(text)))


def plain_line(text: str) -> str:
    """The text on one line, without what cannot be seen; not escaped."""
    return " ".join(_clean(text).split())


def code(text: str) -> Written:
    """A path or another name, in the type of code."""
    name = plain_line(text)
    if not name or _NOT_IN_CODE.search(name):
        return Written(f"<code>{_line(name)}</code>")
    return Written(f"`{name}`")


def strong(text: Any) -> Written:
    """A text that stands out; nothing where there is none."""
    return Written(f"**{inner}**" if (inner := written(text)) else "")


def soft(text: Any) -> Written:
    """A text that steps back a little."""
    return Written(f"*{inner}*" if (inner := written(text)) else "")


def struck(text: Any) -> Written:
    """A text that is no longer there."""
    return Written(f"~~{inner}~~" if (inner := written(text)) else "")


def dots(parts: Iterable[Any]) -> Written:
    """Facts in a row, those left out that say nothing."""
    return Written(" · ".join(filter(None, map(written, parts))))


def link(text: str, address: str) -> Written:
    """A link; the address has been found to be safe, and is written so that it ends where it should."""
    return Written(f"[{one_line(text) or code('?')}]({quote(address, safe=_SAFE_IN_ADDRESS)})")


def joined(parts: Iterable[Any], between: str = "") -> Written:
    """Texts one after the other, each escaped unless it is written already."""
    return Written(between.join(written(part) for part in parts))


def written(value: Any) -> Written:
    """What stands on the page for a value: numbers as they are, nothing for None, texts escaped."""
    if isinstance(value, Written):
        return value
    if value is None:
        return Written()
    if isinstance(value, int | float):
        return Written(value)
    return escape(str(value))


def anchor(heading: str) -> str:
    """The name that git hosts give to a heading, so that one can link to it."""
    kept = (sign for sign in plain_line(heading).lower() if sign in " -" or _is_word(sign))
    return "".join(kept).replace(" ", "-")


def _is_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category in ("Nd", "Pc")


def _clean(text: str) -> str:
    """Line breaks as \\n, at most one empty line in a row, and nothing unseen that steers what is seen."""
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    if not text.isprintable():
        text = "".join(sign for sign in text if _may_stay(sign))
    return _PARAGRAPH.sub("\n\n", _SPACES.sub(" ", text)).strip()


def _may_stay(sign: str) -> bool:
    return sign == "\n" or (sign not in _OVERRIDES and unicodedata.category(sign) not in ("Cc", "Cs"))


def _line(line: str) -> str:
    line = line.strip()
    head = _LEADING.match(line)
    text = _ENTITY.sub("&amp;", line).translate(_TABLE)
    text = _REFERENCE.sub(lambda found: f"\\{found[0]}", text)
    if head is None or text.startswith("\\"):
        return text
    end = head.end() if head[0].isdigit() else 0
    return f"{text[:end]}\\{text[end:]}"
