"""Handoffs stand on maps and in programs, and a map shows both."""

import pytest

from journeymap.analysis import Analysis
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

PROGRAM = """\
accounts: {ada: {name: Ada}, cole: {name: Cole}}
programs:
  p:
    name: P
    framework: abm-seven
    target_list: [ada]
    handoffs:
      - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
      - {from_stage: decision, to_stage: onboarding, from_team: sales, to_team: success}
"""
OWN = "stages: {decision: {handoff: {to: onboarding, from_team: sales, to_team: partners}}}\n"
CASES: dict[str, tuple[str, list[str | None]]] = {
    "its account is in the program": ("account: ada\nstages: {decision: {}}\n", ["sales", "success"]),
    "its own comes first": ("account: ada\n" + OWN, ["sales", "partners"]),
    "its account is in no program": ("account: cole\nstages: {decision: {}}\n", []),
    "it is for all of them": ("stages: {decision: {}}\n", ["sales", "success"]),
}


@pytest.mark.parametrize(("text", "teams"), CASES.values(), ids=CASES)
def test_a_map_has_the_handoffs_of_its_programs(text: str, teams: list[str | None], write_files: WriteFiles) -> None:
    files = {"maps/p.yaml": PROGRAM, "maps/m.yaml": "title: M\nframework: abm-seven\n" + text}
    analysis = Analysis(load_workspace(write_files(files)))
    assert [handoff.to_team for handoff in analysis.handoffs.along(analysis.workspace.journeys["m"])] == teams


def test_a_map_with_other_stages_has_none_of_them(write_files: WriteFiles) -> None:
    files = {"maps/p.yaml": PROGRAM, "maps/m.yaml": "title: M\nframework: bowtie\nstages: {selection: {}}\n"}
    analysis = Analysis(load_workspace(write_files(files)))
    assert analysis.handoffs.along(analysis.workspace.journeys["m"]) == ()
