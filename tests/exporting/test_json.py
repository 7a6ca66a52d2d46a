"""JSON of a whole map: everything that is written is in it, as its schema says, and nothing of what is not its own."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
import yaml

import journeymap
from tests.support.exports import exported, exported_examples
from tests.support.fixtures import LoadFiles
from tests.support.hostile import hostile_workspace
from tests.support.marked import marked
from tests.support.specifications import closed
from tests.support.workspaces import ROOT, load_workspace, write_below

SCHEMA = jsonschema.Draft202012Validator(
    closed(json.loads((ROOT / "docs" / "schemas" / "map.schema.json").read_text(encoding="utf-8")))
)


def document(content: bytes) -> Any:
    said = json.loads(content)
    SCHEMA.validate(said)
    return said


@cache
def export_of(swapped: str | None = None) -> str:
    """The marked maps as JSON."""
    with TemporaryDirectory() as folder:
        workspace = load_workspace(write_below(Path(folder), marked(swapped).files))
        return (exported(workspace, "json", "full") + exported(workspace, "json", "over")).decode()


WORDS = [route for route in marked().words if route.startswith("map.") and not route.endswith(("map.id", ".image"))]
"""Its id is given, and of a picture the path is in it."""


@pytest.mark.parametrize("route", WORDS)
def test_every_text_is_in_it(route: str) -> None:
    assert json.dumps(marked().words[route], ensure_ascii=False)[1:-1] in export_of()


@pytest.mark.slow
@pytest.mark.parametrize("route", sorted(route for route in marked().swaps if route.startswith("map.")))
def test_every_number_word_and_reference_is_in_it(route: str) -> None:
    assert export_of(route) != export_of()


def test_what_a_map_refers_to_stands_beside_it(load_files: LoadFiles) -> None:
    files = {
        "journeymap.yaml": "lanes: [{id: legal, title: Law}, {id: other}]\n",
        "maps/base.yaml": "title: Base\nscale: [1, 5]\nframework: b2b-lifecycle\nfor: ann\nsegment: clinics\n"
        "account: acme\n"
        "stages: {awareness: {emotion: 5, lanes: {legal: A},"
        "  touchpoints: [{name: Call, channel: phone, content: [guide, secret]}]}}\n",
        "maps/over.yaml": "title: Over\nextends: base\nreview_every: 3 weeks\n"
        "stages: {awareness: {touchpoints: {add: [Visit]}}}\n",
        "maps/library.yaml": "personas: {ann: {name: Ann, preferences: {channels: email}}, bob: Bob}\n"
        "content:\n"
        "  guide: {title: Guide, reviewed: 2026-01-02, account: acme}\n"
        "  secret: {title: Secret, account: other}\n"
        "segments: {clinics: Clinics, shops: Shops}\n"
        "accounts: {acme: {name: Acme, owners: {sales: Sandra}}, other: {name: Another}}\n",
    }
    said = document(exported(load_files(files), "json", "over"))
    assert said["format"] == 1
    stage = said["map"]["stages"]["awareness"]
    assert [point["name"] for point in stage["touchpoints"]] == ["Call", "Visit"]
    assert (stage["name"], stage["phases"], stage["emotion"]) == ("Awareness", ["aware"], {"score": 2})
    assert {key: said["map"][key] for key in ("id", "title", "for", "scale", "review_every", "extends")} == {
        "id": "over",
        "title": "Over",
        "for": ["ann"],
        "scale": [-2, 2],
        "review_every": "21d",
        "extends": "base",
    }
    assert list(said["map"]["stages"])[:2] == ["awareness", "consideration"]
    assert said["personas"] == {"ann": {"name": "Ann", "preferences": {"channels": ["email"]}}}
    assert list(said["channels"]) == ["email", "phone"]
    assert said["content"]["guide"]["reviewed"] == "2026-01-02"
    assert list(said["content"]) == ["guide"]
    assert said["segments"] == {"clinics": {"name": "Clinics"}}
    assert said["accounts"] == {"acme": {"name": "Acme"}}, "and nobody's name"
    assert said["maps"] == {"base": {"title": "Base"}}
    assert said["lanes"] == [{"id": "legal", "title": "Law"}]
    assert next(iter(said["frameworks"]["b2b-lifecycle"]["stages"])) == "awareness"


def test_every_map_of_the_examples_fits_the_schema() -> None:
    assert [document(content)["map"]["title"] for _, content in exported_examples("json")]


def test_whatever_people_write_fits_the_schema(load_files: LoadFiles) -> None:
    workspace = load_files(hostile_workspace())
    for id_, content in journeymap.export(workspace, "json").items():
        said = document(content)
        assert said["map"]["title"] == workspace.journeys[id_].model.title


def test_it_is_a_map_of_our_format(load_files: LoadFiles) -> None:
    """Whoever has the JSON has the map: written into the files of a workspace, it gives the same JSON."""
    for name, content in exported_examples("json"):
        said = json.loads(content)
        kinds = ("personas", "channels", "content", "segments", "frameworks", "accounts")
        map_ = {key: value for key, value in said["map"].items() if key not in ("extends", "compare")}
        for stage in map_["stages"].values():
            stage.pop("sub_journey", None)
        files = {
            "journeymap.yaml": yaml.safe_dump({"lanes": said["lanes"]}),
            "maps/map.yaml": yaml.safe_dump(map_, sort_keys=False),
            "maps/library.yaml": yaml.safe_dump({kind: said[kind] for kind in kinds if said[kind]}, sort_keys=False),
        }
        assert json.loads(exported(load_files(files), "json")) == {**said, "map": map_, "maps": {}}, name
