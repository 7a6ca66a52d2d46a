"""Handoffs stand on maps and in programs, and a map shows both."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.workspace import load

Write = Callable[[dict[str, str]], Path]
TODAY = date(2026, 11, 22)
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
def test_a_map_has_the_handoffs_of_its_programs(text: str, teams: list[str | None], workspace: Write) -> None:
    files = {"maps/p.yaml": PROGRAM, "maps/m.yaml": "title: M\nframework: abm-seven\n" + text}
    analysis = Analysis(load(workspace(files), TODAY))
    assert [handoff.to_team for handoff in analysis.handoffs.along(analysis.workspace.journeys["m"])] == teams


def test_a_map_with_other_stages_has_none_of_them(workspace: Write) -> None:
    files = {"maps/p.yaml": PROGRAM, "maps/m.yaml": "title: M\nframework: bowtie\nstages: {selection: {}}\n"}
    analysis = Analysis(load(workspace(files), TODAY))
    assert analysis.handoffs.along(analysis.workspace.journeys["m"]) == ()
