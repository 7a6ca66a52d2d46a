"""What a map says in its first lines: feelings, pains, the farthest figure, the next steps, and what is not known."""

import pytest

from journeymap.analysis import Analysis
from journeymap.translatable import Quantity
from journeymap.view.board.board import board
from journeymap.view.board.story import Story, story_of
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.acts import Act
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace
from tests.view.boards import board_of

TWO = "personas: {ann: Ann, bob: Bob}\n"


def story(write_files: WriteFiles, stages: str, head: str = "") -> Story:
    """What a map says."""
    return board_of(write_files, stages, head).story


def told(story: Story) -> list[str]:
    """The lowest and the highest point in a line each."""
    points = [point for point in (story.lowest, story.highest) if point]
    return [
        " / ".join(
            (
                point.point.felt.text,
                ", ".join(persona.name for persona in point.personas) or "everyone",
                point.point.stage,
                point.pain or "no pain",
                f"{point.point.others} more",
            )
        )
        for point in points
    ]


POINTS = {
    "everyone": (
        "  one: {emotion: -1}\n  two: {emotion: 2}\n",
        ["−1 / everyone / one / no pain / 0 more", "+2 / everyone / two / no pain / 0 more"],
    ),
    "everyone who takes part": (
        "  one: {for: bob, emotion: -1, pains: [{text: P, for: ann}]}\n  two: {emotion: 2}\n",
        ["−1 / Bob / one / no pain / 0 more", "+2 / everyone / two / no pain / 0 more"],
    ),
    "named by persona": (
        "  one: {emotion: {by: {ann: 1, bob: {score: -2, feeling: alarmed}}}}\n  two: {emotion: {by: {ann: 2}}}\n",
        ["−2 alarmed / Bob / one / no pain / 0 more", "+2 / Ann / two / no pain / 0 more"],
    ),
    "by cause": (
        "  one: {emotion: {by: {ann: 1, bob: -2}}, pains: [{text: P}, {text: Q, severity: 3, for: bob}]}\n",
        ["−2 / Bob / one / Q / 0 more", "+1 / Ann / one / no pain / 0 more"],
    ),
    "the pain of others is no cause": (
        "  one: {emotion: {by: {ann: 1, bob: -2}}, pains: [{text: Q, severity: 3, for: ann}]}\n",
        ["−2 / Bob / one / no pain / 0 more", "+1 / Ann / one / no pain / 0 more"],
    ),
    "the first of equals": (
        "  one: {emotion: {by: {ann: -1, bob: 1}}}\n  two: {emotion: {by: {ann: 1, bob: -1}}}\n",
        ["−1 / Ann / one / no pain / 1 more", "+1 / Bob / one / no pain / 1 more"],
    ),
    "two at one stage": (
        "  one: {emotion: {by: {ann: -1, bob: -1}}}\n  two: {emotion: {by: {ann: 0, bob: 1}}}\n",
        ["−1 / Ann, Bob / one / no pain / 0 more", "+1 / Bob / two / no pain / 0 more"],
    ),
    "two lines at one height elsewhere": (
        "  one: {emotion: {by: {ann: 2, bob: -1}}}\n  two: {emotion: {by: {ann: 2, bob: 2}}}\n",
        ["−1 / Bob / one / no pain / 0 more", "+2 / Ann / one / no pain / 1 more"],
    ),
    "the end of a spread": (
        "  one: {emotion: -1}\n  two: {emotion: {low: -1, high: 1}}\n",
        ["−1 / everyone / one / no pain / 1 more", "−1 … +1 / everyone / two / no pain / 0 more"],
    ),
    "alike everywhere": ("  one: {emotion: 1}\n  two: {emotion: 1}\n", ["+1 / everyone / one / no pain / 1 more"]),
    "words alone": ("  one: {emotion: glad}\n", []),
    "nothing": ("  one: {goals: [Buy]}\n", []),
}


@pytest.mark.parametrize("case", POINTS)
def test_its_lowest_and_its_highest_point(write_files: WriteFiles, case: str) -> None:
    stages, expected = POINTS[case]
    assert told(story(write_files, stages, TWO)) == expected


def test_one_persona_feels_what_everyone_feels(write_files: WriteFiles) -> None:
    found = story(write_files, "  one: {emotion: -1}\n  two: {emotion: 1}\n", "personas: {ann: Ann}\n")
    assert [line.split(" / ")[1] for line in told(found)] == ["Ann", "Ann"]


PAINS = "{{text: {0}, severity: {1}, answers: [{2}]}}"


def test_its_three_heaviest_pains_with_their_answers(write_files: WriteFiles) -> None:
    answer = "{text: How, owner: Sales, status: doing}, Else"
    stages = f"  one: {{pains: [{PAINS.format('A', 3, answer)}, {{text: B, severity: 2, accepted: Theirs}}]}}\n"
    stages += "  two: {pains: [{text: C, severity: 2, frequency: 3, for: bob}, {text: D, severity: 1}]}\n"
    found = story(write_files, stages, TWO)
    assert [pain.text for pain in found.pains] == ["A", "C", "B"]
    first, second, third = found.pains
    assert first.answer is not None
    assert (first.answer.text, first.answer.owner, first.answer.status, first.answer.others) == (
        "How",
        "Sales",
        "doing",
        1,
    )
    assert second.answer is None
    assert ([persona.name for persona in second.personas], second.stage and second.stage.name) == (["Bob"], "two")
    assert third.accepted == "Theirs"
    assert (found.more_pains, found.unanswered) == (1, 2)


FIGURES = {
    "the one farthest off": (
        "  one: {metrics: [{kind: nps, baseline: 20, target: 40, actual: 35}, {kind: Days, baseline: 9, target: 6}]}\n",
        "Days: 9, 6, 0 %, not read",
    ),
    "part of the way": ("  one: {metrics: [{kind: nps, baseline: 20, target: 40, actual: 35}]}\n", "NPS: 35, 40, 75 %"),
    "farther than at the start": (
        "  one: {metrics: [{kind: nps, baseline: 20, target: 40, actual: 10}]}\n",
        "NPS: 10, 40, 0 %, farther",
    ),
    "without a start": ("  one: {metrics: [{kind: nps, target: 40, actual: 10}]}\n", "NPS: 10, 40"),
    "reached": ("  one: {metrics: [{kind: nps, baseline: 20, target: 40, actual: 41}]}\n", None),
    "in words": ("  one: {metrics: [{kind: sales_cycle, target: shorter, baseline: long}]}\n", None),
}


@pytest.mark.parametrize("case", FIGURES)
def test_the_figure_farthest_from_its_target(write_files: WriteFiles, case: str) -> None:
    stages, expected = FIGURES[case]
    figure = story(write_files, stages).figure
    if expected is None:
        assert figure is None
        return
    assert figure is not None
    gone = "" if figure.gone is None else f", {figure.gone} %"
    more = ", farther" if figure.is_farther else "" if figure.is_read else ", not read"
    assert f"{figure.name}: {figure.now}, {figure.target}{gone}{more}" == expected


STEPS = {
    "what is decided": ("  one: {pains: [{text: P, answers: [{text: A, status: planned}]}]}\n", "begin A"),
    "what is under way": ("  one: {pains: [{text: P, answers: [{text: A, status: doing}]}]}\n", "finish A"),
    "an idea": ("  one: {pains: [{text: P, answers: [A]}]}\n", "decide A"),
    "of one kind that for the heaviest": (
        "  one: {pains: [{text: P, answers: [A]}, {text: Q, severity: 3, answers: [B]}]}\n",
        "decide B",
    ),
    "what is done is done": ("  one: {pains: [{text: P, answers: [{text: A, status: done}]}]}\n", ""),
    "a touchpoint to come": ("  one: {touchpoints: [Old, {name: New, status: planned}]}\n", "build New"),
    "a piece to come": ("  one: {content: [live, new]}\n", "make New piece"),
    "a figure nobody has read": ("  one: {metrics: [{kind: nps, baseline: 20, target: 40}]}\n", "read NPS"),
    "a figure that was read": ("  one: {metrics: [{kind: nps, baseline: 20, target: 40, actual: 30}]}\n", ""),
    "three at most": (
        """  one:
    pains: [{text: P, answers: [{text: A, status: planned}]}, {text: Q, answers: [B]}]
    touchpoints: [{name: New, status: planned}]
    metrics: [{kind: nps, baseline: 20, target: 40}]
""",
        "begin A, build New, decide B",
    ),
}
CONTENT = "content: {live: {title: Live piece, status: live}, new: {title: New piece, status: planned}}\n"


@pytest.mark.parametrize("case", STEPS)
def test_what_comes_next_anyway(write_files: WriteFiles, case: str) -> None:
    stages, expected = STEPS[case]
    steps = story(write_files, stages, CONTENT).steps
    assert ", ".join(f"{step.kind} {step.about.text if step.about else ''}".strip() for step in steps) == expected


def test_what_the_gap_report_says_comes_first(write_files: WriteFiles) -> None:
    stages = "  one: {owners: Sales, pains: [{text: P, answers: [{text: A, status: planned}]}]}\n"
    workspace = load_workspace(write_files({"maps/a.yaml": f"title: A\nstages:\n{stages}"}))
    gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
    acts = [Act(kind="review", sentence="look", owner="Ops"), Act(kind="pain", sentence="answer", stops=True)]
    told = board(workspace.journeys["a"], gaps, acts).story
    assert [step.kind for step in told.steps] == ["act", "act", "begin"]
    assert [step.act.kind for step in told.steps if step.act] == ["pain", "review"]
    assert [step.do for step in told.steps] == [
        "Answer this pain",
        "Look through the map again",
        "Begin what is decided",
    ]
    more = board(workspace.journeys["a"], gaps, acts * 2).story
    assert ([step.kind for step in more.steps], more.more_steps) == (["act"] * 3, 1)


UNKNOWN = {
    "all there is to know": ("  one: {goals: [Buy]}\n", "", "whose journey it is"),
    "how it feels": ("  one: {goals: [Buy]}\n", TWO, "how it feels"),
    "how some of it feels": ("  one: {emotion: 1}\n  two: {goals: [Buy]}\n", TWO, "how 1 stage feels"),
    "scores": ("  one: {emotion: glad}\n", TWO, "how good or bad it feels, in scores"),
    "what hurts": ("  one: {goals: [Buy]}\n", TWO, "what hurts"),
    "what it rests on": ("  one: {goals: [Buy]}\n  two: {goals: [Use]}\n", TWO, "2 stages rest on assumptions"),
    "how it is measured": ("  one: {goals: [Buy]}\n", TWO, "how it is measured"),
    "who looks after it": ("  one: {goals: [Buy]}\n", TWO, "who looks after this map"),
    "when somebody looked": ("  one: {goals: [Buy]}\n", TWO, "when it was last looked through"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_is_not_known(write_files: WriteFiles, case: str) -> None:
    stages, head, expected = UNKNOWN[case]
    assert expected in map(str, story(write_files, stages, head).unknown)


def test_where_everything_is_said_nothing_is_unknown(write_files: WriteFiles) -> None:
    stage = "emotion: 1, pains: [P], metrics: [nps], sources: [{kind: interview, n: 5}, {kind: crm}]"
    head = f"{TWO}owner: Ops\nreviewed: 2026-01-01\n"
    assert story(write_files, f"  one: {{{stage}}}\n", head).unknown == ()


def test_how_things_should_be_rests_on_nothing(write_files: WriteFiles) -> None:
    found = story(write_files, "  one: {goals: [Buy]}\n", "state: to_be\n")
    assert found.is_target
    assert not [each for each in found.unknown if isinstance(each, Quantity)]


COVERED = {
    "all": ("  one: {touchpoints: [{name: T, channel: email}]}\n", (2, 2, None)),
    "the least": ("  one: {touchpoints: [T]}\n  two: {goals: [Buy]}\n", (1, 4, "two")),
    "the first of equals": ("  one: {touchpoints: [T]}\n  two: {touchpoints: [T]}\n", (2, 4, "one")),
    "nothing is asked": ("  one: {phases: select}\n", (0, 0, None)),
}


@pytest.mark.parametrize("case", COVERED)
def test_coverage_in_a_line(write_files: WriteFiles, case: str) -> None:
    stages, expected = COVERED[case]
    coverage = story(write_files, stages).coverage
    assert (coverage.whole.yes, coverage.whole.of, coverage.least and coverage.least.name) == expected
    assert not coverage.asks_about_content
    assert coverage.others == (case == "the first of equals")


def test_without_its_board_a_map_says_the_same(write_files: WriteFiles) -> None:
    stages = "  one: {emotion: {by: {ann: 1, bob: -2}}, pains: [P], metrics: [{kind: nps, baseline: 1, target: 2}]}\n"
    workspace = load_workspace(write_files({"maps/a.yaml": f"title: A\n{TWO}stages:\n{stages}"}))
    analysis = Analysis(workspace)
    journey = workspace.journeys["a"]
    assert story_of(journey, analysis, ()) == board(journey, GapIndex(analysis, ())).story
