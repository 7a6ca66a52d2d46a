"""The emotion curve: where its points lie, how its line runs, where its words go."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.view.board.curve_line import GAP
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import write_below
from tests.view.board.drawn import ends, places
from tests.view.boards import board_of, boards

PERSONAS = "personas: {clerk: Clerk, boss: Boss}\n"


def test_points_lie_between_two_and_minus_two(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  one: {emotion: 2}\n  two: {emotion: 0}\n  three: {emotion: -2}\n")
    assert board.curve is not None
    assert [mark.y for point in board.curve.lines[0].points for mark in point.marks] == [14, 50, 86]
    assert [mark.y for cell in board.curve.cells for mark in cell.marks] == [140, 500, 860]


def test_personas_without_a_line_of_their_own_have_none_in_the_key(write_files: WriteFiles) -> None:
    theirs = board_of(write_files, "  one: {emotion: {by: {clerk: 1}}}\n", f"{PERSONAS}for: [clerk, boss]\n").curve
    everyone = board_of(write_files, "  one: {emotion: 1}\n", f"{PERSONAS}for: [clerk, boss]\n").curve
    assert theirs
    assert everyone
    assert [sorted(curve.drawn) for curve in (theirs, everyone)] == [[1], []]


def test_the_pieces_of_a_line_meet_at_the_borders_of_the_stages(write_files: WriteFiles) -> None:
    stages = "".join(f"  s{n}: {{emotion: {score}}}\n" for n, score in enumerate((-2, 1, 1, 2, 0, -1)))
    curve = board_of(write_files, stages).curve
    assert curve is not None
    paths = [ends(point.path) for point in curve.lines[0].points]
    assert list(paths[0][0]) == [50, 86]
    assert paths[-1][1][0] == 50
    for (_, (x, y)), ((x2, y2), _) in pairwise(paths):
        assert [x, x2] == [100, 0]
        assert y == pytest.approx(y2, abs=0.02)


def test_a_line_stays_inside_its_points(write_files: WriteFiles) -> None:
    stages = "".join(f"  s{n}: {{emotion: {score}}}\n" for n, score in enumerate((-2, -2, 2, 2, -2)))
    curve = board_of(write_files, stages).curve
    assert curve is not None
    heights = [y for point in curve.lines[0].points for _, y in places(point.path)]
    assert min(heights) >= 13.99
    assert max(heights) <= 86.01


def test_a_stage_without_a_score_is_passed_over(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  one: {emotion: 1}\n  two: {emotion: unsure}\n  three: {emotion: -1}\n").curve
    assert curve is not None
    middle = curve.lines[0].points[1]
    assert middle.says is not None
    assert (middle.score, middle.says.text, middle.marks) == (None, "unsure", ())
    assert middle.path.startswith("M0 ")
    assert [feeling.feeling for feeling in curve.cells[1].words] == ["unsure"]


def test_who_is_not_named_feels_what_everyone_feels(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  one: {emotion: {score: 1, by: {boss: -1}}}\n", PERSONAS)
    assert board.curve is not None
    assert [(line.number, line.points[0].score) for line in board.curve.lines] == [(2, -1), (0, 1)]


def test_what_everyone_feels_on_a_map_of_one_persona_is_theirs(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  one: {emotion: 1}\n", "personas: {clerk: Clerk}\n").curve
    assert curve is not None
    assert [line.persona and line.persona.name for line in curve.lines] == ["Clerk"]


def test_who_takes_no_part_feels_only_what_is_written_of_them(write_files: WriteFiles) -> None:
    stages = "  one: {for: clerk, emotion: 1}\n  two: {emotion: {score: 0, by: {boss: -1}}}\n"
    stages += "  three: {for: clerk, emotion: {score: 1, by: {boss: 2}}}\n"
    curve = board_of(write_files, stages, PERSONAS).curve
    assert curve is not None
    felt = {line.persona.name if line.persona else "": [point.score for point in line.points] for line in curve.lines}
    assert felt == {"Boss": [None, -1, 2], "": [1, 0, 1]}


def test_what_a_map_leaves_out_is_not_felt_there(write_files: WriteFiles) -> None:
    files = {
        "maps/base.yaml": "title: T\nid: base\nstages:\n  a: {emotion: 1}\n  b: {emotion: -2}\n",
        "maps/over.yaml": "title: T\nid: over\nextends: base\nskip: b\nstages: {a: {goals: G}}\n",
        "maps/own.yaml": "title: T\nid: own\nskip: b\nstages: {a: {emotion: 1}, b: {emotion: -2}}\n",
    }
    curves = {path: board.curve for path, board in boards(write_files(files)).items()}
    felt = {path: [point.score for point in curve.lines[0].points] for path, curve in curves.items() if curve}
    assert felt == {"base": [1, -2], "over": [1, None], "own": [1, -2]}


def test_no_curve_without_emotions(write_files: WriteFiles) -> None:
    assert board_of(write_files, "  one: {goals: [Save]}\n").curve is None


FORMS: dict[str, tuple[str, list[tuple[int, int, bool]], list[str]]] = {
    "a change": ("[-1, {score: 2, feeling: glad}]", [(250, 680, False), (750, 140, False)], ["glad"]),
    "three points": ("[0, 1, 0]", [(167, 500, False), (500, 320, False), (833, 500, False)], []),
    "smileys": ("😰→😀", [(250, 680, False), (750, 140, False)], ["😰", "😀"]),
    "a spread": ("{low: -1, high: 2, feeling: mixed}", [(500, 410, False)], ["mixed"]),
    "conditions": (
        "[{when: it rains, score: -1, feeling: wet}, {when: otherwise, score: 1}]",
        [(500, 320, True), (500, 680, True)],
        ["otherwise", "it rains: wet"],
    ),
    "a change from a word": ("[worried, 1]", [(500, 320, False)], ["worried"]),
}


@pytest.mark.parametrize(("emotion", "marks", "words"), FORMS.values(), ids=FORMS)
def test_where_marks_stand(
    emotion: str, marks: list[tuple[int, int, bool]], words: list[str], write_files: WriteFiles
) -> None:
    curve = board_of(write_files, f"  one: {{emotion: {emotion}}}\n").curve
    assert curve is not None
    (cell,) = curve.cells
    assert [(mark.x, mark.y, mark.hollow) for mark in cell.marks] == marks
    assert {felt.feeling for felt in cell.felt} == set(words)


def test_a_line_passes_through_a_change_in_its_order(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  one: {emotion: 0}\n  two: {emotion: [-2, 2]}\n  three: {emotion: 1}\n").curve
    assert curve is not None
    paths = [point.path for point in curve.lines[0].points]
    assert paths[1].count("M") == 1
    assert {(25, 86), (75, 14)} <= {(round(x, 1), round(y, 1)) for x, y in places(paths[1])}


def test_a_change_draws_a_line_in_a_single_stage(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  one: {emotion: [-2, 2]}\n").curve
    assert curve is not None
    assert ends(curve.lines[0].points[0].path) == ((25, 86), (75, 14))


def test_a_spread_is_a_bar_and_its_middle_is_on_the_line(write_files: WriteFiles) -> None:
    curve = board_of(write_files, "  one: {emotion: {low: -1, high: 2}}\n  two: {emotion: 0}\n").curve
    assert curve is not None
    assert [bar.path for bar in curve.cells[0].bars] == ["M50 14V68"]
    assert ends(curve.lines[0].points[0].path)[0] == (50, 41)


def test_spreads_of_several_personas_stand_side_by_side(write_files: WriteFiles) -> None:
    by = "emotion: {by: {clerk: {low: 0, high: 1}, boss: {low: 0, high: 1}}}"
    curve = board_of(write_files, f"  one: {{{by}}}\n", PERSONAS).curve
    assert curve is not None
    assert [bar.path for bar in curve.cells[0].bars] == ["M46 32V50", "M54 32V50"]


def test_words_that_belong_to_no_mark_stand_below(write_files: WriteFiles) -> None:
    stages = "  one: {emotion: [worried, 1]}\n  two: {emotion: {change: [0, 1], feeling: at last}}\n"
    curve = board_of(write_files, stages).curve
    assert curve is not None
    assert [[felt.feeling for felt in cell.words] for cell in curve.cells] == [["worried"], ["at last"]]


def test_touchpoints_that_all_say_how_they_feel_speak_for_their_stage(write_files: WriteFiles) -> None:
    touchpoints = "touchpoints: [{name: A, emotion: -1}, {name: B, emotion: {score: 1, by: {boss: 2}}}]"
    curve = board_of(write_files, f"  one: {{{touchpoints}}}\n", PERSONAS).curve
    assert curve is not None
    assert [[mark.score for mark in line.points[0].marks] for line in curve.lines] == [[-1, 1]]


LABELS = {
    "ours": ("", ["+2", "+1", "0", "−1", "−2"], ("−2", "+2")),
    "stars": ("scale: [1, 5]\n", ["5", "4", "3", "2", "1"], ("1", "5")),
    "of ten": ("scale: [0, 10]\n", ["10", "7.5", "5", "2.5", "0"], ("0", "10")),
    "that is no short number": ("scale: [1, 10]\n", ["10", "", "5.5", "", "1"], ("1", "10")),
    "of a school": ("scale: [6, 1]\n", ["1", "", "3.5", "", "6"], ("6", "1")),
    "with two sides": ("scale: [-4, 4]\n", ["+4", "+2", "0", "−2", "−4"], ("−4", "+4")),
}


@pytest.mark.parametrize(("head", "labels", "ends"), LABELS.values(), ids=LABELS)
def test_the_axis_counts_as_the_map_does(
    head: str, labels: list[str], ends: tuple[str, str], write_files: WriteFiles
) -> None:
    curve = board_of(write_files, "  one: {emotion: 1}\n", head).curve
    assert curve is not None
    assert [*curve.labels] == labels
    assert (curve.worst, curve.best) == ends


def test_feelings_are_told_as_they_were_written(write_files: WriteFiles) -> None:
    stages = "".join(f"  s{n}: {{emotion: {felt}}}\n" for n, felt in enumerate(("4", "4/5", "[2, 5]", "😊")))
    curve = board_of(write_files, stages, "scale: [1, 5]\n").curve
    assert curve is not None
    assert [str(point.says) for point in curve.lines[0].points] == ["4", "4/5", "2 → 5", "4 😊"]


ONE = st.one_of(
    st.floats(-2, 2).map(lambda number: f"{number:.2f}"),
    st.sampled_from(["worried", "four words for it", "4/5", "😊", "🦄", "{score: 1, feeling: glad}"]),
)
CASES = st.builds("{{when: w, score: {}}}".format, st.integers(-2, 2))
FELT = st.one_of(
    ONE,
    st.lists(ONE, min_size=1, max_size=12).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(CASES, min_size=1, max_size=12).map(lambda items: f"[{', '.join(items)}]"),
    st.builds("{{low: {}, high: {}}}".format, st.integers(-2, 2), st.integers(-2, 2)),
)


@given(st.lists(st.tuples(FELT, FELT, FELT), min_size=1, max_size=6))
def test_any_feelings_are_drawn_within_the_plot(felt: list[tuple[str, str, str]]) -> None:
    stages = "".join(
        f"  s{n}: {{emotion: {{by: {{clerk: {clerk}, boss: {boss}, aide: {aide}}}}}}}\n"
        for n, (clerk, boss, aide) in enumerate(felt)
    )
    with tempfile.TemporaryDirectory() as folder:
        files = {"maps/a.yaml": f"title: A\n{PERSONAS[:-2]}, aide: Aide}}\nstages:\n{stages}"}
        curve = boards(write_below(Path(folder), files))["a"].curve
    assert curve is not None
    for line in curve.lines:
        for point in line.points:
            assert all(0 < mark.x < 100 and 14 <= mark.y <= 86 for mark in point.marks)
            drawn = places(point.path) if point.path else []
            assert all(-0.6 <= x <= 100.6 and 14 - 2 * GAP <= y <= 86 + 2 * GAP for x, y in drawn)
