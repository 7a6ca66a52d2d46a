"""How well founded a stage is, by what it and its map rest on."""

import pytest

from journeymap.analysis.evidence import evidence_of
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

LEVELS = {
    "nothing": ("", "goals: [A]", "assumed"),
    "our own people": ("", "sources: [internal_team]", "partial"),
    "systems of two kinds": ("", "sources: [crm, analytics]", "partial"),
    "one customer source and nothing else": ("", "sources: [interview]", "partial"),
    "the same kind twice": ("", "sources: [interview, {kind: interview, n: 3}]", "partial"),
    "a customer and a system": ("", "sources: [survey, crm]", "researched"),
    "two ways to ask customers": ("", "sources: [survey, interview]", "researched"),
    "on a saying and a touchpoint": (
        "",
        "goals: [{text: A, sources: [interview]}]\ntouchpoints: [{name: B, sources: [crm]}]",
        "researched",
    ),
    "on a pain and a feeling": (
        "",
        "pains: [{text: A, sources: [observation]}]\nemotion: {score: 1, sources: [crm]}",
        "researched",
    ),
    "in a lane behind the scenes": ("", "backstage: [{text: A, sources: [crm]}]", "partial"),
    "those of the map": ("sources: [interview, crm]", "goals: [A]", "researched"),
    "its own before those of the map": ("sources: [interview, crm]", "sources: [crm]", "partial"),
    "lowered": ("sources: [interview, crm]", "goals: [A]\nevidence: assumed", "assumed"),
    "not raised": ("", "sources: [crm]\nevidence: researched", "partial"),
    "in plain words": ("", "sources: [Talks with seven riders]", "partial"),
    "in plain words beside a customer": ("", "sources: [interview, Figures of the shop]", "partial"),
    "in plain words beside two kinds": ("", "sources: [interview, crm, A talk]", "researched"),
    "a test of use and a site": ("", "sources: [usability_test, web_analytics]", "researched"),
    "tickets and notes of sales": ("", "sources: [support_tickets, sales_notes]", "researched"),
    "notes of sales and a workshop": ("", "sources: [sales_notes, workshop, desk_research]", "partial"),
    "on what hurts at a touchpoint": (
        "",
        "touchpoints: [{name: A, pains: [{text: P, sources: [interview, crm]}]}]",
        "researched",
    ),
    "on an action at a touchpoint": (
        "",
        "touchpoints: [{name: A, actions: [{text: P, sources: crm}]}]\ndrop_offs: [{text: D, sources: survey}]",
        "researched",
    ),
}


@pytest.mark.parametrize(("on_map", "on_stage", "level"), LEVELS.values(), ids=LEVELS)
def test_level(on_map: str, on_stage: str, level: str, write_files: WriteFiles) -> None:
    body = "".join(f"    {line}\n" for line in on_stage.splitlines())
    text = f"title: Example\n{on_map}\nstages:\n  consider:\n{body}"
    loaded = load_workspace(write_files({"maps/example.yaml": text}))
    assert loaded.problems == ()
    (stage,) = loaded.journeys["example"].stages
    assert evidence_of(stage) == level
