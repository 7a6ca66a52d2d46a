"""What is told on the curve itself: heavy pains and moments of truth."""

from journeymap.view.board.on_curve import Pin, heaviest_pain
from tests.support.fixtures import WriteFiles
from tests.view.boards import board_of

PERSONAS = "personas: {clerk: Clerk, boss: Boss}\n"


def pins(write_files: WriteFiles, stage: str) -> list[Pin]:
    """What lies on the curve of a map of one stage."""
    curve = board_of(write_files, f"  one: {{{stage}}}\n", PERSONAS).curve
    assert curve is not None
    return [*curve.cells[0].all_pins]


LOW = "emotion: {by: {clerk: {score: -1, feeling: lost}, boss: 1}}"


def test_the_heaviest_pain_lies_where_its_persona_is_low(write_files: WriteFiles) -> None:
    (pin,) = pins(write_files, LOW + ", pains: [{text: Slow, severity: 1}, {text: Dear, severity: 2}]")
    assert (pin.kind, pin.text, pin.severity, pin.number, pin.cell) == ("pain", "Dear", 2, 1, "one.pains")


def test_a_light_pain_of_somebody_who_feels_well_does_not(write_files: WriteFiles) -> None:
    assert pins(write_files, LOW + ", pains: [{text: Slow, severity: 2, for: boss}]") == []
    (pin,) = pins(write_files, LOW + ", pains: [{text: Slow, severity: 3, for: boss}]")
    assert pin.number == 2


def test_a_pain_at_a_touchpoint_leads_there(write_files: WriteFiles) -> None:
    (pin,) = pins(write_files, LOW + ", touchpoints: [{name: Call, pains: [Slow]}]")
    assert pin.cell == "one.touchpoints"


def test_a_moment_of_truth_lies_where_most_is_felt(write_files: WriteFiles) -> None:
    stage = "emotion: {by: {clerk: 1, boss: {score: 2, feeling: proud}}}"
    (pin,) = pins(write_files, stage + ", touchpoints: [{name: Visit, moment_of_truth: true}]")
    assert (pin.kind, pin.text, pin.number) == ("truth", "Visit", 2)


def test_without_a_score_nothing_lies_on_the_curve(write_files: WriteFiles) -> None:
    assert pins(write_files, "emotion: lost, pains: [{text: Slow, severity: 3}]") == []


def test_a_pain_that_nothing_answers_is_told_in_words(write_files: WriteFiles) -> None:
    curve = board_of(
        write_files, f"  one: {{{LOW}, pains: [{{text: Nobody calls back, severity: 3}}]}}\n", PERSONAS
    ).curve
    assert curve is not None
    assert [why.pin.text for why in curve.cells[0].whys] == ["Nobody calls back"]


def test_the_heaviest_pain_of_somebody(write_files: WriteFiles) -> None:
    pains = "pains: [{text: Slow, severity: 3, for: boss}, {text: Dear, severity: 1}]"
    board = board_of(write_files, f"  one: {{{LOW}, {pains}}}\n", PERSONAS)
    clerk, boss = board.personas
    found = [heaviest_pain(0, [persona], board.lanes) for persona in (clerk, boss)]
    assert [pain and pain.text for pain in found] == ["Dear", "Slow"]


def test_touchpoints_that_feel_otherwise_than_their_stage_are_dots(write_files: WriteFiles) -> None:
    stage = "emotion: 1, touchpoints: [{name: Call, emotion: -1}, {name: Visit, emotion: {by: {boss: 2}}}]"
    curve = board_of(
        write_files, f"  one: {{{stage}}}\n  two: {{touchpoints: [{{name: A, emotion: 1}}]}}\n", PERSONAS
    ).curve
    assert curve is not None
    assert [(dot.number, dot.x, dot.y) for dot in curve.dots[0]] == [(0, 25, 68), (2, 75, 14)]
    assert curve.dots[1] == ()
