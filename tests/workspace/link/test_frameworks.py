"""Frameworks of one's own: renamed, split, inserted, dropped, and told when a change hits nothing."""

from collections.abc import Mapping

import pytest

from journeymap.workspace import LinkedFramework
from tests.support.fixtures import LoadFiles, MarkedProblems

Files = str | Mapping[str, str]


def test_every_preset_is_sound_and_explained(load_files: LoadFiles) -> None:
    workspace = load_files("personas: {a: A}\n")
    assert workspace.problems == ()
    assert workspace.frameworks
    for framework in workspace.frameworks.values():
        assert framework.built_in
        assert framework.stages
        assert all(stage.name and stage.note for stage in framework.stages.values()), framework.id
        assert all(stage.phases or stage.catch_all for stage in framework.stages.values()), framework.id


def framework(text: str, load_files: LoadFiles) -> LinkedFramework:
    workspace = load_files(f"frameworks:\n  ours:\n    {text}\n")
    assert workspace.problems == ()
    return workspace.frameworks["ours"]


ORDER: dict[str, tuple[str, str]] = {
    "of one's own": ("stages: {look: , buy: {name: Buying}}", "look buy"),
    "extended as it is": ("extends: buyer-steps", "consider purchase use stay_loyal"),
    "renamed": ("extends: buyer-steps\n    stages: {use: {name: Nutzen}}", "consider purchase use stay_loyal"),
    "dropped": ("extends: buyer-steps\n    drop: [use, consider]", "purchase stay_loyal"),
    "dropped, one": ("extends: buyer-steps\n    drop: use", "consider purchase stay_loyal"),
    "inserted after": (
        "extends: buyer-steps\n    insert: [{id: try, after: consider}]",
        "consider try purchase use stay_loyal",
    ),
    "inserted before": (
        "extends: buyer-steps\n    insert: [{id: dream, before: consider}]",
        "dream consider purchase use stay_loyal",
    ),
    "inserted at the end": (
        "extends: classic-funnel\n    insert: [{id: loyalty}]",
        "awareness consideration conversion loyalty",
    ),
    "inserted after an inserted one": (
        "extends: classic-funnel\n    insert: [{id: a, after: awareness}, {id: b, after: a}]",
        "awareness a b consideration conversion",
    ),
    "split": (
        "extends: classic-funnel\n    split: {conversion: [{id: offer}, {id: order}]}",
        "awareness consideration offer order",
    ),
    "split, one part with the old id": (
        "extends: classic-funnel\n    split: {awareness: [{id: dream}, {id: awareness}]}",
        "dream awareness consideration conversion",
    ),
    "inserted after a part": (
        "extends: classic-funnel\n    split: {awareness: [{id: a}, {id: b}]}\n    insert: [{id: c, after: a}]",
        "a c b consideration conversion",
    ),
    "one's own, edited": ("stages: {a: , b: }\n    insert: [{id: c, before: b}]\n    drop: a", "c b"),
}


@pytest.mark.parametrize(("text", "stages"), ORDER.values(), ids=ORDER)
def test_order_of_stages(text: str, stages: str, load_files: LoadFiles) -> None:
    assert list(framework(text, load_files).stages) == stages.split()


def test_what_is_renamed_keeps_the_rest(load_files: LoadFiles) -> None:
    stage = framework("extends: buyer-steps\n    stages: {use: {name: Nutzen}}", load_files).stages["use"]
    assert (stage.name, stage.phases) == ("Nutzen", ("onboard", "retain"))


def test_parts_keep_the_phases_and_owners_of_the_whole(load_files: LoadFiles) -> None:
    text = "extends: abm-seven\n    split: {onboarding: [{id: setup}, {id: launch, name: Launch, owners: product}]}"
    setup, launch = (framework(text, load_files).stages[id_] for id_ in ("setup", "launch"))
    assert (setup.name, setup.phases, setup.owners) == (None, ("onboard",), ("success", "sales", "marketing"))
    assert (launch.name, launch.phases, launch.owners) == ("Launch", ("onboard",), ("product",))


def test_a_framework_inherits_what_it_leaves_unsaid(load_files: LoadFiles) -> None:
    ours = framework("extends: bowtie\n    name: Ours", load_files)
    assert (ours.name, ours.model.unit, ours.model.movement, ours.built_in) == ("Ours", "account", "free", False)


def test_a_chain_of_frameworks(load_files: LoadFiles) -> None:
    text = "frameworks:\n  b: {extends: a, drop: use}\n  a: {extends: buyer-steps, insert: [{id: try, after: use}]}\n"
    workspace = load_files(text)
    assert workspace.problems == ()
    assert list(workspace.frameworks["b"].stages) == ["consider", "purchase", "try", "stay_loyal"]


HITS_NOTHING: dict[str, tuple[str, str]] = {
    "renamed": ("stages: {«uses»: {name: X}}", "the framework has no stage 'uses' to change. Did you mean 'use'?"),
    "dropped": ("drop: [use, «purchas»]", "no stage 'purchas' to change. Did you mean 'purchase'?"),
    "dropped twice": ("drop: [use, «use»]", "no stage 'use' to change."),
    "split": ("split: {«by»: [{id: x}]}", "no stage 'by' to change."),
    "inserted after": ("insert: [{id: x, after: «by»}]", "no stage 'by' to change."),
    "inserted before": ("insert: [{id: x, before: «usee»}]", "no stage 'usee' to change. Did you mean 'use'?"),
}


@pytest.mark.parametrize(("text", "message"), HITS_NOTHING.values(), ids=HITS_NOTHING)
def test_a_change_without_a_match(text: str, message: str, marked_problems: MarkedProblems) -> None:
    ((code, actual),) = marked_problems(f"frameworks: {{ours: {{extends: buyer-steps, {text}}}}}\n")
    assert code == "JM011"
    assert message in actual


IS_THERE: dict[str, str] = {
    "inserted": "insert: [{id: «use», after: purchase}]",
    "inserted twice": "insert: [{id: x}, {id: «x»}]",
    "split": "split: {purchase: [{id: a}, {id: «use»}]}",
    "split in two of one name": "split: {purchase: [{id: a}, {id: «a»}]}",
}


@pytest.mark.parametrize("text", IS_THERE.values(), ids=IS_THERE)
def test_a_new_stage_with_the_id_of_another(text: str, marked_problems: MarkedProblems) -> None:
    assert [code for code, _ in marked_problems(f"frameworks: {{ours: {{extends: buyer-steps, {text}}}}}\n")] == [
        "JM008"
    ]


CIRCLES: dict[str, tuple[str, str]] = {
    "itself": ("a: {extends: «a»}", "a → a"),
    "two": ("a: {extends: «b»}\n  b: {extends: a}", "a → b → a"),
    "a preset of the same name": ("bowtie: {extends: «bowtie»}", "bowtie → bowtie"),
}


@pytest.mark.parametrize(("text", "circle"), CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_reported_once(text: str, circle: str, marked_problems: MarkedProblems) -> None:
    assert marked_problems(f"frameworks:\n  {text}\n") == [("JM010", f"'extends' goes in a circle: {circle}")]


FOLLOWED: dict[str, tuple[str, list[str]]] = {
    "a stage outside": ("awareness: , «purchase»: ", ["JM009"]),
    "two stages outside": ("«looking»: , decision: , «purchase»: ", ["JM009", "JM009"]),
    "in another case": ("«Awareness»: ", ["JM009"]),
    "all inside": ("decision: , awareness: ", []),
}


@pytest.mark.parametrize(("stages", "codes"), FOLLOWED.values(), ids=FOLLOWED)
def test_stages_of_a_map_are_those_of_its_framework(
    stages: str, codes: list[str], marked_problems: MarkedProblems
) -> None:
    assert [code for code, _ in marked_problems(f"title: T\nframework: b2b-lifecycle\nstages: {{{stages}}}\n")] == codes


def test_a_stage_outside_is_reported_with_the_nearest(marked_problems: MarkedProblems) -> None:
    ((_, message),) = marked_problems("title: T\nframework: b2b-lifecycle\nstages: {«considration»: }\n")
    assert message == "'considration' is not a stage of B2B lifecycle. Did you mean 'consideration'?"


def test_a_broken_framework_does_not_make_its_maps_wrong(marked_problems: MarkedProblems) -> None:
    framework = "frameworks: {ours: {extends: bowtie, «nmae»: Ours}}\n"
    text = "title: T\nframework: ours\nstages: {awareness: , whatever: }\n"
    assert [code for code, _ in marked_problems({"maps/f.yaml": framework, "maps/a.yaml": text})] == ["JM002"]


def test_a_long_chain_is_followed_to_its_end(load_files: LoadFiles) -> None:
    chain = "".join(f"  f{n}: {{extends: f{n + 1}}}\n" for n in range(900))
    workspace = load_files(f"frameworks:\n{chain}  f900: {{stages: {{a: }}}}\n")
    assert not workspace.problems
    assert list(workspace.frameworks["f0"].stages) == ["a"]
