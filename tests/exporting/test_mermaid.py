"""The diagram of a whole map: what stands in it, and what cannot be said with Mermaid."""

from tests.support.exports import exported, told
from tests.support.fixtures import LoadFiles, WriteFiles

MAP = """\
title: "A bakery: rotas"
personas: {ann: {name: 'Shift lead, nights'}, bob: Baker}
stages:
  hear:
    name: "Hears of it; 1:1"
    emotion: {score: -1, by: {bob: 1}}
    touchpoints:
      - {name: 'Reads at 6:30 #rota', for: [ann]}
      - {name: Demo, emotion: 2}
      - {name: Old leaflet, status: retired}
      - {name: Someday, status: planned}
  try: {actions: [{text: Plans a week, for: [bob]}, Prints it], emotion: [-2, 0]}
  feel: {emotion: {score: 2, feeling: [proud, calm]}}
  end: {}
"""


def test_sections_tasks_scores_and_actors(load_files: LoadFiles) -> None:
    assert exported(load_files({"maps/a.yaml": MAP}), "mermaid").decode() == (
        "journey\n"
        "  title A bakery∶ rotas\n"
        "  section Hears of it, 1∶1\n"
        "    Reads at 6∶30 ＃rota: 2: Shift lead nights\n"
        "    Demo: 5: Shift lead nights, Baker\n"
        "  section try\n"
        "    Plans a week: 3: Baker\n"
        "    Prints it: 3: Shift lead nights, Baker\n"
        "  section feel\n"
        "    proud, calm: 5: Shift lead nights, Baker\n"
        "  section end\n"
    )


def test_what_is_planned_stands_on_a_map_of_what_should_be(load_files: LoadFiles) -> None:
    workspace = load_files({"maps/a.yaml": MAP.replace("stages:", "state: to_be\nstages:", 1)})
    diagram = exported(workspace, "mermaid").decode()
    assert "    Someday: 3: " in diagram
    assert "Old leaflet" not in diagram


def test_where_people_differ_the_middle_counts(load_files: LoadFiles) -> None:
    text = (
        "title: T\npersonas: {ann: Ann, bob: Bob}\nstages: {a: {emotion: {by: {ann: -2, bob: 2}}, touchpoints: [T]}}\n"
    )
    assert "    T: 3: Ann, Bob\n" in exported(load_files({"maps/a.yaml": text}), "mermaid").decode()


def test_nobody_is_named_where_there_are_no_personas(load_files: LoadFiles) -> None:
    text = "title: T\nstages: {a: {emotion: -2, touchpoints: [T]}}\n"
    assert exported(load_files({"maps/a.yaml": text}), "mermaid").decode().endswith("    T: 1\n")


def test_what_has_no_score_is_told(write_files: WriteFiles) -> None:
    files = {"maps/a.yaml": "title: T\nstages: {a: {touchpoints: [A, {name: B, emotion: 1}]}}\n"}
    assert told(write_files(files), "mermaid") == [
        "T: no score is written for 1 of 2 tasks. Mermaid draws none without, so they have the middle one, 3."
    ]


def test_a_map_that_extends_another_says_all(load_files: LoadFiles) -> None:
    base = "title: Base\nstages: {a: {emotion: 1, touchpoints: [One]}}\n"
    over = (
        "title: Over\nextends: base\nstages: {a: {touchpoints: {add: [Two]}}, b: {emotion: 0, touchpoints: [Three]}}\n"
    )
    diagram = exported(load_files({"maps/base.yaml": base, "maps/over.yaml": over}), "mermaid", "over").decode()
    assert [line.strip() for line in diagram.splitlines()[2:]] == [
        *("section a", "One: 4", "Two: 4"),
        *("section b", "Three: 3"),
    ]


def test_boxes_have_room_for_long_names(load_files: LoadFiles) -> None:
    text = "title: T\nstages: {a: {emotion: 1, touchpoints: [Contractor leaves a card in the plant room]}}\n"
    assert exported(load_files({"maps/a.yaml": text}), "mermaid").decode().splitlines()[:2] == [
        '%%{init: {"journey": {"height": 63}}}%%',
        "journey",
    ]
