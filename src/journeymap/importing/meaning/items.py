"""Split the text of a cell into items, and remove markup."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_BREAK = re.compile(r"(?i)<\s*(?:br|hr)\s*/?\s*>|</?\s*(?:p|div|li|ul|ol)\b[^<>]*>|[\r\n\x0b\x0c\u2028\u2029]+")
_TAG = re.compile(r"(?i)</?\s*(?:b|i|u|s|em|strong|span|sup|sub|small|mark|font|code|kbd|center)\b[^<>]*>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BULLET = re.compile(r"^\s*(?:[•◦▪■●‣∙·▶►➤✓✔☑☐□◆◇○※→]\s*(?=\S)|[*\-–—]\s+(?=\S)|・\s*(?=\S)|\[[ xX]\]\s+)")
_NUMBER = re.compile(
    r"^\s*(?:\(?\d{1,2}[.)、．：]\s*(?=\D)|\(?[a-h]\)\s+|[①-⑳]\s*|\d{1,2}️?⃣\s*)",
)
_INLINE_BULLET = re.compile(r"\s+[•◦▪●‣∙]\s*|(?<=\S)\s*[•▪●](?=\S)")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s.;。；]))(?:\(?(\d{1,2})[.)]\s+|([①-⑳])\s*)")
_SEMICOLON = re.compile(r"\s*[;；]\s*(?!-?\))")
_COMMA = re.compile(r"\s*[,、，،]\s*")
_STROKE = re.compile(r"\s+[/／|]\s+|\s*／\s*")
_DOT = re.compile(r"\s*・\s*")
_WIDE_STROKE = re.compile(r"(?<=[^\d\s])\s*[/／]\s*(?=[^\d\s])")
_QUOTES_IN_A_ROW = re.compile(r"(?:「[^「」]+」|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|『[^『』]+』|\"[^\"]+\")")
_END = re.compile(r"[.!?。！？]")
_LAST_AND = re.compile(r"^(?:and|or|und|oder|et|ou|y|o|e|и|или|と|や|및|和|و)\s+", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:then|but|so|because|which|that|who|dann|aber|weil|puis|mais|car|luego|pero|porque)\b")
_AND = re.compile(r"\s+(?:and|or|und|oder|et|ou|y|e|и|или)\s+", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\))?)>?(?:\s+\"[^\"]*\")?\s*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_FEW_WORDS, _FEW_SIGNS = 3, 14
_SHORTEST = 2
_HIDDEN = re.compile(r"\([^()]*\)|（[^（）]*）|「[^「」]*」|https?://\S+")
"""What separators do not split."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


class Link(NamedTuple):
    """A link in a text."""

    text: str
    address: str


def bare(text: str) -> str:
    """Return a text without markup such as asterisks, tags and escapes."""
    text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]).replace("\xa0", " "), text)
    text = _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} ({link[2]})".strip(), text)
    for _ in range(3):
        text = _STRONG.sub(r"\2", text)
    text = _SLANTED.sub(lambda slanted: slanted[1] or slanted[2], text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text).strip()


def links_in(text: str) -> list[Link]:
    """Return the links of a text, as Markdown writes them."""
    return [Link(link[1], link[2]) for link in _LINK.finditer(text)]


def lines_of(text: str) -> list[str]:
    """Return the lines of a cell, however it breaks them."""
    return [line for line in _BREAK.split(text) if line.strip()]


def items_of(text: str) -> list[str]:
    """Return the items of a cell that holds sentences, divided by lines, bullets and semicolons."""
    return list(filter(None, (bare(without_bullet(item)) for line in lines_of(text) for item in _of_line(line))))


def names_of(text: str) -> list[str]:
    """Return the items of a cell of names, which commas and slashes divide as well if all parts are short."""
    return [name for item in items_of(text) for name in _short_parts(item)]


def without_bullet(line: str) -> str:
    """Return a line without its leading bullet or number."""
    return _NUMBER.sub("", _BULLET.sub("", line, count=1), count=1).strip()


def has_number(text: str) -> bool:
    """Return whether a text begins like a numbered item."""
    return bool(_NUMBER.match(text))


def _of_line(line: str) -> list[str]:
    if _INLINE_BULLET.search(line.strip()):
        return [part for part in _INLINE_BULLET.split(line.strip()) if part.strip(" •◦▪●‣∙")]
    if numbered := _numbered(line):
        return numbered
    if line.strip().startswith("・") and line.count("・") > 1:
        return [part for part in line.split("・") if part.strip()]
    if quotes := _quotes(line):
        return quotes
    if strokes := _wide_strokes(line):
        return strokes
    parts = _SEMICOLON.split(line) if "&" not in line else re.split(r"\s*(?<!\w)[;；]\s+|；\s*|;\s+", line)
    return [part for part in parts if part.strip()]


def _quotes(line: str) -> list[str]:
    """Return the quotes of a line that consists of several quotes."""
    quotes = _QUOTES_IN_A_ROW.findall(line)
    rest = _QUOTES_IN_A_ROW.sub("", line).strip(" /／,、，;；・|\t")
    return quotes if len(quotes) > 1 and not rest else []


def _wide_strokes(line: str) -> list[str]:
    """Return the items that slashes divide in a script without spaces."""
    hidden = _HIDDEN.sub(lambda inner: "\0" * len(inner[0]), line)
    parts = _split_outside(line, hidden, _WIDE_STROKE)
    if len(parts) < 2 or not all(_WIDE.search(part) or part[:1].isupper() for part in parts):
        return []
    wide = sum(bool(_WIDE.search(part)) for part in parts)
    return parts if wide * 2 >= len(parts) and all(len(part) >= _SHORTEST for part in parts) else []


def _numbered(line: str) -> list[str]:
    """Return the items of a line that numbers them: `1. Compare 2. Ask`."""
    numbers = [match for match in _INLINE_NUMBER.finditer(line) if _number(match) is not None]
    if len(numbers) < 2 or numbers[0].start() != len(line) - len(line.lstrip()):
        return []
    if [_number(match) for match in numbers] != list(range(1, len(numbers) + 1)):
        return []
    ends = [match.start() for match in numbers[1:]] + [len(line)]
    return [line[match.end() : end].strip() for match, end in zip(numbers, ends, strict=True)]


def _number(match: re.Match[str]) -> int | None:
    if match[1]:
        return int(match[1])
    return ord(match[2]) - ord("①") + 1 if match[2] else None


def _short_parts(item: str) -> list[str]:
    outside = _HIDDEN.sub(lambda inner: "\0" * len(inner[0]), item)
    if _END.search(outside.rstrip(".。")):
        return [item]
    for separator in (_COMMA, _STROKE, _DOT):
        parts = _split_outside(item, outside, separator)
        if len(parts) > 1 and all(map(_is_short, parts)):
            *others, last = parts
            two = _AND.split(_LAST_AND.sub("", last), maxsplit=1) if separator is _COMMA else []
            return [*others, *two] if len(two) == 2 and all(map(_is_short, two)) else [*others, _LAST_AND.sub("", last)]
    return [item]


def _split_outside(item: str, outside: str, separator: re.Pattern[str]) -> list[str]:
    """Split at separators outside parentheses."""
    parts, start = [], 0
    for match in separator.finditer(outside):
        parts.append(item[start : match.start()].strip())
        start = match.end()
    parts.append(item[start:].strip())
    return [part for part in parts if part]


def _is_short(part: str) -> bool:
    if _GOES_ON.match(part):
        return False
    words = _LAST_AND.sub("", re.sub(r"\s*\([^()]*\)|（[^（）]*）", "", part)).split()
    if _WIDE.search(part):
        return len(part) <= _FEW_SIGNS and "て、" not in part
    return 0 < len(words) <= _FEW_WORDS
