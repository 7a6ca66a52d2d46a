"""Documents come in; e-mail addresses and phone numbers are taken out of their data and told with their places.

What is built from the data afterwards, pages and reports alike, cannot hold them. The text of a file stays as it was
typed: it is shown only to whoever runs the program on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from journeymap.redaction.patterns import Hit, Kind, emails, may_hold_emails, phones
from journeymap.source import Document, Marks, Node, Place, Route, beside_texts, spot
from journeymap.translatable import N_

WHAT_IS_LEFT: tuple[str, ...] = (N_("e-mail address removed"), N_("phone number removed"))
"""What stands in their place, in brackets. The pages put it into their language."""
_ABOUT_ACCOUNTS = ("accounts", "programs", "account")
"""Keys at the top of a document whose phone numbers are looked for: elsewhere they are a team's own."""
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\n]*)\)")


class PersonalData(NamedTuple):
    """Something by which a person can be reached: what it is, where in the document, and its place."""

    kind: Kind
    where: str
    place: Place


def remove(documents: Iterable[Document]) -> tuple[list[PersonalData], list[Document]]:
    """Take personal data out of the data of documents. What was found, and the documents that have changed."""
    remover, found, changed = _Remover(), [], []
    about = [(document, _is_about_accounts(document)) for document in documents]
    # Those about accounts come first: a number that is found there is taken out everywhere.
    for document, has_phones in sorted(about, key=lambda one: not one[1]):
        if remover.has_to_look(document, has_phones):
            here = list(_Look(remover, document, has_phones).through())
            found += here
            if here:
                changed.append(document)
    return found, changed


def without(text: str) -> str:
    """A text without e-mail addresses; for names of files, which stay as they are on the disk."""
    return _Remover().cleaned(text, has_phones=False)


def was_removed(text: str) -> bool:
    """Whether something was taken out of a text."""
    return any(one in text for one in WHAT_IS_LEFT)


def _is_about_accounts(document: Document) -> bool:
    return isinstance(document.data, dict) and any(document.data.get(key) for key in _ABOUT_ACCOUNTS)


class _Remover:
    """Replaces what it finds; two addresses are replaced by two phrases, so that what was different stays so."""

    def __init__(self) -> None:
        self._phrases: dict[tuple[Kind, str], str] = {}
        self._phones: dict[str, str] = {}

    def has_to_look(self, document: Document, has_phones: bool) -> bool:
        """Whether anything may be found in a document."""
        texts = (document.text, document.path)
        return has_phones or any(map(may_hold_emails, texts)) or any(one in document.text for one in self._phones)

    def hits(self, text: str, *, has_phones: bool) -> list[Hit]:
        """What is in a text: phone numbers where they are looked for, or where one is known already."""
        found = [*emails(text), *(phones(text) if has_phones else self._known(text))]
        for one in found:
            if one.kind == "phone number":
                self._phones[text[one.start : one.end]] = one.key
        return sorted(found)

    def _known(self, text: str) -> Iterator[Hit]:
        for said, key in self._phones.items():
            for one in re.finditer(rf"(?<!\d){re.escape(said)}(?!\d)", text):
                yield Hit(one.start(), one.end(), "phone number", key)

    def cleaned(self, text: str, *, has_phones: bool) -> str:
        """The text without them. A Markdown link that leads to one becomes its own text."""
        text = _LINK.sub(lambda one: self._unlinked(one, has_phones), text) if "](" in text else text
        done, cleaned = 0, ""
        for one in self.hits(text, has_phones=has_phones):
            if one.start >= done:
                cleaned += text[done : one.start] + self._phrase(one)
                done = one.end
        return cleaned + text[done:]

    def _unlinked(self, link: re.Match[str], has_phones: bool) -> str:
        return (link[1] or link[2]) if self.hits(link[2], has_phones=has_phones) else link[0]

    def _phrase(self, hit: Hit) -> str:
        known = sum(kind == hit.kind for kind, _ in self._phrases)
        number = f" {known + 1}" if known else ""
        return self._phrases.setdefault((hit.kind, hit.key), f"({hit.kind} removed{number})")


@dataclass(slots=True)
class _Look:
    """A look through one document."""

    remover: _Remover
    document: Document
    has_phones: bool
    _seen: set[int]

    def __init__(self, remover: _Remover, document: Document, has_phones: bool) -> None:
        self.remover, self.document, self.has_phones, self._seen = remover, document, has_phones, set()

    def through(self) -> Iterator[PersonalData]:
        """Everything in keys, texts, comments and the name of the file; keys and texts are replaced."""
        document = self.document
        yield from self._in_comments()
        if self.hits(document.path):
            yield PersonalData("e-mail address", "the name of this file", Place(document))
        if isinstance(document.data, str):
            yield from self._told(document.data, (), document.root or ())
            document.data = self.cleaned(document.data)
        elif document.root is not None:
            yield from self._within(document.data, document.root, ())
        cleaned = self.cleaned
        document.problems[:] = [
            replace(one, message=cleaned(one.message), fix=cleaned(one.fix)) for one in document.problems
        ]

    def hits(self, text: str) -> list[Hit]:
        return self.remover.hits(text, has_phones=self.has_phones)

    def cleaned(self, text: str) -> str:
        return self.remover.cleaned(text, has_phones=self.has_phones)

    def _in_comments(self) -> Iterator[PersonalData]:
        spots: dict[Marks, Hit] = {}
        for number, line in enumerate(self.document.lines):
            spots.update(((number, one.start, number, one.end), one) for one in self.hits(line))
        for place in beside_texts(self.document, spots):
            span = place.resolve()[1]
            one = spots[span.line - 1, span.column - 1, span.end_line - 1, span.end_column - 1]
            yield PersonalData(one.kind, "a comment" if self.document.readable else "this line", place)

    def _within(self, data: Any, node: Node, route: Route) -> Iterator[PersonalData]:
        """A mapping or a list; what is repeated by an alias is looked through once."""
        if len(node) == 4 or id(data) in self._seen:
            return
        self._seen.add(id(data))
        if isinstance(data, dict):
            yield from self._keys(data, node[4], route)
        for step, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
            below = node[4][step][1] if isinstance(data, dict) else node[4][step]
            if isinstance(value, str):
                told = list(self._told(value, (*route, step), below))
                if told:
                    data[step] = self.cleaned(value)
                    yield from told
            elif value is not None:
                yield from self._within(value, below, (*route, step))

    def _keys(self, data: dict[str, Any], nodes: dict[str, Any], route: Route) -> Iterator[PersonalData]:
        names = {key: self.cleaned(key) for key in data if self.hits(key)}
        if names:
            for one in (data, nodes):
                items = [(names.get(key, key), value) for key, value in one.items()]
                one.clear()
                one.update(items)
            for old, new in names.items():
                yield PersonalData(self.hits(old)[0].kind, "a key", Place(self.document, (*route, new)).key())

    def _told(self, text: str, route: Route, node: Node | tuple[()]) -> Iterator[PersonalData]:
        """One for each line with a hit: the place of the text, or the very spot where it stands further down."""
        field = next((step for step in reversed(route) if isinstance(step, str)), None)
        where = f"'{field}'" if field else "this text"
        places: dict[int, PersonalData] = {}
        for one in self.hits(text):
            marks = self._marks(text[one.start : one.end], node)
            place = Place(self.document, route) if marks is None else spot(self.document, marks)
            places.setdefault(marks[0] if marks else -1, PersonalData(one.kind, where, place))
        yield from places.values()

    def _marks(self, said: str, node: Node | tuple[()]) -> Marks | None:
        """Where it stands in a text of several lines; None in its first line, and where it is written otherwise."""
        for number in range(node[0] + 1, min(node[2] + 1, len(self.document.lines))) if node else ():
            column = self.document.lines[number].find(said)
            if column >= 0:
                return number, column, number, column + len(said)
        return None
