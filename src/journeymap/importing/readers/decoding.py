"""Decode the bytes of a text, whatever its encoding."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.importing.file_kinds import kind_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.text_encoding import WESTERN, encoding_guessed, encoding_marked

_MOST_BYTES = 32 * 1024 * 1024
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_VALID_PER_BROKEN = 20
"""A text with broken bytes is UTF-8 if it has this many valid non-ASCII characters for each broken byte."""


class Decoded(NamedTuple):
    """A text, and a note on how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decoded(given: GivenFile) -> Decoded:
    """Return the text of a file. Raises NoJourney if it holds none."""
    content = given.content
    if kind := kind_of(content):
        raise NoJourney(f"{given.name} is {kind.title}. {kind.advice}.")
    if len(content) > _MOST_BYTES:
        raise NoJourney(
            f"{given.name} has {len(content) // 1_000_000} MB, far more than a map or a list of content. At most "
            f"{_MOST_BYTES // 1_000_000} MB are read: keep the rows that matter, and save it again."
        )
    if not content.strip():
        raise NoJourney(f"{given.name} is empty.")
    marked = encoding_marked(content)
    if marked is None or marked.codec == "utf-8-sig":
        return _as_utf_8(given) or _as_of_a_country(given)
    return _read_as(given, marked.codec, marked.title)


def _as_utf_8(given: GivenFile) -> Decoded | None:
    text = given.content.decode("utf-8-sig", "replace")
    broken = text.count(_UNREADABLE) - given.content.count(_UNREADABLE.encode())
    if not broken:
        return Decoded(_without_controls(given, text))
    if sum(not character.isascii() for character in text) < broken * _VALID_PER_BROKEN:
        return None
    return _read_as(given, "utf-8-sig", "UTF-8")


def _as_of_a_country(given: GivenFile) -> Decoded:
    guessed = encoding_guessed(given.content)
    return _read_as(given, guessed.codec, guessed.title)


def _read_as(given: GivenFile, codec: str, title: str) -> Decoded:
    text = given.content.decode(codec, "replace").removeprefix("\ufeff")
    if codec == WESTERN.codec:
        # Windows-1252 leaves five bytes undefined, which other programs read as control characters.
        text = text.replace(_UNREADABLE, "")
    notes = []
    if not codec.startswith("utf"):
        notes.append(f"{given.name} is not UTF-8 and was read as {title}. If letters are wrong, save it as UTF-8.")
    elif not codec.startswith("utf-8"):
        notes.append(f"{given.name} was read as {title}.")
    if unreadable := text.count(_UNREADABLE):
        notes.append(
            f"{unreadable} characters of {given.name} cannot be read, and stand as {_UNREADABLE}. Save it as UTF-8."
        )
    return Decoded(_without_controls(given, text), tuple(notes))


def _without_controls(given: GivenFile, text: str) -> str:
    """Return a text without control characters. Raises NoJourney if it has so many that it is not a text."""
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text[:4096])
    if controls > 8:
        raise NoJourney(f"{given.name} holds no text. Bring in a workbook, or a text such as CSV or Markdown.")
    return text.replace("\0", "")
