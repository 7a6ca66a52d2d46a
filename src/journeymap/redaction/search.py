"""Search texts for personal data, and replace it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from posixpath import splitext

from journeymap.redaction.emails import emails, may_hold_emails
from journeymap.redaction.hit import Hit, Kind
from journeymap.redaction.normal import NormalText, normal_forms
from journeymap.redaction.phones import KnownPhones, may_hold_phones, phones

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\n]*)\)")
_INTERNATIONAL = re.compile(r"[(\[]?\+|00")
_SUFFIXES = (".yaml", ".yml")


class Redactor:
    """Finds addresses and numbers and replaces them by phrases; different ones get different phrases.

    E-mail addresses are found in any text, phone numbers in those said to hold some. After that a number is found
    everywhere, however it is written.
    """

    def __init__(self) -> None:
        self._numbers: dict[Kind, dict[str, int]] = {}
        self._known = KnownPhones()

    def may_hold_any(self, text: str) -> bool:
        """Return whether the text of a file is worth a closer look, if no unknown phone number is searched for."""
        if may_hold_emails(text):
            return True
        if not self._known or not self._known.may_occur_in(text):
            return False
        return any(any(self._known.hits(form)) for form in normal_forms(text))

    def hits(self, text: str, *, has_phones: bool = False, context: str = "") -> list[Hit]:
        """Return the hits in a text, in order. `context` stands before it, as the name of a field does."""
        has_numbers = (has_phones or bool(self._known)) and may_hold_phones(text)
        if not has_numbers and not may_hold_emails(text):
            return []
        forms = _forms(text)
        hits = [hit for form in forms for hit in emails(form)]
        if has_numbers and has_phones:
            hits += self._phones(text, context)
        if has_numbers:
            hits += [hit for form in forms for hit in self._known.hits(form)]
        return _merged(hits)

    def hits_in_name(self, name: str) -> list[Hit]:
        """Return the hits in the name of a file: a phone number has to be international or known, as names are full of
        other numbers.
        """
        numbers = (hit for form in normal_forms(name) for hit in phones(form) if _INTERNATIONAL.match(name, hit.start))
        known = [hit._replace(key=self._known.add(hit.key)) for hit in numbers]
        return _merged([*self.hits(name), *known])

    def _phones(self, text: str, context: str) -> Iterator[Hit]:
        before = len(context)
        for hit in _phones_in(context + text):
            if hit.start >= before:
                key = self._known.add(hit.key)
                yield Hit(hit.start - before, hit.end - before, hit.kind, key)

    def cleaned(self, text: str, *, has_phones: bool = False, context: str = "") -> str:
        """Return the text without them. A Markdown link to one becomes its own text."""
        if "](" in text:
            text = _LINK.sub(lambda link: self._unlinked(link, has_phones), text)
        return self._replaced(text, self.hits(text, has_phones=has_phones, context=context))

    def cleaned_path(self, path: str) -> str:
        """Return the path of a file without them, with the suffix that makes it a map."""
        stem, suffix = splitext(path)
        if suffix.lower() not in _SUFFIXES:
            stem, suffix = path, ""
        return "/".join(self._replaced(name, self.hits_in_name(name)) for name in stem.split("/")) + suffix

    def _unlinked(self, link: re.Match[str], has_phones: bool) -> str:
        return (link[1] or link[2]) if self.hits(link[2], has_phones=has_phones) else link[0]

    def _replaced(self, text: str, hits: list[Hit]) -> str:
        parts, done = [], 0
        for hit in hits:
            parts += [text[done : hit.start], self._phrase(hit)]
            done = hit.end
        return "".join([*parts, text[done:]])

    def _phrase(self, hit: Hit) -> str:
        numbers = self._numbers.setdefault(hit.kind, {})
        number = numbers.setdefault(hit.key, len(numbers) + 1)
        return f"({hit.kind} removed{f' {number}' if number > 1 else ''})"


def _forms(text: str) -> tuple[NormalText, ...]:
    return _forms_of_short(text) if len(text) <= _SHORT else normal_forms(text)


def _phones_in(text: str) -> tuple[Hit, ...]:
    return _phones_in_short(text) if len(text) <= _SHORT else _find_phones(text)


def _find_phones(text: str) -> tuple[Hit, ...]:
    return tuple(hit for form in _forms(text) for hit in phones(form))


_SHORT = 60
"""Texts of this length repeat, as days do: every account has some, and each would be searched like a number to call."""
_forms_of_short = lru_cache(maxsize=4096)(normal_forms)
_phones_in_short = lru_cache(maxsize=4096)(_find_phones)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Sort hits, and make one of those that overlap."""
    merged: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if merged and hit.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(hit.end, merged[-1].end))
        else:
            merged.append(hit)
    return merged
