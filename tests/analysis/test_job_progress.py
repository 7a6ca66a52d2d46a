"""How far an account has come with a buying job: only what was held counts."""

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.job_progress import job_progress
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

MAP = """title: Way
account: ada
stages:
  aware: {phases: [aware]}
  evaluate: {phases: [evaluate], touchpoints: [{name: Demo, jobs: supplier_selection, content: sheet}]}
  decide: {phases: [decide]}
  onboard: {phases: [onboard]}
"""
LIBRARY = "content: {guide: {title: Guide, jobs: [problem_identification, validation]}, sheet: {title: Sheet}}\n"
GIVEN = "{who: champion, content: guide, status: done, done_on: 2026-11-01}"
CASES: dict[str, tuple[str, str, str, str]] = {
    "nobody knows the stage": ("approach: abm", "validation", "unknown", "no stage"),
    "nobody knows the stage, and something was held": (f"plan: [{GIVEN}]", "validation", "open", "begun"),
    "it comes up here": ("stage: aware", "problem_identification", "open", "here"),
    "something was held for it": (f"stage: aware, plan: [{GIVEN}]", "problem_identification", "open", "begun"),
    "its stages are behind, and something was held": (
        f"stage: decide, plan: [{GIVEN}]",
        "problem_identification",
        "done",
        "held and past",
    ),
    "its stages are behind, and nothing was held": (
        "stage: decide",
        "problem_identification",
        "unknown",
        "passed by",
    ),
    "a plan begins nothing": (
        "stage: aware, plan: [{who: champion, content: guide, date: 2026-12-01}]",
        "problem_identification",
        "open",
        "here",
    ),
    "it comes up later": ("stage: aware", "supplier_selection", "not begun", "still ahead"),
    "at a touchpoint of the map": (
        "stage: evaluate, plan: [{who: champion, touchpoint: Demo, status: done}]",
        "supplier_selection",
        "open",
        "begun",
    ),
    "with what such a touchpoint hands out": (
        "stage: evaluate, plan: [{who: champion, content: sheet, status: done}]",
        "supplier_selection",
        "open",
        "begun",
    ),
    "it goes on until the purchase": (f"stage: decide, plan: [{GIVEN}]", "validation", "open", "begun"),
    "they have bought": ("relationship: customer", "validation", "done", "bought"),
    "they are in a stage after the purchase": ("stage: onboard", "validation", "done", "bought"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_job(case: str, write_files: WriteFiles) -> None:
    account, job, state, because = CASES[case]
    files = {"maps/way.yaml": MAP, "maps/more.yaml": f"accounts: {{ada: {{name: Ada, {account}}}}}\n{LIBRARY}"}
    workspace = load_workspace(write_files(files))
    assert workspace.problems == ()
    analysis = Analysis(workspace)
    found = job_progress(workspace.accounts["ada"], analysis.pipelines, analysis.uses, analysis.today)
    assert [(each.state, each.because) for each in found if each.job.id == job] == [(state, because)]
