"""Ids are unique a kind, whatever their case; what is declared twice is told at the second, naming the first."""

import sys
from collections.abc import Mapping

import pytest

from journeymap.model.kinds import KINDS
from tests.support.fixtures import LoadFiles, MarkedProblems

Files = str | Mapping[str, str]

MAP = "title: {}\nstages: {{a: }}\n"

TWICE: dict[str, tuple[dict[str, str], str]] = {
    "personas": (
        {"a": "personas:\n  cfo: CFO\n", "b": "personas:\n  it: IT\n  «cfo»: Other\n"},
        "the persona 'cfo' is declared twice; the first one is at maps/a.yaml:2",
    ),
    "in another case": (
        {"a": "content:\n  Guide: A\n", "b": "content:\n  «guide»: B\n"},
        "the content 'guide' would share its page with 'Guide' at maps/a.yaml:2",
    ),
    "in one file": (
        {"a": "channels:\n  Fax: A\n  «fax»: B\n"},
        "the channel 'fax' would share its page with 'Fax' at maps/a.yaml:2",
    ),
    "ids of maps": (
        {"a": "id: first\n" + MAP.format("A"), "b": MAP.format("B") + "id: «first»\n"},
        "the map 'first' is declared twice; the first one is at maps/a.yaml:1",
    ),
    "an id like another map's path": (
        {"a": MAP.format("«A»"), "0": "id: a\n" + MAP.format("B")},
        "the map 'a' is declared twice; the first one is at maps/0.yaml:1",
    ),
    "paths that differ in case": (
        {"a/B": MAP.format("A"), "a/b": MAP.format("«B»")},
        "the map 'a/b' would share its page with 'a/B' at maps/a/B.yaml:1",
    ),
    "paths that would be one page": (
        {"my map": MAP.format("A"), "my-map": MAP.format("«B»")},
        "the map 'my-map' would share its page with 'my map' at maps/my map.yaml:1",
    ),
    "devices of Windows": (
        {"con": MAP.format("A"), "con_": MAP.format("«B»")},
        "the map 'con_' would share its page with 'con' at maps/con.yaml:1",
    ),
    "composed in two ways": (
        {"a": "segments:\n  e\u0301t: A\n", "b": "segments:\n  «\u00e9t»: B\n"},
        "the segment '\u00e9t' is declared twice; the first one is at maps/a.yaml:2",
    ),
    "frameworks": (
        {"a": "frameworks:\n  x: {stages: {a: }}\n", "b": "frameworks:\n  «x»: {stages: {a: }}\n"},
        "the framework 'x' is declared twice; the first one is at maps/a.yaml:2",
    ),
}


@pytest.mark.parametrize(("files", "message"), TWICE.values(), ids=TWICE)
def test_declared_twice(files: dict[str, str], message: str, marked_problems: MarkedProblems) -> None:
    if sys.platform != "linux" and ("a/B" in files or "con" in files):
        pytest.skip("this system cannot hold such files")
    assert marked_problems({f"maps/{name}.yaml": text for name, text in files.items()}) == [("JM008", message)]


def test_three_times_is_reported_twice(marked_problems: MarkedProblems) -> None:
    files = {f"maps/{name}.yaml": "personas: {«cfo»: CFO}\n" for name in "bc"}
    assert len(marked_problems({"maps/a.yaml": "personas: {cfo: CFO}\n", **files})) == 2


def test_yaml_and_yml_of_one_name(marked_problems: MarkedProblems) -> None:
    files = {"maps/a.yaml": MAP.format("A"), "maps/a.yml": MAP.format("«B»")}
    assert [code for code, _ in marked_problems(files)] == ["JM008"]


ONCE: dict[str, dict[str, str]] = {
    "an id of two kinds": {"a": "personas: {x: X}\nchannels: {x: X}\ncontent: {x: X}\n"},
    "a built-in channel anew": {"a": "channels: {email: Our mail}\n"},
    "a built-in framework anew": {"a": "frameworks: {bowtie: {stages: {a: }}}\n"},
    "a map and a stage": {"a": "id: a\n" + MAP.format("A")},
    "one path, another id": {"a": "id: b\n" + MAP.format("A"), "c": "id: a\n" + MAP.format("C")},
}


@pytest.mark.parametrize("files", ONCE.values(), ids=ONCE)
def test_declared_once(files: dict[str, str], marked_problems: MarkedProblems) -> None:
    assert marked_problems({f"maps/{name}.yaml": text for name, text in files.items()}) == []


def test_the_first_one_counts(load_files: LoadFiles) -> None:
    workspace = load_files({"maps/a.yaml": "personas: {cfo: First}\n", "maps/b.yaml": "personas: {cfo: Second}\n"})
    assert workspace.personas["cfo"].model.name == "First"


def test_a_built_in_thing_is_replaced(load_files: LoadFiles) -> None:
    channels = load_files("channels: {email: {name: Our mail, medium: offline}}\n").channels
    assert (channels["email"].name, channels["email"].built_in) == ("Our mail", False)
    assert (channels["phone"].name, channels["phone"].built_in) == ("Phone", True)


def test_whatever_kind_may_stand_in_any_file(load_files: LoadFiles) -> None:
    everything = (
        "title: T\nstages: {a: }\npersonas: {p: P}\nchannels: {c: C}\ncontent: {d: D}\n"
        "segments: {s: S}\nframeworks: {f: {stages: {a: }}}\n"
    )
    workspace = load_files(everything)
    assert workspace.problems == ()
    assert (list(workspace.journeys), list(workspace.personas)) == (["a"], ["p"])
    assert workspace.channels["c"].name == "C"
    assert workspace.content["d"].model.title == "D"
    assert workspace.segments["s"].model.name == "S"
    assert list(workspace.frameworks["f"].stages) == ["a"]


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize("broken", ["", " "])
def test_a_thing_without_any_id_is_reported(key: str, broken: str, load_files: LoadFiles) -> None:
    workspace = load_files(f"{key}:\n  ? '{broken}'\n  : {{wrong: 1}}\n")
    assert {problem.code for problem in workspace.problems} >= {"JM006", "JM002"}
    assert not {"", " "} & getattr(workspace, key).keys()
