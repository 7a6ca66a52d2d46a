"""What the tests of the rules share: a workspace from a few texts, and what is found in it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.findings import Finding
from journeymap.lint.plan import select
from journeymap.lint.run import check
from journeymap.model.settings import Profile
from journeymap.workspace import load

TODAY = date(2026, 11, 22)

Found = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def found(workspace: Callable[[Mapping[str, str]], Path]) -> Found:
    """Everything that is found in a workspace, given as one map or as files by path."""

    def find(files: str | Mapping[str, str], profile: Profile = "strict") -> tuple[Finding, ...]:
        named = {"maps/example.yaml": files} if isinstance(files, str) else files
        loaded = load(workspace(named), TODAY)
        return check(Analysis(loaded), select(loaded, profile=profile)).findings

    return find
