"""Texts for translation: marked where they are written, translated by the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

Text = TypeVar("Text", bound=str)
_VALUE = re.compile(r"%\((\w+)\)s")


def N_(text: Text) -> Text:  # noqa: N802 - what gettext calls it
    """Mark a text for the catalogues and return it unchanged."""
    return text


class OurText(str):
    """A text that comes with the program, such as the name of a channel: pages put it into their language."""

    __slots__ = ()


class NumberText(str):
    """A number as English writes it, with its unit: 12,500 EUR. Pages write it as their language does."""

    __slots__ = ()


class Plural(NamedTuple):
    """A text in singular and plural, with `%(number)s` for the number."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts; in English unless a page translates it."""

    number: float
    phrase: Plural

    def __str__(self) -> str:
        number = str(self.number) if isinstance(self.number, int) else f"{self.number:g}"
        return (self.phrase.one if self.number == 1 else self.phrase.many) % {"number": number}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with values in it, such as `%(sum)s a year`; in English unless a page translates it."""

    text: str
    values: tuple[tuple[str, str | Quantity | Sentence], ...] = ()

    def __str__(self) -> str:
        return self.filled(self.text, str)

    @property
    def has_words(self) -> bool:
        """Whether anything of it is to be translated: a number, or a value alone, is the same in all languages."""
        return any(map(str.isalpha, _VALUE.sub("", self.text)))

    def filled(self, text: str, say: Callable[[Quantity | Sentence], str]) -> str:
        """Put the values into a text, those that are to be translated as somebody says them."""
        pieces = self.pieces(text)
        return "".join(piece if isinstance(piece, str) else say(piece) for piece in pieces)

    def pieces(self, text: str) -> Iterator[str | Quantity | Sentence]:
        """Yield a text in pieces: what stands between the values, and each value in its place."""
        values, at = dict(self.values), 0
        for found in _VALUE.finditer(text):
            yield text[at : found.start()]
            yield values.get(found[1], found[0])
            at = found.end()
        yield text[at:]


def phrase(text: str, **values: str | Quantity | Sentence) -> Sentence:
    """Return a text with values in it."""
    return Sentence(text, tuple(values.items()))
