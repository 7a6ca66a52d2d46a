"""Whatever people write stands in each format as one text, and nothing else changes by it."""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as Xml

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from journeymap.workspace import Workspace
from tests.exporting.test_cjml import SCHEMA
from tests.support.exports import exported
from tests.support.hostile import HOSTILE
from tests.support.workspaces import load_workspace, write_below

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) | st.sampled_from(HOSTILE)


def workspace_of(text: str) -> Workspace:
    """A map in which a text stands wherever one may stand."""
    stage = {
        "name": text,
        "goals": [text, {"text": text, "for": ["ann"]}],
        "emotion": {"score": -1, "feeling": [text]},
        "touchpoints": [{"name": text, "from": "us", "notes": text, "response": text, "pains": [text]}],
        "opportunities": [text],
        "metrics": [{"kind": text, "target": text}],
        "duration": text,
    }
    map_ = {"title": text, "scenario": text, "personas": {"ann": {"name": text}}, "stages": {"a": stage, "b": {}}}
    with TemporaryDirectory() as folder:
        workspace = load_workspace(write_below(Path(folder), {"maps/a.yaml": yaml.safe_dump(map_)}))
    assume(workspace.journeys)
    return workspace


@given(ANY)
def test_json(text: str) -> None:
    workspace = workspace_of(text)
    (journey,) = workspace.journeys.values()
    said = json.loads(exported(workspace, "json"))["map"]
    stage = said["stages"]["a"]
    assert {said["title"], stage["name"], stage["goals"][0]["text"], stage["touchpoints"][0]["notes"]} == {
        journey.model.title
    }


@given(ANY)
def test_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(exported(workspace_of(text), "csv").decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows[:2]] == [1, 0]
    assert {len(row) for row in rows[2:]} == {4}
    assert rows[2][1] == "Stage"
    lines = [line for row in rows for cell in row for line in cell.split("\n")]
    assert [line for line in lines if line.lstrip().startswith(("=", "+", "-", "@")) and not _is_number(line)] == []


def _is_number(line: str) -> bool:
    return line.lstrip("+-").replace(".", "", 1).isdecimal()


@given(ANY)
def test_cjml(text: str) -> None:
    content = exported(workspace_of(text), "cjml").decode()
    SCHEMA.validate(content)
    journey = Xml.fromstring(content)[0]
    assert [point.tag for point in journey.iterfind("touchpoints/*")] == ["actualCommunicationPoint"]


@given(ANY)
def test_mermaid(text: str) -> None:
    lines = [line for line in exported(workspace_of(text), "mermaid").decode().split("\n") if not line.startswith("%%")]
    head, title, first, task, second, end = lines
    assert (head, title[:8], first[:10], second[:10], end) == ("journey", "  title ", "  section ", "  section ", "")
    assert len(task.split(": ")) == 3
    assert not set(";#<>{}") & set(task)
