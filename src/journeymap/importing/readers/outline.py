"""Find maps in values that lie in values: which of them are stages, what is said of each, and what stands around.

People and programs nest a journey in many ways: stages as a list or by their names, lanes that hold a value a stage,
touchpoints in a list of their own that name their stage. Keys are known by what they mean, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.meaning.labels import Home, home_on_stage
from journeymap.importing.readers.nested import Node
from journeymap.importing.readers.other_data import what_else
from journeymap.model.base import keys_of
from journeymap.model.homes import models
from journeymap.model.suggest import homes_of, letters, same_word

_STAGES, _FOR, _METRICS = ("Journey", "stages"), ("Journey", "for"), ("Stage", "metrics")
_BESIDES = " – "
"""Stands between a key and one below it that says nothing alone."""
_NAMES = (_STAGES, ("Stage", "name"), ("Touchpoint", "name"), ("Persona", "name"), ("Journey", "title"))
_TEXTS = frozenset({"text", "content", "description", "body", "summary", "value", "statement", "details", "detail"})
"""Keys of what a thing says, where it has no name."""
_CELLS = frozenset({"cells", "values", "items", "content", "contents", "data", "entries", "cards", "columns"})
"""Keys under which a lane holds what it says of each stage."""
_LANES = frozenset({"type", "lane", "row", "category", "kind", "lanename", "laneid", "layer"})
_FORM = frozenset(
    """id key slug uuid guid order orderindex sortorder sort index idx position pos color colour backgroundcolor
    textcolor icon x y width height w h createdat updatedat created updated timestamp schema zindex""".split()
)
"""Keys of what only tells a program how to keep or draw something."""
_WRAPPERS = frozenset({"meta", "metadata", "info", "data", "properties", "attributes", "details", "fields"})
"""Keys that only hold others together."""
_JOURNEYS = frozenset(
    {"journey", "journeymap", "customerjourney", "userjourney", "buyerjourney", "buyersjourney", "journeysteps"}
)
"""Keys under which a list is one of stages."""
_PLACES = frozenset({"column", "col", "step", "section", "list", "milestone", "activity"})
"""Keys besides those of stages under which an item may name its stage, where a stage is called so."""
_IDS = frozenset({"id", "key", "slug", "uuid"})
_NAME_IN_A_LANGUAGE = re.compile(r"(?:stage|phase|step)?(?:name|title)(?:[a-z]{2}|zhhk|zhtw|zhcn|ptbr)?")
_NUMBER = re.compile(r"[-+−]?\d[\d.,]*\s*[%€$£¥]?")
_BETWEEN_NAMES = re.compile(r"\s*[,;/、，；]\s*")
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_SCORES = frozenset({"score", "value", "level", "rating", "emotionscore", "points", "sentimentscore"})
_WORDS = frozenset({"label", "name", "text", "feeling", "emotion", "type", "emoji", "word", "mood", "feelings"})
_MODELS: dict[Home, tuple[str, str]] = {
    ("Stage", "touchpoints"): ("Touchpoint", "name"),
    ("Stage", "actions"): ("Touchpoint", "name"),
    ("Stage", "pains"): ("Pain", "text"),
    ("Stage", "opportunities"): ("Opportunity", "text"),
    ("Stage", "moments"): ("Moment", "name"),
    ("Stage", "metrics"): ("Metric", "kind"),
}
"""What a list of mappings holds, and the field that says what each is."""
_NOT_DETAILS = frozenset({"id", "alt", "for", "actions", "goals"})
_OF_JOURNEYS = frozenset(
    {"touchpoints", "pains", "opportunities", "thoughts", "emotion", "channel", "moments", "expectations"}
)
"""Fields that say that somebody describes a journey, and not the stages of something else."""
_OF_ANYTHING = frozenset({"actions", "goals", "questions", "frontstage", "backstage", "metrics"})
_LEAST_EVIDENCE = 3
_LONGEST_TITLE = 200


class _Stage(NamedTuple):
    """A stage in the file: what it is called there, the ids by which others refer to it, and what it holds."""

    name: Cell
    ids: frozenset[str]
    content: Node


class _Sureness(IntEnum):
    """How a file says that it holds stages."""

    BY_CONTENT = 1
    """Only by what is said of each."""
    BY_A_WORD = 2
    """By a key that may mean something else, such as `steps`."""
    BY_NAME = 3
    """By a key that means stages."""


class _Found(NamedTuple):
    """The stages of a map, and the entries beside them."""

    stages: Sequence[_Stage]
    beside: Sequence[tuple[Cell, Node]]
    sureness: _Sureness = _Sureness.BY_CONTENT
    lanes: Sequence[tuple[Cell, Node]] = ()
    """Entries that hold what they say by the names of the stages."""
    records: Sequence[Node] = ()
    """Items that each name their stage."""


def draft_of(root: Node, given: GivenFile, language: str) -> Draft:
    """Return what a file says. Raises NoJourney where it holds no stages, or is a file for something else."""
    if reason := what_else(root):
        raise NoJourney(f"{given.name} is {reason}")
    outline = _Outline(given, language)
    return outline.draft(root)


class _Outline:
    """The maps and things of one file."""

    def __init__(self, given: GivenFile, language: str) -> None:
        self.given, self.language = given, language
        self.maps: list[DraftMap] = []
        self.things: list[DraftThing] = []
        self.texts: list[Cell] = []
        self.entries: list[Entry] = []

    def draft(self, root: Node) -> Draft:
        """Everything that the file says."""
        if not self._look(root, None, ()):
            self._things(root)
        if not self.maps and not self.things:
            raise NoJourney(self._refusal(root))
        if len(self.maps) > 1:
            self.maps = [
                replace(each, title=each.title or next((thing.name for thing in each.things), None))
                for each in self.maps
            ]
        return Draft(
            maps=tuple(self.maps), things=tuple(self.things), texts=tuple(self.texts), entries=tuple(self.entries)
        )

    def _refusal(self, root: Node) -> str:
        keys = [f"'{key.text[:30]}'" for key, _ in root.entries][:5]
        holds = f", whose keys are {', '.join(keys)}" if keys else ""
        if not keys and root.items:
            holds = f", a list of {len(root.items)}"
        return (
            f"{self.given.name} was read as {self.language}{holds}: no stages were found in it. "
            "Stages stand in a list or mapping called 'stages', 'phases' or 'steps', each with its name."
        )

    # --- looking for maps

    def _look(self, node: Node, key: Cell | None, around: Sequence[tuple[Cell, Node]]) -> bool:
        """Look for maps in a value and make them; return whether there are any. `around` are the entries beside it."""
        found = _map_in(node, key, self.given.stem)
        if found:
            self._make(found, key, around)
            return True
        if node.is_list:
            return self._look_in(((None, item) for item in node.items), key, around)
        return self._look_in(node.entries, key, around)

    def _look_in(
        self, parts: Iterable[tuple[Cell | None, Node]], key: Cell | None, around: Sequence[tuple[Cell, Node]]
    ) -> bool:
        parts = tuple(parts)
        holding = [(name, part) for name, part in parts if self._holds_maps(part, name or key)]
        beside = [(name, part) for name, part in parts if (name, part) not in holding]
        if not holding:
            return False
        here = [(name, part) for name, part in beside if name is not None]
        alone = len(holding) == 1
        for name, part in holding:
            self._look(part, name or key, (*around, *here) if alone else ())
        if not alone:
            self._stand_around((*around, *here))
        self._stand_around([(None, part) for name, part in beside if name is None])
        return True

    def _holds_maps(self, node: Node, key: Cell | None) -> bool:
        if not node.is_list and not node.is_mapping:
            return False
        if _map_in(node, key, self.given.stem):
            return True
        parts = ((None, item) for item in node.items) if node.is_list else node.entries
        return any(self._holds_maps(part, name or key) for name, part in parts)

    def _stand_around(self, parts: Sequence[tuple[Cell | None, Node]]) -> None:
        """Keep what belongs to no single map: personas as things, the rest as texts."""
        for name, part in parts:
            if name is not None and _is_for(name) and (part.is_list or part.is_mapping):
                self.things += [_persona(*found, self.entries) for found in _personas(name, part)]
            else:
                self.texts += [
                    Cell(_with_label(name, text), text.where) for text in (node.cell for node in part.texts())
                ]

    def _things(self, root: Node) -> None:
        """Personas without a map: a file of them, or of one."""
        parts = root.entries if root.is_mapping else ()
        for name, part in parts:
            if _is_for(name) and not part.is_empty:
                self.things += [_persona(*found, self.entries) for found in _personas(name, part)]
        if self.things:
            self._stand_around([(name, part) for name, part in parts if not _is_for(name)])
        elif _is_persona(root) or (root.is_list and all(map(_is_persona, root.items))):
            self.things += [_persona(*found, self.entries) for found in _personas(None, root)]

    # --- making a map

    def _make(self, found: _Found, key: Cell | None, around: Sequence[tuple[Cell, Node]]) -> None:
        making = _Making(self.entries)
        beside, whose = [*found.beside, *around], None
        if key is not None and _is_for(key):
            whose = Node(Cell("", key.where), entries=found.beside)
            beside = [*around]
        for stage in found.stages:
            making.declare(stage)
        if whose is not None:
            making.persona(key or whose.cell, whose)
            making.title = next((thing.name for thing in making.things), None)
        making.title = making.title or _take_title(beside)
        making.in_order = _in_order(beside, len(found.stages))
        for name, part in found.lanes:
            making.lane(name, part)
        for name, part in sorted(beside, key=lambda entry: not _is_for(entry[0])):
            making.of_map(name, part)
        for record in found.records:
            making.record(record)
        for number, stage in enumerate(found.stages):
            making.of_stage(number, stage.content)
        self.maps.append(making.map())


@dataclass
class _Making:
    """A map in the making."""

    entries: list[Entry]
    title: Cell | None = None
    stages: list[_Stage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    things: list[DraftThing] = field(default_factory=list)
    personas: dict[str, Cell] = field(default_factory=dict)
    """Their names, by their ids and their names."""
    in_order: list[Cell] = field(default_factory=list)
    """Keys beside the stages whose lists are all as long as the way: what they hold is said of one stage each."""
    groups: Iterator[int] = field(default_factory=count)

    def map(self) -> DraftMap:
        """What has been made."""
        return DraftMap(
            title=self.title,
            stages=tuple(stage.name for stage in self.stages),
            statements=tuple(self.statements),
            things=tuple(self.things),
        )

    def declare(self, stage: _Stage) -> None:
        """Add a stage."""
        self.stages.append(stage)

    def number_of(self, reference: str) -> int | None:
        """Return the number of the stage that a text names, by its name or its id."""
        wanted = letters(reference)
        found = (number for number, stage in enumerate(self.stages) if wanted and wanted in stage.ids)
        return next(found, None)

    def of_map(self, key: Cell, value: Node) -> None:
        """Say an entry of the map as a whole; what it says of single stages goes there."""
        if value.is_empty or value.cell is self.title:
            return
        if _is_for(key):
            self.persona(key, value)
        elif self._is_lane(key, value):
            self.lane(key, value)
        elif value.is_mapping and all(self._of_persona(name, part) for name, part in value.entries):
            for name, part in value.entries:
                for number, item in enumerate(part.items):
                    self.of_stage(number, item, (self._persona_named(name.text) or name,))
        elif value.is_list and any(self._place_of(item) is not None for item in value.items):
            for item in value.items:
                self._placed(key, item)
        elif value.is_list and all(self._lane_name(item) for item in value.items):
            for item in value.items:
                self._lane_of(item)
        else:
            self.say(key, value, None)

    def of_stage(self, number: int, content: Node, people: tuple[Cell, ...] = ()) -> None:
        """Say all that stands in a stage."""
        if content.text.strip():
            self._add(content.cell, None, number, people=people)
        for key, value in content.entries:
            if value.cell is not self.stages[number].name:
                self.say(key, value, number, people)
        for item in content.items:
            self.say(self.stages[number].name, item, number, people, of_name=True)

    # --- personas

    def persona(self, key: Cell, value: Node) -> None:
        """Declare the personas under a key. A list of feelings as long as the way is one for each stage."""
        for thing, node in _personas(key, value):
            names = {letters(thing.text), *_ids_of(node)} - {""}
            self.personas.update(dict.fromkeys(names, thing))
            curves = [
                (label, part)
                for label, part in node.entries
                if len(part.items) == len(self.stages) > 1 and home_on_stage(label.text) == ("Stage", "emotion")
            ]
            for label, part in curves:
                for number, item in enumerate(part.items):
                    self.say(label, item, number, (thing,))
            rest = Node(node.cell, entries=[entry for entry in node.entries if entry not in curves])
            self.things.append(_persona(thing, rest, self.entries))

    def _of_persona(self, name: Cell, part: Node) -> bool:
        """Whether an entry holds, under the name or the id of a persona, something for each stage."""
        return self._persona_named(name.text) is not None and len(part.items) == len(self.stages)

    def _persona_named(self, reference: str) -> Cell | None:
        return self.personas.get(letters(reference))

    def _people(self, reference: Cell) -> tuple[Cell, ...]:
        """The personas that a text names: by their ids, or as it stands."""
        if self._persona_named(reference.text) is reference:
            return (reference,)
        named = [self._persona_named(part) for part in _BETWEEN_NAMES.split(reference.text)]
        if not all(named):
            return (reference,)
        self.entries.append(Entry(cell=reference, fate=Fate.LAYOUT, how="the personas of what stands there"))
        return tuple(filter(None, named))

    def _is_by_persona(self, value: Node) -> bool:
        return all(self._persona_named(name.text) for name, _ in value.entries)

    # --- lanes

    def _is_lane(self, key: Cell, value: Node) -> bool:
        """Whether an entry of the map says something of each stage: under their names, or in their order."""
        if value.is_mapping:
            return len(value.entries) > 1 and all(self.number_of(name.text) is not None for name, _ in value.entries)
        home = home_on_stage(key.text)
        if home is None or len(value.items) != len(self.stages) or len(self.stages) < 2:
            return False
        return key in self.in_order or home == ("Stage", "emotion") or any(item.is_list for item in value.items)

    def lane(self, key: Cell, value: Node) -> None:
        """Say what a lane holds for each stage."""
        if value.is_mapping:
            for name, part in value.entries:
                number = self.number_of(name.text)
                self.say(key if number is not None else name, part, number)
                if number is not None and name is not self.stages[number].name:
                    self.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
        else:
            for number, item in enumerate(value.items):
                self.say(key, item, number)

    def record(self, item: Node) -> None:
        """Say a row of a table: its stage, and one thing there."""
        name = _stage_named(item)
        number = self.number_of(name.text) if name else None
        who = [part for key, part in item.entries if _is_for(key) and not part.is_mapping]
        people = tuple(person for part in who for text in part.texts() for person in self._people(text.cell))
        group = next(self.groups)
        for key, part in item.entries:
            if part.cell is name:
                if number is not None and name is not self.stages[number].name:
                    self.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
            elif part not in who:
                self._detail("", key, part, number, group, people)

    def _lane_name(self, item: Node) -> Cell | None:
        """The name of a mapping that is a lane: it has one, and what it says of each stage."""
        parts = [
            part for key, part in item.entries if letters(key.text) in _CELLS and (part.is_list or part.is_mapping)
        ]
        if len(parts) != 1:
            return None
        part = parts[0]
        fits = part.is_list and (
            len(part.items) == len(self.stages) or all(self._place_of(cell) is not None for cell in part.items)
        )
        name = _name_of(item)
        return name if name and (fits or self._is_lane(name, part)) else None

    def _lane_of(self, item: Node) -> None:
        name = self._lane_name(item)
        for key, part in item.entries:
            if name is None or part.cell is name:
                continue
            if letters(key.text) not in _CELLS:
                self.say(key, part, None)
            elif part.is_list and any(self._place_of(cell) is not None for cell in part.items):
                for cell in part.items:
                    self._placed(name, cell)
            else:
                self.lane(name, part)

    def _place_of(self, item: Node) -> int | None:
        """The number of the stage that an item says it belongs to."""
        for key, value in item.entries:
            word = letters(key.text).removesuffix("id").removesuffix("name").removesuffix("key")
            if value.text and (_STAGES in homes_of(word) or word in _PLACES):
                number = self.number_of(value.text)
                if number is not None:
                    return number
        return None

    def _placed(self, key: Cell, item: Node) -> None:
        """Say an item at the stage that it names."""
        number = self._place_of(item)
        entries = []
        for name, value in item.entries:
            if value.text and self.number_of(value.text) == number is not None:
                self.entries.append(Entry(cell=value.cell, fate=Fate.LAYOUT, how="the stage of what stands there"))
            elif home_on_stage(key.text) is None and letters(name.text) in _LANES and home_on_stage(value.text):
                key = value.cell
            else:
                entries.append((name, value))
        self.say(key, Node(item.cell, item.items, entries), number)

    # --- what is said

    def say(
        self,
        key: Cell,
        value: Node,
        stage: int | None,
        people: tuple[Cell, ...] = (),
        *,
        of_name: bool = False,
        is_one: bool = False,
    ) -> None:
        """Say a value under its key; `is_one` where it is an item of a list."""
        label = None if of_name else key
        if value.cell is self.title:
            return
        if value.text.strip():
            if not of_name and _is_form(key, value):
                self.entries.append(Entry(cell=value.cell, fate=Fate.LAYOUT, how=f"'{key.text}' of a program"))
            else:
                is_figure = label is not None and _is_figure(label, value)
                self._add(_told(key, value) if is_figure else value.cell, label, stage, people=people, is_one=is_one)
        for item in value.items:
            if item.is_mapping:
                self._thing(key, item, stage, people, of_name=of_name)
            else:
                self.say(key, item, stage, people, of_name=of_name, is_one=True)
        if value.is_mapping:
            self._mapping(key, value, stage, people, of_name=of_name)

    def _add(
        self,
        cell: Cell,
        label: Cell | None,
        stage: int | None,
        *,
        field_: str | None = None,
        group: int | None = None,
        people: tuple[Cell, ...] = (),
        is_one: bool = False,
    ) -> None:
        statement = Statement(
            cell=cell, label=label, field=field_, stage=stage, group=group, people=people, is_one=is_one
        )
        self.statements.append(statement)

    def _mapping(self, key: Cell, value: Node, stage: int | None, people: tuple[Cell, ...], *, of_name: bool) -> None:
        home = None if of_name or letters(key.text) in _WRAPPERS else home_on_stage(key.text)
        if home == ("Stage", "emotion") and not self._is_by_persona(value):
            self._feeling(key, value, stage, None, people)
        elif home in _MODELS and _main_of(value, key) is not None:
            self._thing(key, value, stage, people)
        elif home in _MODELS and home != _METRICS and all(part.is_mapping for _, part in value.entries):
            for name, part in value.entries:
                self._thing(key, part, stage, people, main=name)
        else:
            for name, part in value.entries:
                if persona := self._persona_named(name.text):
                    self.say(key, part, stage, (*people, persona), of_name=of_name)
                elif home is not None and _NUMBER.fullmatch(part.text.strip()):
                    self._add(_told(name, part, key), key, stage, people=people)
                else:
                    self.say(self._label(key, name, home, of_name=of_name), part, stage, people)

    def _label(self, key: Cell, name: Cell, home: Home | None, *, of_name: bool) -> Cell:
        """What an entry of an entry stands under: the inner key where that says more, else both."""
        if of_name or home is None or home_on_stage(name.text):
            return name
        return Cell(f"{key.text}{_BESIDES}{name.text}", name.where)

    def _feeling(self, key: Cell, value: Node, stage: int | None, group: int | None, people: tuple[Cell, ...]) -> None:
        """Say a feeling that is written as its score and its words."""
        for name, part in value.entries:
            word = letters(name.text)
            label = (
                key
                if word in _SCORES or word in _WORDS
                else self._label(key, name, ("Stage", "emotion"), of_name=False)
            )
            for text in part.texts():
                self._add(text.cell, label, stage, group=group, people=people)

    def _thing(
        self,
        key: Cell,
        item: Node,
        stage: int | None,
        people: tuple[Cell, ...],
        *,
        main: Cell | None = None,
        of_name: bool = False,
    ) -> None:
        """Say an item that has several things to say of itself: all of it is one group."""
        home = ("Stage", "touchpoints") if of_name else home_on_stage(key.text)
        model, main_field = _MODELS.get(home, ("", "")) if home else ("", "")
        if home == ("Stage", "actions") and not _is_met(item):
            model = ""
        if model == "" and any(home_on_stage(name.text) == ("Touchpoint", "channel") for name, _ in item.entries):
            model, main_field = "Touchpoint", "name"
        main = main or _main_of(item, key)
        who = [part for name, part in item.entries if _is_for(name) and not part.is_mapping]
        people = (*people, *(person for part in who for text in part.texts() for person in self._people(text.cell)))
        group = next(self.groups)
        if main is not None:
            field_ = f"{model}.{main_field}" if model else None
            if model == "Touchpoint" and home != ("Stage", "touchpoints") and _is_met_elsewhere(item, main):
                field_ = "Touchpoint.actions"
            self._add(main, None if of_name else key, stage, field_=field_, group=group, people=people, is_one=True)
        for name, part in item.entries:
            if part.cell is not main and part not in who:
                self._detail(model, name, part, stage, group, people)

    def _detail(
        self,
        model: str,
        key: Cell,
        part: Node,
        stage: int | None,
        group: int,
        people: tuple[Cell, ...],
        *,
        is_one: bool = False,
    ) -> None:
        """Say one thing of an item."""
        field_ = _field_in(model, key.text)
        is_feeling = home_on_stage(key.text) == ("Stage", "emotion")
        if part.text.strip():
            if _is_form(key, part):
                self.entries.append(Entry(cell=part.cell, fate=Fate.LAYOUT, how=f"'{key.text}' of a program"))
            else:
                self._add(part.cell, key, stage, field_=field_, group=group, people=people, is_one=is_one)
        if part.is_mapping and is_feeling:
            self._feeling(key, part, stage, group, people)
        elif part.is_mapping:
            for name, below in part.entries:
                known = home_on_stage(key.text)
                self._detail(model, self._label(key, name, known, of_name=False), below, stage, group, people)
        for item in part.items:
            if item.is_mapping and home_on_stage(key.text) is None and len(item.entries) > 1 and _main_of(item, key):
                self._thing(key, item, stage, people)
            elif item.is_mapping:
                main = _main_of(item, key)
                of_item = _MODELS.get(home_on_stage(key.text) or ("", ""), (model, ""))[0]
                if main is not None:
                    self._add(main, key, stage, field_=field_, group=group, people=people, is_one=True)
                for name, below in item.entries:
                    if below.cell is not main:
                        self._detail(of_item, name, below, stage, group, people)
            else:
                self._detail(model, key, item, stage, group, people, is_one=True)


# --- where stages are


def _stages_in(node: Node) -> _Found | None:
    """The stages of a mapping that is a map: under a key that says so, else by what its entries hold."""
    if not node.is_mapping:
        return None
    ranked = [(rank, at) for at, (key, value) in enumerate(node.entries) if (rank := _rank(key, value))]
    if ranked:
        _, best = max(ranked, key=lambda pair: (pair[0], -pair[1]))
        key, value = node.entries[best]
        sureness = _Sureness.BY_NAME if homes_of(key.text)[:1] == (_STAGES,) else _Sureness.BY_A_WORD
        beside = [entry for at, entry in enumerate(node.entries) if at != best]
        return _Found(stages, beside, sureness) if (stages := _as_stages(value)) else None
    return _stages_by_name(node) or _stages_of_lanes(node)


def _rank(key: Cell, value: Node) -> int:
    """How sure it is that an entry holds the stages of a map: 0 where it does not."""
    homes = homes_of(key.text)
    if letters(key.text) in _JOURNEYS and value.items and all(_name_of(item) for item in value.items):
        return 2 if not any(_stages_in(item) for item in value.items) else 0
    if _STAGES not in homes or not (value.is_list or value.is_mapping):
        return 0
    if value.is_mapping and any(_STAGES in homes_of(name.text) for name, part in value.entries if not part.text):
        return 0
    is_of_mappings = any(part.is_mapping for part in (*value.items, *(part for _, part in value.entries)))
    return 1 + (homes[0] == _STAGES) * 2 + is_of_mappings


def _as_stages(value: Node) -> list[_Stage]:
    stages = []
    for item in value.items:
        name = _name_of(item) or (item.cell if item.text.strip() else None)
        if name is None and item.is_mapping and len(item.entries) == 1:
            ((name, item),) = item.entries
        if name is None:
            name = Cell("", item.cell.where)
        said = Cell("", item.cell.where) if item.cell is name else item.cell
        ids = frozenset({letters(name.text), *_ids_of(item)} - {""})
        stages.append(_Stage(name, ids, Node(said, item.items, item.entries)))
    for key, part in value.entries:
        name = _name_of(part, only_names=True)
        known_as = frozenset({letters(key.text), letters(name.text) if name else ""} - {""})
        stages.append(_Stage(name or key, known_as, part))
    return stages if any(stage.name.text for stage in stages) else []


def _stages_of_list(node: Node, key: Cell | None) -> _Found | None:
    """The stages that a list holds without saying so: its items have a name and say something of a journey, or each
    names the stage that it belongs to.
    """
    if not node.is_list or not all(item.is_mapping for item in node.items):
        return None
    if any(_stages_in(item) for item in node.items) or (key is not None and _is_for(key)):
        return None
    if all(map(_is_persona, node.items)):
        return None
    names = [_stage_named(item) for item in node.items]
    if all(names):
        unique = {letters(name.text): name for name in reversed(names) if name}
        if len(unique) < len(names):
            stages = [
                _Stage(name, frozenset({letters(name.text)}), Node(Cell("", name.where)))
                for name in names
                if name and unique[letters(name.text)] is name
            ]
            return _Found(stages, (), _Sureness.BY_A_WORD, records=node.items)
    if not all(map(_name_of, node.items)) or 2 * sum(map(_says, node.items)) < len(node.items):
        return None
    return _Found(_as_stages(node), (), _Sureness.BY_A_WORD if all(names) else _Sureness.BY_CONTENT)


def _stage_named(item: Node) -> Cell | None:
    """The stage that an item names."""
    named = (value for key, value in item.entries if value.text.strip() and _STAGES in homes_of(key.text))
    return next((value.cell for value in named), None)


def _stages_by_name(node: Node) -> _Found | None:
    """The stages of a mapping whose keys are their names."""
    stages = [
        (key, value)
        for key, value in node.entries
        if value.is_mapping and home_on_stage(key.text) is None and not _is_for(key) and _says(value)
    ]
    if len(stages) < 2:
        return None
    beside = [entry for entry in node.entries if entry not in stages]
    return _Found(_as_stages(Node(node.cell, entries=stages)), beside)


def _stages_of_lanes(node: Node) -> _Found | None:
    """The stages of a mapping whose keys are lanes, each of which holds what it says by their names."""
    lanes = [(key, value) for key, value in node.entries if value.is_mapping and home_on_stage(key.text)]
    if len(lanes) < 2:
        return None
    names = [[key.text for key, _ in value.entries] for _, value in lanes]
    first = max(names, key=len)
    if len(first) < 2 or any(not set(other) <= set(first) for other in names) or any(map(home_on_stage, first)):
        return None
    longest = next(value for (_, value), keys in zip(lanes, names, strict=True) if keys is first)
    stages = [_Stage(key, frozenset({letters(key.text)}), Node(Cell("", key.where))) for key, _ in longest.entries]
    return _Found(stages, [entry for entry in node.entries if entry not in lanes], lanes=lanes)


def _map_in(node: Node, key: Cell | None, stem: str) -> _Found | None:
    """The stages of a value that is a map: something else has to say so than names in a row."""
    found = _stages_in(node) or _stages_of_list(node, key)
    if found is None:
        return None
    if found.sureness is _Sureness.BY_CONTENT:
        are_people = key is not None and _is_for(key)
        return found if not are_people and _evidence(found) >= _LEAST_EVIDENCE else None
    if _evidence(found) or _speaks_of_journeys(found, key, stem):
        return found
    return None


def _speaks_of_journeys(found: _Found, key: Cell | None, stem: str) -> bool:
    """Whether a word beside the stages says that it is a journey."""
    words = [stem, key.text if key else ""]
    for name, value in found.beside:
        words += [name.text, value.text[:_LONGEST_TITLE]]
    return any("journey" in letters(word) for word in words) or any(_is_for(name) for name, _ in found.beside)


def _evidence(found: _Found) -> int:
    """How much of what is said of stages is what people say of journeys."""
    keys = {name.text for stage in found.stages for name in _keys_in(stage.content, 2)}
    keys |= {name.text for record in found.records for name in _keys_in(record, 1)}
    keys |= {name.text for name, _ in found.lanes}
    if found.sureness is not _Sureness.BY_CONTENT:
        keys |= {name.text for _, value in found.beside for name in _keys_in(value, 3)}
        keys |= {name.text for _, value in found.beside for item in value.items if (name := _name_of(item))}
        keys |= {name.text for name, _ in found.beside}
        items = [item for _, value in found.beside for item in value.items]
        keys |= {value.text for item in items for name, value in item.entries if letters(name.text) in _LANES}
    fields = {field_ for key in keys if (field_ := _field_of_journeys(key))}
    return 2 * len(fields & _OF_JOURNEYS) + len(fields & _OF_ANYTHING)


@lru_cache(maxsize=4096)
def _field_of_journeys(key: str) -> str | None:
    """The field of a stage that a key means as a whole: a word in it proves nothing."""
    found = same_word(key, _OF_JOURNEYS | _OF_ANYTHING)
    return found or next((name for owner, name in homes_of(key)[:1] if owner in ("Stage", "Touchpoint")), None)


def _says(value: Node) -> bool:
    """Whether a value says something of a journey."""
    return any(_field_of_journeys(name.text) in _OF_JOURNEYS | _OF_ANYTHING for name in _keys_in(value, 1))


def _keys_in(node: Node, depth: int) -> Iterator[Cell]:
    for key, value in node.entries:
        yield key
        if depth > 1:
            yield from _keys_in(value, depth - 1)
    for item in node.items:
        yield from _keys_in(item, depth)


# --- names and people


def _name_of(item: Node, *, only_names: bool = False) -> Cell | None:
    """What a mapping is called."""
    words = (
        ("name", "title", "label", "heading") if only_names else ("name", "title", "stage", "phase", "step", "label")
    )
    by_word = {letters(key.text): value for key, value in reversed(item.entries) if value.text.strip()}
    for word in words:
        if word in by_word:
            return by_word[word].cell
    for key, value in item.entries:
        if value.text.strip() and _NAME_IN_A_LANGUAGE.fullmatch(letters(key.text)):
            return value.cell
    if only_names:
        return None
    for key, value in item.entries:
        if value.text.strip() and letters(key.text) not in _FORM and any(name in homes_of(key.text) for name in _NAMES):
            return value.cell
    return None


def _is_figure(key: Cell, value: Node) -> bool:
    """Whether a key is the name of a figure, and its value the number: neither says anything alone."""
    return home_on_stage(key.text) in _MODELS and _NUMBER.fullmatch(value.text.strip()) is not None


def _told(key: Cell, value: Node, outer: Cell | None = None) -> Cell:
    """A number with its name, and with what the key around it says besides."""
    beyond = outer.text.partition(_BESIDES)[2] if outer else ""
    return Cell(f"{f'{beyond} {key.text}'.strip()}: {value.text.strip()}", value.cell.where)


def _is_form(key: Cell, value: Node) -> bool:
    """Whether a text only tells a program how to keep or draw something."""
    return letters(key.text) in _FORM or _COLOR.fullmatch(value.text.strip()) is not None


def _main_of(item: Node, key: Cell) -> Cell | None:
    """The text that says what an item is: its name, else what it says, else what is called like the list it lies in."""
    one = letters(key.text).removesuffix("s")
    by_word = {letters(name.text): value for name, value in reversed(item.entries) if value.text.strip()}
    for word in ("name", "title", one, "label", "action", *_TEXTS):
        if word in by_word:
            return by_word[word].cell
    return _name_of(item)


def _is_met(item: Node) -> bool:
    """Whether something that is done is told as a touchpoint: by its name, or with a channel or a feeling."""
    words = {letters(key.text) for key, _ in item.entries}
    homes = {home_on_stage(key.text) for key, _ in item.entries}
    return not words.isdisjoint({"name", "title", "label"}) or not homes.isdisjoint(_MET)


def _is_met_elsewhere(item: Node, main: Cell) -> bool:
    """Whether something that is done says besides at which touchpoint."""
    places = (part for key, part in item.entries if home_on_stage(key.text) == ("Stage", "touchpoints"))
    return any(part.cell is not main and not part.is_mapping and any(part.texts()) for part in places)


_MET = {("Touchpoint", "channel"), ("Stage", "emotion"), ("Stage", "touchpoints")}


def _field_in(model: str, key: str) -> str | None:
    """The field of a thing on a stage that a key means."""
    if not model:
        return None
    found = same_word(key, keys_of(models()[model]))
    found = found or next((name for owner, name in homes_of(key) if owner == model), None)
    is_other = found in _NOT_DETAILS or (model, found) == ("Opportunity", "answers")
    return f"{model}.{found}" if found and not is_other else None


def _in_order(beside: Sequence[tuple[Cell, Node]], stages: int) -> list[Cell]:
    """The keys of lists with one item a stage, if there are several, and none that is shorter or longer."""
    lists = [
        (key, value)
        for key, value in beside
        if value.is_list and home_on_stage(key.text) and not value.items[0].is_mapping and not _is_for(key)
    ]
    fit = len(lists) > 1 and all(len(value.items) == stages for _, value in lists)
    return [key for key, _ in lists] if fit else []


def _take_title(beside: Sequence[tuple[Cell, Node]]) -> Cell | None:
    """The title among the entries beside the stages."""
    for words in (("title",), ("name",), ("journeytitle", "journeyname", "mapname", "maptitle", "journey")):
        for key, value in beside:
            if value.text.strip() and letters(key.text) in words:
                return value.cell
    for key, value in beside:
        if value.text.strip() and ("Journey", "title") in homes_of(key.text):
            return value.cell
    within = [entry for key, value in beside if letters(key.text) in _WRAPPERS for entry in value.entries]
    return _take_title(within) if within else None


def _is_for(key: Cell) -> bool:
    """Whether a key says whose journey it is."""
    homes = homes_of(key.text)
    return _FOR in homes or "persona" in letters(key.text)


def _is_persona(node: Node) -> bool:
    keys = {key for name, _ in node.entries for model, key in homes_of(name.text) if model == "Persona"}
    return _name_of(node) is not None and len(keys & _OF_PERSONAS) >= 2


_OF_PERSONAS = frozenset(
    {
        "goals",
        "challenges",
        "concerns",
        "job_title",
        "quote",
        "role",
        "outcomes",
        "preferences",
        "objections",
        "triggers",
    }
)


def _personas(key: Cell | None, value: Node) -> list[tuple[Cell, Node]]:
    """The personas under a key, each with its name: names alone, mappings with one, or mappings under their names."""
    if value.text.strip():
        return [(value.cell, Node(Cell("", value.cell.where)))]
    if value.is_list:
        return [found for item in value.items for found in _personas(key, item)]
    if not value.is_mapping:
        return []
    name = _name_of(value)
    if name is None and all(part.is_mapping for _, part in value.entries):
        return [(_name_of(part) or inner, part) for inner, part in value.entries]
    return [(name or key or Cell("", value.cell.where), value)]


def _ids_of(node: Node) -> set[str]:
    return {letters(value.text) for key, value in node.entries if letters(key.text) in _IDS}


def _persona(name: Cell, node: Node, entries: list[Entry]) -> DraftThing:
    statements: list[Statement] = []

    def say(label: Cell, part: Node) -> None:
        if part.text.strip() and _is_form(label, part):
            entries.append(Entry(cell=part.cell, fate=Fate.LAYOUT, how=f"'{label.text}' of a program"))
        elif part.text.strip():
            statements.append(Statement(cell=part.cell, label=label))
        for item in part.items:
            say(label, item)
        for inner, below in part.entries:
            say(inner, below)

    for label, part in node.entries:
        if part.cell is not name:
            say(label, part)
    return DraftThing(kind=ThingKind.PERSONA, name=name, statements=tuple(statements))


def _with_label(label: Cell | None, cell: Cell) -> str:
    return f"{label.text}: {cell.text}" if label else cell.text
