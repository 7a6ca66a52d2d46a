"""Texts of ours that pages put into their language: marked where they are written, translated where they are shown."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from journeymap.records import record

Text = TypeVar("Text", bound=str)


def N_(text: Text) -> Text:  # noqa: N802 - what gettext calls it
    """Mark a text for the catalogues and return it unchanged."""
    return text


class Plural(NamedTuple):
    """A text about a number of things, for one of them and for many, with `%(number)s` where the number stands."""

    one: str
    many: str


@record(frozen=True, slots=True)
class Quantity:
    """A number with what it counts; in English unless a page translates it."""

    number: float
    phrase: Plural

    def __str__(self) -> str:
        return (self.phrase.one if self.number == 1 else self.phrase.many) % {"number": f"{self.number:g}"}
