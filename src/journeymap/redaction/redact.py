"""Remove e-mail addresses and phone numbers from documents, and report their places.

Nothing built from the documents afterwards, pages and reports alike, can hold them. The text of a file stays as it was
typed, for the places in it; which of its lines hold something is known, so that nobody shows those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import count
from posixpath import splitext
from typing import NamedTuple

from journeymap.redaction.hit import Hit, Kind
from journeymap.redaction.search import Redactor
from journeymap.source import Document, Marks, Place, Route, Text, beside_texts, spot
from journeymap.translatable import N_

WHAT_IS_LEFT: tuple[str, ...] = (N_("e-mail address removed"), N_("phone number removed"))
"""What replaces them, in parentheses. Pages translate it."""
ABOUT_ACCOUNTS = ("accounts", "programs", "account")
"""Top-level keys that make a document one about accounts. A workspace with such a document is redacted; phone numbers
are searched for only in these documents, since elsewhere they are a team's own.
"""
_NEAR = 0.75
_MOST_KEYS = 1000
_COMMITTEE = re.compile(r"\bcommittee[\"']?\s*:")


class PersonalData(NamedTuple):
    """An address or a number of a person: its kind, where it is in words, and its place."""

    kind: Kind
    where: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Redacted:
    """Documents without personal data, and the data removed. Other texts about them are cleaned with `clean`, the
    paths of their files with `clean_path`.
    """

    documents: Sequence[Document]
    personal_data: Sequence[PersonalData]
    clean: Callable[[str], str]
    clean_path: Callable[[str], str]


def redact(documents: Sequence[Document]) -> Redacted:
    """Remove personal data from documents, if any of them is about accounts or may be.

    One that cannot be read may be; then nothing is reported, for it may as well be about something else.
    """
    about_accounts = [any(document.value((key,)) for key in ABOUT_ACCOUNTS) for document in documents]
    may_have_phones = [
        is_about or _may_be_about_accounts(document)
        for document, is_about in zip(documents, about_accounts, strict=True)
    ]
    if not any(may_have_phones):
        return Redacted(documents=documents, personal_data=(), clean=_unchanged, clean_path=_unchanged)
    redactor, redacted, personal_data = Redactor(), list(documents), []
    looks = [_Look(redactor, *pair) for pair in zip(documents, may_have_phones, strict=True)]
    for look in looks:
        if look.has_phones:
            look.learn_phones()
    paths: set[str] = set()
    # Those about accounts come first, so that most addresses are counted from theirs.
    for number in sorted(range(len(documents)), key=lambda number: not about_accounts[number]):
        document, removed = looks[number].result(paths)
        redacted[number] = document
        paths.add(document.path)
        are_its_own = may_have_phones[number] and not about_accounts[number]  # numbers in what cannot be read
        personal_data += [data for data in removed if data.kind == "e-mail address" or not are_its_own]
    return Redacted(
        documents=redacted,
        personal_data=personal_data if any(about_accounts) else (),
        clean=redactor.cleaned,
        clean_path=redactor.cleaned_path,
    )


def may_hold_personal_data(document: Document) -> bool:
    """Return whether it is worth knowing if the workspace of a document has accounts."""
    return bool(Redactor().hits(document.text, has_phones=True))


def personal_data_in(text: str) -> Kind | None:
    """Return what a text holds of a person, or None."""
    return next((hit.kind for hit in Redactor().hits(text, has_phones=True)), None)


def was_removed(text: str) -> bool:
    """Return whether something was removed from a text."""
    return any(phrase in text for phrase in WHAT_IS_LEFT)


def _unchanged(text: str) -> str:
    return text


def _may_be_about_accounts(document: Document) -> bool:
    """Return whether a document may be meant to be about accounts, though it does not say so in the right way."""
    if not document.readable:
        return True
    keys = document.keys()
    if document.tree is not None and not keys and not document.is_empty:
        return True  # a list, or a text
    if len(keys) > _MOST_KEYS or any(map(_is_nearly, keys)):
        return True
    return "committee" in document.text and _COMMITTEE.search(document.text) is not None


@lru_cache(maxsize=4096)
def _is_nearly(key: str) -> bool:
    """Return whether a key looks like a misspelt one about accounts."""
    if key in ABOUT_ACCOUNTS or len(key) > 2 * len(ABOUT_ACCOUNTS[0]):
        return False  # it is the very word, with nothing behind it
    word = key.strip().casefold()
    return any(SequenceMatcher(None, word, about).ratio() >= _NEAR for about in ABOUT_ACCOUNTS)


@dataclass(frozen=True, slots=True)
class _Look:
    """One document while it is redacted."""

    redactor: Redactor
    document: Document
    has_phones: bool

    def learn_phones(self) -> None:
        """Find the phone numbers, so that they are known wherever else they are written."""
        for text in self.document.texts():
            self._hits_in(text)
        for line in self.document.lines:
            self._hits(line)

    def result(self, taken: set[str]) -> tuple[Document, list[PersonalData]]:
        """Return the redacted document and the personal data in its keys, texts, comments and file name. Its path
        is none of those that are taken.
        """
        document = self.document
        path = self.redactor.cleaned_path(document.path)
        if path != document.path:
            path = _free(path, taken)
        if path == document.path and not (self.has_phones or self.redactor.may_hold_any(document.text)):
            return document, []
        hits = {text.number: (text, in_text) for text in document.texts() if (in_text := self._hits_in(text))}
        in_lines = {number: in_line for number, line in enumerate(document.lines) if (in_line := self._hits(line))}
        in_faults = [(fault.marks, told[0]) for fault in document.faults if (told := self._hits(fault.message))]
        if not (hits or in_lines or in_faults or path != document.path):
            return document, []
        texts = {number: self._cleaned(text) for number, (text, _) in hits.items()}
        document = document.redacted(texts, self._clean, path=path, private_lines=self._private_lines(hits, in_lines))
        return document, list(self._personal_data(document, hits, in_lines, in_faults))

    def _personal_data(
        self,
        redacted: Document,
        hits: Mapping[int, tuple[Text, list[Hit]]],
        in_lines: Mapping[int, list[Hit]],
        in_faults: list[tuple[Marks, Hit]],
    ) -> Iterator[PersonalData]:
        lines = set()
        for kind, where, marks in self._in_comments(in_lines):
            lines.add(marks[0])
            yield PersonalData(kind, where, spot(redacted, marks))
        for hit in self.redactor.hits_in_name(self.document.path)[:1]:
            yield PersonalData(hit.kind, "the name of this file", Place(redacted))
        routes = {text.number: text.route for text in redacted.texts()}
        starts = set()
        for number, (text, in_text) in hits.items():
            if text.start not in starts:  # a text repeated by an alias is reported once
                starts.add(text.start)
                place = Place(redacted, routes.get(number, text.route))
                for data in self._by_line(text, in_text, place, in_lines):
                    lines.add(self.document.marks(text.start, text.end)[0])
                    yield data
        for marks, hit in in_faults:
            if marks[0] not in lines:  # in a tag, which is neither a text nor a comment
                yield PersonalData(hit.kind, "this line", spot(redacted, marks))

    def _hits(self, text: str) -> list[Hit]:
        return self.redactor.hits(text, has_phones=self.has_phones)

    def _hits_in(self, text: Text) -> list[Hit]:
        return self.redactor.hits(text.text, has_phones=self.has_phones, context=_context(text))

    def _clean(self, text: str) -> str:
        return self.redactor.cleaned(text, has_phones=self.has_phones)

    def _cleaned(self, text: Text) -> str:
        return self.redactor.cleaned(text.text, has_phones=self.has_phones, context=_context(text))

    def _private_lines(
        self, hits: Mapping[int, tuple[Text, list[Hit]]], in_lines: Mapping[int, list[Hit]]
    ) -> frozenset[int]:
        """Return the lines that hold something, and those of a text in which it is spread over several."""
        lines = set(in_lines)
        for text, in_text in hits.values():
            first, last = self._lines_of(text)
            keys = {hit.key for number in range(first, last + 1) for hit in in_lines.get(number, ())}
            if any(hit.key not in keys for hit in in_text):
                lines.update(range(first, last + 1))
        return frozenset(lines)

    def _lines_of(self, text: Text) -> tuple[int, int]:
        """Return the first and the last line of a text, without the blanks that end it."""
        written = self.document.text[text.start : text.end].rstrip()
        first, _, last, _ = self.document.marks(text.start, text.start + len(written))
        return first, last

    def _in_comments(self, in_lines: Mapping[int, list[Hit]]) -> Iterator[tuple[Kind, str, Marks]]:
        spots: dict[Marks, Hit] = {
            (number, hit.start, number, hit.end): hit for number, hits in in_lines.items() for hit in hits
        }
        for marks in beside_texts(self.document, spots):
            yield spots[marks].kind, "a comment" if self.document.readable else "this line", marks

    def _by_line(
        self, text: Text, hits: list[Hit], place: Place, in_lines: Mapping[int, list[Hit]]
    ) -> Iterator[PersonalData]:
        """Yield one per line with a hit, at the place of the text, or at the very spot on a later line of it."""
        if text.is_key:
            yield PersonalData(hits[0].kind, "a key", place.key())
            return
        where = _where(place.route)
        first, last = self._lines_of(text)
        remaining = {hit.key: hit.kind for hit in hits}
        keys = set(remaining)
        later: dict[int, PersonalData] = {}
        for number in range(first + 1, last + 1):
            for hit in in_lines.get(number, ()):
                if hit.key in keys:
                    remaining.pop(hit.key, None)
                    marks = (number, hit.start, number, hit.end)
                    later.setdefault(number, PersonalData(hit.kind, where, spot(place.document, marks)))
        if remaining:
            yield PersonalData(next(iter(remaining.values())), where, place)
        yield from later.values()


def _free(path: str, taken: set[str]) -> str:
    stem, suffix = splitext(path)
    names = (f"{stem} {number}{suffix}" for number in count(2))
    return path if path not in taken else next(name for name in names if name not in taken)


def _context(text: Text) -> str:
    """Return what a reader sees before a text: the field that it stands in."""
    field = _field(text.route)
    return "" if text.is_key or field is None else f"{field}: "


def _where(route: Route) -> str:
    field = _field(route)
    return f"'{field}'" if field else "this text"


def _field(route: Route) -> str | None:
    return next((step for step in reversed(route) if isinstance(step, str)), None)
