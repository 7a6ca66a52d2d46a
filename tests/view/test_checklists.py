"""The checklists: which steps are ticked, what a reader is shown of the others, and which processes are told."""

from collections.abc import Callable, Mapping

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.checklists import Scope, scope_of
from journeymap.view.checklists import Checklist, checklists, steps_view
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

FILES = {
    "maps/a.yaml": "title: A\nfor: [ann]\nstages: {x: {touchpoints: [P, Q, R, S, T], actions: [g]}}\n",
    "maps/b.yaml": "title: B\nfor: [ann]\nstages: {x: {actions: [h]}}\n",
    "maps/people.yaml": "personas: {ann: Ann}\n",
}


@pytest.fixture
def scoped(write_files: WriteFiles) -> Callable[..., Scope]:
    """What the steps are asked of in a few files, or in one of them."""

    def make(files: Mapping[str, str], only: str = "") -> Scope:
        loaded = load_workspace(write_files(files))
        return scope_of(Analysis(loaded), lambda path: not only or path == only)

    return make


def by_id(lists: tuple[Checklist, ...]) -> dict[str, Checklist]:
    """Checklists by the ids of their processes."""
    return {checklist.id: checklist for checklist in lists}


def test_marks_and_counts(scoped: Callable[..., Scope]) -> None:
    buying = by_id(checklists(scoped(FILES)))["buying-journey-in-five"]
    assert [step.state for step in buying.steps] == ["done", "done", "open", "done", "open"]
    assert buying.share == Share(3, 5)
    assert [step.share for step in buying.steps] == [Share(2, 2), Share(2, 2), Share(0, 5), Share(5, 5), Share(0, 2)]
    assert buying.next is buying.steps[2]
    assert buying.segments[2] == ("Match channels and content", Share(0, 5))


def test_a_long_list_is_cut(scoped: Callable[..., Scope]) -> None:
    step = by_id(checklists(scoped(FILES)))["buying-journey-in-five"].steps[2]
    assert [text.split("'")[1] for text in step.first_remaining()] == ["P", "Q", "R"]
    assert (step.further_remaining(), step.further_remaining(10), len(step.first_remaining(10))) == (2, 0, 5)


def test_what_cannot_be_asked_yet_says_what_comes_first(scoped: Callable[..., Scope]) -> None:
    first = by_id(checklists(scoped({"maps/people.yaml": "personas: {ann: Ann}\n"})))
    eight = first["map-in-eight"]
    assert [step.state for step in eight.steps] == ["open", *["later"] * 7]
    assert eight.steps[1].prerequisite == "Write a map first."
    assert eight.steps[0].prerequisite is None
    assert eight.segments[1] == ("Collect the touchpoints", None)


def test_a_process_that_is_not_begun_says_what_to_declare(scoped: Callable[..., Scope]) -> None:
    nothing = checklists(scoped({"maps/c.yaml": "channels: {kiosk: Kiosk}\n"}))
    assert [checklist.prerequisite for checklist in nothing] == [
        "Declare personas and write a first map.",
        "Write a map first.",
        "Declare accounts and a program.",
    ]
    begun = checklists(scoped({**FILES, "maps/d.yaml": "accounts: {ada: Ada}\n"}))
    assert [checklist.prerequisite for checklist in begun] == [None] * 3


def test_each_map_is_told_alone(scoped: Callable[..., Scope]) -> None:
    whole = scoped({**FILES, "maps/0.yaml": "title: Old\nstatus: retired\nstages: {x: {}}\n"})
    told = by_id(steps_view(whole, whole).checklists)
    assert [(steps.id, steps.share) for steps in told["buying-journey-in-five"].maps] == [
        ("a", Share(3, 5)),
        ("b", Share(2, 5)),
    ]
    assert told["buying-journey-in-five"].maps[0].steps[4].remaining == ("The map does not say when it was reviewed",)
    assert told["abm-in-five"].maps == ()


ONLY = {
    "maps/a.yaml": ["map-in-eight", "buying-journey-in-five"],
    "maps/people.yaml": ["map-in-eight"],
    "maps/d.yaml": ["abm-in-five"],
    "maps/nowhere.yaml": [],
}


@pytest.mark.parametrize(("only", "told"), ONLY.items(), ids=ONLY)
def test_of_some_files_only_what_they_are_about_is_told(
    scoped: Callable[..., Scope], only: str, told: list[str]
) -> None:
    files = {**FILES, "maps/d.yaml": "accounts: {ada: Ada}\n"}
    assert [checklist.id for checklist in steps_view(scoped(files), scoped(files, only)).checklists] == told
