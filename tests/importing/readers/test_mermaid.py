"""What a Mermaid journey says comes in as it was meant, also where Mermaid itself reads it otherwise."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.importing.draft import Cell, Draft
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.mermaid import READER, read_block
from journeymap.importing.readers.reader import Likeness


class Task(NamedTuple):
    section: str
    name: str
    score: str
    actors: tuple[str, ...]


def draft(text: str) -> Draft:
    return read_block(text, "way.mmd", 1)


def tasks(text: str) -> list[Task]:
    """The tasks of the only map, as they were read."""
    (journey,) = draft(text).maps
    found: dict[int, Task] = {}
    for statement in journey.statements:
        if statement.group is None or statement.stage is None:
            continue
        section, actors = journey.stages[statement.stage].text, tuple(actor.text for actor in statement.people)
        task = found.setdefault(statement.group, Task(section, "", "", actors))
        if statement.field == "Touchpoint.name":
            task = task._replace(name=statement.cell.text)
        else:
            assert statement.field == "Touchpoint.emotion"
            task = task._replace(score=statement.cell.text)
        found[statement.group] = task
    return list(found.values())


def cells(read: Draft) -> list[Cell]:
    """Every cell of a draft."""
    found = [*read.texts, *(entry.cell for entry in read.entries)]
    for journey in read.maps:
        found += [*([journey.title] if journey.title else []), *journey.stages]
        found += [cell for said in journey.statements for cell in (said.cell, *said.people)]
        found += [said.label for said in journey.statements if said.label]
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Compare prices: 3: Dispatcher", ("Compare prices", "3", ("Dispatcher",))),
        ("Compare prices:3:Dispatcher,Driver", ("Compare prices", "3", ("Dispatcher", "Driver"))),
        ("Compare prices :  3  :  Dispatcher ,  Driver ", ("Compare prices", "3", ("Dispatcher", "Driver"))),
        ("Compare prices: 3", ("Compare prices", "3", ())),
        ("Compare prices: 3:", ("Compare prices", "3", ())),
        ("12:30: Call: 4: Ann", ("12:30: Call", "4", ("Ann",))),
        ("Ruft um 9:05 an: 2: Disponentin", ("Ruft um 9:05 an", "2", ("Disponentin",))),
        ("Note: the price: 4: Ann", ("Note: the price", "4", ("Ann",))),
        ("Step 1: Sign up: 5: Ann", ("Step 1: Sign up", "5", ("Ann",))),
        ("Step: 1: Sign up: 5: Ann", ("Step: 1: Sign up", "5", ("Ann",))),
        ("Waits: 9: Ann", ("Waits", "9", ("Ann",))),
        ("Waits: 0: Ann", ("Waits", "0", ("Ann",))),
        ("Waits: -2: Ann", ("Waits", "-2", ("Ann",))),
        ("Waits: 3.5: Ann", ("Waits", "3.5", ("Ann",))),
        ("Attend : 3,5 : Ann", ("Attend", "3,5", ("Ann",))),
        ("Waits: 4/5: Ann", ("Waits", "4/5", ("Ann",))),
        ("Waits: : Ann", ("Waits", "", ("Ann",))),
        ("Waits: 😀: Ann", ("Waits", "😀", ("Ann",))),
        ("Waits:", ("Waits", "", ())),
        ("Waits: Known", ("Waits", "", ("Known",))),
        ("Waits: happy: Known", ("Waits", "happy", ("Known",))),
        ("Step 2: Open the box", ("Step 2: Open the box", "", ())),
        ("Waits", ("Waits", "", ())),
        ("Waits: 2, Known", ("Waits", "2", ("Known",))),
        ("Waits -> 2: Ann", ("Waits", "2", ("Ann",))),
        ("Goes home → 2", ("Goes home", "2", ())),
        ("Waits: 3: Ann;", ("Waits", "3", ("Ann",))),
        ("Reads; compares: 3: Ann", ("Reads; compares", "3", ("Ann",))),
        ("Waits: 3: Ann; Bo", ("Waits", "3", ("Ann", "Bo"))),
        ("Waits: 3: Ann,, Bo,", ("Waits", "3", ("Ann", "Bo"))),
        ("Pays #35;1 #quot;now#quot;: 3: Ann", ('Pays #1 "now"', "3", ("Ann",))),
        ("At 10#58;15: 3: Ann", ("At 10:15", "3", ("Ann",))),
        ("Order #1: 3: Ann", ("Order #1", "3", ("Ann",))),
        ("Section chief calls: 3: Ann", ("Section chief calls", "3", ("Ann",))),
        ("journeys abroad: 3: Ann", ("journeys abroad", "3", ("Ann",))),
        ("比較する：3：購買担当", ("比較する", "3", ("購買担当",))),
        ("مقارنة الأسعار: 2: المشتري، المدير", ("مقارنة الأسعار", "2", ("المشتري", "المدير"))),
        ("Сравнивает цены: ３: Покупатель", ("Сравнивает цены", "３", ("Покупатель",))),
    ],
)
def test_takes_a_task_apart(line: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    text = f"journey\ntitle Way\nsection Buy\n  First: 3: Known\n  {line}\n"
    assert tasks(text)[1:] == [Task("Buy", *expected)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title A day: of work", "A day: of work"),
        ("TITLE A day", "A day"),
        ("title: A day", "A day"),
        ("title A #35;1 day", "A #1 day"),
        ("title Day 1: 5: rest", "Day 1: 5: rest"),
    ],
)
def test_reads_titles(line: str, title: str) -> None:
    (journey,) = draft(f"journey\n{line}\nsection S\nT: 3: Ann").maps
    assert journey.title
    assert journey.title.text == title
    assert [stage.text for stage in journey.stages] == ["S"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("section Buy", "Buy"),
        ("Section Buy", "Buy"),
        ("section Buy: online", "Buy: online"),
        ("section: Buy", "Buy"),
        ("section Buy:", "Buy"),
        ("section Phase 1: 2 weeks", "Phase 1: 2 weeks"),
        ("section 検討;", "検討"),
    ],
)
def test_reads_sections(line: str, name: str) -> None:
    assert tasks(f"journey\n{line}\nT: 3: Ann") == [Task(name, "T", "3", ("Ann",))]


def test_reads_front_matter_directives_comments_and_descriptions() -> None:
    text = """
---
title: "Renewal: the way"
config:
  theme: forest
---
%%{init: {
  "journey": {"width": 90}
}}%%
%% scores come from interviews
journey
  accTitle: Renewal
  accDescr {
    From the first letter
    to the signature.
  }
  section Letter # opened or not
    Reads it: 2: Ann
"""
    read = draft(text)
    (journey,) = read.maps
    assert journey.title
    assert (journey.title.text, journey.title.where.at) == ("Renewal: the way", "line 3")
    assert [stage.text for stage in journey.stages] == ["Letter"]
    notes = [(said.label and said.label.text, said.cell.text) for said in journey.statements if said.group is None]
    assert notes == [("accTitle", "Renewal"), ("accDescr", "From the first letter\nto the signature.")]
    assert [(text.text, text.where.at) for text in read.texts] == [
        ("scores come from interviews", "line 10"),
        ("opened or not", "line 17"),
    ]
    assert len(read.entries) == 5


def test_names_the_line_of_each_cell_in_the_file_around_it() -> None:
    (journey,) = read_block("journey\r\n\r\n  section Buy\r\n  Pay: 3: Ann", "notes.md", 40).maps
    assert str(journey.stages[0].where) == "notes.md, line 42"
    assert {said.cell.where.at for said in journey.statements} == {"line 43"}


def test_keeps_tasks_before_any_section_in_a_stage_without_a_name() -> None:
    text = "journey\ntitle Way\nWake: 3: Ann\nsection Day\nWork: 2: Ann"
    assert [(task.section, task.name) for task in tasks(text)] == [("", "Wake"), ("Day", "Work")]


def test_keeps_sections_without_tasks_and_joins_those_that_go_on() -> None:
    text = "journey\nsection A\nT: 3: Ann\nsection A\nU: 3: Ann\nsection B\nsection A\nV: 3: Ann"
    (journey,) = draft(text).maps
    assert [stage.text for stage in journey.stages] == ["A", "B", "A"]
    assert [said.stage for said in journey.statements] == [0, 0, 0, 0, 2, 2]


def test_counts_each_actor_once() -> None:
    (journey,) = draft("journey\nsection A\nT: 3: Ann, Bo\nU: 2: Bo , ann\n").maps
    assert [thing.name.text for thing in journey.things] == ["Ann", "Bo"]


@pytest.mark.parametrize(
    ("scores", "scale"),
    [
        ("1 5", (1, 5)),
        ("3", (1, 5)),
        ("0 4", (0, 5)),
        ("2.5 5", (1, 5)),
        ("6 3", (1, 7)),
        ("9", (1, 10)),
        ("80 95", (1, 100)),
        ("-2 1", (-2, 2)),
        ("250", (1, 250)),
    ],
)
def test_finds_the_scale_that_holds_all_scores(scores: str, scale: tuple[float, float]) -> None:
    lines = "".join(f"T{number}: {score}: Ann\n" for number, score in enumerate(scores.split()))
    (journey,) = draft(f"journey\nsection A\n{lines}").maps
    assert journey.scale == scale
    assert bool(draft(f"journey\nsection A\n{lines}").notes) == (scale != (1, 5))


def test_reads_several_journeys_in_one_file() -> None:
    first, second = draft("journey\ntitle One\nsection A\nT: 3: Ann\njourney\ntitle Two\nsection B\nU: 3: Bo").maps
    assert first.title
    assert second.title
    assert (first.title.text, second.title.text) == ("One", "Two")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("flowchart LR\n  A --> B", "a flowchart of Mermaid"),
        ("graph TD\n  A --> B", "a flowchart of Mermaid"),
        ("%% who asks whom\nsequenceDiagram\n  Ann->>Bo: Hi", "a sequence diagram"),
        ("---\ntitle: Plan\n---\ngantt\n  title Plan", "a Gantt chart"),
        ("timeline\n  title History", "a timeline"),
        ("stateDiagram-v2\n  [*] --> A", "a state diagram"),
        ("mindmap\n  root", "a mind map"),
        ("%%{init: {}}%%\npie title Pets", "a pie chart"),
        ("erDiagram\n", "an entity relationship diagram"),
        ("Dear all,\nplease find", "does not begin with the line 'journey'"),
        ("", "no section and no task"),
        ("journey\n  title Way\n", "no section and no task"),
    ],
)
def test_refuses_other_diagrams_as_what_they_are(text: str, what: str) -> None:
    with pytest.raises(NoJourney, match=re.escape(what)):
        draft(text)


@pytest.mark.parametrize(
    ("name", "content", "likeness"),
    [
        ("way.mmd", b"flowchart LR", Likeness.CERTAIN),
        ("way.mermaid", b"", Likeness.CERTAIN),
        ("way.txt", b"%% note\n\n  journey\n  title A", Likeness.LIKELY),
        ("way", b"---\ntitle: A\n---\njourney\n", Likeness.LIKELY),
        ("way.txt", b"journey to the center of the earth", Likeness.NONE),
        ("way.txt", b"\xff\xfe\x00", Likeness.NONE),
        ("way.md", b"journey\n", Likeness.NONE),
    ],
)
def test_knows_its_files(name: str, content: bytes, likeness: Likeness) -> None:
    assert READER.likeness(GivenFile(name, content)) == likeness


def test_reads_files_in_other_encodings() -> None:
    text = "journey\nsection Prüfung\nÖffnet: 3: Jörg"
    for content in (text.encode("utf-16"), text.encode("utf-8-sig"), text.encode("cp1252")):
        (journey,) = READER.read(GivenFile("way.mmd", content)).maps
        assert journey.stages[0].text == "Prüfung"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("section 検討する\n 比較する: 3: 購買担当者\n 見積もりを依頼する: 2: 購買担当者、部長\n", "cp932"),
        ("section Выбор поставщика\n Сравнивает предложения: 3: Покупатель\n Просит скидку: 2: Покупатель\n", "cp1251"),
    ],
)
def test_reads_files_of_older_programs_and_says_so(text: str, codec: str) -> None:
    read = READER.read(GivenFile("way.mmd", f"journey\n{text * 3}".encode(codec)))
    assert read.maps[0].stages[0].text == text.splitlines()[0].removeprefix("section ")
    assert "way.mmd is not UTF-8" in read.notes[0]


LINE = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30)
MARK = st.sampled_from(
    ["title ", "section ", "%%", ": 3: ", ";", "#", "accDescr {", "}", "---", "", "#35;", "journey "]
)


@given(st.lists(st.tuples(MARK, LINE, MARK, LINE).map("".join), max_size=6))
def test_drops_nothing_whatever_people_write(lines: list[str]) -> None:
    try:
        read = draft("journey\nsection A\n" + "\n".join(lines))
    except NoJourney:
        pytest.fail("it has a section")
    held = "".join(cell.text for cell in cells(read))
    for line in lines:
        for word in re.findall(r"[A-Za-zÀ-ÿ]{3,}", line):
            assert word.casefold() in held.casefold() or word.casefold() in {"title", "section", "journey", "accdescr"}


@given(
    st.lists(st.tuples(*[st.text(st.characters(categories=["L"]), min_size=1, max_size=9)] * 3), min_size=1, max_size=5)
)
def test_reads_names_of_any_script(rows: list[tuple[str, str, str]]) -> None:
    text = "".join(f"  {name}: 4: {actor}\n" for _, name, actor in rows)
    found = tasks(f"journey\nsection {rows[0][0]}\n{text}")
    assert [(task.name, task.actors) for task in found] == [(name, (actor,)) for _, name, actor in rows]
