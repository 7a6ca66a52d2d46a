"""Escape texts: as Markdown that shows exactly the text and does nothing else on a git host, for diagrams of Mermaid,
and for spreadsheets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from typing import Any
from urllib.parse import quote

from journeymap.characters import HIDDEN, log_line
from journeymap.findings.code_spans import code_spans


class Markdown(str):
    """Markdown that is escaped already.

    Whatever one does to it makes a plain text again, which is escaped: a mistake in a template shows a few backslashes
    and opens no hole.
    """

    __slots__ = ()


_FORMULA = re.compile(r'((?:^|;)["\s\u200c\u200d\ufe0e\ufe0f]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−])')
"""What begins a formula, and looks like it: first in a cell, or after the separator that many countries use."""
_TABLE = str.maketrans({character: f"\\{character}" for character in "\\`*_[]{}|~#"} | {"<": "&lt;", ">": "&gt;"})
_LEADING = re.compile(r"[-+=:](?=[-=:\s]|$)|\d+(?=[.)](?:\s|$))")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_LIVE = re.compile(
    r"""
      [@$]                                  # a mention, an e-mail address, a formula
    | [#!&](?=\d) | %(?=["\w])              # an issue, a merge request, an epic, a milestone
    | (?<=[^\W\d_])-(?=\d) | (?<=GHSA)-     # an issue as GH-1 or JIRA-1, an advisory
    | [:/](?=/) | (?<=\w)\.(?=[^\W\d_]{2})  # an address
    | :(?=[\w+-])                           # an emoji
    | (?<![^\W_])[0-9a-f]{7,64}(?![^\W_])  # a commit
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What git hosts look for after they have read the Markdown, so that no backslash keeps them from finding it. They look
at one run of text at a time, and an element ends it."""
_COMMIT = re.compile(".{1,6}")
"""Fewer characters are never taken for a commit."""
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n\u00a0]+")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_NOT_IN_CODE = re.compile(r"[`|\\<>&$]|##")
_SAFE_IN_ADDRESS = "/:?#[]@!&'()*+,;=%~"
_DEEPEST_PARENTHESES = 30
"""Git hosts read no more of them within one another as a part of an address."""


def escape(text: str) -> Markdown:
    """Escape a text for a paragraph or a cell of a table; line breaks are kept."""
    return text if isinstance(text, Markdown) else _paragraph(text)


def one_line(text: str) -> Markdown:
    """Escape a text for a heading or a link, on one line."""
    return text if isinstance(text, Markdown) else _heading(text)


@lru_cache(maxsize=4096)  # the same names stand on a page many times
def _paragraph(text: str) -> Markdown:
    lines = (_line(line) for line in _clean(text).split("\n"))
    return Markdown("<br>".join(lines))


@lru_cache(maxsize=4096)
def _heading(text: str) -> Markdown:
    return Markdown(_line(plain_line(text)))


def plain_line(text: str) -> str:
    """Put a text on one line, without invisible characters; it is not escaped."""
    return " ".join(_clean(text).split())


def code(text: str) -> Markdown:
    """Show a path or another name as code."""
    name = plain_line(text)
    if not name or _NOT_IN_CODE.search(name):
        return Markdown(f"<code>{_line(name)}</code>")
    return Markdown(f"`{name}`")


@lru_cache(maxsize=4096)
def with_code(text: str) -> Markdown:
    """Escape a message or a fix as `escape` does, and show its code spans as code."""
    spans = code_spans(_clean(text))
    lines = "".join(code(span.text) if span.is_code else escaped_signs(span.text) for span in spans).split("\n")
    return Markdown("<br>".join(not_a_list(line.strip()) for line in lines))


def strong(text: Any) -> Markdown:
    """Make a text stand out; nothing where there is none."""
    return Markdown(f"**{inner}**" if (inner := to_markdown(text)) else "")


def soft(text: Any) -> Markdown:
    """Make a text step back a little."""
    return Markdown(f"*{inner}*" if (inner := to_markdown(text)) else "")


def struck(text: Any) -> Markdown:
    """Strike a text through."""
    return Markdown(f"~~{inner}~~" if (inner := to_markdown(text)) else "")


def dots(parts: Iterable[Any]) -> Markdown:
    """Put facts in a row, without those that are empty."""
    return Markdown(" · ".join(filter(None, map(to_markdown, parts))))


def link(text: str, address: str) -> Markdown:
    """Link to a safe address, so that the link ends where the address does."""
    return link_around(one_line(text) or code("?"), address)


def link_around(inner: Markdown, address: str) -> Markdown:
    """Link what is Markdown already to a safe address."""
    return Markdown(f"[{inner}]({_destination(address)})")


def _destination(address: str) -> str:
    """Return an address as it stands in a link: it is the same once the Markdown is read."""
    quoted = _ENTITY.sub("&amp;", quote(address, safe=_SAFE_IN_ADDRESS))
    return quoted if _parentheses_match(quoted) else quoted.replace("(", "\\(").replace(")", "\\)")


def _parentheses_match(address: str) -> bool:
    depth = 0
    for sign in address:
        depth += (sign == "(") - (sign == ")")
        if not 0 <= depth <= _DEEPEST_PARENTHESES:
            return False
    return depth == 0


def plain_markdown(text: str) -> str:
    """Escape a text on one line for programs that read Markdown and no HTML, and link nothing by themselves."""
    return not_a_list(plain_line(text).translate(_MARKUP))


_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|~#"})


def wiki_line(text: str) -> str:
    """Escape a text on one line for the markup of Jira."""
    return plain_line(text).translate(_WIKI)


_WIKI = str.maketrans({sign: f"\\{sign}" for sign in "\\{}[]!*_~^|"})


def joined(parts: Iterable[Any], separator: str = "") -> Markdown:
    """Join texts, each escaped unless it is Markdown already."""
    return Markdown(separator.join(to_markdown(part) for part in parts))


def to_markdown(value: Any) -> Markdown:
    """Return a value as Markdown: numbers as they are, nothing for None, texts escaped."""
    if isinstance(value, Markdown):
        return value
    if value is None:
        return Markdown()
    if isinstance(value, int | float):
        return Markdown(value)
    return escape(str(value))


def anchor(heading: str) -> str:
    """Return the anchor that git hosts give to a heading."""
    kept = (character for character in plain_line(heading).lower() if character in " -" or _is_word(character))
    return "".join(kept).replace(" ", "-")


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Pc")


def _clean(text: str) -> str:
    """Make a text visible, with single spaces and one empty line in a row."""
    return _PARAGRAPH.sub("\n\n", _SPACES.sub(" ", visible(text.replace("\t", " ")))).strip()


def visible(text: str) -> str:
    """Make line breaks \\n and tabs spaces, and drop invisible characters that change what is visible."""
    text = _BREAKS.sub("\n", text).expandtabs(4)
    return text if text.isprintable() else "".join(character for character in text if _may_stay(character))


def _may_stay(character: str) -> bool:
    return character == "\n" or (character not in _OVERRIDES and unicodedata.category(character) not in ("Cc", "Cs"))


def _line(line: str) -> str:
    return not_a_list(escaped_signs(line.strip()))


def escaped_signs(text: str) -> str:
    """Escape a part of a line, wherever in it the part stands."""
    parts = []
    start = 0
    for match in _LIVE.finditer(text):
        parts += [_escaped_markup(text[start : match.start()]), _inert(match[0])]
        start = match.end()
    return "".join([*parts, _escaped_markup(text[start:])])


def _escaped_markup(text: str) -> str:
    return _ENTITY.sub("&amp;", text).translate(_TABLE)


def _inert(reference: str) -> str:
    """Return what begins a reference so that it shows the same and leads nowhere."""
    if len(reference) > 1:
        return "<span></span>".join(_COMMIT.findall(reference))
    return f"<span>{'&amp;' if reference == '&' else reference}</span>"


def not_a_list(line: str) -> str:
    """Escape what begins a list, or underlines a heading, where it stands first in a line."""
    leading = _LEADING.match(line)
    if leading is None:
        return line
    end = leading.end() if leading[0].isdigit() else 0
    return f"{line[:end]}\\{line[end:]}"


_LOOKALIKES = str.maketrans(':;#<>{}`"\\%', "∶,＃‹›()’”/％")
"""What means something to Mermaid, and what looks like it."""
_COMMA = re.compile("[,，、،]")
_KEYWORD = re.compile(r"(?:title|section|journey|acc(?:title|descr))\b", re.IGNORECASE)


def mermaid_name(text: str, longest: int | None = None) -> str:
    """Return a text without characters and keywords that mean something to Mermaid, no wider than so many Latin
    letters.
    """
    name = " ".join(HIDDEN.sub("", plain_line(text)).translate(_LOOKALIKES).split()) or "–"
    if longest is not None:
        name = _shortened(name, longest)
    return f"“{name}”" if _KEYWORD.match(name) else name


def mermaid_actor(text: str, longest: int | None = None) -> str:
    """Return a name as one of those that Mermaid tells apart by commas."""
    return " ".join(_COMMA.sub(" ", mermaid_name(text, longest)).split()) or "–"


def width_of(text: str) -> int:
    """How much room a text takes, in Latin letters."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _shortened(name: str, longest: int) -> str:
    """Return a text no wider than so many Latin letters, with an ellipsis if it was cut."""
    widths = list(map(_width, name))
    if sum(widths) <= longest:
        return name
    ends = takewhile(lambda end: sum(widths[:end]) < longest, range(len(name)))
    return name[: max(ends, default=0)].rstrip() + "…"


def inert(text: str | None) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return _FORMULA.sub(r"\1'", log_line(text or ""))
