"""Split a sheet into tables, each with the lines above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.importing.draft import Cell
from journeymap.importing.readers.grid.cells import Grid, Merged
from journeymap.importing.readers.headings import (
    is_label,
    is_label_of_map,
    is_label_of_persona,
    is_stage_word,
    label_weight,
    stage_weight,
)

Row = Sequence[Cell]
_FOOTER = re.compile(
    r"(?i)^\s*(?:\*+\s|\(\*|[※†‡¹²³]|notes?\b|sources?\b|legend|key\b|n\.?b\.?|remark|anmerkung|quelle|hinweis|legende|légende|nota|fuente|"
    r"leyenda|注[:：)]|備考|出典|凡例|出所|備註|备注|来源|비고|출처|범례|примечан|источник|ملاحظ|المصدر|หมายเหตุ|ที่มา|bron|opmerking|©|"
    r"last updated|version\b)"
)
_LONG, _SENTENCE_LENGTH = 60, 25
_SENTENCE = re.compile(r"[.!?。！？]\s*$")
_PAIR = re.compile(r"^\s*([^:：\n]{1,40}?)\s*[:：]\s*(\S.*)", re.DOTALL)


@dataclass(slots=True, kw_only=True)
class Block:
    """A table of a sheet: rows of equal length, and no empty column."""

    name: Cell | None
    rows: list[Row] = field(default_factory=list)
    over: list[Row] = field(default_factory=list)
    """Rows above the table that belong to no column, such as a title or `Persona: Anna`."""
    under: list[Cell] = field(default_factory=list)
    """Texts below the table, such as a source or a legend."""
    spans: Mapping[Cell, Merged] = field(default_factory=dict)
    """The merged cells."""


def blocks_of(grid: Grid) -> list[Block]:
    """Return the tables of a grid in order."""
    wide = frozenset(cell for cell, span in grid.spans.items() if span.columns > 1)
    blocks: list[Block] = []
    over: list[Row] = []
    chunks = list(_chunks(grid.rows))
    for number, chunk in enumerate(chunks):
        following = chunks[number + 1] if number + 1 < len(chunks) else []
        if blocks and not over and _is_section(chunk, following, blocks[-1]):
            blocks[-1].rows += chunk
            continue
        if _is_prose(chunk) or _are_keys(chunk, following):
            over += chunk
            continue
        top, rows, under = _peeled(chunk, wide)
        if blocks and not over and not top and _continues(blocks[-1], rows):
            blocks[-1].rows += rows
            blocks[-1].under += under
            continue
        blocks.append(Block(name=grid.name, rows=rows, over=over + top, under=under, spans=grid.spans))
        over = []
    if over and blocks:
        blocks[-1].under += [cell for row in over for cell in texts_of(row)]
    elif over:
        blocks.append(Block(name=grid.name, over=over))
    blocks = [part for block in blocks for part in _side_by_side(block)]
    for block in blocks:
        used = [column for column in range(_used(block.rows)) if any(row[column].text.strip() for row in block.rows)]
        block.rows = [[row[column] for column in used] for row in block.rows]
        block.spans = {cell: _without_gaps(span, used) for cell, span in block.spans.items()}
    return blocks


def _without_gaps(span: Merged, used: Sequence[int]) -> Merged:
    """What a cell spans once the columns without a text are gone."""
    return span._replace(columns=sum(span.column <= column < span.column + span.columns for column in used))


def _side_by_side(block: Block) -> list[Block]:
    """Separate two-column tables that are side by side with a blank column between them."""
    width = _used(block.rows)
    spans = [block.spans[cell] for row in block.rows for cell in row if cell in block.spans]
    bridged = {column for span in spans for column in range(span.column, span.column + span.columns)}
    blank = [
        column
        for column in range(width)
        if column not in bridged and not any(row[column].text.strip() for row in block.rows)
    ]
    starts = [0, *(column + 1 for column in blank)]
    pairs = [(start, end) for start, end in zip(starts, [*blank, width], strict=True) if end > start]
    if len(pairs) < 2 or any(end - start != 2 for start, end in pairs):
        return [block]
    parts = []
    for number, (start, end) in enumerate(pairs):
        rows = [list(row[start:end]) for row in block.rows if texts_of(row[start:end])]
        is_last = number == len(pairs) - 1
        over, under = (block.over if not number else []), (block.under if is_last else [])
        parts.append(Block(name=block.name, rows=list(rows), over=over, under=under, spans=block.spans))
    return parts


def texts_of(row: Row) -> list[Cell]:
    """Return the cells of a row that are not empty."""
    return [cell for cell in row if cell.text.strip()]


def pair_of(cell: Cell) -> tuple[Cell, Cell] | None:
    """Return the two halves of a cell such as `Persona: Anna`; None for any other cell."""
    found = _PAIR.match(cell.text)
    if not found or not (is_label_of_map(found[1]) or is_label_of_persona(found[1])):
        return None
    return Cell(found[1], cell.where), Cell(found[2].strip(), cell.where)


def is_remark(text: str) -> bool:
    """Return whether a text in a row of its own reads like a remark on a table."""
    return (
        bool(_FOOTER.match(text))
        or len(text) > _LONG
        or (len(text) > _SENTENCE_LENGTH and bool(_SENTENCE.search(text)))
    )


def _used(rows: Sequence[Row]) -> int:
    """Return the number of columns up to the last that is not empty."""
    return max((number + 1 for row in rows for number, cell in enumerate(row) if cell.text.strip()), default=0)


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the runs of rows between blank rows."""
    chunk: list[Row] = []
    for row in rows:
        if texts_of(row):
            chunk.append(row)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _is_prose(chunk: list[Row]) -> bool:
    """Return whether rows are prose: one text each, and no table."""
    return all(len(texts_of(row)) == 1 for row in chunk) and len({_used([row]) for row in chunk}) == 1


def _is_section(chunk: list[Row], following: list[Row], block: Block) -> bool:
    """Return whether a row with one text is a heading within a table that continues after it."""
    if len(chunk) > 1 or not _is_prose(chunk) or not chunk[0][0].text.strip() or is_remark(chunk[0][0].text):
        return False
    return bool(following) and len(texts_of(following[0])) > 1 and _continues(block, following)


def _are_keys(chunk: list[Row], following: list[Row]) -> bool:
    """Return whether rows such as `Persona | Anna` describe the table that follows them."""
    if any(len(texts_of(row)) > 2 or not row[0].text.strip() for row in chunk):
        return False
    known = sum(is_label_of_map(row[0].text) or pair_of(row[0]) is not None for row in chunk)
    return known * 2 >= len(chunk) and max((len(texts_of(row)) for row in following), default=0) > 2


def _peeled(chunk: list[Row], wide: frozenset[Cell]) -> tuple[list[Row], list[Row], list[Cell]]:
    """Separate the rows of a table from what is above and below it."""
    widest = max(len(texts_of(row)) for row in chunk)
    top = 0
    while top < len(chunk) - 1 and _stands_over(chunk[top], widest):
        top += 1
    end = len(chunk)
    while end > top + 1 and _stands_under(chunk[end - 1], wide):
        end -= 1
    return chunk[:top], chunk[top:end], [cell for row in chunk[end:] for cell in texts_of(row)]


def _stands_over(row: Row, widest: int) -> bool:
    """Return whether a row is a title or a pair such as `Persona | Anna` above a table."""
    texts = texts_of(row)
    if texts[0] is not row[0] or is_stage_word(texts[0].text):
        return False
    if len(texts) == 1:
        return widest > 2 or not is_label(texts[0].text)
    known = is_label_of_map(texts[0].text) and stage_weight(texts[1].text) < 1 and not is_label(texts[1].text)
    return len(texts) == 2 and widest >= 4 and known


def _stands_under(row: Row, wide: frozenset[Cell]) -> bool:
    """Return whether a row is a remark below a table."""
    texts = texts_of(row)
    return len(texts) == 1 and texts[0] is row[0] and (row[0] in wide or is_remark(row[0].text))


def _continues(block: Block, rows: list[Row]) -> bool:
    """Return whether rows after a blank one continue the table above it."""
    first = rows[0]
    corner, others = first[0].text, [cell.text for cell in texts_of(first[1:])]
    if is_stage_word(corner) or [cell.text for cell in first] == [cell.text for cell in block.rows[0]]:
        return False
    if not others:
        return len(rows) == 1 or _continues(block, rows[1:])
    if not corner.strip() or _used([first]) > _used(block.rows) or all(label_weight(text) >= 0.5 for text in others):
        return False
    return is_label(corner) or (sum(map(label_weight, others)) < len(others) / 2 and not is_stage_head(others))


def is_stage_head(texts: Sequence[str]) -> bool:
    """Return whether most of these texts are names of stages."""
    return len(texts) > 1 and sum(map(stage_weight, texts)) > len(texts) / 2
