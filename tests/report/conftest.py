"""What the tests of the reports share: a run, and a gap report, of a few files."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.lint import lint, make_plan
from journeymap.report.run import Run
from journeymap.view.gaps.report import GapReport, gap_report
from journeymap.view.records import GapIndex
from journeymap.workspace import load

Write = Callable[[Mapping[str, str]], Path]
TODAY = date(2026, 11, 22)


@pytest.fixture
def run(workspace: Write) -> Callable[..., Run]:
    """What a report of findings is made from; one text is a map, options are those of the run."""

    def make(files: str | Mapping[str, str], *, rules: tuple[str, ...] = (), **options: Any) -> Run:
        root = workspace({"maps/a.yaml": files} if isinstance(files, str) else files)
        loaded = load(root, TODAY)
        checked = lint(Analysis(loaded), make_plan(loaded, profile="strict", select=rules))
        counted = {"documents": len(loaded.documents), "maps": len(loaded.maps), "withheld": checked.withheld}
        return Run(**{"root": root, "cwd": root, "findings": checked.findings, **counted, **options})

    return make


@pytest.fixture
def report(workspace: Write) -> Callable[..., GapReport]:
    """The gap report of a workspace."""

    def make(files: str | Mapping[str, str]) -> GapReport:
        loaded = load(workspace({"maps/a.yaml": files} if isinstance(files, str) else files), TODAY)
        findings = lint(Analysis(loaded), make_plan(loaded)).findings
        return gap_report(tuple(loaded.journeys.values()), GapIndex(Analysis(loaded), findings))

    return make
