"""Loops, handoffs and the purchase line: where they are drawn."""

from itertools import combinations

from journeymap.view.board.arcs import COLUMNS_PER_STAGE
from tests.support.fixtures import WriteFiles
from tests.view.boards import board_of

PHASES = ("aware", "evaluate", "decide", "onboard")


def test_loops_between_neighbors_share_a_level(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  a: {}\n  b: {loops: [{to: a}]}\n  c: {loops: [{to: b}]}\n")
    assert [(arc.level, arc.back) for arc in board.loops] == [(0, True), (0, True)]
    assert board.loop_levels == 1


def test_a_longer_loop_goes_over_a_shorter_one(write_files: WriteFiles) -> None:
    stages = "  a: {}\n  b: {loops: [{to: a}]}\n  c: {}\n  d: {loops: [{to: a, when: It fails}]}\n"
    short, long = board_of(write_files, stages).loops
    assert (short.level, long.level) == (0, 1)
    assert long.left < short.left < short.right < long.right
    assert long.when == "It fails"


def test_legs_stand_apart_and_over_their_stages(write_files: WriteFiles) -> None:
    loops = "[{to: a}, {to: b}, {to: d}]"
    stages = "".join(f"  {stage}: {{loops: {loops}}}\n" for stage in ("a", "b", "c", "d"))
    arcs = board_of(write_files, stages).loops
    for arc in arcs:
        first, last = arc.columns
        assert first * COLUMNS_PER_STAGE < arc.left <= (first + 1) * COLUMNS_PER_STAGE + 1
        assert last * COLUMNS_PER_STAGE < arc.right <= (last + 1) * COLUMNS_PER_STAGE + 1
    for arc, other in combinations(arcs, 2):
        assert arc.level != other.level or arc.right <= other.left or other.right <= arc.left


def test_a_handoff_lies_between_the_middles_of_its_stages(write_files: WriteFiles) -> None:
    handoff = "{to: b, from_team: marketing, to_team: sales, respond_within: 48h}"
    (arc,) = board_of(write_files, f"  a: {{handoff: {handoff}}}\n  b: {{}}\n").handoffs
    assert (arc.left, arc.right, str(arc.respond_within)) == (7, 19, "48 hours")


def test_the_purchase_lies_before_the_first_stage_after_it(write_files: WriteFiles) -> None:
    stages = "".join(f"  {phase}: {{phases: {phase}}}\n" for phase in PHASES)
    assert board_of(write_files, stages).purchase_column == 3


def test_there_is_no_purchase_line_where_stages_do_not_fall_apart(write_files: WriteFiles) -> None:
    for order in (("onboard", "decide"), ("aware", "decide"), ("onboard", "retain")):
        stages = "".join(f"  {phase}: {{phases: {phase}}}\n" for phase in order)
        assert board_of(write_files, stages).purchase_column is None


def test_what_two_teams_agreed_on_is_shown(write_files: WriteFiles) -> None:
    handoff = "{to: b, to_team: sales, payload: [The committee], reject_reasons: [No budget], on_reject: a}"
    (arc,) = board_of(write_files, f"  a: {{name: Early, handoff: {handoff}}}\n  b: {{}}\n").handoffs
    assert (arc.payload, arc.reject_reasons, arc.on_reject) == (("The committee",), ("No budget",), "Early")


def test_loops_of_the_framework_are_drawn(write_files: WriteFiles) -> None:
    board = board_of(write_files, "  experience: {goals: [x]}\n", head="framework: loyalty-loop\n")
    assert [(arc.from_name, arc.to_name, arc.back) for arc in board.loops] == [("Experience", "Purchase", True)]
