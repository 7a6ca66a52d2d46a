"""What the tests of the reports share: a run, and a gap report, of a few files."""

from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.report.run import Run
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report
from tests.support.fixtures import LoadFiles, MakeGapReport, MakeRun
from tests.support.workspaces import Files, lint


@pytest.fixture
def run(load_files: LoadFiles) -> MakeRun:
    """What a report of findings is made from; options are those of the run."""

    def make(files: Files, *, rules: tuple[str, ...] = (), **options: Any) -> Run:
        workspace = load_files(files)
        checked = lint(workspace, profile="strict", select=rules)
        counted = {"documents": len(workspace.documents), "maps": len(workspace.maps), "withheld": checked.withheld}
        run = {"root": workspace.root, "cwd": workspace.root, "findings": checked.findings, **counted, **options}
        return Run(**run)

    return make


@pytest.fixture
def report(load_files: LoadFiles) -> MakeGapReport:
    """The gap report of a workspace."""

    def make(files: Files) -> GapReport:
        workspace = load_files(files)
        gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
        return gap_report(tuple(workspace.journeys.values()), gaps)

    return make
