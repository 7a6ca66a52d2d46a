"""Fields of a stage that stand beside the stages are told once for each stage, and two ids that are one."""

import pytest

from journeymap.source.read import parse
from journeymap.workspace.read.declare import declare
from tests.support.marking import marked

MISPLACED: dict[str, tuple[str, str, str]] = {
    "beside their stage": (
        "  awareness:\n  «goals»: [g]\n  touchpoints: [A]\n  emotion:\n",
        "'goals' and 2 more stand beside the stage 'awareness' instead of below it",
        "Indent what belongs to 'awareness' by two more spaces.",
    ),
    "one of them": (
        "  awareness:\n    goals: [g]\n  «touchpoints»: [A]\n  decision:\n    goals: [x]\n",
        "'touchpoints' stands beside the stage 'awareness' instead of below it",
        "'awareness' by two more",
    ),
    "left empty": (
        "  awareness:\n    goals: [g]\n  «emotion»:\n",
        "'emotion' stands beside the stage 'awareness'",
        "Indent",
    ),
    "a text": ("  awareness:\n  «notes»: Call them\n", "'notes' stands beside the stage 'awareness'", "Indent"),
    "fields of its own": ("  a:\n  «handoff»: {to: b}\n  b:\n", "'handoff' stands beside the stage 'a'", "Indent"),
    "without a stage": (
        "  «goals»: [g]\n  touchpoints: [A]\n",
        "'goals' and 1 more stand directly under 'stages', without a stage",
        "Write the id of a stage above, such as `awareness:`",
    ),
    "before the first stage": ("  «goals»: [g]\n  a:\n", "'goals' stands directly under 'stages'", "Write the id"),
}


@pytest.mark.parametrize(("stages", "message", "fix"), MISPLACED.values(), ids=MISPLACED)
def test_fields_beside_the_stages(stages: str, message: str, fix: str) -> None:
    plain, (span,) = marked(f"title: T\nstages:\n{stages}")
    (problem,) = declare(parse(plain.encode(), "maps/a.yaml"), "a").problems
    assert (problem.code, problem.place.resolve()[1]) == ("JM002", span)
    assert message in problem.message
    assert fix in problem.fix


def test_stages_beside_the_key_that_should_hold_them() -> None:
    plain, (span,) = marked("title: T\nstages:\n«awareness»:\n  goals: [g]\ndecision:\n  goals: [h]\n")
    (problem,) = declare(parse(plain.encode(), "maps/a.yaml"), "a").problems
    assert (problem.code, problem.place.resolve()[1]) == ("JM002", span)
    assert problem.message == "'awareness' and 1 more stand beside 'stages' instead of below it"


def test_the_fields_beside_each_stage_are_one_mistake() -> None:
    plain, spans = marked("title: T\nstages:\n  a:\n  «goals»: [g]\n  pains: [p]\n  b:\n  «emotion»: 1\n")
    problems = declare(parse(plain.encode(), "maps/a.yaml"), "a").problems
    assert [problem.place.resolve()[1] for problem in problems] == spans


STAGES = {
    "empty ones": "entry:\n  support:\n  exit:\n  content:\n  handoff:\n",
    "with fields of a stage": "entry: {goals: [g]}\n  emotion: {touchpoints: [A], pains: [P]}\n  exit: {}\n",
    "other words": "emotions:\n  goal: {goals: [g]}\n",
}


@pytest.mark.parametrize("stages", STAGES.values(), ids=STAGES)
def test_stages_that_are_called_like_fields(stages: str) -> None:
    assert not declare(parse(f"title: T\nstages:\n  {stages}".encode(), "maps/a.yaml"), "a").problems


def test_ids_that_differ_in_case() -> None:
    plain, (span,) = marked("title: T\nstages: {Awareness: , b: , «awareness»: {goals: [g]}}\n")
    declared = declare(parse(plain.encode(), "maps/a.yaml"), "a")
    (problem,) = declared.problems
    assert (problem.code, problem.place.resolve()[1]) == ("JM008", span)
    assert problem.message == "the stage 'awareness' has the same id as 'Awareness', but for its case"
    assert declared.map
    assert not declared.map.sound


def test_fields_beside_a_persona() -> None:
    plain, (span,) = marked("personas:\n  cfo:\n  «name»: CFO\n  role: user\n  it: IT\n")
    declared = declare(parse(plain.encode(), "maps/a.yaml"), "a")
    (problem,) = declared.problems
    assert (problem.code, problem.place.resolve()[1]) == ("JM002", span)
    assert problem.message == "'name' and 1 more stand beside the persona 'cfo' instead of below it"
    assert [persona.id for persona in declared.things["personas"]] == ["it"]


def test_personas_that_are_called_like_fields() -> None:
    assert not declare(parse(b"personas: {role: Role, name: Name}\n", "maps/a.yaml"), "a").problems
