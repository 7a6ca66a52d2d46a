"""The checklists: which steps are ticked, what a reader is shown of the others, and which checklists are shown."""

from collections.abc import Callable, Mapping

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.checklists import CHECKLISTS, Scope, scope_of
from journeymap.view.checklists import ChecklistView, checklists, checklists_view
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

FILES = {
    "maps/a.yaml": "title: A\nsources: interview\nfor: ann\nstages: {x: {touchpoints: [P, Q, R, S, T], actions: g}}\n",
    "maps/b.yaml": "title: B\nsources: [interview]\nfor: [ann]\nstages: {x: {actions: [h]}}\n",
    "maps/people.yaml": "personas: {ann: Ann}\n",
}


@pytest.fixture
def scoped(write_files: WriteFiles) -> Callable[..., Scope]:
    """What the steps are asked of in a few files, or in one of them."""

    def make(files: Mapping[str, str], only: str = "") -> Scope:
        loaded = load_workspace(write_files(files))
        return scope_of(Analysis(loaded), lambda path: not only or path == only)

    return make


def by_id(lists: tuple[ChecklistView, ...]) -> dict[str, ChecklistView]:
    """Checklists by their ids."""
    return {checklist.id: checklist for checklist in lists}


def test_marks_and_counts(scoped: Callable[..., Scope]) -> None:
    buying = by_id(checklists(scoped(FILES)))["buying-journey-in-five"]
    assert [step.state for step in buying.steps] == ["done", "done", "open", "done", "open"]
    assert buying.share == Share(3, 5)
    assert [step.share for step in buying.steps] == [Share(2, 2), Share(4, 4), Share(0, 5), Share(5, 5), Share(0, 2)]
    assert buying.next is buying.steps[2]
    assert buying.segments[2] == ("Match channels and content", Share(0, 5))


def test_what_only_words_can_show_is_told_as_written(scoped: Callable[..., Scope]) -> None:
    buying = by_id(checklists(scoped(FILES)))["buying-journey-in-five"]
    assert [step.is_only_written for step in buying.steps] == [True, False, False, False, False]
    assert [step.proof for step in buying.steps] == ["words", "deeds", "words", "deeds", "deeds"]


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


def test_a_checklist_that_has_not_begun_says_what_to_declare(scoped: Callable[..., Scope]) -> None:
    nothing = by_id(checklists(scoped({"maps/c.yaml": "channels: {kiosk: Kiosk}\n"})))
    assert nothing["map-in-eight"].prerequisite == "Declare personas and write a first map."
    assert nothing["buying-journey-in-five"].prerequisite == "Write a map first."
    assert nothing["abm-in-five"].prerequisite == "Declare accounts and a program."
    begun = checklists(scoped({**FILES, "maps/d.yaml": "accounts: {ada: Ada}\n"}))
    assert [checklist.prerequisite for checklist in begun] == [None] * len(CHECKLISTS)


def test_each_map_is_shown_alone(scoped: Callable[..., Scope]) -> None:
    whole = scoped({**FILES, "maps/0.yaml": "title: Old\nstatus: retired\nstages: {x: {}}\n"})
    whole_view = by_id(checklists_view(whole, whole).checklists)
    assert [(map_steps.id, map_steps.share) for map_steps in whole_view["buying-journey-in-five"].maps] == [
        ("a", Share(3, 5)),
        ("b", Share(2, 5)),
    ]
    assert whole_view["buying-journey-in-five"].maps[0].steps[4].remaining == (
        "The map does not say when it was reviewed",
    )
    assert whole_view["abm-in-five"].maps == ()


ONLY = {
    "maps/a.yaml": ["map-in-eight", "buying-journey-in-five"],
    "maps/people.yaml": ["map-in-eight"],
    "maps/d.yaml": ["abm-in-five"],
    "maps/nowhere.yaml": [],
}


@pytest.mark.parametrize(("only", "expected"), ONLY.items(), ids=ONLY)
def test_paths_choose_the_checklists_that_are_shown(
    scoped: Callable[..., Scope], only: str, expected: list[str]
) -> None:
    files = {**FILES, "maps/d.yaml": "accounts: {ada: Ada}\n"}
    ours = {id_ for ids in ONLY.values() for id_ in ids}
    shown = [checklist.id for checklist in checklists_view(scoped(files), scoped(files, only)).checklists]
    assert [id_ for id_ in shown if id_ in ours] == expected
