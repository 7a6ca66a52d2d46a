"""The face of a persona: their picture, or the letters that stand for them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from journeymap.workspace import LinkedPersona


@dataclass(frozen=True, slots=True)
class Face:
    """What stands for a persona where there is room for no name."""

    initials: str
    """Empty where a name has no letter or digit."""
    image: str | None = None
    """A picture's path from the workspace."""
    alt: str | None = None


NO_FACE = Face("")


def face_of(persona: LinkedPersona) -> Face:
    """Return the face of a persona."""
    model = persona.model
    return Face(initials(model.name), model.image, model.alt)


_SMALL = frozenset(
    """a an and at by for from in of on or that the to which who whose with der die das den dem des ein eine und von vom
    zu zur für im am de la le les du d l et en au aux qui un une y del el los las que da do das dos e di della il lo gli
    che van het een op i w z na и в на по s t""".split()
)
"""The words that stand between those that matter."""
_ELIDED = re.compile(r"\b[dl]['’]", re.IGNORECASE)
_ARTICLE = "ال"
"""What most Arabic names of functions begin with: it tells none of them from another."""
_LONGEST_ABBREVIATION = 3
_VIRAMA = 9
"""The class of the signs by which scripts of India join two consonants into one."""
_VOWELS_BEFORE = "เแโใไ"
"""The vowels that Thai writes before the consonant after which they are spoken."""


def initials(name: str) -> str:
    """Return what stands for a name: `FD` for Finance director.

    In a script with capitals these are two letters, in others one sign: two would join, or be read as a word.
    """
    words = _words(name)
    telling = [word for word in words if not _is_small(word)] or words
    if not telling:
        return ""
    first, *others = telling
    if not others and len(first) <= _LONGEST_ABBREVIATION and first.isupper():
        return first
    second = next(iter(others), "") if _has_capitals(first) else ""
    return _first_sign(first) + (_first_sign(second) if _has_capitals(second) else "")


def _is_small(word: str) -> bool:
    return word.casefold() in _SMALL and (len(word) > 1 or word.islower())  # as in Plant A


def _words(name: str) -> list[str]:
    """The words of a name, of letters, digits and the marks on them."""
    whole = unicodedata.normalize("NFC", _ELIDED.sub(" ", name))
    kinds = ((sign, unicodedata.category(sign)) for sign in whole)
    text = "".join(sign if kind[0] in "LMN" else "" if kind == "Cf" else " " for sign, kind in kinds)
    return [bare for word in text.split() if (bare := word.lstrip(_marks_of(word)))]


def _marks_of(text: str) -> str:
    return "".join(filter(_is_mark, text))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _has_capitals(word: str) -> bool:
    return word[:1].isdigit() or word[:1].lower() != word[:1].upper()


def _first_sign(word: str) -> str:
    """The first letter of a word with the marks on it, as a capital where there are any."""
    bare = word.removeprefix(_ARTICLE) or word
    length = 2 if bare[0] in _VOWELS_BEFORE else 1
    while length < len(bare) and (_is_mark(bare[length]) or unicodedata.combining(bare[length - 1]) == _VIRAMA):
        length += 1
    sign = bare[:length]
    return sign.title()[:1] if length == 1 else sign
