"""What the steps of assembling a map share: the library, the account, and the document so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeymap.importing.assembly.journal import Journal
from journeymap.importing.assembly.library import Library
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.draft import Cell, Fate, ThingKind
from journeymap.importing.meaning.empty_marks import is_as_on_the_left
from journeymap.importing.meaning.items import bare
from journeymap.importing.meaning.labels import plain_label
from journeymap.importing.meaning.names import Described, described_person, id_of, is_same, names_in
from journeymap.model.scores import OURS, Scale


@dataclass(kw_only=True)
class Lanes:
    """Custom lanes by id: those that the workspace has, and those that have to be added."""

    known: dict[str, str] = field(default_factory=dict)
    """Their titles."""
    new: dict[str, dict[str, str]] = field(default_factory=dict)
    """How the settings have to declare them."""
    allowed: bool = True
    """Whether there are settings that can declare new lanes."""

    def lane(self, title: str) -> str | None:
        """Return the id of a lane, adding it if need be; None if it cannot be added."""
        titles = self.known | {id_: lane.get("title", id_) for id_, lane in self.new.items()}
        for id_, other in titles.items():
            if is_same(other, title) or id_ == title:
                return id_
        if not self.allowed:
            return None
        id_ = id_of(title, (*self.known, *self.new), "lane")
        self.new[id_] = {"title": title[:_LONGEST_TITLE]}
        return id_

    def declare(self, id_: str, lane: Mapping[str, str]) -> bool:
        """Declare a lane as other settings do, unless there is one; return whether there is one now."""
        if id_ not in self.known and self.allowed:
            self.new.setdefault(id_, {key: value for key, value in lane.items() if key != "id"})
        return id_ in self.known or id_ in self.new


_LONGEST_TITLE = 300
_LONGEST_JOB = 60


@dataclass(kw_only=True)
class Context:
    """A map while it is assembled."""

    document: str
    """The name of its document in the account and in the library."""
    library: Library
    journal: Journal
    lanes: Lanes
    scale: Scale = OURS
    personas: list[str] = field(default_factory=list)
    """The ids of the personas on the map, in the order of their first mention."""
    last_people: list[str] = field(default_factory=list)
    """The personas that the latest cell named, for one that says `the same`."""
    questions: list[str] = field(default_factory=list)
    """What only people can decide."""
    notes: list[str] = field(default_factory=list)
    """Notes on the map as a whole."""

    def at(self, route: str) -> str:
        """Return where something is, in the notation of the account."""
        return ": ".join(filter(None, (self.document, route)))

    def took(self, reading: Reading, route: str, how: str = "") -> None:
        """Record that a cell went into a field."""
        how = "; ".join(filter(None, (reading.how, how)))
        self.journal.tell(reading.cell, Fate.INTERPRETED if how else Fate.TAKEN, self.at(route), how)

    def people(self, cells: tuple[Cell, ...]) -> list[str]:
        """Return the ids of the personas that cells name; none if they name everyone."""
        found: list[str] = []
        for cell in cells:
            ids = self.last_people if is_as_on_the_left(cell.text) else self.people_in(cell.text)
            self.last_people = ids
            self.journal.tell_once(
                cell, Fate.INTERPRETED, self.at("for"), f"for {', '.join(ids) if ids else 'everyone'}"
            )
            found += [id_ for id_ in ids if id_ not in found]
        return found

    def people_in(self, text: str) -> list[str]:
        """Return the ids of the personas that a text names, and declare new ones."""
        if described := described_person(text):
            return [self._described(described)]
        names = names_in(text, self.library.is_persona)
        if any(self.library.is_everyone(name) for name in names):
            return []
        ids = [self.library.persona(name[:_LONGEST_TITLE], self.document) for name in names]
        self.personas += [id_ for id_ in ids if id_ not in self.personas]
        return list(dict.fromkeys(ids))

    def _described(self, person: Described) -> str:
        id_ = self.library.persona(person.name[:_LONGEST_TITLE], self.document)
        key = "job_title" if len(person.who) <= _LONGEST_JOB and "." not in person.who.rstrip(".") else "notes"
        for what, value in self.library.fill(ThingKind.PERSONA, id_, {key: person.who}).items():
            self.questions.append(f"'{person.name}' is declared already, without {what.replace('_', ' ')} '{value}'.")
        if id_ not in self.personas:
            self.personas.append(id_)
        return id_

    def channels_in(self, text: str) -> tuple[dict[str, str], list[str]]:
        """Return the channels that a text names, by id, and the rest of the text."""
        found: dict[str, str] = {}
        rest: list[str] = []
        for name in names_in(text, lambda name: self.library.known_channel(name) is not None):
            id_ = self.library.channel(name, self.document)
            if id_ is None:
                rest.append(name)
            else:
                found.setdefault(id_, name)
        return found, rest

    def content(self, title: str) -> str:
        """Return the id of a piece of content."""
        return self.library.content(title[:_LONGEST_TITLE], self.document)


def label_of(reading: Reading) -> str:
    """Return the label of a statement as people wrote it, without decoration."""
    return plain_label(reading.label) or bare(reading.label) or "Notes"


def add(holder: dict[str, Any], key: str, values: list[Any]) -> None:
    """Add values to a list of a thing, without duplicates."""
    if values:
        there = holder.setdefault(key, [])
        there += [value for value in values if value not in there]


def note(holder: dict[str, Any], text: str) -> None:
    """Add a paragraph to the notes of a thing."""
    text = text.strip()
    if text:
        holder["notes"] = f"{holder['notes']}\n\n{text}" if holder.get("notes") else text
