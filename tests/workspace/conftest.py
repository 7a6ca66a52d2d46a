"""What the tests of the workspace share: files in, a linked workspace and what is wrong with it out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from journeymap.workspace import Workspace, load
from tests.marking import marked

TODAY = date(2026, 11, 22)

Files = str | Mapping[str, str]
Loaded = Callable[[Files], Workspace]
Told = Callable[[Files], list[tuple[str, str]]]


@pytest.fixture
def loaded(workspace: Callable[[Mapping[str, str]], Path]) -> Loaded:
    """A workspace, given as one map or as files by path."""

    def load_files(files: Files) -> Workspace:
        return load(workspace({"maps/a.yaml": files} if isinstance(files, str) else files), TODAY)

    return load_files


@pytest.fixture
def told(loaded: Loaded) -> Told:
    """Codes and messages of what is wrong, which must be at the places that stand in «these» in the files."""

    def find(files: Files) -> list[tuple[str, str]]:
        by_path = {"maps/a.yaml": files} if isinstance(files, str) else files
        plain = {path: marked(text) for path, text in by_path.items()}
        workspace = loaded({path: text for path, (text, _) in plain.items()})
        problems = workspace.problems
        places = [(problem.place.resolve()[0].path, problem.place.resolve()[1]) for problem in problems]
        expected = [(path, span) for path, (_, spans) in plain.items() for span in spans]
        assert sorted(places) == sorted(expected), [problem.message for problem in problems]
        return [(problem.code, problem.message) for problem in problems]

    return find
