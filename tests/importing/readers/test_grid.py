"""Grids of cells are read by what heads their rows and columns, whatever way round they are."""

from __future__ import annotations

import pytest

from journeymap.importing.draft import Cell, Draft, Where
from journeymap.importing.given_file import NoJourney
from journeymap.importing.readers.grid import Grid, Merged, draft_of

CASES = {
    "stages in columns, with a title, what stands over, rows that go on and a source": (
        """
        Journey of Anna
        .
        Persona | Anna
        Scenario: She buys a bike
        .
                      | Awareness | Comparison | Decision
        Actions       | a1 | a2 | a3
                      | a4 |    |
        .
        Pain points   | p1 |    | p3
        * Source: interviews
        """,
        """
        map: Journey of Anna
        stages: Awareness | Comparison | Decision
        map / Persona: Anna
        map / Scenario: She buys a bike
        Awareness / Actions: a1
        Awareness / Actions: a4
        Awareness / Pain points: p1
        Comparison / Actions: a2
        Decision / Actions: a3
        Decision / Pain points: p3
        text: * Source: interviews
        """,
    ),
    "a row for each touchpoint, counted, with a line of totals": (
        """
        # | Stage     | Touchpoint | Channel | Pain
        1 | Discovery | t1 | c1 | p1
        2 | Discovery | t2 | c2 |
        3 |           | t3 | c3 |
        4 | Purchase  | t4 | c4 | p4
          | Total     | 4  |    | 2
        """,
        """
        stages: Discovery | Purchase
        map 3 / Pain: 2
        map 3 / Touchpoint: 4
        Discovery 0 / Touchpoint: t1
        Discovery 0 / Channel: c1
        Discovery 0 / Pain: p1
        Discovery 1 / Touchpoint: t2
        Discovery 1 / Channel: c2
        Discovery 2 / Touchpoint: t3
        Discovery 2 / Channel: c3
        Purchase / Touchpoint: t4
        Purchase / Channel: c4
        Purchase / Pain: p4
        """,
    ),
    "phases over steps": (
        """
        Phase   | Before |         | During |
        Steps   | Search | Compare | Order  | Pay
        Emotion | 1      | 2       | 3      | 4
        """,
        """
        stages: Before | During
        Before 0 / Steps: Search
        Before 0 / Emotion: 1
        Before 1 / Steps: Compare
        Before 1 / Emotion: 2
        During 2 / Steps: Order
        During 2 / Emotion: 3
        During 3 / Steps: Pay
        During 3 / Emotion: 4
        """,
    ),
    "phases beside steps": (
        """
        Phase | Step    | Touchpoint | Feeling
        Pre   | Search  | Web        | ok
              | Compare | Shop       | bad
        Post  | Use     | App        | good
        """,
        """
        stages: Pre | Post
        Pre 0 / Step: Search
        Pre 0 / Touchpoint: Web
        Pre 0 / Feeling: ok
        Pre 1 / Step: Compare
        Pre 1 / Touchpoint: Shop
        Pre 1 / Feeling: bad
        Post / Step: Use
        Post / Touchpoint: App
        Post / Feeling: good
        """,
    ),
    "numbered steps with the phase behind": (
        """
        Step | Phase   | User action | Feeling
        1    | Orient  | looks       | calm
        2    | Inspect | clicks      | sure
        """,
        """
        stages: Orient | Inspect
        Orient / User action: looks
        Orient / Feeling: calm
        Inspect / User action: clicks
        Inspect / Feeling: sure
        """,
    ),
    "personas over columns": (
        """
                  | Persona: Ann |       | Persona: Bob |
        Stage     | Actions      | Pains | Actions      | Pains
        Awareness | a            | b     | c            | d
        """,
        """
        stages: Awareness
        Awareness / Actions: a @Ann
        Awareness / Pains: b @Ann
        Awareness / Actions: c @Bob
        Awareness / Pains: d @Bob
        """,
    ),
    "blocks of rows for each of those involved": (
        """
        Who    | Lane    | Awareness | Purchase
        Rider  | Actions | x         | y
               | Pains   |           | z
        Driver | Actions | v         | w
        """,
        """
        stages: Awareness | Purchase
        Awareness / Actions: x @Rider
        Awareness / Actions: v @Driver
        Purchase / Actions: y @Rider
        Purchase / Pains: z @Rider
        Purchase / Actions: w @Driver
        """,
    ),
    "stages as headings between the rows": (
        """
        Step     | Touchpoint | Emotion
        FINDING  |            |
        Search   | web        | 1
        Read     | blog       | 2
        BUYING   |            |
        Pay      | shop       | 3
        """,
        """
        stages: FINDING | BUYING
        FINDING 0 / Step: Search
        FINDING 0 / Touchpoint: web
        FINDING 0 / Emotion: 1
        FINDING 1 / Step: Read
        FINDING 1 / Touchpoint: blog
        FINDING 1 / Emotion: 2
        BUYING / Step: Pay
        BUYING / Touchpoint: shop
        BUYING / Emotion: 3
        """,
    ),
    "a single stage": (
        """
                | Awareness
        Actions | a
        Pains   | b
        """,
        """
        stages: Awareness
        Awareness / Actions: a
        Awareness / Pains: b
        """,
    ),
    "a template that nobody has filled in": (
        """
        Phase    | Actions | Emotions
        DISCOVER |         |
        ACT      |         |
        """,
        "stages: DISCOVER | ACT",
    ),
    "as it is and as it should be, and what is told of the stages besides": (
        """
        As is
              | Awareness | Purchase
        Goals | a         | b
        .
        To be
              | Awareness | Purchase
        Goals | c         | d
        .
        ID | Friction | Stage      | Severity
        F1 | slow     | Awareness  | high
        F2 | dear     | All stages | low
        """,
        """
        map: As is
        stages: Awareness | Purchase
        map 0 / ID: F2
        map 0 / Friction: dear
        map 0 / Severity: low
        Awareness / Goals: a
        Awareness / ID: F1
        Awareness / Friction: slow
        Awareness / Severity: high
        Purchase / Goals: b
        map: To be
        stages: Awareness | Purchase
        Awareness / Goals: c
        Purchase / Goals: d
        """,
    ),
    "remarks in a last column": (
        """
              | Awareness | Purchase | Notes
        Goals | a         | b        | c
        """,
        """
        stages: Awareness | Purchase
        map 0 / Goals: c
        Awareness / Goals: a
        Purchase / Goals: b
        """,
    ),
    "personas in rows": (
        """
        Persona | Role | Goals | Frustrations
        Ann     | CFO  | g     | f
        Bob     | CTO  |       | h
        """,
        """
        personas Ann / Role: CFO
        personas Ann / Goals: g
        personas Ann / Frustrations: f
        personas Bob / Role: CTO
        personas Bob / Frustrations: h
        """,
    ),
    "personas in columns": (
        """
              | Ann | Bob
        Role  | CFO | CTO
        Age   | 30  | 40
        Goals | a   |
        """,
        """
        personas Ann / Role: CFO
        personas Ann / Age: 30
        personas Ann / Goals: a
        personas Bob / Role: CTO
        personas Bob / Age: 40
        """,
    ),
    "a persona in tables side by side, and what hurts below": (
        """
        Field        | Details | | Category     | Details
        Persona name | Ann     | | Primary goal | run
        Age          | 30      | | Channel      | web
        .
        Pain point   | Impact
        Price        | High
        """,
        """
        personas Ann / Age: 30
        personas Ann / Primary goal: run
        personas Ann / Channel: web
        personas Ann / Pain point: Impact
        personas Ann / Price: High
        """,
    ),
    "a persona in pairs": (
        """
        Attribute | Detail
        Name      | Ann
        Role      | CFO
        Age       | 30
        """,
        """
        personas Ann / Role: CFO
        personas Ann / Age: 30
        """,
    ),
}

SIDES = {
    "en": ("Stage", "Touchpoints, Pain points, Emotions", "Awareness, Purchase"),
    "de": ("Phase", "Kontaktpunkte, Schmerzpunkte, Gefühle", "Aufmerksamkeit, Kauf"),
    "fr": ("Étape", "Points de contact, Irritants, Émotions", "Découverte, Achat"),
    "es": ("Etapa", "Puntos de contacto, Dolores, Emociones", "Descubrimiento, Compra"),
    "ja": ("ステージ", "タッチポイント, 課題, 感情", "認知, 購入"),
    "ar": ("المرحلة", "نقاط الاتصال, نقاط الألم, المشاعر", "الوعي, الشراء"),
    "zh": ("阶段", "触点, 痛点, 情绪", "认知, 购买"),
    "zh-Hant": ("階段", "接觸點, 痛點, 情緒", "認識, 購買"),
    "ko": ("단계", "터치포인트, 불편, 감정", "인지, 구매"),
    "pt": ("Etapa", "Pontos de contato, Dores, Emoções", "Descoberta, Compra"),
    "ru": ("Этап", "Точки контакта, Боли, Эмоции", "Осведомленность, Покупка"),
    "th": ("ขั้นตอน", "จุดสัมผัส, ปัญหา, ความรู้สึก", "รับรู้, ซื้อ"),
    "nl": ("Fase", "Contactmomenten, Pijnpunten, Gevoel", "Bewustwording, Aankoop"),
    "it": ("Fase", "Punti di contatto, Ostacoli, Emozioni", "Scoperta, Acquisto"),
    "vi": ("Giai đoạn", "Điểm chạm, Vấn đề, Cảm xúc", "Nhận biết, Mua hàng"),
    "tr": ("Aşama", "Temas noktaları, Sorunlar, Duygular", "Farkındalık, Satın alma"),
    "pl": ("Etap", "Punkty styku, Problemy, Emocje", "Świadomość, Zakup"),
}


def grid_of(text: str, name: str = "") -> Grid:
    """A grid as it is drawn: a row a line, a dot for a blank one."""
    lines = [line.strip() if "|" not in line else line for line in text.strip("\n").splitlines() if line.strip()]
    rows = [[] if line == "." else [part.strip() for part in line.split("|")] for line in lines]
    width = max(map(len, rows))
    where = Where("map.csv", "")
    cells = tuple(tuple(Cell(part, where) for part in (*row, *[""] * (width - len(row)))) for row in rows)
    return Grid(Cell(name, where) if name else None, cells)


def shown(draft: Draft) -> list[str]:
    """A draft in lines, what is told of a stage under it."""
    lines: list[str] = []
    for journey in draft.maps:
        lines += [f"map: {journey.title.text}"] if journey.title else []
        lines.append(f"stages: {' | '.join(stage.text for stage in journey.stages)}")
        for stage in (None, *range(len(journey.stages))):
            said = [statement for statement in journey.statements if statement.stage == stage]
            for statement in said:
                name = "map" if stage is None else journey.stages[stage].text
                row = "" if statement.group is None else f" {statement.group}"
                label = statement.label.text if statement.label else ""
                people = "".join(f" @{person.text}" for person in statement.people)
                lines.append(f"{name}{row} / {label}: {statement.cell.text}{people}")
    for thing in draft.things:
        for statement in thing.statements:
            label = statement.label.text if statement.label else ""
            lines.append(f"{thing.kind.value} {thing.name.text} / {label}: {statement.cell.text}")
    return [*lines, *(f"text: {cell.text}" for cell in draft.texts)]


@pytest.mark.parametrize("case", CASES)
def test_a_grid_is_read_as_it_was_meant(case: str) -> None:
    grid, expected = CASES[case]
    assert sorted(shown(draft_of([grid_of(grid)]))) == sorted(line.strip() for line in expected.strip().splitlines())


@pytest.mark.parametrize("has_corner", [True, False])
@pytest.mark.parametrize("language", SIDES)
def test_both_ways_round_in_every_language(language: str, has_corner: bool) -> None:
    corner, labels, stages = SIDES[language]
    head = [corner if has_corner else "", *stages.split(", ")]
    rows = [head, *([label, f"{label} 1", f"{label} 2"] for label in labels.split(", "))]
    ways = [rows, [list(column) for column in zip(*rows, strict=True)]]
    (across,), (down,) = (draft_of([grid_of("\n".join("|".join(row) for row in way))]).maps for way in ways)
    for journey in (across, down):
        assert [stage.text for stage in journey.stages] == stages.split(", ")
        assert {(statement.label and statement.label.text, statement.stage) for statement in journey.statements} == {
            (label, stage) for label in labels.split(", ") for stage in (0, 1)
        }


def test_the_way_round_needs_no_known_stage() -> None:
    across = grid_of("|Hear of it|Ask a friend|Sign\nTouchpoints|a|b|c\nPains|d|e|f")
    down = grid_of("Step|Touchpoints|Pains\nHear of it|a|d\nAsk a friend|b|e\nSign|c|f")
    for grid in (across, down):
        assert [stage.text for stage in draft_of([grid]).maps[0].stages] == ["Hear of it", "Ask a friend", "Sign"]


def test_a_sheet_gives_its_map_a_title_unless_it_has_one() -> None:
    as_is = grid_of("|Awareness|Purchase\nGoals|a|b", "As is")
    to_be = grid_of("Better\n|Awareness|Purchase\nGoals|c|d", "To be")
    assert [journey.title and journey.title.text for journey in draft_of([as_is, to_be]).maps] == ["As is", "Better"]


def test_sheets_that_tell_more_of_the_same_stages_are_one_map() -> None:
    first, second = grid_of("|Awareness|Purchase\nGoals|a|b"), grid_of("|Awareness|Purchase\nPains|c|d")
    assert len(draft_of([first, second]).maps) == 1


def test_what_spans_columns_is_a_stage_with_several_steps() -> None:
    grid = grid_of("Stage|Awareness||Purchase\nTouchpoints|a|b|c")
    grid = Grid(None, grid.rows, (Merged(0, 1, 1, 2),))
    assert [(said.stage, said.cell.text) for said in draft_of([grid]).maps[0].statements] == [
        (0, "a"),
        (0, "b"),
        (1, "c"),
    ]


def test_what_spans_all_steps_of_a_stage_speaks_of_the_stage() -> None:
    grid = grid_of("Phase|Awareness||Purchase\nSteps|search|read|pay\nEmotion|3||4\nPains|a|b|c")
    said = draft_of([Grid(None, grid.rows, (Merged(0, 1, 1, 2), Merged(2, 1, 1, 2)))]).maps[0].statements
    assert [one.cell.text for one in said if one.group is None] == ["3", "pay", "4", "c"]


@pytest.mark.parametrize("text", ["Product | Price | Stock\nA | 1 | 2\nB | 2 | 3", "Hello", "1 | 2\n3 | 4"])
def test_a_table_without_stages_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NoJourney, match=r"stages of a journey|holds no table"):
        draft_of([grid_of(text)])


def test_what_spans_stages_is_said_of_each() -> None:
    grid = grid_of(
        "Stage|Awareness||Purchase|Loyalty\nTouchpoints|Desk|||App\nPains|Queue||None|Noise\nTeam|Sales|||Care"
    )
    spans = (Merged(1, 1, 1, 3), Merged(2, 1, 1, 2), Merged(3, 1, 1, 3))
    (journey,) = draft_of([Grid(None, grid.rows, spans)]).maps
    assert [(said.cell.text, said.stage) for said in journey.statements] == [
        ("Desk", 0),
        ("Desk", 1),
        ("Queue", 0),
        ("Sales", 0),
        ("Sales", 1),
        ("None", 1),
        ("App", 2),
        ("Noise", 2),
        ("Care", 2),
    ]


@pytest.mark.parametrize(
    ("label", "stages"), [("Touchpoints", [0, 1, 2]), ("Pains", [None]), ("Weather", [0, 1, 2]), ("Duration", [None])]
)
def test_what_spans_all_stages_is_said_of_the_map_where_that_has_a_word_for_it(
    label: str, stages: list[int | None]
) -> None:
    grid = grid_of(f"Stage|Ask|Buy|Use\n{label}|All the time||\nGoals|a|b|c")
    (journey,) = draft_of([Grid(None, grid.rows, (Merged(1, 1, 1, 3),))]).maps
    assert [said.stage for said in journey.statements if said.cell.text == "All the time"] == stages
