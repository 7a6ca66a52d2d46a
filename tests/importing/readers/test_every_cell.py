"""Whatever a table or a Markdown document looks like, each of its texts is in the draft, and none of them twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as some

from journeymap.importing.draft import Cell, Draft, DraftThing, Statement, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.grid import Grid, Merged, draft_of
from journeymap.importing.readers.markdown import READER

LABELS = (
    "Touchpoints,Actions,Pain points,Emotion,Opportunities,Channel,Schmerzpunkte,Kontaktpunkte,Ziele,Handlungen,"
    "Points de contact,Émotions,Puntos de dolor,Acciones,タッチポイント,行動,感情,ペインポイント,نقاط الاتصال,المشاعر,"
    "触点,痛点,情绪,고객 행동,감정,Pontos de contato,Emoções,Точки контакта,Действия,จุดสัมผัส,ความรู้สึก,"
    "Pijnpunten,Kansen,Weather,Persona,Notes,Who,Goals,Age,Role,KPIs"
).split(",")
STAGES = (
    "Awareness,Consideration,Decision,Onboarding,Loyalty,Stage 1,Phase 2: Test,1. Find,認知,検討,购买,인지,Вовлечение,"
    "Kauf,Découverte,Compra,การรับรู้,الوعي,Aankoop,All stages,Total,Persona: Ann,Feedback,Support"
).split(",")
CORNERS = "Stage,Phase,Step,#,No.,ステージ,阶段,Étape,Persona,Lane,Attribute,Name,Journey of Ann,".split(",")


class Marks:
    """Gives every text a mark of its own."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, text: str) -> str:
        self.count += 1
        return f"{text} qz{self.count}qz" if text else f"qz{self.count}qz"


def marks_of(text: str) -> list[str]:
    return re.findall(r"qz\d+qz", text)


def cells_of(draft: Draft) -> Iterator[Cell]:
    """The cells of a draft but for the labels and people that its statements refer to."""
    told = {thing.name.where for journey in draft.maps for thing in (*journey.things, *draft.things)}
    for journey in draft.maps:
        # `Persona: Ann` over a map is its title, and names whom it is about.
        yield from (journey.title,) if journey.title and journey.title.where not in told else ()
        yield from journey.stages
        yield from (statement.cell for statement in journey.statements)
        yield from cells_of_things(journey.things)
    yield from cells_of_things(draft.things)
    yield from draft.texts
    yield from (entry.cell for entry in draft.entries)


def cells_of_things(things: tuple[DraftThing, ...]) -> Iterator[Cell]:
    for thing in things:
        yield thing.name
        yield from (statement.cell for statement in thing.statements)


def statements_of(draft: Draft) -> Iterator[Statement]:
    for journey in draft.maps:
        yield from journey.statements
        for thing in journey.things:
            yield from thing.statements
    for thing in draft.things:
        yield from thing.statements


def assert_all_there(draft: Draft, source: str) -> None:
    found = Counter(mark for cell in cells_of(draft) for mark in marks_of(cell.text))
    heads = {mark for said in statements_of(draft) if said.label for mark in marks_of(said.label.text)}
    heads |= {mark for said in statements_of(draft) for person in said.people for mark in marks_of(person.text)}
    wanted = set(marks_of(source))
    assert wanted - found.keys() - heads == set(), "lost"
    assert {mark: count for mark, count in found.items() if count > 1} == {}, "there twice"


@some.composite
def tables(draw: some.DrawFn) -> tuple[list[list[str]], list[Merged]]:
    """A table, or several, as people draw them: either way round, with all that stands around."""
    marks = Marks()
    rows: list[list[str]] = []
    merged: list[Merged] = []
    for _ in range(draw(some.integers(1, 2))):
        width, height = draw(some.integers(1, 5)), draw(some.integers(1, 6))
        texts = some.sampled_from(["", "", "text", "a; b", "☹", "3", "x" * 70, "Note: all.", "2/5"])
        stages = [draw(some.sampled_from(STAGES)) for _ in range(width)]
        labels = [draw(some.sampled_from(LABELS)) for _ in range(height)]
        blanks = draw(some.sets(some.integers(0, 5), max_size=2))
        stages = ["" if number in blanks and number else marks.on(name) for number, name in enumerate(stages)]
        labels = ["" if number in blanks and number else marks.on(label) for number, label in enumerate(labels)]
        corner = draw(some.sampled_from(CORNERS))
        grid = [[marks.on(corner) if draw(some.booleans()) and corner else corner, *stages]]
        grid += [[label, *(marks.on(text) if (text := draw(texts)) else "" for _ in stages)] for label in labels]
        if draw(some.booleans()):
            grid = [list(column) for column in zip(*grid, strict=True)]
        if draw(some.booleans()):
            grid = [["#" if not number else str(number), *row] for number, row in enumerate(grid)]
        if draw(some.booleans()):
            outer = draw(some.lists(some.sampled_from(["", "Phase A", "Persona: Bo"]), max_size=len(grid[0])))
            grid.insert(0, [*(marks.on(name) if name else "" for name in outer), *[""] * (len(grid[0]) - len(outer))])
        overs = draw(some.lists(some.sampled_from(["A title", "Persona: Ann", "Scenario"]), max_size=2))
        rows += [[marks.on(over), *([marks.on("value")] if over == "Scenario" else [])] for over in overs]
        rows += [[]] * draw(some.integers(0, 1))
        for row in grid:
            rows += [[]] if draw(some.integers(0, 9)) == 0 else []
            rows.append(row)
        for under in draw(some.lists(some.sampled_from(["* Source: interviews", "Legend"]), max_size=1)):
            rows.append([marks.on(under)])
            merged.append(Merged(len(rows) - 1, 0, 1, 4))
        rows.append([])
    return rows, merged


def grid_of(rows: list[list[str]], merged: list[Merged]) -> Grid:
    width = max((len(row) for row in rows), default=0)
    cells = tuple(
        tuple(Cell(text, Where("map.csv", f"row {number}")) for text in (*row, *[""] * (width - len(row))))
        for number, row in enumerate(rows, 1)
    )
    return Grid(None, cells, tuple(span for span in merged if width))


@given(tables())
def test_of_a_table(table: tuple[list[list[str]], list[Merged]]) -> None:
    rows, merged = table
    try:
        draft = draft_of([grid_of(rows, merged)])
    except NoJourney:
        return
    assert_all_there(draft, "\n".join("\t".join(row) for row in rows))


@given(some.lists(some.lists(some.sampled_from([*LABELS, *STAGES, *CORNERS, "text"]), max_size=5), max_size=7))
def test_of_words_in_any_order(words: list[list[str]]) -> None:
    marks = Marks()
    rows = [[marks.on(word) if word and number % 2 else word for number, word in enumerate(row)] for row in words]
    try:
        draft = draft_of([grid_of(rows, [])])
    except NoJourney:
        return
    assert_all_there(draft, "\n".join("\t".join(row) for row in rows))


BLOCKS = (
    "# {}",
    "## Stage 1: {}",
    "## Stage 2: {}",
    "## {}",
    "### Persona: {}",
    "### Awareness {}",
    "#### Touchpoints {}",
    "{}",
    "{}\n{}",
    "**Pain points:** {}; {}",
    "**{}**",
    "**Emotion**\n\n{}",
    "**Goals** – {}",
    "- {}\n- {}",
    "- **Actions**: {}\n- Channel: {}\n- **Quotes:** **{}**",
    "- Touchpoints\n  - {}\n  - {}\n    - {}",
    "1. Awareness {}\n   - Touchpoints: {}\n2. Decision {}\n   - Pains: {}",
    "- [ ] {}\n- [x] {}",
    "> {}\n>\n> {}",
    "> **Persona:** {}",
    "Term {}\n: meaning {}",
    "```\n{}\n```",
    "```mermaid\njourney\n  title {}\n  section {}\n    {}: 3: {}\n```",
    "```mermaid\nflowchart LR\n  A --> {}\n```",
    "<!-- {} -->",
    "text <!-- {} --> and {}",
    "<table><tr><th>Stage</th><th>Actions {}</th></tr><tr><td>{}</td><td>{}<br>{}</td></tr></table>",
    "<details><summary>{}</summary>\n\n{}\n\n</details>",
    "| Stage | Actions | Pains {} |\n|---|:--:|---|\n| Awareness | {} | {} | {} |\n| | {} |\n| Decision | {} | {} |",
    "Phase | Actions\n--- | ---\n{} | {} \\| {}\n{} | {}<br>{}",
    "| | Awareness | Decision |\n| Touchpoints | {} | {} |\n| Weather {} | {} | {} |",
    "| Attribute | Detail |\n|---|---|\n| **Name** | {} |\n| Role | {} |",
    "| Persona | Role | Goals |\n|---|---|---|\n| {} | {} | {} |",
    "| Idea | Effort |\n|---|---|\n| {} | {} |",
    "![{}](a.png)\n\n[{}](https://example.com) [{}](#there)",
    "---",
    "* {}\n\n  {}\n\n  ```\n  {}\n  ```",
    "    {} indented",
    "{}:\n- {}\n- {}",
    "1. {}\n- {}\n- {}\n\n2. {}\n- {}",
)


@some.composite
def documents(draw: some.DrawFn) -> str:
    marks = Marks()
    blocks = draw(some.lists(some.sampled_from(BLOCKS), min_size=1, max_size=14))
    filled = [re.sub(r"\{\}", lambda _: marks.on(draw(some.sampled_from(["", "text"]))), block) for block in blocks]
    separator = draw(some.sampled_from(["\n\n", "\n\n", "\n"]))
    front = "---\ntitle: {}\nlayout: page\n---\n".replace("{}", marks.on("")) if draw(some.booleans()) else ""
    return front + separator.join(filled)


@given(documents())
def test_of_a_document(document: str) -> None:
    try:
        draft = READER.read(GivenFile("map.md", document.encode()))
    except NoJourney:
        return
    assert_all_there(draft, document)
