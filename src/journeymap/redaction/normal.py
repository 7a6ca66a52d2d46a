"""Bring a text into a normal form, in which whatever reads the same is written the same.

People and programs write an address in many ways: in full-width letters, with invisible characters, in Markdown, in
entities, percent-encoded. Each is undone here, once; the patterns that search the result know one spelling. Every step
takes time in proportion to the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_MOST_ROUNDS = 4
"""How often what was decoded may turn out to be encoded itself; repeated encoding of one kind is undone at once."""
_ENCODED = re.compile(
    r"\\(?:x[0-9a-f]{2}|(?-i:u)(?:[0-9a-f]{4}|\{[0-9a-f]{1,6}\})|(?-i:U)[0-9a-f]{8})"
    r"|(?:%(?:25)*[0-9a-f]{2})+"
    r"|&(?:amp;)*(?:\#0*[0-9]{1,7};?|\#x0*[0-9a-f]{1,6};?|[a-z][a-z0-9]{1,30};)",
    re.IGNORECASE,
)
_LINKS_AND_TAGS = re.compile(
    r"!?\[(?=[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\]))|(?<=[^\[\]])\](?:\([^()]*\)|\[[^\[\]]*\])"
    r"|</?(?!at\b|dot\b)[a-z][a-z0-9]*(?:\s[^<>@%&]*)?/?>|<!--[^<>]*>",
    re.IGNORECASE,
)
_OTHER_CHARACTERS = re.compile(r"[^\x20-\x7e]+|[*`~\\]+")
_SPACES = re.compile(" {2,}")
_WORDS_FOR_SIGNS = re.compile(
    r" ?[(\[{<] ?(?P<at>at|ät|@) ?[)\]}>] ?| ?[(\[{<] ?(?:dot|punkt|\.) ?[)\]}>] ?|(?<=\w) \. ?(?=\w)", re.IGNORECASE
)
_SIGNS = {
    **dict.fromkeys("\u00b7\u2022\u2027\u2219\u22c5\u25cf\u3002\u30fb\u06d4\u0701\u0702\ua4f8\u1427", "."),
    **dict.fromkeys("\u2212\u2043\u02d7\u23af\u2500\u30fc\u2796\u06d4", "-"),
    **dict.fromkeys("\u2215\u2044\u29f8", "/"),
    **dict.fromkeys("\u24d0\u24b6", "@"),
    **dict.fromkeys("\u115f\u1160\u3164\uffa0", ""),  # letters by their class, and nothing to see
    **dict.fromkeys("*`~\\", ""),
    "\u06d4": ".",
    "\u2236": ":",
    "\u2795": "+",
    "\u2800": " ",
    "\u3007": "0",
}
"""Characters that look like others, or like nothing, and whose compatibility form does not say so."""


Pieces = list[tuple[str, int]]
"""What stands for a part of a text: pieces, each with the length of what it replaces."""


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form, and where each of its characters stands in the text as it was written."""

    text: str
    starts: array[int] | range
    ends: array[int] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part that is not empty stands in the text as it was written."""
        return self.starts[start], self.ends[end - 1]

    def _rewritten(self, pattern: re.Pattern[str], rewrite: Callable[[re.Match[str]], Pieces | None]) -> NormalText:
        """Replace what a pattern matches; `rewrite` returns None to leave a match as it is."""
        text = self.text
        match = pattern.search(text)
        if match is None:
            return self
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        done = 0
        while match is not None:
            replaced = rewrite(match)
            if replaced is not None:
                at = match.start()
                pieces.append(text[done:at])
                starts.extend(self.starts[done:at])
                ends.extend(self.ends[done:at])
                for piece, length in replaced:
                    start, end = self.starts[at], self.ends[at + length - 1]
                    at += length
                    if piece:
                        pieces.append(piece)
                        starts.extend([start] * len(piece))
                        ends.extend([end] * len(piece))
                    elif ends and ends[-1] == start and _belongs_to_the_one_before(text[at - length]):
                        ends[-1] = end
                done = match.end()
            match = pattern.search(text, match.end())
        pieces.append(text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return NormalText("".join(pieces), starts, ends)


def normal_forms(text: str) -> tuple[NormalText, ...]:
    """Return a text as people read it, in normal form; and where Markdown or HTML hides a part of it, with that part
    as well.
    """
    decoded = NormalText(text, range(len(text)), range(1, len(text) + 1))
    for _ in range(_MOST_ROUNDS):
        before, decoded = decoded, decoded._rewritten(_ENCODED, _decoded)
        if decoded.text == before.text:
            break
    visible = decoded._rewritten(_LINKS_AND_TAGS, lambda mark: [("", len(mark[0]))])
    return (_folded(visible),) if visible is decoded else (_folded(visible), _folded(decoded))


def _folded(text: NormalText) -> NormalText:
    text = text._rewritten(_OTHER_CHARACTERS, lambda signs: [(_plain(sign), 1) for sign in signs[0]])
    text = text._rewritten(_SPACES, lambda spaces: [(" ", len(spaces[0]))])
    return text._rewritten(_WORDS_FOR_SIGNS, _sign)


def _sign(words: re.Match[str]) -> Pieces:
    return [("@" if words["at"] else ".", len(words[0]))]


def _decoded(match: re.Match[str]) -> Pieces | None:
    code = match[0]
    if code[0] == "%":
        return _percent_decoded(code)
    if code[0] == "&":
        entity = "&" + re.sub(r"^&(?:amp;)*", "", code, flags=re.IGNORECASE)
        sign = html.unescape(entity)
        return None if sign == code else [(sign, len(code))]
    number = int(code[2:].strip("{}"), 16)
    is_character = number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return [(chr(number), len(code))] if is_character else None


def _percent_decoded(code: str) -> Pieces | None:
    octets = [(int(octet[-2:], 16), len(octet)) for octet in re.findall(r"%(?:25)*[0-9a-fA-F]{2}", code)]
    try:
        signs = bytes(octet for octet, _ in octets).decode()
    except UnicodeDecodeError:
        return None
    pieces: Pieces = []
    at = 0
    for sign in signs:
        size = len(sign.encode())
        pieces.append((sign, sum(length for _, length in octets[at : at + size])))
        at += size
    return pieces


@cache
def _plain(sign: str) -> str:
    """Return what a character reads as: a digit, a letter without its accents, a space, or nothing."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign.isspace():
        return " "
    category = unicodedata.category(sign)
    if category[0] == "M" or category in ("Cf", "Cc"):
        return ""
    if category == "Pd":
        return "-"
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    apart = unicodedata.normalize("NFKD", sign)
    return apart if apart == sign else "".join(map(_plain, apart))


def _belongs_to_the_one_before(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"
