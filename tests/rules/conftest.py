"""What the tests of the rules share: a workspace from a few texts, and what is found in it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.findings import Finding
from journeymap.lint import lint, make_plan
from journeymap.workspace import load

TODAY = date(2026, 11, 22)

Found = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def found(workspace: Callable[[Mapping[str, str]], Path]) -> Found:
    """Everything that is found in a workspace, given as one map or as files by path."""

    def find(files: str | Mapping[str, str], profile: str = "strict") -> tuple[Finding, ...]:
        named = {"maps/example.yaml": files} if isinstance(files, str) else files
        loaded = load(workspace(named), TODAY)
        return lint(Analysis(loaded), make_plan(loaded, profile=profile)).findings

    return find
