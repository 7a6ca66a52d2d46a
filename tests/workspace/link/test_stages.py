"""The stages of a map: their order, names, phases and owners, which are in scope, and what is in them."""

from collections.abc import Mapping

import pytest

from journeymap.workspace import LinkedJourney
from tests.support.fixtures import LoadFiles

Files = str | Mapping[str, str]


def journey(text: str, load_files: LoadFiles) -> LinkedJourney:
    workspace = load_files(f"title: T\n{text}")
    assert workspace.problems == ()
    return workspace.journeys["a"]


ORDER: dict[str, tuple[str, str]] = {
    "one's own, as written": ("stages: {b: , a: , c: }", "b a c"),
    "those of the framework, all of them": (
        "framework: buyer-steps\nstages: {use: }",
        "consider purchase use stay_loyal",
    ),
    "in the framework's order": (
        "framework: classic-funnel\nstages: {conversion: , awareness: }",
        "awareness consideration conversion",
    ),
    "without those to skip": (
        "framework: buyer-steps\nskip: [use, purchase]\nstages: {consider: }",
        "consider stay_loyal",
    ),
    "skipped, but written": (
        "framework: classic-funnel\nskip: awareness\nstages: {awareness: {goals: [x]}}",
        "awareness consideration conversion",
    ),
}


@pytest.mark.parametrize(("text", "stages"), ORDER.values(), ids=ORDER)
def test_order(text: str, stages: str, load_files: LoadFiles) -> None:
    assert [stage.id for stage in journey(text, load_files).stages] == stages.split()


SCOPE: dict[str, tuple[str, str]] = {
    "customer": ("framework: buyer-steps\nstages: {use: }", "consider purchase use stay_loyal"),
    "buyer": ("framework: buyer-steps\nscope: buyer\nstages: {use: {goals: [x]}}", "consider purchase"),
    "skipped": ("framework: buyer-steps\nskip: use\nstages: {use: {goals: [x]}}", "consider purchase stay_loyal"),
    "own stages by their phases": ("scope: buyer\nstages: {a: {phases: decide}, b: {phases: onboard}}", "a"),
    "own stages without phases": ("scope: buyer\nstages: {a: , b: }", "a b"),
    "half after the sale": ("scope: buyer\nstages: {a: {phases: [decide, onboard]}}", "a"),
    "own stages, skipped": ("skip: b\nstages: {a: , b: }", "a"),
}


@pytest.mark.parametrize(("text", "stages"), SCOPE.values(), ids=SCOPE)
def test_scope(text: str, stages: str, load_files: LoadFiles) -> None:
    assert [stage.id for stage in journey(text, load_files).stages_in_scope] == stages.split()


def test_scope_by_the_phases_of_the_base_map(load_files: LoadFiles) -> None:
    base = "title: B\nstages: {buy: {phases: decide}, use: {phases: onboard}}\n"
    over = "title: O\nextends: base\nscope: buyer\nstages: {use: {goals: [x]}}\n"
    workspace = load_files({"maps/base.yaml": base, "maps/over.yaml": over})
    assert [stage.id for stage in workspace.journeys["over"].stages_in_scope] == ["buy"]


def test_what_a_stage_leaves_unsaid_is_the_frameworks(load_files: LoadFiles) -> None:
    text = (
        "framework: abm-seven\nstages: {decision: {name: Unterschrift}, evaluation: {owners: [legal], phases: decide}}"
    )
    stages = {stage.id: stage for stage in journey(text, load_files).stages}
    decision, evaluation, awareness = (stages[id_] for id_ in ("decision", "evaluation", "awareness"))
    assert (decision.name, decision.phases, decision.owners) == ("Unterschrift", ("decide",), ("sales", "marketing"))
    assert evaluation.name == "Consideration and evaluation"
    assert (evaluation.phases, evaluation.owners) == (("decide",), ("legal",))
    assert awareness.name == "Awareness within the target account"


def test_a_stage_without_a_name_is_called_by_its_id(load_files: LoadFiles) -> None:
    assert journey("stages: {first_look: }", load_files).stages[0].name == "first_look"


EMPTY: dict[str, tuple[str, bool]] = {
    "nothing": ("", True),
    "labels alone": ("{name: N, phases: aware, owners: me, notes: n, duration: 3 weeks, sources: [survey]}", True),
    "lists without items": ("{goals: [], touchpoints: [], content: []}", True),
    "null": ("{goals: , emotion: }", True),
    "a goal": ("{goals: [x]}", False),
    "an emotion of 0": ("{emotion: 0}", False),
    "a touchpoint": ("{touchpoints: [x]}", False),
    "a lane": ("{frontstage: [x]}", False),
    "a handoff": ("{handoff: {to: a}}", False),
}


@pytest.mark.parametrize(("stage", "is_empty"), EMPTY.values(), ids=EMPTY)
def test_is_empty(stage: str, is_empty: bool, load_files: LoadFiles) -> None:
    assert journey(f"stages: {{a: {stage}}}", load_files).stages[0].is_empty is is_empty


PERSONAS: dict[str, tuple[dict[str, str], list[str]]] = {
    "those that are named": ({"a": "for: [it, cfo]\n"}, ["it", "cfo"]),
    "one alone": ({"a": "for: it\n"}, ["it"]),
    "those declared in this file": ({"a": "personas: {user: U, boss: B}\n"}, ["user", "boss"]),
    "named, though others are declared here": ({"a": "for: cfo\npersonas: {user: U}\n"}, ["cfo"]),
    "none": ({"a": ""}, []),
}


@pytest.mark.parametrize(("heads", "personas"), PERSONAS.values(), ids=PERSONAS)
def test_whose_journey(heads: dict[str, str], personas: list[str], load_files: LoadFiles) -> None:
    workspace = load_files(
        {
            "maps/a.yaml": f"title: T\n{heads['a']}stages: {{x: }}\n",
            "maps/library.yaml": "personas: {cfo: CFO, it: IT}\n",
        }
    )
    assert [persona.id for persona in workspace.journeys["a"].personas] == personas


def test_answers_of_a_pain(load_files: LoadFiles) -> None:
    text = """\
stages:
  a:
    pains: [{text: Dear, id: dear, answers: [Own answer]}, Slow]
    opportunities: [{text: Near, answers: dear}, Alone]
  b:
    opportunities: [{text: Far, answers: [dear]}]
"""
    dear, slow = journey(text, load_files).stages[0].pains
    assert [answer.model.text for answer in dear.answers] == ["Own answer", "Near", "Far"]
    assert slow.answers == ()


def test_stages_that_look_like_yaml_values(load_files: LoadFiles) -> None:
    stages = journey("stages: {no: , on: , 12: , 1e3: }", load_files).stages
    assert [stage.id for stage in stages] == ["no", "on", "12", "1e3"]
