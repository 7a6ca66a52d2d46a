"""Declare each persona, channel and piece of content once, however many maps name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journeymap.exporting.plain import exported
from journeymap.importing.assembly.known import Known, Linked
from journeymap.importing.assembly.sayings import as_written
from journeymap.importing.draft import ThingKind
from journeymap.importing.meaning.names import id_of, is_same, without_aside
from journeymap.model.suggest import same_word, value_meant
from journeymap.workspace import LinkedChannel, LinkedFramework

_EVERYONE = frozenset(
    """all everyone everybody any both alle tous toutes todos todas tutti iedereen все 全員 全て すべて
    共通 所有人 全部 모두 전체 الجميع الكل""".split()
) | {"all personas", "alle personas", "all users", "all customers"}
_LONGEST_CHANNEL, _MOST_WORDS = 60, 7
_NAME_KEY = {ThingKind.CONTENT: "title"}
_VAGUE = frozenset(
    {
        "demo",
        "post",
        "talk",
        "x",
        "signal",
        "meta",
        "product",
        "software",
        "personal",
        "media",
        "news",
        "video",
        "videos",
    }
    | {"peer", "peers", "friend", "family", "seo", "site", "bot", "line", "search", "journal", "visit", "tv", "docs"}
    | {
        "application",
        "dashboard",
        "workshop",
        "course",
        "manual",
        "teams",
        "call",
        "article",
        "audio",
        "review",
        "reviews",
    }
)
"""Words that only mean channels in a cell about channels."""


class Library:
    """The things of an import, by kind and id."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.things: dict[ThingKind, dict[str, dict[str, Any]]] = {kind: {} for kind in ThingKind}
        self.used_in: dict[tuple[ThingKind, str], set[str]] = {}
        """The documents that name a thing, by kind and id."""

    def persona(self, name: str, used_in: str) -> str:
        """Return the id of a persona, declaring it if need be."""
        return self._named(ThingKind.PERSONA, name, self.known.personas, used_in)

    def is_persona(self, name: str) -> bool:
        """Return whether a name is that of a persona."""
        return self._found(ThingKind.PERSONA, name, self.known.personas) is not None

    def is_everyone(self, name: str) -> bool:
        """Return whether a name stands for all personas."""
        return name.strip(" .()").casefold() in _EVERYONE

    def content(self, title: str, used_in: str) -> str:
        """Return the id of a piece of content."""
        return self._named(ThingKind.CONTENT, title, self.known.content, used_in)

    def channel(self, name: str, used_in: str) -> str | None:
        """Return the id of a channel, declaring it if need be; None if the text is too long to be a name."""
        if id_ := self.known_channel(name):
            return self._use(ThingKind.CHANNEL, id_, used_in)
        if len(name) > _LONGEST_CHANNEL or len(name.split()) > _MOST_WORDS:
            return None
        return self._named(ThingKind.CHANNEL, name, self.known.channels, used_in)

    def known_channel(self, name: str, *, surely: bool = False) -> str | None:
        """Return the id of the channel that a name is known to mean; `surely` if the cell is not about channels."""
        for form in dict.fromkeys((name, without_aside(name))):
            if id_ := self._found(ThingKind.CHANNEL, form, self.known.channels):
                return id_
            if surely and (form.casefold() in _VAGUE or len(form.split()) > 3):
                continue
            if id_ := same_word(form, self.known.channels) or value_meant(form, self.known.built_in_channels):
                return id_
        return None

    def use_channel(self, id_: str, used_in: str) -> None:
        """Record that a document names a channel."""
        self._use(ThingKind.CHANNEL, id_, used_in)

    def fill(self, kind: ThingKind, id_: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add fields to a thing; return those that cannot be added because they have other values already."""
        thing = self.things[kind].get(id_)
        if thing is None:  # the workspace declares it
            return fields
        rest = {}
        for key, value in fields.items():
            if key not in thing:
                thing[key] = value
            elif isinstance(thing[key], list) and isinstance(value, list):
                thing[key] += [item for item in value if item not in thing[key]]
            elif isinstance(thing[key], dict) and isinstance(value, dict):
                thing[key] = {**value, **thing[key]}
            elif thing[key] != value:
                rest[key] = value
        return rest

    def declare(self, kind: ThingKind, name: str, used_in: str) -> str:
        """Return the id of a thing of any kind by name, declaring it if need be."""
        known: Mapping[str, str] = {
            ThingKind.PERSONA: self.known.personas,
            ThingKind.CONTENT: self.known.content,
            ThingKind.CHANNEL: self.known.channels,
            ThingKind.ACCOUNT: self.known.accounts,
        }.get(kind, {})
        return self._named(kind, name, known, used_in)

    def take(self, kind: ThingKind, id_: str, said: Mapping[str, Any], used_in: str) -> Mapping[str, Any]:
        """Declare a thing as it is, unless its id is taken; return the declaration that holds now. What is built in may
        be redefined.
        """
        self._use(kind, id_, used_in)
        if id_ in self.things[kind]:
            return self.things[kind][id_]
        if id_ in self.known.accounts and kind is ThingKind.ACCOUNT:
            return {"name": self.known.accounts[id_]}
        there = self.known.things.get(kind, {}).get(id_)
        if there is not None and (not _comes_along(there) or as_written(exported(there)) == said):
            written: dict[str, Any] = as_written(exported(there))
            return written
        self.things[kind][id_] = dict(said)
        return said

    def shared(self, documents: Iterable[str]) -> dict[ThingKind, dict[str, dict[str, Any]]]:
        """Return the things that several documents name, or none."""
        documents = set(documents)
        return {
            kind: {
                id_: thing
                for id_, thing in things.items()
                if len(self.used_in.get((kind, id_), set()) & documents) != 1
            }
            for kind, things in self.things.items()
        }

    def own(self, document: str, documents: Iterable[str]) -> dict[ThingKind, dict[str, dict[str, Any]]]:
        """Return the things that only one document names."""
        documents = set(documents)
        return {
            kind: {
                id_: thing
                for id_, thing in things.items()
                if self.used_in.get((kind, id_), set()) & documents == {document}
            }
            for kind, things in self.things.items()
        }

    def _named(self, kind: ThingKind, name: str, known: Mapping[str, str], used_in: str) -> str:
        id_ = self._found(kind, name, known)
        if id_ is None:
            id_ = id_of(name, (*self.things[kind], *known), kind.name.casefold())
            self.things[kind][id_] = {_NAME_KEY.get(kind, "name"): name}
        return self._use(kind, id_, used_in)

    def _use(self, kind: ThingKind, id_: str, used_in: str) -> str:
        self.used_in.setdefault((kind, id_), set()).add(used_in)
        return id_

    def _found(self, kind: ThingKind, name: str, known: Mapping[str, str]) -> str | None:
        key = _NAME_KEY.get(kind, "name")
        own = {id_: thing.get(key, id_) for id_, thing in self.things[kind].items()}
        for ids in (known, own):
            for id_, other in ids.items():
                if id_ == name or is_same(other, name):
                    return id_
        return None


def _comes_along(thing: Linked) -> bool:
    return isinstance(thing, LinkedChannel | LinkedFramework) and thing.built_in
