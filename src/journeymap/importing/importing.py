"""Turn files in other formats into documents: choose a reader for each, and assemble what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeymap.importing.assembly.context import Context, Lanes
from journeymap.importing.assembly.exported import take_exported
from journeymap.importing.assembly.journal import Journal
from journeymap.importing.assembly.known import Known
from journeymap.importing.assembly.library import Library
from journeymap.importing.assembly.maps import make_map, ordered
from journeymap.importing.assembly.soundness import made_sound
from journeymap.importing.assembly.things import take_thing
from journeymap.importing.choice import chosen_reader
from journeymap.importing.draft import Cell, Draft, DraftMap, Entry, ExportedMap, Fate, ThingKind, cells_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.meaning.items import lines_of
from journeymap.importing.meaning.names import id_of
from journeymap.importing.personal_data import without_addresses
from journeymap.importing.readers.sizes import MOST_STAGES
from journeymap.model.base import is_id

_MOST_THINGS = 500
_AT_THE_END = ("stages", "attributes", "notes", "links")
"""Fields of a map that come last: nobody looks for stages below pages of notes."""
_LINE = re.compile(r"\bline (\d+)")


@dataclass(frozen=True, kw_only=True)
class Made:
    """A new document, with the name of its file without folder and suffix."""

    name: str
    data: Mapping[str, Any]
    remarks: Sequence[str] = ()
    """Texts around the map that have no place in the data."""
    is_library: bool = False


@dataclass(frozen=True, kw_only=True)
class Import:
    """The result of importing some files."""

    documents: tuple[Made, ...]
    lanes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The lanes that the settings have to declare, by id."""
    entries: tuple[Entry, ...] = ()
    """What became of each cell."""
    questions: tuple[str, ...] = ()
    """What only people can decide."""
    shapes: Mapping[str, str] = field(default_factory=dict)
    """What each file was read as."""
    notes: tuple[str, ...] = ()
    """Notes on how the files were read."""


class _OfFile(NamedTuple):
    """The result of importing one file: maps by name, questions to people, leftover texts, notes on the reading."""

    maps: list[tuple[str, dict[str, Any]]]
    questions: list[str]
    remarks: list[str]
    notes: list[str]


def import_files(
    files: Sequence[GivenFile],
    known: Known,
    *,
    shape: str | None = None,
    language: str | None = None,
    has_settings: bool = True,
    taken: Iterable[str] = (),
) -> Import:
    """Return the documents in some files. Raises NoJourney for the first file that cannot be imported.

    `taken` are the names of existing documents; `has_settings` says whether lanes can be declared.
    """
    library, journal = Library(known), Journal()
    lanes = Lanes(known=dict(known.lanes), allowed=has_settings)
    names = list(taken)
    maps: list[tuple[str, dict[str, Any]]] = []
    remarks: list[str] = []
    questions: list[str] = []
    notes: list[str] = []
    shapes: dict[str, str] = {}
    drafts: list[tuple[GivenFile, Draft]] = []
    for file in files:
        try:
            shapes[file.name], draft = _draft_of(file, shape)
        except NoJourney as refusal:
            if not file.is_from_folder:
                raise
            notes.append(f"Passed over: {refusal}")
            continue
        drafts.append((file, draft))
    exports = [exported for _, draft in drafts for exported in draft.exports]
    names_of_exports = _names_of(exports, names)
    for file, draft in drafts:
        journal.add(draft.entries)
        of_file = _of_draft(draft, file, library, journal, lanes, language, names)
        maps += of_file.maps
        questions += of_file.questions
        remarks += of_file.remarks
        notes += (*draft.notes, *of_file.notes)
    referable = {id_: id_ for id_ in known.maps} | {
        str(exported.data.get("id")): name for exported, name in names_of_exports
    }
    for exported, name in names_of_exports:
        context = Context(document=f"{name}.yaml", library=library, journal=journal, lanes=lanes)
        maps.append((name, take_exported(context, exported, referable)))
        questions += context.questions
        notes += context.notes
    documents = _with_things(maps, library, files, names, remarks, journal)
    return Import(
        documents=documents,
        lanes=lanes.new,
        entries=journal.entries,
        questions=tuple(dict.fromkeys(questions)),
        shapes=shapes,
        notes=tuple(dict.fromkeys(notes)),
    )


def _names_of(exports: Iterable[ExportedMap], names: list[str]) -> list[tuple[ExportedMap, str]]:
    """Name documents after the ids that their maps had, so that references to them stay valid."""
    named = []
    for exported in exports:
        id_ = str(exported.data.get("id", ""))
        is_free = is_id(id_) and id_.casefold() not in map(str.casefold, names)
        name = id_ if is_free else id_of(id_ or str(exported.data.get("title", "")), names, "map")
        names.append(name)
        named.append((exported, name))
    return named


def _draft_of(file: GivenFile, shape: str | None) -> tuple[str, Draft]:
    """Return what a file was read as, and its draft. Raises NoJourney, which names the file."""
    name, reader = chosen_reader(file, shape)
    try:
        draft = reader.read(file)
    except NoJourney as refusal:
        if file.name in str(refusal):
            raise
        raise NoJourney(f"{file.name}: {refusal}") from refusal
    if not draft.maps and not draft.exports and not draft.things:
        raise NoJourney(f"{file.name} was read as {reader.title}, but no stages were found in it.")
    if (stages := max((len(each.stages) for each in draft.maps), default=0)) > MOST_STAGES:
        raise NoJourney(
            f"{file.name} would be a map with {stages:,} stages; at most {MOST_STAGES} come in. If its rows are no "
            "stages, head the column that names the stages with 'Stage'; a list of content comes in with --as content."
        )
    return name, without_addresses(draft)


def _of_draft(
    draft: Draft,
    file: GivenFile,
    library: Library,
    journal: Journal,
    lanes: Lanes,
    language: str | None,
    names: list[str],
) -> _OfFile:
    maps: list[tuple[str, dict[str, Any]]] = []
    questions: list[str] = []
    notes: list[str] = []
    draft_maps = sorted(draft.maps, key=_first_line)  # in the order of the file, whatever formats it contains
    for draft_map in draft_maps:
        title = draft_map.title.text if draft_map.title and len(draft.maps) > 1 else ""
        name = id_of(title or file.stem, names, "map")
        names.append(name)
        context = Context(document=f"{name}.yaml", library=library, journal=journal, lanes=lanes)
        maps.append((name, make_map(context, draft_map, _title(file), language)))
        questions += context.questions
        notes += context.notes
    if compared := _compared(maps):
        notes.append(compared)
    of_library = Context(document="", library=library, journal=journal, lanes=lanes)
    for thing in draft.things:
        take_thing(of_library, thing)
    questions += of_library.questions
    remarks: list[str] = []
    starts = [_first_line(draft_map) for draft_map in draft_maps]
    for cell in _cells_beside(draft, journal):
        text = "\n".join(lines_of(cell.text))
        if not text:
            journal.tell(cell, Fate.EMPTY)
            continue
        if maps:
            name, data = maps[_nearest(cell, starts)]
            data["notes"] = f"{data['notes']}\n\n{text}" if data.get("notes") else text
            journal.tell(cell, Fate.KEPT_AS_NOTE, f"{name}.yaml: notes")
        else:
            remarks += text.splitlines()
            journal.tell(cell, Fate.KEPT_AS_NOTE, "a comment at the top of the file")
    return _OfFile(maps, questions, remarks, notes)


def _compared(maps: Sequence[tuple[str, dict[str, Any]]]) -> str | None:
    """Have a map of the future compared with the only other map of its file with the same stages, and say so."""
    planned = [(name, data) for name, data in maps if data.get("state") == "to_be"]
    others = [(name, data) for name, data in maps if data.get("state") != "to_be"]
    if len(planned) != 1 or len(others) != 1:
        return None
    ((name, data),), ((today, other),) = planned, others
    if "compare" in data or list(data["stages"]) != list(other["stages"]):
        return None
    data["compare"] = today
    return f"{name}.yaml has the stages of {today}.yaml and is how it should be, so it is compared with that one."


def _line(cell: Cell) -> int | None:
    """Return the line of a cell, if its format has lines."""
    found = _LINE.search(cell.where.at)
    return int(found[1]) if found else None


def _first_line(draft: DraftMap) -> int:
    cells = cells_of(Draft(maps=(draft,)))
    return min((line for cell in cells if (line := _line(cell)) is not None), default=0)


def _nearest(cell: Cell, starts: Sequence[int]) -> int:
    """Return the number of the map that a text belongs to: the last that begins before it, else the first."""
    line = _line(cell)
    before = [number for number, start in enumerate(starts) if line is not None and start <= line]
    return max(before, key=lambda number: starts[number], default=0)


def _cells_beside(draft: Draft, journal: Journal) -> Iterator[Cell]:
    """Yield what is around the maps, and any cell without a fate, so that none is lost."""
    yield from draft.texts
    for cell in cells_of(draft):
        if cell.text.strip() and not journal.knows(cell):
            yield cell


def _title(file: GivenFile) -> str:
    title = " ".join(file.stem.replace("_", " ").replace("-", " ").split())
    return (title[:1].upper() + title[1:])[:300] or "Journey"


def _with_things(
    maps: Sequence[tuple[str, dict[str, Any]]],
    library: Library,
    files: Sequence[GivenFile],
    names: list[str],
    remarks: Sequence[str],
    journal: Journal,
) -> tuple[Made, ...]:
    """Put things that only one map names into its document, and those of several maps into a file of their own."""
    documents = [f"{name}.yaml" for name, _ in maps]
    made = []
    for name, data in maps:
        own = _declared(library.own(f"{name}.yaml", documents))
        if own and data.get("for") == [*own.get("personas", {})]:
            data = {key: value for key, value in data.items() if key != "for"}
        head = {key: value for key, value in data.items() if key not in _AT_THE_END}
        rest = {key: data[key] for key in _AT_THE_END if key in data}
        whole = _sound({**head, **own, **rest}, f"{name}.yaml", library, journal)
        made.append(Made(name=name, data=ordered(whole, tuple(key for key in whole if key not in _AT_THE_END))))
    for part in _parts(_declared(library.shared(documents))):
        name = id_of(f"{files[0].stem} library" if maps else files[0].stem, names, "library")
        names.append(name)
        made.append(Made(name=name, data=_sound(part, "", library, journal), remarks=remarks, is_library=True))
        remarks = ()
    return tuple(made)


def _sound(data: dict[str, Any], document: str, library: Library, journal: Journal) -> dict[str, Any]:
    """Return a valid document, with what the format refuses in the notes."""
    sound = made_sound(data, library.known.scale)
    for route in sound.moved:
        way = ".".join(step for step in route if isinstance(step, str))
        journal.moved(f"{document}: {way}" if document else way)
    return sound.data


def _parts(things: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Spread things over as many files as they need: a file may hold only so many."""
    part: dict[str, Any] = {}
    number = 0
    for kind, of_kind in things.items():
        for id_, thing in of_kind.items():
            if number == _MOST_THINGS:
                yield part
                part, number = {}, 0
            part.setdefault(kind, {})[id_] = thing
            number += 1
    if part:
        yield part


def _declared(things: Mapping[ThingKind, Mapping[str, Mapping[str, Any]]]) -> dict[str, Any]:
    return {kind.value: dict(of_kind) for kind, of_kind in things.items() if of_kind}
