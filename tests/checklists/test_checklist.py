"""What the steps ask about: which maps and accounts count, and that nothing inherited is reported twice."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.checklists import CHECKLISTS, Progress, scope_of
from tests.support.fixtures import ProgressOf, WriteFiles
from tests.support.hostile import HOSTILE, hostile_workspace
from tests.support.workspaces import ROOT, load_workspace

FOLDERS = [ROOT, *sorted(folder for folder in (ROOT / "examples").iterdir() if folder.is_dir())]

BASE = "title: Base\nid: base\nstages: {a: {touchpoints: [X]}, b: {}}\n"


def test_ids_and_titles_tell_steps_apart() -> None:
    assert len({checklist.id for checklist in CHECKLISTS}) == len(CHECKLISTS)
    for checklist in CHECKLISTS:
        assert len({step.id for step in checklist.steps}) == len(checklist.steps)
        assert len({step.title for step in checklist.steps}) == len(checklist.steps)
        assert all(text.endswith(".") for step in checklist.steps for text in (step.do, step.first))
    assert [len(checklist.steps) for checklist in CHECKLISTS] == [8, 5, 5]


def test_a_retired_map_does_not_count(progress_of: ProgressOf) -> None:
    assert progress_of("map-in-eight.goals", f"status: retired\n{BASE}").of == 0


def test_stages_out_of_scope_do_not_count(progress_of: ProgressOf) -> None:
    text = "title: T\nscope: buyer\nstages: {a: {goals: [x], phases: aware}, b: {phases: retain}}"
    assert progress_of("map-in-eight.goals", text).is_done


def test_several_maps_are_called_by_their_titles(progress_of: ProgressOf) -> None:
    files = {"maps/a.yaml": "title: A\nstages: {x: {emotion: 1}}", "maps/b.yaml": "title: B\nstages: {x: {}}"}
    assert progress_of("map-in-eight.goals", files).remaining == (
        "Stage 'x' of 'A' has no goal or expectation",
        "Still empty in 'B': 'x'",
    )


INHERITED: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "nothing of its own": ("{b: {goals: [x]}}", 1, ("Touchpoint 'X' of 'Base' has no channel",)),
    "one of its own": (
        "{b: {touchpoints: [Y]}}",
        2,
        ("Touchpoint 'X' of 'Base' has no channel", "Touchpoint 'Y' of 'Over' has no channel"),
    ),
    "fixed above": (
        "{a: {touchpoints: [{name: X, channel: email}]}}",
        2,
        ("Touchpoint 'X' of 'Base' has no channel",),
    ),
}


@pytest.mark.parametrize(("stages", "of", "left"), INHERITED.values(), ids=INHERITED)
def test_what_is_inherited_is_asked_once_about_the_base_map(
    progress_of: ProgressOf, stages: str, of: int, left: tuple[str, ...]
) -> None:
    over = f"title: Over\nextends: base\nstages: {stages}\n"
    progress = progress_of("map-in-eight.channels", {"maps/0-over.yaml": over, "maps/1-base.yaml": BASE})
    assert (progress.of, progress.remaining) == (of, left)


def test_what_a_map_and_its_base_both_lack_is_reported_once(progress_of: ProgressOf) -> None:
    files = {
        "maps/0-over.yaml": "title: Over\nextends: base\nstages: {a: {goals: [x]}}\n",
        "maps/1-base.yaml": BASE,
    }
    assert progress_of("map-in-eight.review", files).remaining == ("'Base' does not say when it was reviewed",)
    assert progress_of("map-in-eight.evidence", files).of == 1


def chosen(root: Path, path: str) -> dict[str, list[str]]:
    """What is asked about when only one file is."""
    scope = scope_of(Analysis(load_workspace(root)), lambda document: document == path)
    kinds = ("journeys", "personas", "accounts", "programs")
    return {kind: [thing.id for thing in getattr(scope, kind)] for kind in kinds}


def test_files_choose_what_is_asked_about(write_files: WriteFiles) -> None:
    root = write_files(
        {
            "maps/a.yaml": "title: A\nfor: [x]\naccount: ada\nstages: {s: {goals: [g]}}\n",
            "maps/b.yaml": "title: B\nstages: {s: {goals: [g]}}\n",
            "maps/people.yaml": "personas: {x: X, y: Y}\n",
            "maps/accounts.yaml": "accounts: {ada: Ada, bolt: Bolt, cora: Cora}\n",
            "maps/program.yaml": "programs: {p: {name: P, target_list: [ada, bolt]}, q: {name: Q, target_list: cora}}",
        }
    )
    everything = ["ada", "bolt", "cora"]
    assert chosen(root, "maps/a.yaml") == {"journeys": ["a"], "personas": ["x"], "accounts": ["ada"], "programs": ["p"]}
    assert chosen(root, "maps/b.yaml") == {"journeys": ["b"], "personas": [], "accounts": [], "programs": []}
    assert chosen(root, "maps/people.yaml")["personas"] == ["x", "y"]
    assert chosen(root, "maps/accounts.yaml")["programs"] == ["p", "q"]
    assert chosen(root, "maps/program.yaml")["accounts"] == everything


def every_step(root: Path) -> list[Progress]:
    """How far all steps are, of the whole and of each map."""
    whole = scope_of(Analysis(load_workspace(root)))
    scopes = [whole, *map(whole.only, whole.journeys)]
    return [step.measure(scope) for scope in scopes for checklist in CHECKLISTS for step in checklist.steps]


def sound(progress: Progress) -> bool:
    """Whether the progress of a step agrees with itself."""
    return 0 <= progress.done <= progress.of and bool(progress.remaining) == (progress.done < progress.of)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_step_can_be_asked_of_our_own_workspaces(folder: Path) -> None:
    assert all(map(sound, every_step(folder)))


HARMFUL: Mapping[str, Mapping[str, str]] = {
    "harmful texts": hostile_workspace(HOSTILE),
    "nothing": {"maps/a.yaml": ""},
    "wrong": {"maps/a.yaml": "title: A\nstages: {a: {touchpoints: 3}}\n", "maps/b.yaml": "- x"},
    "accounts without anything": {"maps/a.yaml": "accounts: {a: A}\nprograms: {p: P}\n"},
}


@pytest.mark.parametrize("files", HARMFUL.values(), ids=HARMFUL)
def test_every_step_can_be_asked_of_any_workspace(files: Mapping[str, str], write_files: WriteFiles) -> None:
    assert all(map(sound, every_step(write_files(files))))
