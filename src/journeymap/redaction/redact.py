"""Remove e-mail addresses and phone numbers from documents, and report their places.

Nothing built from the documents afterwards, pages and reports alike, can hold them. The text of a file stays as it was
typed: it is shown only to the person who runs the program on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.redaction.patterns import Hit, Kind, emails, may_hold_emails, phones
from journeymap.source import Document, Marks, Place, Route, Text, beside_texts, spot
from journeymap.translatable import N_

WHAT_IS_LEFT: tuple[str, ...] = (N_("e-mail address removed"), N_("phone number removed"))
"""What replaces them, in parentheses. Pages translate it."""
ABOUT_ACCOUNTS = ("accounts", "programs", "account")
"""Top-level keys that make a document one about accounts. A workspace with such a document is redacted; phone numbers
are searched for only in these documents, since elsewhere they are a team's own.
"""
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\n]*)\)")


class PersonalData(NamedTuple):
    """An address or a number of a person: its kind, where it is in words, and its place."""

    kind: Kind
    where: str
    place: Place


def redact(documents: Sequence[Document]) -> tuple[list[Document], list[PersonalData]]:
    """Return the documents without personal data, if any of them is about accounts, and the data removed."""
    about_accounts = [any(document.value((key,)) for key in ABOUT_ACCOUNTS) for document in documents]
    if not any(about_accounts):
        return list(documents), []
    redactor, redacted, personal_data = _Redactor(), list(documents), []
    # Those about accounts come first: a number found there is removed everywhere.
    for number in sorted(range(len(documents)), key=lambda number: not about_accounts[number]):
        document, has_phones = documents[number], about_accounts[number]
        if redactor.has_to_look(document, has_phones):
            redacted[number], removed = _Look(redactor, document, has_phones).result()
            personal_data += removed
    return redacted, personal_data


def without(text: str) -> str:
    """Return a text without e-mail addresses; for file names, which stay as they are on the disk."""
    return _Redactor().cleaned(text, has_phones=False)


def was_removed(text: str) -> bool:
    """Return whether something was removed from a text."""
    return any(phrase in text for phrase in WHAT_IS_LEFT)


class _Redactor:
    """Replaces addresses and numbers by phrases; different ones get different phrases."""

    def __init__(self) -> None:
        self._numbers: dict[Kind, dict[str, int]] = {}
        self._phones: dict[str, str] = {}

    def has_to_look(self, document: Document, has_phones: bool) -> bool:
        """Return whether a document may hold anything to redact."""
        texts = (document.text, document.path)
        return has_phones or any(map(may_hold_emails, texts)) or any(phone in document.text for phone in self._phones)

    def hits(self, text: str, *, has_phones: bool) -> list[Hit]:
        """Return the hits in a text: phone numbers only if `has_phones`, or if they were found before."""
        hits = [*emails(text), *(phones(text) if has_phones else self._phones_found_before(text))]
        for hit in hits:
            if hit.kind == "phone number":
                self._phones[text[hit.start : hit.end]] = hit.key
        return sorted(hits)

    def _phones_found_before(self, text: str) -> Iterator[Hit]:
        for phone, key in self._phones.items():
            for match in re.finditer(rf"(?<!\d){re.escape(phone)}(?!\d)", text):
                yield Hit(match.start(), match.end(), "phone number", key)

    def cleaned(self, text: str, *, has_phones: bool) -> str:
        """Return the text without them. A Markdown link to one becomes its own text."""
        text = _LINK.sub(lambda link: self._unlinked(link, has_phones), text) if "](" in text else text
        done, cleaned = 0, ""
        for hit in self.hits(text, has_phones=has_phones):
            if hit.start >= done:
                cleaned += text[done : hit.start] + self._phrase(hit)
                done = hit.end
        return cleaned + text[done:]

    def _unlinked(self, link: re.Match[str], has_phones: bool) -> str:
        return (link[1] or link[2]) if self.hits(link[2], has_phones=has_phones) else link[0]

    def _phrase(self, hit: Hit) -> str:
        number = self._numbers.setdefault(hit.kind, {}).setdefault(hit.key, len(self._numbers[hit.kind]) + 1)
        return f"({hit.kind} removed{f' {number}' if number > 1 else ''})"


@dataclass(frozen=True, slots=True)
class _Look:
    """One document while it is redacted."""

    redactor: _Redactor
    document: Document
    has_phones: bool

    def result(self) -> tuple[Document, list[PersonalData]]:
        """Return the redacted document and the personal data in its keys, texts, comments and file name."""
        document = self.document
        hits = {text.number: (text, hits) for text in document.texts() if (hits := self._hits(text.text))}
        in_comments, in_name = list(self._in_comments()), self._hits(document.path)
        if not (hits or in_comments or in_name):
            return document, []
        texts = {number: self._cleaned(text.text) for number, (text, _) in hits.items()}
        redacted = document.redacted(texts, self._cleaned)
        personal_data = [PersonalData(kind, where, spot(redacted, marks)) for kind, where, marks in in_comments]
        if in_name:
            personal_data.append(PersonalData("e-mail address", "the name of this file", Place(redacted)))
        routes = {text.number: text.route for text in redacted.texts()}
        starts = set()
        for number, (text, in_text) in hits.items():
            if text.start not in starts:  # a text repeated by an alias is reported once
                starts.add(text.start)
                personal_data += self._by_line(text, in_text, Place(redacted, routes.get(number, text.route)))
        return redacted, personal_data

    def _hits(self, text: str) -> list[Hit]:
        return self.redactor.hits(text, has_phones=self.has_phones)

    def _cleaned(self, text: str) -> str:
        return self.redactor.cleaned(text, has_phones=self.has_phones)

    def _in_comments(self) -> Iterator[tuple[Kind, str, Marks]]:
        spots: dict[Marks, Hit] = {}
        for number, line in enumerate(self.document.lines):
            spots.update(((number, hit.start, number, hit.end), hit) for hit in self._hits(line))
        for marks in beside_texts(self.document, spots):
            yield spots[marks].kind, "a comment" if self.document.readable else "this line", marks

    def _by_line(self, text: Text, hits: list[Hit], place: Place) -> list[PersonalData]:
        """Return one per line with a hit, at the place of the text, or at the very spot on a later line of it."""
        if text.is_key:
            return [PersonalData(hits[0].kind, "a key", place.key())]
        where = _where(place.route)
        personal_data: dict[int, PersonalData] = {}
        for hit in hits:
            marks = self._marks(text.text[hit.start : hit.end], text)
            at = place if marks is None else spot(place.document, marks)
            personal_data.setdefault(marks[0] if marks else -1, PersonalData(hit.kind, where, at))
        return list(personal_data.values())

    def _marks(self, hit: str, text: Text) -> Marks | None:
        """Find a hit on a later line of a text; None for the first line, or if it is written differently there."""
        lines = self.document.lines
        first, _, last, _ = self.document.marks(text.start, text.end)
        for number in range(first + 1, min(last + 1, len(lines))):
            column = lines[number].find(hit)
            if column >= 0:
                return number, column, number, column + len(hit)
        return None


def _where(route: Route) -> str:
    field = next((step for step in reversed(route) if isinstance(step, str)), None)
    return f"'{field}'" if field else "this text"
