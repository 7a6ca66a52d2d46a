"""What the tests of the checklists share: how far each step of a workspace is."""

import pytest

from journeymap.analysis import Analysis
from journeymap.checklists import CHECKLISTS, Progress, scope_of
from tests.support.fixtures import LoadFiles, ProgressOf
from tests.support.workspaces import Files


@pytest.fixture
def progress_of(load_files: LoadFiles) -> ProgressOf:
    """How far a step is, named `checklist.step`, in a workspace."""

    def progress(name: str, files: Files) -> Progress:
        checklist_id, _, step_id = name.partition(".")
        workspace = load_files(files)
        assert workspace.problems == ()
        checklist = next(checklist for checklist in CHECKLISTS if checklist.id == checklist_id)
        step = next(step for step in checklist.steps if step.id == step_id)
        return step.measure(scope_of(Analysis(workspace)))

    return progress
