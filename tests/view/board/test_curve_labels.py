"""Where the words of a curve stand: on nothing else, and never outside the drawing."""

import tempfile
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.view.board.curve import WIDTHS, Curve
from journeymap.view.board.curve_cell import CurveCell
from journeymap.view.board.curve_labels import Label, PersonaFeeling, Words, place, text_width
from journeymap.view.board.free_room import HEIGHT, Box, Room
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import write_below
from tests.view.boards import board_of, boards

WIDTH = WIDTHS[0]
SIX = [f"p{number}" for number in range(6)]
HEAD = f"personas: {{{', '.join(f'{id_}: {id_.upper()}' for id_ in SIX)}}}\n"


def curve_of(write_files: WriteFiles, *stages: list[str]) -> Curve:
    """The curve of a map on which six personas feel something at each stage."""
    curve = board_of(write_files, _stages(stages), HEAD).curve
    assert curve is not None
    return curve


def _stages(stages: tuple[list[str], ...]) -> str:
    by = (", ".join(f"{id_}: {felt}" for id_, felt in zip(SIX, stage, strict=False)) for stage in stages)
    return "".join(f"  s{number}: {{emotion: {{by: {{{felt}}}}}}}\n" for number, felt in enumerate(by))


def glad(score: float) -> str:
    return f"{{score: {score}, feeling: rather glad}}"


def test_six_who_feel_the_same_all_have_their_words(write_files: WriteFiles) -> None:
    curve = curve_of(write_files, [glad(2)] * 6, [glad(2)] * 6)
    for cell in curve.cells:
        assert sum(len(label.feelings) for label in cell.labels) == 6
        assert len({mark.x for mark in cell.marks}) == 6
    faults_of(curve)


def test_six_at_six_heights_all_have_their_words(write_files: WriteFiles) -> None:
    curve = curve_of(write_files, *[[glad(score) for score in (2, 1.2, 0.4, -0.4, -1.2, -2)] for _ in range(3)])
    assert all(not cell.words for cell in curve.cells)
    assert [*faults_of(curve)] == []


def test_words_stand_above_high_points_and_below_low_ones(write_files: WriteFiles) -> None:
    curve = curve_of(write_files, [glad(2), glad(-2)])
    assert [label.grows for label in curve.cells[0].labels] == ["up", "down"]


def test_words_too_long_for_the_drawing_go_below_it(write_files: WriteFiles) -> None:
    long = "{score: 1, feeling: " + "something that takes very many words to tell and then still some more " * 6 + "}"
    curve = curve_of(write_files, [long] * 6)
    assert curve.cells[0].words
    assert sum(len(label.feelings) for label in curve.cells[0].labels) + len(curve.cells[0].words) == 6
    assert [*faults_of(curve)] == []


@pytest.mark.parametrize(
    ("stages", "named"),
    [
        ([["1", "2"], ["0", "-1"]], [[], ["P0", "P1"]]),
        ([["1", glad(2)], ["0", "puzzled"]], [["P1"], ["P0"]]),
        ([[glad(1), glad(1)], [glad(-2), glad(-2)]], [[], ["P0", "P1"]]),
        ([["1", "[1, -1]"]], [["P0", "P1"]]),
        ([["1, p1: 0"], ["{score: 0, feeling: so so}"]], [["P1"], ["P0"]]),
    ],
)
def test_a_line_is_named_once_where_it_ends(
    write_files: WriteFiles, stages: list[list[str]], named: list[list[str]]
) -> None:
    curve = curve_of(write_files, *stages)
    assert [sorted(names_at(cell)) for cell in curve.cells] == named
    assert [*faults_of(curve)] == []


def test_the_line_of_everyone_is_named_beside_others(write_files: WriteFiles) -> None:
    personas = "personas: {p: P, q: Q}\n"
    curve = board_of(write_files, "  a: {emotion: {score: 1, by: {p: -1}}}\n", personas).curve
    assert curve is not None
    assert names_at(curve.cells[0]) == ["P", "everyone"]


def names_at(cell: CurveCell) -> list[str]:
    return [felt.persona.name if felt.persona else "everyone" for felt in cell.felt if felt.is_named]


def test_names_of_lines_have_room(write_files: WriteFiles) -> None:
    personas = "personas: {p: {name: Head of the quality department}, q: {name: Buyer}}\n"
    curve = board_of(write_files, "  a: {emotion: {by: {p: 1, q: {score: -1, feeling: glad}}}}\n", personas).curve
    assert curve is not None
    assert [*faults_of(curve)] == []
    wide = {label.feelings[0].feeling: label.box.right - label.box.left for label in curve.cells[0].labels}
    assert wide["glad"] > text_width("Buyer: glad")
    assert wide[None] > text_width("Head of the")


def test_a_line_alone_needs_no_name(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  a: {emotion: 1}\n  b: {emotion: {score: 2, feeling: glad}}\n").curve
    assert curve is not None
    assert not any(felt.is_named for cell in curve.cells for felt in cell.felt)


def test_a_thin_line_leads_from_words_to_their_mark_where_they_stand_apart() -> None:
    room = Room(WIDTH)
    room.take(Box(0, 120, WIDTH, 180))
    words = Words(WIDTH / 2, 150, (PersonaFeeling(None, "0", "so so"),))
    ((label,), left) = place([words], room, Room(WIDTH))
    assert not left
    assert label.leader is not None
    assert label.leader.startswith("M50 49.3L")


def test_no_such_line_crosses_a_mark() -> None:
    room, solid = Room(WIDTH), Room(WIDTH)
    room.take(Box(0, 120, WIDTH, 304))
    solid.take(Box(0, 125, WIDTH, 130))
    words = Words(WIDTH / 2, 150, (PersonaFeeling(None, "0", "so so"),))
    assert place([words], room, solid) == ((), words.feelings)


@pytest.mark.parametrize(
    ("text", "least"),
    [("glad", 20), ("WWWW", 40), ("不安", 24), ("ii", 8), ("", 0)],
)
def test_a_text_is_rather_thought_too_wide(text: str, least: float) -> None:
    assert text_width(text) >= least


WORDS = st.sampled_from(["calm", "left out of it", "neither here nor there", "不安だが期待している", "Übelgelaunt"])
SCORED = st.builds("{{score: {:.2f}, feeling: {}}}".format, st.floats(-2, 2), WORDS)
CHANGE = st.lists(SCORED, min_size=2, max_size=4).map(lambda points: f"[{', '.join(points)}]")
SPREAD = st.builds("{{low: {}, high: {}, feeling: {}}}".format, st.integers(-2, 0), st.integers(0, 2), WORDS)
FELT = st.one_of(SCORED, SCORED, CHANGE, SPREAD, st.just("2"), st.just("word alone"))


@given(st.lists(st.lists(FELT, min_size=6, max_size=6), min_size=1, max_size=3))
def test_no_words_lie_on_anything(stages: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {"maps/a.yaml": f"title: A\n{HEAD}stages:\n{_stages(tuple(stages))}"}
        curve = boards(write_below(Path(folder), files))["a"].curve
    assert curve is not None
    assert [*faults_of(curve)] == []


def faults_of(curve: Curve) -> list[str]:
    """Where words lie on other words, on a mark or a line, or outside of the drawing."""
    faults = []
    for column, cell in enumerate(curve.cells):
        for label in cell.all_labels:
            faults += [f"{words(label)} is outside"] if not _is_inside(label.box) else []
            faults += [f"{words(label)} lies on a mark" for box in _marks(cell) if _meet(label.box, box)]
            faults += [
                f"{words(label)} lies on the line of {line.persona}"
                for line in curve.lines
                for x in range(0, WIDTH, 3)
                if len(line.knots) > 1
                and line.thread.runs_at(column + x / WIDTH)
                and _holds(label.box, x, line.thread.height(column + x / WIDTH) / 100 * HEIGHT)
            ]
        faults += [
            f"{words(one)} lies on {words(other)}"
            for one, other in combinations(cell.all_labels, 2)
            if _meet(one.box, other.box)
        ]
    return faults


def words(label: Label) -> str:
    return " ".join(felt.feeling or "" for felt in label.feelings)


def _is_inside(box: Box) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= WIDTH and box.bottom <= HEIGHT


def _marks(cell: CurveCell) -> list[Box]:
    middles = ((mark.x * WIDTH / 1000, mark.y * HEIGHT / 1000) for mark in cell.marks)
    return [Box(x - 6, y - 6, x + 6, y + 6) for x, y in middles]


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left < x < box.right and box.top < y < box.bottom
