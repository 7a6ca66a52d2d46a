"""What the tests of the checklists share: how far each step of a workspace is."""

import pytest

from journeymap.analysis import Analysis
from journeymap.checklists import PROCESSES, Progress, scope_of
from tests.support.fixtures import LoadFiles, ProgressOf
from tests.support.workspaces import Files


@pytest.fixture
def progress_of(load_files: LoadFiles) -> ProgressOf:
    """How far a step is, named `process.step`, in a workspace."""

    def progress(name: str, files: Files) -> Progress:
        process, _, step = name.partition(".")
        workspace = load_files(files)
        assert workspace.problems == ()
        tests = {one.id: one.test for each in PROCESSES if each.id == process for one in each.steps}
        return tests[step](scope_of(Analysis(workspace)))

    return progress
