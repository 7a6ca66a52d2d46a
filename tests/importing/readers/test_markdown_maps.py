"""Maps in Markdown after the shapes that real ones have, in many languages: each is read as the file beside it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from journeymap.importing.draft import Draft, DraftThing, Statement
from journeymap.importing.given_file import GivenFile
from journeymap.importing.readers.markdown import READER

FOLDER = Path(__file__).parent / "markdown_maps"
MAPS = sorted(FOLDER.glob("*.md"))


def read(text: str) -> Draft:
    return READER.read(GivenFile("map.md", text.encode()))


def shown(draft: Draft) -> Iterator[str]:
    """A draft in lines: where each text stands, and under what."""
    for journey in draft.maps:
        yield f"map: {journey.title.text if journey.title else ''}"
        yield f"  stages: {' | '.join(stage.text for stage in journey.stages)}"
        yield from (f"  {told(statement)}" for statement in journey.statements)
        yield from (f"  {line}" for line in shown_things(journey.things))
    yield from shown_things(draft.things)
    yield from (f"text: {on_a_line(cell.text)}" for cell in draft.texts)
    yield from (f"{entry.fate.value}: {on_a_line(entry.cell.text)}" for entry in draft.entries)


def shown_things(things: Sequence[DraftThing]) -> Iterator[str]:
    for thing in things:
        yield f"{thing.kind.value}: {thing.name.text}"
        yield from (f"  {told(statement)}" for statement in thing.statements)


def told(statement: Statement) -> str:
    place = "map" if statement.stage is None else str(statement.stage + 1)
    row = "" if statement.group is None else f", row {statement.group + 1}"
    names = (statement.label.text if statement.label else "", f"[{statement.field}]" if statement.field else "")
    under = " ".join(filter(None, names))
    people = "".join(f" @{person.text}" for person in statement.people)
    return f"{place}{row} / {under}: {on_a_line(statement.cell.text)}{people}"


def on_a_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_a_map_is_read_as_it_was_meant(file: Path) -> None:
    draft = READER.read(GivenFile(file.name, file.read_bytes()))
    assert list(shown(draft)) == file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_each_place_leads_to_its_text(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    for journey in READER.read(GivenFile(file.name, file.read_bytes())).maps:
        for cell in (*journey.stages, *(statement.cell for statement in journey.statements)):
            line = lines[int(cell.where.at.split(",")[0].removeprefix("line ")) - 1]
            word = max(cell.text.replace("\n", " ").split(), key=len).strip("*_")
            assert word.split("|")[0] in line.replace("\\", "") or "<" in line, cell
