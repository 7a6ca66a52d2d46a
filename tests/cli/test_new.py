"""`journeymap new`: a map, or what maps refer to, at the right place, and never over what is there."""

from pathlib import Path

import pytest
import yaml

from journeymap.scaffold.entries import KINDS
from tests.support.fixtures import RunCommand, WriteFiles

SETTINGS = "format: 1\n"


@pytest.mark.parametrize(
    ("kind", "name", "file", "text"),
    [
        (
            *("map", "Renewing the fleet contract", "maps/renewing-the-fleet-contract.yaml"),
            (
                "# yaml-language-server: $schema=../journeymap.schema.json\n"
                "# What happens at each stage, and what is it like? Leave out the stages that do not apply.\n"
                "title: Renewing the fleet contract\nframework: b2b-lifecycle\nstages:\n"
                "  awareness:\n    touchpoints: []\n"
            ),
        ),
        (
            *("persona", "Leiterin Einkauf", "maps/library/personas.yaml"),
            (
                "# yaml-language-server: $schema=../../journeymap.schema.json\n"
                "personas:\n  leiterin-einkauf:\n    name: Leiterin Einkauf\n"
            ),
        ),
        ("persona", "調達部長", "maps/library/personas.yaml", "personas:\n  調達部長:\n    name: 調達部長\n"),
        ("account", "Brasserie du Soleil", "maps/library/accounts.yaml", "  brasserie-du-soleil:\n    name: Brasserie"),
        ("content", "دليل المشتري", "maps/library/content.yaml", "    title: دليل المشتري\n    status: planned\n"),
        ("persona", "Who: me? #1", "maps/library/personas.yaml", '  who-me-1:\n    name: "Who: me? #1"\n'),
        ("persona", "?!", "maps/library/personas.yaml", "personas:\n  persona:\n    name: "),
    ],
)
def test_writes_a_new_file_where_there_is_none(
    kind: str, name: str, file: str, text: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files({"journeymap.yaml": SETTINGS, "maps/.keep": ""})
    ran = run("new", kind, name, cwd=root)
    assert ran.code == 0
    assert f"  wrote {file}\n" in ran.out
    assert text in (root / file).read_text(encoding="utf-8")
    assert [found for found in run("validate", "--format", "json").json["findings"] if found["code"] < "JM1"] == []


def test_takes_a_name_of_several_words_without_quotes(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"journeymap.yaml": SETTINGS, "maps/.keep": ""})
    assert run("new", "persona", "Head", "of", "operations", cwd=root).code == 0
    assert "name: Head of operations" in (root / "maps/library/personas.yaml").read_text(encoding="utf-8")


def test_adds_to_the_file_where_most_of_its_kind_stand_and_keeps_all_else(
    write_files: WriteFiles, run: RunCommand
) -> None:
    people = "# who buys\npersonas:\n  ann: {name: Ann}   # first\n  bo:\n    name: Bo\n\nchannels:\n  fair: {}\n"
    root = write_files(
        {
            "journeymap.yaml": SETTINGS,
            "maps/a.yaml": "title: A\npersonas: {x: {name: X}, y: {name: Y}, z: {name: Z}}\nstages: {one: {}}\n",
            "maps/people.yaml": people,
        }
    )
    ran = run("new", "persona", "Cy Smith", cwd=root)
    assert "  added cy-smith to maps/people.yaml\n" in ran.out
    text = (root / "maps/people.yaml").read_text(encoding="utf-8")
    assert text == people.replace("    name: Bo\n", "    name: Bo\n  cy-smith:\n    name: Cy Smith\n")


def test_adds_to_the_file_that_is_named(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"journeymap.yaml": SETTINGS, "maps/people.yaml": "personas: {ann: {name: Ann}}\n"})
    assert run("new", "content", "Guide", "--in", "maps/people.yaml", cwd=root).code == 0
    assert run("new", "persona", "Bo", "--in", "maps/new/others", cwd=root).code == 0
    data = yaml.safe_load((root / "maps/people.yaml").read_text(encoding="utf-8"))
    assert data == {"personas": {"ann": {"name": "Ann"}}, "content": {"guide": {"title": "Guide", "status": "planned"}}}
    text = (root / "maps/new/others.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../journeymap.schema.json\n")


def test_gives_a_new_map_the_framework_of_the_others_and_the_only_persona(
    write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(
        {
            "journeymap.yaml": SETTINGS,
            "maps/people.yaml": "personas: {ann: {name: Ann}}\n"
            "frameworks: {ours: {name: Ours, stages: {find: {phases: [aware]}, use: {phases: [onboard]}}}}\n",
            "maps/a.yaml": "title: A\nframework: ours\nstages: {find: {}}\n",
        }
    )
    assert run("new", "map", "B", cwd=root).code == 0
    data = yaml.safe_load((root / "maps/b.yaml").read_text(encoding="utf-8"))
    assert data == {
        "title": "B",
        "for": ["ann"],
        "framework": "ours",
        "stages": {"find": {"touchpoints": []}, "use": {"touchpoints": []}},
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("map", "A way"), "There is a map 'A way' already: maps/a-way.yaml. Nothing was written."),
        (("map", "Other", "--in", "maps/a-way.yaml"), "There is a map with the id 'a-way' already."),
        (("map", "Other", "--in", "maps/people.yaml"), "is there already. Nothing was written"),
        (("persona", "ANN"), "'ANN' is there already, as ann in maps/people.yaml. Nothing was written."),
        (
            ("persona", "Bo", "--in", "elsewhere.yaml"),
            "would not be read: maps and what they refer to stand below 'maps/'",
        ),
        (("persona", "Bo", "--in", "maps/broken.yaml"), "Nothing was written"),
        (("persona", " "), "The persona needs a name"),
        (("persona", "x" * 300), "The name is longer than 200 signs"),
        (
            ("personas", "Bo"),
            "'personas' cannot be added. Did you mean 'persona'? Say map, persona, account or content",
        ),
    ],
)
def test_refuses_and_leaves_everything_as_it_is(
    arguments: tuple[str, ...], message: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(
        {
            "journeymap.yaml": SETTINGS,
            "maps/a-way.yaml": "title: A way\nstages: {one: {}}\n",
            "maps/people.yaml": "personas: {ann: {name: Ann}}\n",
            "maps/broken.yaml": "personas: [\n",
        }
    )
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    ran = run("new", *arguments, cwd=root)
    assert ran.code == 2
    assert message in ran.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_gives_another_id_where_one_is_taken_by_another_name(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"journeymap.yaml": SETTINGS, "maps/people.yaml": "personas: {bo: {name: Bo of sales}}\n"})
    assert run("new", "persona", "Bo", cwd=root).code == 0
    assert "  bo-2:\n" in (root / "maps/people.yaml").read_text(encoding="utf-8") or "bo-2: {name: Bo}" in (
        root / "maps/people.yaml"
    ).read_text(encoding="utf-8")


def test_needs_a_workspace(tmp_path: Path, run: RunCommand) -> None:
    ran = run("new", "map", "A", cwd=tmp_path)
    assert ran.code == 2
    assert "Start one with 'journeymap init'" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_again(kind: str, tmp_path: Path, run: RunCommand) -> None:
    run("init", cwd=tmp_path)
    before = run("validate", "--format", "json").json["summary"]["errors"]
    assert run("new", kind, "Something new").code == 0
    after = run("validate", "--format", "json").json["summary"]["errors"]
    assert before == after == 0
