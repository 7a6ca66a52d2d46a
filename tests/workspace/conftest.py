"""What the tests of the workspace share: the problems of files whose places are marked in them."""

import pytest

from tests.support.fixtures import LoadFiles, MarkedProblems
from tests.support.marking import marked
from tests.support.workspaces import Files, by_path


@pytest.fixture
def marked_problems(load_files: LoadFiles) -> MarkedProblems:
    """Codes and messages of the problems, which must be at the places that stand in «these» in the files."""

    def find(files: Files) -> list[tuple[str, str]]:
        plain = {path: marked(text) for path, text in by_path(files).items()}
        problems = load_files({path: text for path, (text, _) in plain.items()}).problems
        places = [(problem.place.resolve()[0].path, problem.place.resolve()[1]) for problem in problems]
        expected = [(path, span) for path, (_, spans) in plain.items() for span in spans]
        assert sorted(places) == sorted(expected), [problem.message for problem in problems]
        return [(problem.code, problem.message) for problem in problems]

    return find
