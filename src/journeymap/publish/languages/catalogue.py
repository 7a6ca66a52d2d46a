"""Read gettext catalogues as translators edit them, so that no compiled form of them has to be built or kept."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import GNUTranslations, c2py
from io import BytesIO

from journeymap.publish.languages.numerals import NUMBER, SAMPLE, numerals_of

_FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])\s+(".*)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL_FORMS = re.compile(r"^Plural-Forms:(.*)$", re.MULTILINE | re.IGNORECASE)
_RULE_OF_PLURALS = re.compile(r"nplurals\s*=\s*[1-9]\s*;\s*plural\s*=([^;]+);?")
_LONGEST_RULE = 1_000
_HEADER = "Content-Type: text/plain; charset=utf-8\n"
"""The head of the compiled form, which is written in this, whatever the head of a file says."""
_ANY_CONVERSION = re.compile(r"%(?:%|s)?")
_CONTEXT, _FORMS = "\x04", "\x00"
"""What stands between context and text, and between the plural forms, in a compiled catalogue."""


@dataclass(slots=True)
class Entry:
    """A text with its translations: its fields by their keywords, such as msgid or msgstr[0]."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of a `.po` file, and what they are translations of. A text in several forms counts once."""

    translations: GNUTranslations
    texts: frozenset[str]
    """Every text, with its context."""
    translated: frozenset[str]
    """Those that have a translation which is used."""


class MalformedCatalogue(Exception):
    """A line of a catalogue that is not written as gettext wants it."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


def read_catalogue(text: str) -> Catalogue:
    """Read the text of a `.po` file. What is not translated, or marked as fuzzy, is not used."""
    messages = {"": _HEADER}  # the head comes first: it says how to read the others
    texts: set[str] = set()
    for entry in _entries(text):
        english = entry.fields.get("msgid")
        forms = [form for keyword, form in sorted(entry.fields.items()) if keyword.startswith("msgstr")]
        if english is None or not forms:
            fix = "Write both, and an empty msgstr where there is no translation yet."
            raise MalformedCatalogue(entry.line, "this is a msgid without a msgstr, or the other way round", fix)
        if not english:
            messages[""] = _HEADER + _plural_forms(entry)
            continue
        texts.add(_key(entry.fields))
        if all(forms) and not entry.is_fuzzy:
            for form in forms:
                _check_placeholders(english, form, entry.line)
            _check_number(entry.fields, entry.line)
            messages[_key(entry.fields)] = _FORMS.join(forms)
    return Catalogue(
        translations=GNUTranslations(BytesIO(_compiled(messages))),
        texts=frozenset(map(_in_one_form, texts)),
        translated=frozenset(map(_in_one_form, messages.keys() - {""})),
    )


def _plural_forms(head: Entry) -> str:
    """Return the rule of plurals in the head of a catalogue, if it has one, after trying it."""
    written = _PLURAL_FORMS.search(head.fields.get("msgstr", ""))
    if written is None:
        return ""
    fix = "Write it as gettext does: nplurals=2; plural=(n != 1);"
    rule = _RULE_OF_PLURALS.fullmatch(written[1].strip()) if len(written[1]) < _LONGEST_RULE else None
    if rule is None:
        raise MalformedCatalogue(head.line, "the Plural-Forms in the head cannot be used", fix)
    try:
        form_of = c2py(rule[1].strip())
        for number in range(1_000):
            form_of(number)
    except (ValueError, ArithmeticError, RecursionError, MemoryError, SyntaxError) as error:
        raise MalformedCatalogue(head.line, "the Plural-Forms in the head cannot be used", fix) from error
    return f"Plural-Forms: {written[1].strip()}\n"


def _check_placeholders(english: str, translation: str, line: int) -> None:
    """What is put into a text must find its place in the translation as well."""
    if "%s" in english:
        wanted, written = (sorted(_ANY_CONVERSION.findall(text)) for text in (english, translation))
        if [sign for sign in wanted if sign != "%%"] != [sign for sign in written if sign != "%%"]:
            fix = "Write '%s' as often as in the msgid, and no other sign with '%'."
            raise MalformedCatalogue(line, f"the translation of '{english}' does not keep its '%s'", fix)


def _check_number(fields: dict[str, str], line: int) -> None:
    """The sample number must show the signs of a language, and nothing else."""
    if fields.get("msgctxt") == NUMBER and numerals_of(fields["msgstr"]) is None:
        fix = f"Write it as the language does, such as 12.345,6 or 12 345,6 for {SAMPLE}."
        raise MalformedCatalogue(line, f"'{fields['msgstr']}' is not the number of its msgid", fix)


def _entries(text: str) -> Iterator[Entry]:
    entry = Entry(1)
    keyword = ""
    for number, written in enumerate(text.split("\n"), start=1):
        line = written.strip()
        if line.startswith("#") or not line:
            if entry.fields:  # a comment belongs to what follows it
                yield entry
                entry = Entry(number)
            entry.is_fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        opening = _FIELD.fullmatch(line)
        if opening:
            keyword, line = opening.groups()
            if keyword in entry.fields or (keyword == "msgctxt" and "msgid" in entry.fields):
                yield entry
                entry = Entry(number)
            if not entry.fields:
                entry.line = number
            entry.fields[keyword] = ""
        string = _STRING.fullmatch(line)
        if string is None or keyword not in entry.fields or _CONTEXT in line or _FORMS in line:
            fix = (
                "Write a keyword such as msgid or msgstr and a text in double quotes, or only the text to continue one."
            )
            raise MalformedCatalogue(number, "this is no line of a gettext catalogue", fix)
        entry.fields[keyword] += _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), string[1])
    if entry.fields:
        yield entry


def _key(entry: dict[str, str]) -> str:
    text = _FORMS.join(entry[keyword] for keyword in ("msgid", "msgid_plural") if keyword in entry)
    return f"{entry['msgctxt']}{_CONTEXT}{text}" if "msgctxt" in entry else text


def _in_one_form(key: str) -> str:
    return key.split(_FORMS)[0]


def _compiled(messages: dict[str, str]) -> bytes:
    """The messages in the binary form that the standard library reads: a header, two tables and the texts."""
    pairs = [(key.encode(), text.encode()) for key, text in messages.items()]
    tables, texts = 7 * 4, bytearray()
    first = tables + 2 * 8 * len(pairs)
    rows: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for pair in pairs:
        for table, encoded in zip(rows, pair, strict=True):
            table.append((len(encoded), first + len(texts)))
            texts += encoded + b"\0"
    numbers = [0x950412DE, 0, len(pairs), tables, tables + 8 * len(pairs), 0, 0]
    numbers += [number for table in rows for row in table for number in row]
    return struct.pack(f"<{len(numbers)}I", *numbers) + texts
