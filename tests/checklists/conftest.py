"""What the tests of the checklists share: a workspace from a few texts, and how far each step is."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.checklists import PROCESSES, Progress, scope_of
from journeymap.workspace import load

TODAY = date(2026, 11, 22)

Ask = Callable[..., Progress]


@pytest.fixture
def ask(workspace: Callable[[Mapping[str, str]], Path]) -> Ask:
    """How far a step is, named `process.step`, in a workspace given as one text or as files by path."""

    def asked(name: str, files: str | Mapping[str, str]) -> Progress:
        process, _, step = name.partition(".")
        loaded = load(workspace({"maps/a.yaml": files} if isinstance(files, str) else files), TODAY)
        assert loaded.problems == ()
        tests = {one.id: one.test for each in PROCESSES if each.id == process for one in each.steps}
        return tests[step](scope_of(Analysis(loaded)))

    return asked
