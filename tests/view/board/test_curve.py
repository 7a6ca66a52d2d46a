"""The emotion curve: where its points lie, how its line runs, where its words go."""

import re
from itertools import pairwise

import pytest

from journeymap.view.board.curve_labels import LINES, CurveCell, PersonaFeeling, curve_cell
from journeymap.view.records import PersonaTag
from tests.support.fixtures import WriteFiles
from tests.view.boards import board_of

PERSONAS = "personas: {clerk: Clerk, boss: Boss}\n"


def test_points_lie_between_two_and_minus_two(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  one: {emotion: 2}\n  two: {emotion: 0}\n  three: {emotion: -2}\n")
    assert board.curve is not None
    assert [mark.y for point in board.curve.lines[0].points for mark in point.marks] == [14, 50, 86]
    assert list(board.curve.heights) == [14, 50, 86]


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


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a path begins and ends."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


def test_a_line_stays_inside_its_points(write_files: WriteFiles) -> None:
    stages = "".join(f"  s{n}: {{emotion: {score}}}\n" for n, score in enumerate((-2, -2, 2, 2, -2)))
    curve = board_of(write_files, stages).curve
    assert curve is not None
    heights = [
        float(pair.split(" ")[1])
        for point in curve.lines[0].points
        for pair in re.findall(r"-?[\d.]+ -?[\d.]+", point.path)
    ]
    assert min(heights) >= 14
    assert max(heights) <= 86


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


def test_no_curve_without_emotions(write_files: WriteFiles) -> None:
    assert board_of(write_files, "  one: {goals: [Save]}\n").curve is None


def cell(*points: tuple[float, str]) -> CurveCell:
    """A stage with so many personas, each with a height and a word."""
    tags = [PersonaTag(f"p{n}", f"P{n}", n, f"personas/p{n}") for n in range(1, len(points) + 1)]
    return curve_cell((PersonaFeeling(tag, "+1", word), y) for tag, (y, word) in zip(tags, points, strict=True))


def test_personas_at_one_point_share_it() -> None:
    (spot,) = cell((50, "glad"), (50, "calm")).spots
    assert [feeling.feeling for feeling in spot.feelings] == ["glad", "calm"]


def test_words_stand_above_high_points_and_below_low_ones() -> None:
    assert [spot.side for spot in cell((14, "proud"), (86, "lost")).spots] == ["above", "below"]


def test_words_turn_away_from_each_other() -> None:
    high, low = cell((40, "a"), (50, "b")).spots
    assert (high.side, low.side) == ("above", "below")


def test_words_that_fit_nowhere_go_below_the_drawing() -> None:
    crowded = cell(*((14 + 4 * n, "a feeling that takes many words to tell, and then some more") for n in range(8)))
    assert {spot.side for spot in crowded.spots} == {None}
    assert len(crowded.words) == 8


def test_the_drawing_has_room_for_six_personas_apart() -> None:
    spread = cell(*((86 - 18 * (n % 5), "hopeful") for n in range(6)))
    assert None not in {spot.side for spot in spread.spots}
    assert LINES == 15
