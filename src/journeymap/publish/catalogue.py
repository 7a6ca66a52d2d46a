"""Read gettext catalogues as translators edit them, so that no compiled form of them has to be built or kept."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

_FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s+(".*)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_CONTENT_TYPE = re.compile(r"^Content-Type:.*\n?", re.MULTILINE | re.IGNORECASE)
_UTF_8 = "Content-Type: text/plain; charset=utf-8\n"
"""What the compiled form is written in, whatever the head of a file says."""
_CONTEXT, _FORMS = "\x04", "\x00"
"""What stands between context and text, and between the plural forms, in a compiled catalogue."""

_FUZZY = "#,"
Entry = dict[str, str]
"""The fields of an entry by their keywords, such as msgid or msgstr[0]; `#,` for one that is marked as fuzzy."""


class MalformedCatalogue(Exception):
    """A line of a catalogue that is not written as gettext wants it."""


def read_catalogue(file: Path) -> GNUTranslations:
    """Read a `.po` file. What is not translated, or marked as fuzzy, is left out."""
    messages = {"": ""}  # the head comes first: it says how to read the others
    for entry in _entries(file):
        english = entry.get("msgid")
        forms = [text for keyword, text in sorted(entry.items(), key=_form_number) if keyword.startswith("msgstr")]
        if english is None or not forms:
            raise MalformedCatalogue(f"'{file.name}' has a msgid without a msgstr, or the other way round")
        if any(text and text.count("%s") != english.count("%s") for text in forms):
            raise MalformedCatalogue(f"'{file.name}' does not keep the '%s' of '{english}'")
        if all(forms) and (_FUZZY not in entry or not english):
            messages[_key(entry)] = _FORMS.join(forms)
    messages[""] = _UTF_8 + _CONTENT_TYPE.sub("", messages[""])
    try:
        return GNUTranslations(BytesIO(_compiled(messages)))
    except ValueError as error:
        raise MalformedCatalogue(f"'{file.name}' has Plural-Forms that cannot be used: {error}") from error


def _entries(file: Path) -> Iterator[Entry]:
    entry: Entry = {}
    keyword = ""
    for number, line in enumerate(_text(file).splitlines(), start=1):
        text = line.strip()
        if text.startswith("#") or not text:
            if entry.keys() - {_FUZZY}:  # a comment belongs to what follows it
                yield entry
                entry = {}
            if text.startswith("#,") and "fuzzy" in text:
                entry[_FUZZY] = text
            continue
        field = _FIELD.fullmatch(text)
        if field:
            keyword, text = field.groups()
            if keyword in entry or (keyword == "msgctxt" and "msgid" in entry):
                yield entry
                entry = {}
            entry[keyword] = ""
        string = _STRING.fullmatch(text)
        if string is None or keyword not in entry:
            raise MalformedCatalogue(f"'{file.name}' is not a gettext catalogue at line {number}")
        entry[keyword] += _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), string[1])
    if entry.keys() - {_FUZZY}:
        yield entry


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedCatalogue(f"'{file.name}' is not written in UTF-8") from error


def _form_number(field: tuple[str, str]) -> int:
    return int(field[0][7:-1]) if field[0].startswith("msgstr[") else 0


def _key(entry: Entry) -> str:
    text = _FORMS.join(entry[keyword] for keyword in ("msgid", "msgid_plural") if keyword in entry)
    return f"{entry['msgctxt']}{_CONTEXT}{text}" if "msgctxt" in entry else text


def _compiled(messages: dict[str, str]) -> bytes:
    """The messages in the binary form that the standard library reads: a header, two tables and the texts."""
    pairs = [(key.encode(), text.encode()) for key, text in messages.items()]
    tables, texts = 7 * 4, b""
    first = tables + 2 * 8 * len(pairs)
    rows: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for pair in pairs:
        for table, encoded in zip(rows, pair, strict=True):
            table.append((len(encoded), first + len(texts)))
            texts += encoded + b"\0"
    numbers = [0x950412DE, 0, len(pairs), tables, tables + 8 * len(pairs), 0, 0]
    numbers += [number for table in rows for row in table for number in row]
    return struct.pack(f"<{len(numbers)}I", *numbers) + texts
