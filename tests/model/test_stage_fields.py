"""A lane is one field on `Stage`: whatever speaks of a stage's fields takes it up by itself."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.evidence import sources_of
from journeymap.model.annotations import models_in
from journeymap.model.custom_rule import Need
from journeymap.model.journey import Stage
from journeymap.model.json_schema import object_schema
from journeymap.model.stage_fields import ITEM_LISTS, LABELS, LANES, TEXT_LANES
from journeymap.model.values import Source
from journeymap.view.board.board import board
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedStage, Workspace
from journeymap.workspace.graph.journey import StageItems
from tests.support.workspaces import ROOT, LoadFiles


def with_stage(load_files: LoadFiles, body: str) -> tuple[Workspace, LinkedStage]:
    """A workspace with one map of one stage."""
    text = f"title: Example\nstages:\n  consider:\n    {body}\n"
    workspace = load_files({"maps/example.yaml": text, "journeymap.yaml": "lanes: [legal]\n", "It.svg": ""})
    assert not workspace.problems
    return workspace, workspace.journeys["example"].stages[0]


def routes_to_sources(model: Any, above: str = "%s") -> list[str]:
    """Every way in which a source may be written in a thing, as YAML."""
    found = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        for part in models_in(field.annotation):
            named = f"{part.stands_for}: It, " if part.stands_for else ""
            if part is Source:
                found.append(above % f"{key}: [crm]")
            elif str(field.annotation).startswith("tuple"):
                found += routes_to_sources(part, above % f"{key}: [{{{named}%s}}]")
            elif str(field.annotation).startswith("dict"):
                found += routes_to_sources(part, above % f"{key}: {{legal: [{{{named}%s}}]}}")
            else:
                found += routes_to_sources(part, above % f"{key}: {{{named}%s}}")
    return found


ROUTES = routes_to_sources(Stage)


def test_the_ways_to_write_a_source_are_those_we_know() -> None:
    assert {route.partition(":")[0] for route in ROUTES} == {
        *TEXT_LANES, "touchpoints", "moments", "pains", "opportunities", "drop_offs", "emotion", "lanes", "sources",
    }  # fmt: skip
    assert "touchpoints: [{name: It, emotion: {sources: [crm]}}]" in ROUTES


@pytest.mark.parametrize("body", ROUTES)
def test_every_source_on_a_stage_is_evidence(body: str, load_files: LoadFiles) -> None:
    _, stage = with_stage(load_files, body)
    assert [source.kind for source in sources_of(stage)] == ["crm"]


@pytest.mark.parametrize("lane", LANES)
def test_own_rules_may_ask_for_every_lane(lane: str) -> None:
    assert Need.model_validate({"field": lane}).field == lane


def test_what_names_or_annotates_a_stage_is_no_need() -> None:
    askable = set(object_schema(Need, {})["properties"]["field"]["enum"])
    assert set(Stage.model_fields) - askable == {
        "name", "phases", "for_", "status", "reason", "owners", "evidence", "notes", "lanes",
    }  # fmt: skip


def test_a_label_puts_nothing_into_a_stage(load_files: LoadFiles) -> None:
    values = {"phases": "aware", "sources": "[crm]", "evidence": "assumed", "owners": "[sales]", "image": "It.svg"}
    values |= {"status": "out_of_scope", "sub_journey": "example"}
    for name in sorted(LABELS - {"for_"}):
        _, stage = with_stage(load_files, f"{name}: {values.get(name, 'It')}")
        assert stage.is_empty, name


@pytest.mark.parametrize("lane", TEXT_LANES)
def test_every_lane_of_texts_is_drawn_and_fills_its_stage(lane: str, load_files: LoadFiles) -> None:
    workspace, stage = with_stage(load_files, f"{lane}: [It]")
    assert not stage.is_empty
    (row,) = board(stage.journey, GapIndex(Analysis(workspace), ())).lanes
    assert (row.id, row.title, row.line_above) == (lane, LANES[lane].title, LANES[lane].line_above)


def test_the_items_that_an_overlay_changes_one_by_one_are_linked() -> None:
    assert tuple(ITEM_LISTS) == tuple(field.name for field in fields(StageItems))


class WithRisks:
    """A copy of the program whose stages have one field more, and a workspace that fills it."""

    FIELD = '    risks: Annotated[tuple[Saying, ...], Lane("Risks")] = ()\n    """What could go wrong."""\n'
    BEFORE = "    touchpoints: Annotated["
    FILES = {
        "journeymap.yaml": "profile: map\nown_rules:\n"
        "  - {id: RW1, needs: {field: risks}, message: '{stage} names no risk', fix: Name one.}\n",
        "maps/base.yaml": "title: Base\nstages:\n"
        "  start: {touchpoints: [It], risks: [{text: Too slow, sources: [crm]}, Too dear]}\n"
        "  end: {goals: [It]}\n",
        "maps/over.yaml": "title: Over\nextends: base\nstages:\n  start: {risks: {drop: [Too dear], add: [Too new]}}\n",
    }

    def __init__(self, root: Path) -> None:
        self._root = root
        shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "templates", root / "templates")
        journey = root / "src" / "journeymap" / "model" / "journey.py"
        text = journey.read_text(encoding="utf-8")
        assert text.count(self.BEFORE) == 1
        journey.write_text(text.replace(self.BEFORE, self.FIELD + self.BEFORE), encoding="utf-8")
        self.workspace = root / "workspace"
        for name, content in self.FILES.items():
            (self.workspace / name).parent.mkdir(parents=True, exist_ok=True)
            (self.workspace / name).write_text(content, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        path = os.pathsep.join([str(self._root / "src"), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        return done.stdout

    def journeymap(self, *arguments: str) -> str:
        return self.run("-m", "journeymap", *arguments)


@pytest.fixture(scope="module")
def risks(tmp_path_factory: pytest.TempPathFactory) -> WithRisks:
    return WithRisks(tmp_path_factory.mktemp("risks"))


@pytest.mark.slow
def test_a_new_lane_is_one_field(risks: WithRisks) -> None:
    findings = json.loads(risks.journeymap("validate", "--format", "json"))["findings"]
    assert not any(finding["code"].startswith("JM0") for finding in findings)
    assert [finding["stage"] for finding in findings if finding["code"] == "RW1"] == ["end"]
    assert "JM901" not in {finding["code"] for finding in findings}

    risks.journeymap("render", "--format", "html", "--format", "markdown")
    site = risks.workspace / "site"
    markdown = (site / "maps" / "base.md").read_text(encoding="utf-8")
    assert "| **Risks** | • Too slow [\\[1\\]](#sources)<br>• Too dear |" in markdown
    assert markdown.index("Risks") < markdown.index("| Touchpoint |")
    assert 'id="lane.risks"' in (site / "maps" / "base.html").read_text(encoding="utf-8")
    over = (site / "maps" / "over.md").read_text(encoding="utf-8")
    assert "| **Risks** | • Too slow [\\[1\\]](#sources)<br>• Too new |" in over

    schema = json.loads(risks.journeymap("schema"))
    stage = next(shape for shape in schema["definitions"]["Stage"]["anyOf"] if "properties" in shape)
    assert stage["properties"]["risks"]["description"] == "What could go wrong."
    assert {"$ref": "#/definitions/ChangesOfSaying"} in stage["properties"]["risks"]["anyOf"]
    manual = risks.run("-c", "from docs.pages.format import format_page; print(format_page())")
    assert "| `risks` | list of texts | What could go wrong. |" in manual
