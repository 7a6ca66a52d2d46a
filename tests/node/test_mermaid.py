"""Every diagram we write is one that Mermaid itself reads as it was meant."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import journeymap
from tests.support.exports import exported_examples
from tests.support.fixtures import WriteFiles
from tests.support.hostile import HOSTILE, hostile_workspace
from tests.support.publishing import pages
from tests.support.workspaces import WORKSPACES, load_workspace

SCRIPT = Path(__file__).parents[1] / "browser" / "read-mermaid.js"
FENCE = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDE = """
title: Twelve steps
personas:
  ann: {name: Ann}
  bo: {name: Bo}
stages:
"""


def diagrams(root: Path) -> list[str]:
    return [found[1] for page in pages(root).values() for found in FENCE.finditer(page)]


def read(node: Path, texts: list[str]) -> list[dict[str, Any]]:
    """What Mermaid understands; fails where it understands nothing."""
    run = subprocess.run(
        [node, SCRIPT], input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    for text, answer in zip(texts, answers, strict=True):
        assert "error" not in answer, text
    return answers


def check(texts: list[str], answers: list[dict[str, Any]]) -> None:
    """Nothing that people wrote has become another title, section, task, score or actor."""
    for text, answer in zip(texts, answers, strict=True):
        lines = text.splitlines()
        assert answer["type"] == "journey"
        assert answer["title"] == lines[2].removeprefix("  title ")
        sections = [line.removeprefix("  section ") for line in lines if line.startswith("  section ")]
        assert answer["sections"] == sections
        tasks = [line.strip().split(": ") for line in lines if line.startswith("    ")]
        for (name, score, people), task in zip(tasks, answer["tasks"], strict=True):
            assert (task["task"], task["score"]) == (name, int(score))
            assert task["people"] == people.split(", ")
            assert 1 <= task["score"] <= 5


@pytest.mark.parametrize("name", WORKSPACES)
def test_reads_the_diagrams_of_the_examples(node: Path, name: str) -> None:
    texts = diagrams(WORKSPACES[name])
    assert texts
    check(texts, read(node, texts))


def test_reads_whatever_people_write(node: Path, write_files: WriteFiles) -> None:
    texts = diagrams(write_files(hostile_workspace()))
    assert len(texts) >= len(HOSTILE)
    check(texts, read(node, texts))


def test_draws_a_diagram_a_persona_where_one_would_be_too_wide(node: Path, write_files: WriteFiles) -> None:
    stages = "".join(f"  s{i}: {{emotion: {{by: {{ann: {i % 5 - 2}, bo: {2 - i % 3}}}}}}}\n" for i in range(12))
    texts = diagrams(write_files({"maps/wide.yaml": WIDE + stages}))
    answers = read(node, texts)
    check(texts, answers)
    assert [{name for task in answer["tasks"] for name in task["people"]} for answer in answers] == [
        {"Ann"},
        {"Bo"},
    ]


def test_draws_nothing_where_nobody_gave_a_score(write_files: WriteFiles) -> None:
    assert not diagrams(write_files({"maps/word.yaml": "title: A word\nstages: {s: {emotion: curious}}\n"}))


def as_read(diagram: str) -> tuple[str, list[str], list[tuple[str, int, list[str]]]]:
    """What a diagram of a whole map says, taken apart by its lines."""
    lines = [line for line in diagram.splitlines() if not line.startswith("%%")]
    sections = [line.removeprefix("  section ") for line in lines if line.startswith("  section ")]
    tasks = [line.strip().split(": ", 2) for line in lines if line.startswith("    ")]
    people = [task[2].split(", ") if len(task) > 2 else [] for task in tasks]
    said = [(task[0], int(task[1]), names) for task, names in zip(tasks, people, strict=True)]
    return lines[1].removeprefix("  title "), sections, said


def check_whole_maps(node: Path, texts: list[str]) -> None:
    for text, answer in zip(texts, read(node, texts), strict=True):
        tasks = [(task["task"], task["score"], task["people"]) for task in answer["tasks"]]
        assert (answer["title"], answer["sections"], tasks) == as_read(text)
        assert {score for _, score, _ in tasks} <= {1, 2, 3, 4, 5}


def test_reads_every_exported_map_of_the_examples(node: Path) -> None:
    check_whole_maps(node, [content.decode() for _, content in exported_examples("mermaid")])


def test_reads_exported_maps_whatever_people_write(node: Path, write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files(hostile_workspace()))
    check_whole_maps(node, [content.decode() for content in journeymap.export(workspace, "mermaid").values()])
