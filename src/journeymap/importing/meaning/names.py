"""Split cells with several names, and compare names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from journeymap.importing.meaning.items import bare, items_of
from journeymap.model.base import is_id
from journeymap.model.suggest import letters

_BETWEEN = re.compile(r"\s*(?:[,;/|、，；／،\n]|\s[+&＆]\s|\s[-–—]\s)\s*")
_AND = re.compile(
    r"\s+(?:and|&|und|et|y|e|и|en|och|with|mit|avec|con)\s+|\s*(?:・|と|及び|および|和|与|및|과|와)\s*", re.IGNORECASE
)
_IN_PARENTHESES = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_DESCRIBED = re.compile(
    r"(?P<name>[^,，、–—;/|+&(（]{2,60}?)\s*(?:[,，、]\s*|(?P<dash>\s[–—-]\s))(?P<who>.*\w.*)", re.DOTALL
)
_MOST_WORDS_OF_A_NAME = 4
_LONGEST_ID = 60
_FALLBACK = "item"


def names_in(text: str, is_known: Callable[[str], bool] = lambda name: False) -> list[str]:
    """Return the names in a cell: `CFO, Ops head` has two. An `and` only divides known names."""
    found: list[str] = []
    for item in items_of(text):
        if is_known(item):
            found.append(item)
            continue
        parts = _outside(item, _BETWEEN)
        for part in parts:
            pieces = [piece.strip() for piece in _AND.split(part) if piece.strip()]
            found += pieces if len(pieces) > 1 and not is_known(part) and all(map(is_known, pieces)) else [part]
    return list(dict.fromkeys(filter(None, (bare(name).strip(" .:") for name in found))))


class Described(NamedTuple):
    """The name of a person, and a description."""

    name: str
    who: str


def described_person(text: str) -> Described | None:
    """Return the name and description in a text about one person, such as `Dana, head of operations`; None for any
    other text.
    """
    items = items_of(text)
    if len(items) != 1:
        return None
    said = _DESCRIBED.fullmatch(items[0])
    if said is None or not said["name"].strip():
        return None
    who = said["who"].strip()
    parts = [part.strip() for part in re.split(r"[,，、]", who) if part.strip()]
    is_description = (
        said["dash"] is not None
        or who.endswith((".", "。"))
        or any(part[:1].islower() or part[:1].isdigit() for part in parts)
        or any(len(part.split()) > _MOST_WORDS_OF_A_NAME for part in parts)
    )
    return Described(said["name"].strip(), who) if is_description else None


def without_aside(name: str) -> str:
    """Return a name without trailing parentheses."""
    return _IN_PARENTHESES.sub(" ", name).strip() or name


def _outside(item: str, separator: re.Pattern[str]) -> list[str]:
    hidden = _IN_PARENTHESES.sub(lambda inner: "\0" * len(inner[0]), item)
    parts, start = [], 0
    for match in separator.finditer(hidden):
        parts.append(item[start : match.start()].strip())
        start = match.end()
    return [part for part in [*parts, item[start:].strip()] if part]


def id_of(name: str, taken: Iterable[str] = (), fallback: str = _FALLBACK) -> str:
    """Return a new id for a name in any script."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    spaced = "".join(
        character if character.isalnum() or _is_mark(character) else " "
        for character in composed.replace("'", "").replace("’", "")
    )
    words: list[str] = []
    for word in spaced.split():
        if words and sum(map(len, words)) + len(words) + len(word) > _LONGEST_ID:
            break
        words.append(word[:_LONGEST_ID])
    base = unicodedata.normalize("NFC", "-".join(words))
    base = base if base and is_id(base) else fallback
    others = set(taken)
    number = 2
    id_ = base
    while id_ in others:
        id_ = f"{base}-{number}"
        number += 1
    return id_


def is_same(one: str, other: str) -> bool:
    """Return whether two names differ only in case, accents, spaces and punctuation."""
    return (letters(one) or one) == (letters(other) or other)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and not 0xFE00 <= ord(character) <= 0xFE0F
