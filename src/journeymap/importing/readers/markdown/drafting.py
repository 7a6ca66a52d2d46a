"""Turn a Markdown document into a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journeymap.importing.draft import Cell, Draft, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.given_file import NoJourney
from journeymap.importing.readers.experience import WHAT_IS_MISSING, tells_an_experience
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.grid.blocks import texts_of
from journeymap.importing.readers.grid.kinds import Kind
from journeymap.importing.readers.grid.pouring import people_in as people_in_table
from journeymap.importing.readers.grid.pouring import pour_journey, pour_pairs, pour_rows
from journeymap.importing.readers.growing_map import GrowingMap, stage_key
from journeymap.importing.readers.headings import (
    is_label_of_map,
    is_label_of_persona,
    is_name_word,
    is_persona_word,
    label_weight,
    persona_name,
    without_number,
)
from journeymap.importing.readers.markdown.inline import Text
from journeymap.importing.readers.markdown.journeys import FoundJourney, Tables, is_step, journeys_in, people_in
from journeymap.importing.readers.markdown.outline import Fence, Outline, Section
from journeymap.importing.readers.mermaid import read_block

_SAME_STAGES, _WHOLE = 0.6, 0.9
_LONGEST_LABEL = 40
_LINE = re.compile(r"(?<=line )\d+")
_NAMES_NOTHING = re.compile(
    r"(?i)(?:\W|\d|the|a|of|by|and|for|in|user|customer|client|buyer|journey|maps?|mapping|stages?|phases?|steps?|flow|table|matrix|overview|"
    r"summary|detail(?:s|ed)?|full|complete|current|process|view|visual|diagram|section|phasen|übersicht|überblick|tabelle|étapes|"
    r"vue|d.ensemble|détail|tableau|etapas|fases|resumen|detalle|tabla|kundenreise|ユーザー|カスタマー|顧客|ジャーニー|マップ|ステージ|フェーズ|一覧|詳細|全体|"
    r"各|段階|用户|用戶|客户|旅程|地图|地圖|阶段|階段|详细|設計|设计|总体|流程|概述|概要|单|一|二|三|四|五|사용자|고객|여정|지도|맵|단계별?|흐름|개요|карта|путь|"
    r"пути|клиента|этапы|таблица|обзор)*"
)
"""Titles of sections that do not distinguish maps."""


@dataclass(slots=True, eq=False)
class _Map:
    """A map of the document, and the journeys that were merged into it."""

    growing: GrowingMap
    found: list[FoundJourney] = field(default_factory=list)

    def stands_in(self, sections: set[Section]) -> bool:
        return any(journey.section in sections for journey in self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a text belongs to: a map and stage, or a person, and a label."""

    map: _Map | None = None
    stage: int | None = None
    person: list[Statement] | None = None
    label: Cell | None = None
    group: int | None = None
    """The step of the stage, if any."""
    is_known: bool = False
    """Whether the label is that of a lane."""


def draft_of(outline: Outline, file: str) -> Draft:
    """Return the draft of a document. Raises NoJourney if it holds neither a journey nor a persona."""
    drafting = _Drafting(outline, file)
    drafting.find()
    drafting.tell(outline.root, _Place())
    return drafting.draft()


class _Drafting:
    """A document while it is turned into a draft."""

    def __init__(self, outline: Outline, file: str) -> None:
        self._outline, self._file = outline, file
        self._tables = Tables()
        self._maps: list[_Map] = []
        self._things: list[DraftThing] = []
        self._texts: list[Cell] = []
        self._entries = list(outline.entries)
        self._stages: dict[Section, tuple[_Map, int]] = {}
        self._poured: dict[int, _Map] = {}
        """The tables, lists and diagrams that are maps, by identity."""
        self._persons = set(people_in(outline.root))
        self._told: set[Cell] = set()
        """The titles, and the labels that some text belongs to."""
        self._titles: dict[Cell, _Map] = {}
        """The headings that are titles of maps."""
        self._nearest: _Map | None = None
        """The latest map above the current place."""
        self._named: set[Cell] = set()
        """The headings that became the names of people."""
        self._laid_out: set[Cell] = set()
        self._within: dict[Section, list[_Map]] = {}

    def find(self) -> None:
        """Find the maps, and merge those of the same journey."""
        self._find_diagrams(self._outline.root)
        for journey in journeys_in(self._outline.root, self._tables, is_drawn=bool(self._maps)):
            known = next((known for known in self._maps if _is_same(known, journey)), None)
            if known is None:
                known = _Map(GrowingMap())
                self._maps.append(known)
            known.found.append(journey)
            self._grow(known, journey)
            known.growing.is_settled = True
        self._maps.sort(key=_first_line)
        self._nearest = next(iter(self._maps), None)
        for section in self._outline.root.all_sections():
            inner = set(section.all_sections())
            self._within[section] = [found for found in self._maps if found.stands_in(inner)]
        self._entitle()

    def _grow(self, found: _Map, journey: FoundJourney) -> None:
        if journey.reading and journey.table:
            self._poured[id(journey.table)] = found
            people = [persona_name(section.name) for section in self._persons]
            pour_journey(journey.reading, found.growing, spans=journey.table.spans, people=people)
        for section in journey.stages:
            if section.head:
                self._stages[section] = found, found.growing.stage(section.head)
                self._told.add(section.head)
        for text in journey.texts:
            if text.key:
                found.growing.stage(text.key)
                self._poured[id(text)] = found

    def _find_diagrams(self, section: Section) -> None:
        """Read the Mermaid journeys in fenced blocks."""
        for part in section.parts:
            if isinstance(part, Section):
                self._find_diagrams(part)
            elif isinstance(part, Fence) and part.language in ("mermaid", "journey"):
                try:
                    draft = read_block(part.cell.text, self._file, part.first_line)
                except NoJourney:
                    continue
                self._entries += draft.entries
                self._texts += draft.texts
                self._things += draft.things
                for drawn in draft.maps:
                    keys = tuple(dict.fromkeys(stage_key(stage.text) for stage in drawn.stages))
                    journey = FoundJourney(section=section, keys=keys, labels=frozenset())
                    found = next((known for known in self._maps if _is_same(known, journey)), None)
                    if found is None:
                        found = _Map(GrowingMap())
                        self._maps.append(found)
                    found.found.append(journey)
                    found.growing.absorb(drawn)
                    found.growing.is_settled = True
                    self._poured[id(part)] = found

    def _entitle(self) -> None:
        """Title each map after the heading above it, or after the document if there is only one."""
        chains = {id(found): _headings_over(self._outline.root, found.found[0].section) for found in self._maps}
        title = next((part.head for part in self._outline.root.sections if self._is_title(part)), None)
        used = Counter(head for chain in chains.values() for head in chain)
        for found in self._maps:
            if found.growing.title:
                continue
            chain = chains[id(found)]
            if len(self._maps) == 1:
                head = title or next((head for head in chain if not _names_nothing(head.text)), None)
            else:
                own = [head for head in chain if used[head] == 1 and head not in self._told]
                own = own or [head for head in chain[:1] if head not in self._told]
                head = next((head for head in own if not _names_nothing(head.text)), next(iter(own), None))
                is_free = title not in self._told and title not in used
                head = head or (title if is_free and not chain else None)
            if head:
                found.growing.title = Cell(without_number(head.text), head.where)
                self._told.add(head)
                self._titles[head] = found

    def _is_title(self, section: Section) -> bool:
        return section.level == 1 and section not in self._stages and section not in self._persons

    def tell(self, section: Section, place: _Place) -> None:
        """Add the content of a section."""
        place = self._place_of(section, place)
        pairs = _pairs_of(section)
        for part in section.parts:
            match part:
                case Section():
                    self.tell(part, place)
                case Text(is_reference=True):
                    self._record_layout(part.cell, place)
                case Text():
                    self._tell_text(part, place, pairs)
                case Fence():
                    self._tell_fence(part, place)
                case Grid():
                    self._tell_table(part, place, section)
        if section in self._persons:
            self._end_person(section, place)
        elif section.head and section.head not in self._told:
            self._record_layout(section.head, place)

    def _place_of(self, section: Section, place: _Place) -> _Place:
        """Return what the texts of a section belong to."""
        head = section.head
        if head in self._titles and section not in self._persons:
            return replace(place, map=self._titles[head], label=None, is_known=False)
        if section in self._stages:
            found, stage = self._stages[section]
            self._nearest = found
            return _Place(map=found, stage=stage)
        if place.stage is None and place.person is None:
            place = replace(place, map=self._map_at(section, place.map))
        if section in self._persons:
            return _Place(map=place.map, person=[])
        if head is None:
            return place
        if place.map and place.stage is None and place.person is None and label_weight(head.text) < 1:
            number = place.map.growing.number_of(head.text)
            if number is not None:
                return replace(place, stage=number)
        if place.map and place.stage is not None and is_step(section):
            self._told.add(head)
            group = place.map.growing.new_group()
            step = Cell(without_number(head.text), head.where)
            place.map.growing.add(step, None, place.stage, group=group, field="Stage.actions")
            return replace(place, label=None, is_known=False, group=group)
        if self._is_known(head, place) or not (place.is_known or _is_sentence(section)):
            return replace(place, label=head, is_known=self._is_known(head, place))
        self._told.add(head)
        self._add_text(head, place)
        return place

    def _map_at(self, section: Section, above: _Map | None) -> _Map | None:
        """Return the map of a section: the only one of the document or section, or that of a section around it."""
        if len(self._maps) == 1:
            return self._maps[0]
        within = self._within[section]
        return within[0] if len(within) == 1 else None if within else above

    def _is_known(self, label: Cell, place: _Place) -> bool:
        """Return whether a label is a field of what it belongs to."""
        if place.person is not None:
            return is_label_of_persona(label.text)
        if label_weight(label.text) >= 1:
            return True
        return place.stage is None and is_label_of_map(label.text)

    def _tell_text(self, text: Text, place: _Place, pairs: bool) -> None:
        if id(text) in self._poured and text.key and text.rest:
            found = self._nearest = self._poured[id(text)]
            found.growing.add(text.rest, None, found.growing.number_of(text.key.text))
            return
        if text.key is None or text.rest is None:
            self._add_text(text.cell, place, is_quote=text.is_quote, is_one=text.is_item, is_numbered=text.is_numbered)
            return
        if place.map and place.stage is None and place.person is None:
            number = place.map.growing.number_of(text.key.text)
            if number is not None and label_weight(text.key.text) < 1:
                place.map.growing.record_layout(text.key, "this stage again")
                self._add_text(text.rest, replace(place, stage=number))
                return
        is_known = self._is_known(text.key, place)
        if (is_known and not (place.is_known and not text.is_bold_key)) or (
            not place.is_known and (text.is_bold_key or pairs)
        ):
            self._add_text(text.rest, replace(place, label=text.key), is_quote=text.is_quote)
        else:
            self._add_text(text.cell, place, is_quote=text.is_quote)

    def _tell_fence(self, fence: Fence, place: _Place) -> None:
        if id(fence) in self._poured:
            self._nearest = self._poured[id(fence)]
            return
        if place.person is not None or place.stage is not None:
            self._add_text(fence.cell, place)
        else:
            self._texts.append(fence.cell)

    def _tell_table(self, grid: Grid, place: _Place, section: Section) -> None:
        rows = [row for row in grid.rows if texts_of(row)]
        self._nearest = self._poured.get(id(grid), self._nearest)
        if id(grid) in self._poured or not rows:
            return
        told = self._tables.told(grid, section)
        if told.kind is Kind.PAIRS or (place.person is not None and len(rows[0]) == 2):
            if place.map is None and place.person is None and self._is_of_a_person(rows):
                self._add_person_of(rows, section)
                return
            pour_pairs(
                rows,
                lambda cell, label: self._add_text(cell, replace(place, label=label or place.label)),
                lambda cell: self._record_layout(cell, place),
            )
        elif told.kind is Kind.PEOPLE and told.reading and place.person is None and place.stage is None:
            people = people_in_table(told.reading, told.name_column, lambda cell: self._record_layout(cell, place))
            self._things_at(place).extend(people)
        elif place.person is None and (found := place.map or self._nearest):
            pour_rows(rows, found.growing, stage=place.stage, label=place.label)
        else:
            self._tell_rows(rows, place)

    def _tell_rows(self, rows: Sequence[Sequence[Cell]], place: _Place) -> None:
        """Add the cells of a table that belongs to no map."""
        heads, *body = rows
        told = set()
        for row in body:
            for head, cell in zip(heads, row, strict=True):
                if cell.text.strip():
                    told.add(head)
                    self._add_text(cell, replace(place, label=head if head.text else place.label))
        for head in heads:
            if head not in told or place.person is None:
                self._record_layout(head, place)

    def _is_of_a_person(self, rows: Sequence[Sequence[Cell]]) -> bool:
        keys = [row[0].text for row in rows]
        only = sum(is_label_of_persona(key) and label_weight(key) < 1 for key in keys)
        return only > 0 and sum(map(is_label_of_persona, keys)) * 2 >= len(keys) - 1

    def _add_person_of(self, rows: Sequence[Sequence[Cell]], section: Section) -> None:
        said: list[Statement] = []
        pour_pairs(
            rows,
            lambda cell, label: said.append(Statement(cell=cell, label=label)),
            lambda cell: self._record_layout(cell, _Place()),
        )
        self._things.append(self._person(section.head if section.is_heading else None, said))

    def _end_person(self, section: Section, place: _Place) -> None:
        if section.head and not place.person and self._within[section] and section.head not in self._named:
            name = Cell(persona_name(section.name), section.head.where)
            self._told.add(section.head)
            within = self._within[section]
            things = within[0].growing.things if len(within) == 1 else self._things
            things.append(DraftThing(kind=ThingKind.PERSONA, name=name))
        elif place.person:
            self._things_at(place).append(self._person(section.head, place.person))
        elif section.head and section.head not in self._told:
            self._record_layout(section.head, place)

    def _person(self, head: Cell | None, said: list[Statement]) -> DraftThing:
        """Return the persona that a section describes, named after its heading or its entry for `Name`."""
        named = next((one for one in said if one.label and _is_name(one.label.text)), None)
        own = persona_name(head.text) if head else ""
        says_nothing = is_persona_word(own) or (head is not None and own == head.text.strip() and _is_bare(own))
        if head and head not in self._named and not (named and says_nothing):
            self._named.add(head)
            self._told.add(head)
            self._entries = [entry for entry in self._entries if entry.cell is not head]
            return DraftThing(kind=ThingKind.PERSONA, name=Cell(own, head.where), statements=tuple(said))
        named = named or said[0]
        rest = tuple(one for one in said if one is not named)
        return DraftThing(kind=ThingKind.PERSONA, name=named.cell, statements=rest)

    def _things_at(self, place: _Place) -> list[DraftThing]:
        return place.map.growing.things if place.map else self._things

    def _add_text(
        self, cell: Cell, place: _Place, *, is_quote: bool = False, is_one: bool = False, is_numbered: bool = False
    ) -> None:
        """Add a text to what it belongs to."""
        is_new = place.label is not None and place.label not in self._told
        if place.label:
            self._told.add(place.label)
        if place.person is not None:
            quote = "Persona.quote" if is_quote and not place.is_known else None
            place.person.append(Statement(cell=cell, label=None if quote else place.label, field=quote))
        elif place.map and (place.stage is not None or place.label):
            is_bare = place.stage is not None and not place.label
            field = "Stage.thoughts" if is_quote and is_bare else "Stage.actions" if is_numbered and is_bare else None
            place.map.growing.add(cell, place.label, place.stage, group=place.group, field=field, is_one=is_one)
        elif place.label and self._nearest:
            self._nearest.growing.add(cell, place.label, None)
        else:
            if place.label and is_new:
                self._record_layout(place.label, place)
            self._texts.append(cell)

    def _record_layout(self, cell: Cell, place: _Place) -> None:
        del place
        if cell.text.strip() and cell not in self._laid_out:
            self._laid_out.add(cell)
            self._entries.append(Entry(cell=cell, fate=Fate.LAYOUT))

    def draft(self) -> Draft:
        """Return the draft."""
        if not self._maps and not self._things:
            raise NoJourney(_what_it_is(self._file, self._outline.root))
        for key, value in self._outline.settings:
            if len(self._maps) == 1 and self._maps[0].growing.title is None and key.text.casefold() == "title":
                self._maps[0].growing.title = value
            elif len(self._maps) == 1 and is_label_of_map(key.text) and key.text.casefold() != "title":
                self._maps[0].growing.add(value, key, None)
            else:
                how = f"a setting of the page: {key.text}"
                self._entries.append(Entry(cell=value, fate=Fate.LEFT_OUT, how=how))
        maps = tuple(found.growing.to_draft() for found in self._maps)
        if maps and not any(map(tells_an_experience, maps)):
            raise NoJourney(f"{self._file}: {WHAT_IS_MISSING}")
        return Draft(
            maps=maps,
            things=tuple(self._things),
            texts=tuple(self._texts),
            entries=(*(entry for found in self._maps for entry in found.growing.entries), *self._entries),
        )


def _first_line(found: _Map) -> int:
    """Return the line where the stages of a map begin, by which maps are sorted."""
    return min((int(line[0]) for cell in found.growing.stages if (line := _LINE.search(cell.where.at))), default=0)


def _is_same(known: _Map, journey: FoundJourney) -> bool:
    """Return whether a journey was found already, in another form or in part."""
    keys, own = set(journey.keys), set(known.growing.keys)
    matched = sum(known.growing.number_of(key) is not None for key in keys)
    if not keys or matched < _SAME_STAGES * len(keys):
        return False
    is_part = bool(journey.table) and len(keys) < len(own) and (matched > 1 or matched == len(keys))
    if matched < _SAME_STAGES * len(own) and not is_part:
        return False
    whole = [found for found in known.found if len(found.keys) >= _WHOLE * len(own)]
    alike = [found for found in whole if bool(found.table) == bool(journey.table)] if not is_part else []
    return not any(found.labels & journey.labels for found in alike) or not journey.labels


def _headings_over(root: Section, section: Section) -> list[Cell]:
    """Return the headings above a section, the nearest first."""

    def path(part: Section) -> list[Section] | None:
        if part is section:
            return [part]
        for inner in part.sections:
            if (found := path(inner)) is not None:
                return [*found, part]
        return None

    return [part.head for part in path(root) or [] if part.head]


def _is_sentence(section: Section) -> bool:
    """Return whether an item with items below it reads like a text rather than a label."""
    return section.is_item and len(section.name) > _LONGEST_LABEL


def _names_nothing(title: str) -> bool:
    return bool(_NAMES_NOTHING.fullmatch(title))


def _pairs_of(section: Section) -> bool:
    """Return whether most items directly below a heading are a label and a text, such as `Age: 38`."""
    items = [part for part in section.parts if isinstance(part, Text)]
    pairs = [text for text in items if text.key and text.rest and len(text.key.text.split()) <= 4]
    return len(pairs) > 1 and len(pairs) * 5 >= len(items) * 3


def _is_name(label: str) -> bool:
    return is_name_word(label) or is_persona_word(label)


def _is_bare(name: str) -> bool:
    return bool(re.fullmatch(r"(?i)\W*\w+\W*(?:\d+|[a-z])?\W*", name))


def _what_it_is(file: str, root: Section) -> str:
    """Say in a sentence what a document without a journey is."""
    names = [section.name for section in root.all_sections() if section.is_heading][:3]
    what = "a Markdown document" + (" with the headings " + ", ".join(f"'{name}'" for name in names) if names else "")
    return (
        f"{file} is {what}, and none of its tables, headings or lists names the stages of a journey. Put them into a "
        "table under 'Stage', or give each a heading such as 'Stage 1: Awareness' with what happens there under it."
    )
