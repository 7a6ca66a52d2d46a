"""Turn the grids of a file into a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from journeymap.importing.draft import Cell, Draft, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.given_file import NoJourney
from journeymap.importing.readers.experience import WHAT_IS_MISSING, tells_an_experience
from journeymap.importing.readers.grid.blocks import Block, blocks_of, pair_of, texts_of
from journeymap.importing.readers.grid.cells import Grid
from journeymap.importing.readers.grid.kinds import Kind, Told, told_by
from journeymap.importing.readers.grid.pouring import people_in, pour_journey, pour_pairs, pour_rows
from journeymap.importing.readers.grid.reading import Reading
from journeymap.importing.readers.growing_map import GrowingMap, stage_key
from journeymap.importing.readers.headings import (
    is_all_stages,
    is_generic_corner,
    is_label_of_persona,
    is_name_word,
    is_persona_word,
    is_total,
    label_key,
    label_weight,
)

_UNNAMED = re.compile(
    r"(?i)\s*(?:sheet|tabelle|blatt|feuil(?:le)?|hoja|foglio|blad|planilha|folha|лист|シート|工作表|시트|ورقة|แผ่น|arkusz|sayfa)\s*\d*\s*"
)
_SAME_STAGES = 0.6


@dataclass(slots=True)
class _Drafting:
    """What has been found in a file so far."""

    maps: list[GrowingMap] = field(default_factory=list)
    labels: dict[int, set[str]] = field(default_factory=dict)
    things: list[DraftThing] = field(default_factory=list)
    texts: list[Cell] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    named: set[Cell] = field(default_factory=set)
    pairs_of: Block | None = None
    """The table that described the latest persona."""

    def record_layout(self, cell: Cell) -> None:
        if cell.text.strip():
            self.entries.append(Entry(cell=cell, fate=Fate.LAYOUT))


def draft_of(grids: Iterable[Grid]) -> Draft:
    """Return the draft of some grids. Raises NoJourney if none of them holds a journey or a persona."""
    grids = tuple(grids)
    blocks = [block for grid in grids for block in blocks_of(grid)]
    told = [told_by(block.rows, _name_of(block)) if block.rows else None for block in blocks]
    drafting = _Drafting()
    others: list[tuple[Block, Told]] = []
    for block, kind in zip(blocks, told, strict=True):
        if kind is None:
            drafting.texts += [cell for row in block.over for cell in texts_of(row)]
        elif kind.kind is Kind.JOURNEY and kind.reading:
            _add_map(drafting, block, kind.reading)
        else:
            others.append((block, kind))
    for block, kind in others:
        _add_other(drafting, block, kind)
    if not drafting.maps and not drafting.things:
        raise NoJourney(what_it_is(blocks))
    maps = tuple(growing.to_draft() for growing in drafting.maps)
    if maps and not any(map(tells_an_experience, maps)):
        raise NoJourney(WHAT_IS_MISSING)
    for name in dict.fromkeys(grid.name for grid in grids if grid.name and grid.name not in drafting.named):
        drafting.record_layout(name)
    return Draft(
        maps=maps,
        things=tuple(drafting.things),
        texts=tuple(drafting.texts),
        entries=(*(entry for growing in drafting.maps for entry in growing.entries), *drafting.entries),
    )


def what_it_is(blocks: Sequence[Block]) -> str:
    """Say in a sentence what tables without a journey are."""
    heads = [cell.text.strip() for block in blocks for row in block.rows[:1] for cell in texts_of(row)]
    if not heads:
        return "it holds no table: put the stages in the first row, and what happens at each below it"
    named = ", ".join(f"'{head}'" for head in heads[:4])
    return (
        f"none of its tables has the stages of a journey: this one begins with {named}. "
        "Head the row or the column of the stages with 'Stage', and what is said of them with labels "
        "such as 'Touchpoints'"
    )


def _name_of(block: Block) -> str:
    names = [cell.text for row in block.over for cell in texts_of(row)]
    return " ".join([*names, block.name.text if block.name else ""])


def _add_map(drafting: _Drafting, block: Block, reading: Reading) -> None:
    title = _title_over(block)
    growing = _map_for(drafting, reading, title)
    if title and growing.title is not title:
        drafting.texts.append(title)
    if (
        growing.title is None
        and block.name
        and not _UNNAMED.fullmatch(block.name.text)
        and block.name not in drafting.named
    ):
        growing.title = block.name
        drafting.named.add(block.name)
    pour_journey(reading, growing, spans=block.spans, people=[thing.name.text for thing in drafting.things])
    growing.is_settled = True
    _say_what_is_over(block, title, growing, drafting)
    drafting.texts += block.under


def _map_for(drafting: _Drafting, reading: Reading, title: Cell | None) -> GrowingMap:
    """Return the map that a table continues, or a new one."""
    keys = [stage_key(name) for name in reading.names if not is_total(name) and not is_all_stages(name)]
    labels = {label_key(cell.text) for cell in reading.lines[reading.head] if cell is not reading.corner} - {""}
    for number, growing in enumerate(drafting.maps):
        shared = len({*keys} & {*growing.keys})
        is_part = shared == len({*keys}) < len(growing.keys)
        is_whole = shared >= _SAME_STAGES * max(len({*keys}), 1) and shared >= _SAME_STAGES * len(growing.keys)
        same = shared > 0 and (is_part or is_whole)
        if same and not (labels & drafting.labels[number]) and (title is None or growing.title is None):
            drafting.labels[number] |= labels
            return growing
    drafting.labels[len(drafting.maps)] = labels
    drafting.maps.append(GrowingMap(title))
    return drafting.maps[-1]


def _title_over(block: Block) -> Cell | None:
    """Return the title above a table: the first line that is not a pair of a label and a text."""
    alone = [texts_of(row)[0] for row in block.over if len(texts_of(row)) == 1]
    return next((cell for cell in alone if not pair_of(cell)), None)


def _say_what_is_over(block: Block, title: Cell | None, growing: GrowingMap, drafting: _Drafting) -> None:
    for row in block.over:
        texts = texts_of(row)
        if len(texts) == 2:
            growing.add(texts[1], texts[0], None)
            continue
        for cell in texts:
            if cell is title:
                continue
            if pair := pair_of(cell):
                growing.add(pair[1], pair[0], None)
            else:
                drafting.texts.append(cell)


def _add_other(drafting: _Drafting, block: Block, told: Told) -> None:
    """Add a table that is no journey: personas, details, or rows about the journey."""
    if told.kind is Kind.PEOPLE and told.reading:
        drafting.things += people_in(told.reading, told.name_column, drafting.record_layout)
        drafting.texts += [cell for row in block.over for cell in texts_of(row)] + block.under
        return
    growing = _map_near(drafting, block)
    is_near_person = drafting.pairs_of is not None and growing is None and len(block.rows[0]) == 2 and not block.over
    if is_near_person or (told.kind is Kind.PAIRS and (growing is None or _is_of_a_person(block))):
        _add_person(drafting, block)
    elif growing is None:
        drafting.texts += [cell for row in (*block.over, *block.rows) for cell in texts_of(row)] + block.under
    else:
        if told.kind is Kind.PAIRS:
            pour_pairs(block.rows, lambda cell, label: growing.add(cell, label, None), growing.record_layout)
        else:
            pour_rows(block.rows, growing)
        _say_what_is_over(block, None, growing, drafting)
        drafting.texts += block.under


def _map_near(drafting: _Drafting, block: Block) -> GrowingMap | None:
    """Return the map that a table without stages belongs to: that of its sheet, else the first."""
    of_sheet = [growing for growing in drafting.maps if growing.title is not None and growing.title is block.name]
    return next(iter(of_sheet or drafting.maps), None)


def _is_of_a_person(block: Block) -> bool:
    keys = [row[0].text for row in block.rows if row[0].text.strip() and not is_generic_corner(row[0].text)]
    of_person = sum(is_label_of_persona(key) and label_weight(key) < 1 for key in keys)
    known = sum(is_label_of_persona(key) or is_name_word(key) for key in keys)
    return of_person * 4 >= len(keys) > 0 and known * 2 >= len(keys)


def _add_person(drafting: _Drafting, block: Block) -> None:
    """Add the persona that a table of pairs describes, or more about the same one from the next table."""
    if not _is_of_a_person(block) or (drafting.pairs_of and not _names_a_person(block)):
        if drafting.pairs_of and not block.over:
            _tell_more(drafting, block)
            return
        drafting.texts += [cell for row in (*block.over, *block.rows) for cell in texts_of(row)] + block.under
        return
    said: list[Statement] = []
    pour_pairs(block.rows, lambda cell, label: said.append(Statement(cell=cell, label=label)), drafting.record_layout)
    name = (
        next((one.cell for one in said if one.label and _is_name(one.label.text)), None)
        or _title_over(block)
        or block.name
    )
    if name is None:
        drafting.texts += [one.cell for one in said]
        return
    drafting.named.add(name)
    drafting.texts += [cell for row in block.over for cell in texts_of(row) if cell is not name] + block.under
    said = [one for one in said if one.cell is not name]
    drafting.pairs_of = block
    drafting.things.append(DraftThing(kind=ThingKind.PERSONA, name=name, statements=tuple(said)))


def _names_a_person(block: Block) -> bool:
    return any(_is_name(row[0].text) for row in block.rows)


def _tell_more(drafting: _Drafting, block: Block) -> None:
    """Add to the latest persona."""
    said: list[Statement] = []
    pour_pairs(block.rows, lambda cell, label: said.append(Statement(cell=cell, label=label)), drafting.record_layout)
    person = drafting.things[-1]
    drafting.things[-1] = replace(person, statements=(*person.statements, *said))
    drafting.texts += block.under


def _is_name(label: str) -> bool:
    return is_name_word(label) or is_persona_word(label)
