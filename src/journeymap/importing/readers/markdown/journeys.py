"""Find the journeys of a document: in its tables, in headings that are stages, in lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.importing.meaning.labels import plain_label
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.grid.kinds import Kind, Told, told_by
from journeymap.importing.readers.grid.reading import Reading
from journeymap.importing.readers.growing_map import stage_key
from journeymap.importing.readers.headings import (
    has_number,
    heads_journeys,
    is_all_stages,
    is_counted_stage,
    is_label_of_persona,
    is_main_lane,
    is_persona_heading,
    is_persona_word,
    is_total,
    label_key,
    label_weight,
    speaks_of_journey,
    stage_rank,
    stage_weight,
)
from journeymap.importing.readers.markdown.inline import Text
from journeymap.importing.readers.markdown.outline import Section
from journeymap.model.suggest import letters

_ENOUGH_LABELS = 2
_MANY = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundJourney:
    """A journey, and the section that it is in."""

    section: Section
    keys: tuple[str, ...]
    """The keys by which its stages are compared."""
    labels: frozenset[str]
    table: Grid | None = None
    reading: Reading | None = None
    stages: tuple[Section, ...] = ()
    """The sections that are its stages."""
    texts: tuple[Text, ...] = ()
    """The texts that begin with the names of its stages."""
    is_told: bool = True
    """Whether its stages are called stages, rather than recognized by their content."""


class Tables:
    """What the tables of a document hold."""

    def __init__(self) -> None:
        self.title = ""
        """The title of the document, which may say that its tables are journeys."""
        self._told: dict[int, Told] = {}

    def name_after(self, title: str) -> None:
        """Set the title of the document, in whose light all tables are read again."""
        self.title = title
        self._told.clear()

    def told(self, grid: Grid, section: Section) -> Told:
        """Return what a table holds, in the light of its heading."""
        if id(grid) not in self._told:
            rows = [row for row in grid.rows if any(cell.text for cell in row)]
            self._told[id(grid)] = told_by(rows, f"{self.title} {section.name}") if rows else Told(Kind.OTHER)
        return self._told[id(grid)]


def journeys_in(root: Section, tables: Tables, *, is_drawn: bool) -> list[FoundJourney]:
    """Return the journeys of a document in order; lists only if there is nothing else, not even a diagram.

    Phases without lanes may be those of a plan: they only count if a title says that they are a journey, and there is
    no other journey.
    """
    title = next((section.name for section in root.sections if section.level == 1), "")
    found = _found(root, tables)
    sure = [journey for journey in found if _has_lanes(journey) and (journey.is_told or not is_drawn)]
    if any(journey.is_told for journey in sure):
        sure = [journey for journey in sure if journey.is_told or speaks_of_journey(journey.section.name)]
    if not any(journey.stages for journey in sure):
        in_sections = [journey for journey in found if journey.stages and journey.is_told and journey not in sure]
        sure += [journey for journey in in_sections if speaks_of_journey(f"{title} {journey.section.name}")]
        sure.sort(key=found.index)
    if sure or is_drawn:
        return sure
    if speaks_of_journey(title) and (in_order := list(_counted(root)) or list(_walked(root, title))):
        return in_order
    tables.name_after(title)
    return [journey for journey in _found(root, tables) if journey.table] or list(_listed(root))


def people_in(root: Section) -> list[Section]:
    """Return the sections that each describe a person."""
    return list(_persons(root))


def _has_lanes(journey: FoundJourney) -> bool:
    """Return whether the stages of a journey have lanes."""
    if not journey.stages:
        return True
    return sum(_known_labels(stage) > 0 for stage in journey.stages) * 2 >= len(journey.stages)


def _found(section: Section, tables: Tables, title: str = "") -> list[FoundJourney]:
    if section.level <= 1:
        title = section.name or next((part.name for part in section.sections if part.level == 1), "")
    stages = [] if heads_journeys(section.name) else _told_stages(section.sections, f"{title} {section.name}")
    if stages:
        others = [part for part in section.sections if part not in stages]
        rest = [found for other in others for found in _found(other, tables, title)]
        return [*_in_tables(section, tables), _of_sections(section, stages), *rest]
    found = _in_tables(section, tables)
    below = {id(part): _found(part, tables, title) for part in section.sections}
    if stages := _with_steps(section, below):
        rest = [journey for part in section.sections if part not in stages for journey in below[id(part)]]
        return [*found, _of_sections(section, stages), *rest]
    free = [part for part in section.sections if not below[id(part)]]
    if not is_person(section) and (stages := _likely_stages(free, section, title)):
        found.append(_of_sections(section, stages, is_told=False))
    return found + [journey for part in section.sections if part not in stages for journey in below[id(part)]]


def _in_tables(section: Section, tables: Tables) -> list[FoundJourney]:
    journeys = []
    for part in section.parts:
        if not isinstance(part, Grid):
            continue
        told = tables.told(part, section)
        if told.kind is Kind.JOURNEY and (reading := told.reading):
            labels = frozenset(
                label_key(cell.text) for cell in reading.lines[reading.head] if cell is not reading.corner
            )
            names = [name for name in reading.names if not is_total(name) and not is_all_stages(name)]
            keys = tuple(dict.fromkeys(map(stage_key, names)))
            journeys.append(FoundJourney(section=section, keys=keys, labels=labels - {""}, table=part, reading=reading))
    return journeys


def _of_sections(section: Section, stages: Sequence[Section], *, is_told: bool = True) -> FoundJourney:
    labels = frozenset(label_key(label) for stage in stages for label in labels_under(stage))
    keys = tuple(stage_key(stage.name) for stage in stages)
    return FoundJourney(section=section, keys=keys, labels=labels, stages=tuple(stages), is_told=is_told)


def _told_stages(sections: Sequence[Section], title: str) -> list[Section]:
    """Return the sections that are stages by their heading: numbered, or with well-known names."""
    for group in _siblings(sections):
        counted = [section for section in group if is_counted_stage(section.name) and _is_full(section)]
        if len(counted) > 1 or (counted and _known_labels(counted[0]) >= _ENOUGH_LABELS):
            return counted
        known = [section for section in group if _is_named_stage(section) and _is_full(section)]
        labelled = sum(_known_labels(section) > 0 for section in known) * 2 >= len(known)
        if len(known) >= _MANY and (labelled or speaks_of_journey(title) or stage_rank(title)):
            return _between(group, known)
    return []


def _counted(section: Section) -> Iterator[FoundJourney]:
    """Yield the journeys whose stages are numbered headings, most of them with a known label below."""
    for group in _siblings(section.sections):
        counted = [part for part in group if has_number(part.name) and part.is_heading and _may_be_stage(part)]
        labelled = sum(any(map(is_main_lane, labels_under(part))) for part in counted)
        if len(counted) >= _MANY and labelled * 2 >= len(counted) and not _tell_people(counted, section):
            yield _of_sections(section, counted)
            return
    for part in section.sections:
        yield from _counted(part)


def _walked(section: Section, title: str) -> Iterator[FoundJourney]:
    """The journeys whose stages are headings, with a numbered list under each of what happens there in turn."""
    if heads_journeys(title):
        return
    for group in _siblings(section.sections):
        walked = [part for part in group if part.is_heading and _may_be_stage(part) and _is_walked(part)]
        if len(walked) >= _MANY and len(walked) * 2 > len(group):
            yield _of_sections(section, _between(group, walked))
            return
    for part in section.sections:
        yield from _walked(part, part.name or title)


def _is_walked(section: Section) -> bool:
    texts = [part for part in section.parts if isinstance(part, Text) and not part.key and not part.is_quote]
    return sum(text.is_numbered for text in texts) * 2 > len(texts) and not any(
        part.is_heading for part in section.sections
    )


def _likely_stages(sections: Sequence[Section], parent: Section, title: str) -> list[Section]:
    """Return the sections that are stages by their content: the same labels in each."""
    for group in _siblings(sections):
        full = [section for section in group if _may_be_stage(section) and _known_labels(section) >= _ENOUGH_LABELS]
        shared = Counter(label for section in full for label in {plain_label(text) for text in labels_under(section)})
        in_several = [label for label, count in shared.items() if count > 1 and is_main_lane(label)]
        if len(full) < 2 or heads_journeys(parent.name) or _tell_people(full, parent):
            continue
        if len(in_several) >= _ENOUGH_LABELS or (in_several and speaks_of_journey(f"{parent.name} {title}")):
            return _between(group, full)
    return []


def _with_steps(section: Section, below: Mapping[int, list[FoundJourney]]) -> list[Section]:
    """Return the sections that are stages because their steps have the same labels."""
    for group in _siblings(section.sections):
        with_steps = [part for part in group if _is_of_steps(part, below[id(part)])]
        are_stages = sum(stage_weight(part.name) >= 0.5 for part in with_steps) * 2 > len(with_steps)
        if len(with_steps) > 1 and are_stages and not heads_journeys(section.name):
            first, *others = [below[id(part)][0] for part in with_steps]
            names = Counter(key for journey in (first, *others) for key in journey.keys)
            if all(first.labels & other.labels for other in others) and max(names.values()) == 1:
                return _between(group, with_steps)
    return []


def _is_of_steps(section: Section, found: Sequence[FoundJourney]) -> bool:
    if len(found) != 1 or found[0].section is not section or speaks_of_journey(section.name):
        return False
    return bool(found[0].table) or not found[0].is_told


def is_step(section: Section) -> bool:
    """Return whether a heading in a stage names a step: it has known labels below it, and is not a label itself."""
    return label_weight(section.name) < 1 and _known_labels(section) >= _ENOUGH_LABELS


def _siblings(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Yield the sections of each kind: the headings of a level, the items of a list."""
    kinds = dict.fromkeys((section.level, section.list_number) for section in sections)
    for kind in kinds:
        yield [section for section in sections if (section.level, section.list_number) == kind]


def _between(group: Sequence[Section], stages: Sequence[Section]) -> list[Section]:
    """Return the stages with those between them that have a numbered or known heading but less content."""
    first, last = group.index(stages[0]), group.index(stages[-1])
    near = [part for part in group[first : last + 2] if stage_weight(part.name) >= 0.5 and not is_person(part)]
    more = [part for part in near if _may_be_stage(part) or has_number(part.name)]
    return [part for part in group if part in stages or part in more]


def _is_named_stage(section: Section) -> bool:
    return stage_weight(section.name) >= 1 and _may_be_stage(section)


def _may_be_stage(section: Section) -> bool:
    name = section.name
    if not name or is_person(section) or is_persona_word(name) or len(name) > 120:
        return False
    return label_weight(name) < 1 or stage_weight(name) >= 1


def _is_full(section: Section) -> bool:
    return bool(section.parts)


def labels_under(section: Section) -> list[str]:
    """Return the labels in a section: of its sections, texts and tables of pairs."""
    labels = []
    for part in section.parts:
        if isinstance(part, Section):
            labels.append(part.name)
            if label_weight(part.name) < 1:
                labels += [text.key.text for text in part.parts if isinstance(text, Text) and text.key and text.rest]
        elif isinstance(part, Text) and part.key and part.rest:
            labels.append(part.key.text)
        elif isinstance(part, Grid) and part.rows and len(part.rows[0]) == 2:
            labels += [row[0].text for row in part.rows if row[0].text]
    return labels


def _known_labels(section: Section) -> int:
    return len({letters(label) for label in labels_under(section) if label_weight(label) >= 1})


def _tell_people(sections: Sequence[Section], parent: Section) -> bool:
    """Return whether the labels below headings are those of people rather than stages."""
    if is_persona_word(parent.name) or is_persona_heading(parent.name):
        return True
    labels = [label for section in sections for label in labels_under(section)]
    only = sum(is_label_of_persona(label) and label_weight(label) < 1 for label in labels)
    of_stages = sum(label_weight(label) >= 1 and not is_label_of_persona(label) for label in labels)
    return only > of_stages


def is_person(section: Section) -> bool:
    """Return whether the heading of a section says that it describes a person."""
    return is_persona_heading(section.name) and not speaks_of_journey(section.name)


def _persons(section: Section) -> Iterator[Section]:
    if is_person(section) or is_persona_word(section.name):
        inner = [
            part
            for part in section.sections
            if part.is_heading and label_weight(part.name) < 1 and not is_label_of_persona(part.name)
        ]
        if len(inner) > 1 or (inner and is_persona_word(section.name)) or any(map(is_person, inner)):
            yield from inner
        elif section.parts:
            yield section
        return
    for part in section.sections:
        yield from _persons(part)


def _listed(section: Section) -> Iterator[FoundJourney]:
    """Yield the journeys in lists whose items begin with the name of a stage."""
    keyed = [part for part in section.parts if isinstance(part, Text) and part.is_item and part.key and part.rest]
    bold = [text for text in keyed if text.is_bold_key]
    known = [text for text in keyed if text.key and stage_weight(text.key.text) >= 1]
    texts = known if len(known) >= _MANY else bold
    is_told = len(known) >= _MANY or speaks_of_journey(section.name) or stage_rank(section.name) > 0
    if len(texts) >= _MANY and is_told and not any(label_weight(text.key.text) >= 1 for text in texts if text.key):
        keys = tuple(stage_key(text.key.text) for text in texts if text.key)
        yield FoundJourney(section=section, keys=keys, labels=frozenset(), texts=tuple(texts))
        return
    for part in section.sections:
        yield from _listed(part)
