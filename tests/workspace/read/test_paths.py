"""Each path that a setting or a map names is looked at: one that leads nowhere is told at its place, and not used."""

import os
import sys
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from journeymap.model.base import NamedPath, Written, descriptions
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.settings import Settings
from journeymap.named_paths import FOLDER
from journeymap.source import Route
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

MODELS: dict[str, type[Written]] = {
    "settings": Settings,
    "map": Journey,
    **{key: kind.model for key, kind in KINDS.items()},
}


def marked(annotation: Any, metadata: tuple[Any, ...] = (), route: Route = ()) -> Iterator[tuple[Route, NamedPath]]:
    """Every place within a type where a path may be written."""
    yield from ((route, mark) for mark in metadata if isinstance(mark, NamedPath))
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from marked(arguments[0], arguments[1:], route)
    elif origin is tuple:
        yield from marked(arguments[0], (), (*route, 0))
    elif origin is dict:
        yield from marked(arguments[1], (), (*route, "x"))
    elif origin in (typing.Union, types.UnionType):
        for argument in arguments:
            yield from marked(argument, (), route)
    elif isinstance(annotation, type) and issubclass(annotation, Written):
        for name, field in annotation.model_fields.items():
            yield from marked(field.annotation, tuple(field.metadata), (*route, field.alias or name))


PATHS = [
    (name, route, mark)
    for name, model in MODELS.items()
    for route, mark in marked(model)
    if route[0] != "data" or route[1] == "deals"  # all that stands under `data` is alike
]


def fields(model: type[Written]) -> Iterator[tuple[str, str]]:
    """The fields that are plain texts, with what they mean."""
    for name, meaning in descriptions(model).items():
        if not list(marked(model.model_fields[name].annotation, tuple(model.model_fields[name].metadata))):
            yield f"{model.__name__}.{name}", meaning


def written_models(model: type[Written] = Written) -> Iterator[type[Written]]:
    for below in model.__subclasses__():
        if below.__module__.startswith("journeymap."):
            yield below
        yield from written_models(below)


NOT_READ = {
    "Content.url",  # looked at by the rule content-file-missing
    "Link.url",
    "FolderProfile.at",  # these three are patterns, compared with the paths of documents
    "Ignore.at",
    "OwnRule.at",
    "Journey.id",
    "Source.link",
    "Settings.profiles",
    "Site.source_url",
    "Journey.alt",  # these say in words what is on a picture
    "Stage.alt",
    "Touchpoint.alt",
    "Persona.alt",
    "DataSource.as_",  # says what a file is
}
"""Fields whose meaning speaks of files, and which nobody takes for a path to open."""


def test_every_field_that_speaks_of_a_file_is_marked_or_not_read() -> None:
    speaking = {
        name
        for model in written_models()
        for name, meaning in fields(model)
        if any(word in meaning.lower() for word in ("path", "picture", "folder", "a file", "the file", "files"))
    }
    assert speaking - NOT_READ == set(), "mark the field with NamedPath, or say here why nobody opens it"


def test_the_marks() -> None:
    assert {(name, route, mark.noun) for name, route, mark in PATHS} == {
        ("settings", ("maps", 0), "maps folder"),
        ("settings", ("baseline",), "baseline"),
        ("settings", ("site", "logo"), "logo"),
        ("settings", ("site", "theme"), "theme"),
        ("settings", ("data", "deals", 0, "file"), "data file"),
        ("settings", ("data", "deals", 0, "query"), "query"),
        ("programs", ("data", "deals", 0, "file"), "data file"),
        ("programs", ("data", "deals", 0, "query"), "query"),
        ("map", ("image",), "picture"),
        ("map", ("stages", "x", "image"), "picture"),
        ("map", ("stages", "x", "touchpoints", 0, "image"), "picture"),
        ("personas", ("image",), "picture"),
    }


def files_with(name: str, route: Route, text: str) -> tuple[dict[str, str], str, Route]:
    """Files in which a text stands in a field, with the file and the route of it."""
    data: dict[str, Any] = {"title": "T", "stages": {"x": {"goals": ["g"]}}}
    path = "maps/a.yaml"
    if name == "settings":
        data, path = {}, "journeymap.yaml"
    elif name in KINDS:
        model = KINDS[name].model
        assert model.stands_for is not None
        data = {name: {"x": {model.stands_for: "T"}}}
        route = (name, "x", *route)
    at: Any = data
    for step, following in zip(route, (*route[1:], None), strict=True):
        if following is None:
            at[step] = text
            if step == "query":
                at["connection"] = "warehouse"
        elif isinstance(at, dict):
            item = {} if step == "deals" else {"name": "N"}
            at = at.setdefault(step, [item] if isinstance(following, int) else {})
        else:
            at = at[step]
    files = {"maps/b.yaml": "title: B\nstages: {y: {goals: [h]}}\n", path: yaml.safe_dump(data, allow_unicode=True)}
    return files, path, route


HOSTILE = {
    "outside": "../secret.svg",
    "outside, through a folder": "maps/../../secret.svg",
    "outside and missing": "../gone",
    "the folder above": "..",
    "absolute": "/etc/passwd",
    "the environment": "/proc/self/environ",
    "endless": "/dev/zero",
    "nul": "a\0b.png",
    "a name too long": "n" * 300,
    "a path too long": "n/" * 4000,
    "a link to itself": "loop.svg",
    "a link out": "out.svg",
    "a folder link out": "way",
    "through a link out": "way/secret.svg",
    "a pipe": "pipe.svg",
    "through a file": "maps/b.yaml/x",
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("name", "route", "mark", "text"),
    [
        pytest.param(name, route, mark, text, id=f"{name}-{route[-1]}-{case}")
        for name, route, mark in PATHS
        for case, text in HOSTILE.items()
        if not (mark.kind.may_be_missing and case == "through a file")  # there is nothing; writing it would fail
    ],
)
def test_a_hostile_path_is_told_at_its_place(
    name: str, route: Route, mark: NamedPath, text: str, write_files: WriteFiles
) -> None:
    files, path, written = files_with(name, route, text)
    root = write_files({"secret.svg": "SECRET", **{f"w/{name}": content for name, content in files.items()}}) / "w"
    (root / "loop.svg").symlink_to("loop.svg")
    (root / "out.svg").symlink_to("../secret.svg")
    (root / "way").symlink_to("..")
    os.mkfifo(root / "pipe.svg")
    findings = lint(load_workspace(root), profile="starter", select=["JM101"]).findings
    (finding,) = [finding for finding in findings if finding.code < "JM1"]
    assert (finding.code, finding.path) == ("JM018" if name == "settings" else "JM021", path)
    assert finding.place.route == written
    assert finding.message.startswith(f"the {mark.noun} '")
    assert "SECRET" not in "".join(document.text for document in load_workspace(root).documents.values())


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_maps_folder_that_no_settings_name(write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files({"other/a.yaml": "title: SECRET\nstages: {a: }\n", "w/.keep": ""}) / "w"
    (root / "maps").symlink_to("../other")
    workspace = load_workspace(root)
    (problem,) = workspace.problems
    assert (problem.code, problem.place.document.path) == ("JM021", "maps")
    assert problem.message == "this folder lies outside the workspace"
    assert not workspace.journeys
    assert not workspace.uses_are_known
    monkeypatch.setattr(os, "access", lambda *_: False)
    (root / "maps").unlink()
    (root / "maps").mkdir()
    assert [problem.code for problem in load_workspace(root).problems] == ["JM016"]


@pytest.mark.parametrize(("name", "route", "mark"), PATHS, ids=[f"{name}-{route[-1]}" for name, route, _ in PATHS])
def test_a_good_path_is_no_finding(name: str, route: Route, mark: NamedPath, write_files: WriteFiles) -> None:
    files, _, _ = files_with(name, route, "maps" if mark.kind is FOLDER else "a.svg")
    assert load_workspace(write_files({**files, "a.svg": ""})).problems == ()


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("b.png", "Write maps/b.png: "),
        ("./b.png", "Write maps/b.png: "),
        ("../pics/a.png", "Write pics/a.png: "),
        ("pics\\a.png", "Write pics/a.png: "),
        ("..\\pics\\a.png", "Write pics/a.png: "),
        ("https://example.com/a.png", "Save it in the workspace and write its path from there"),
        ("//example.com/a.png", "Save it in the workspace and write its path from there"),
        ("pics/a.avif", "Save it as one of these"),
        ("pics/large.png", "Make it smaller"),
        ("pics/none.png", "Create it, or correct the path"),
    ],
)
@pytest.mark.parametrize(
    "map_",
    [
        "title: T\nimage: {}\nstages: {{a: }}\n",
        "title: T\nstages:\n  a: {{image: {}}}\n",
        "title: T\nstages:\n  a: {{touchpoints: [{{name: A, image: {}}}]}}\n",
        "personas: {{p: {{name: P, image: {}}}}}\n",
    ],
    ids=["map", "stage", "touchpoint", "persona"],
)
def test_a_picture_that_is_not_found_says_what_to_write(
    map_: str, written: str, fix: str, write_files: WriteFiles
) -> None:
    picture = {"maps/b.png": "", "pics/a.png": "", "pics/a.avif": "", "pics/large.png": "x" * 300_000}
    workspace = load_workspace(write_files({"maps/a.yaml": map_.format(f"'{written}'"), **picture}))
    (problem,) = workspace.problems
    assert problem.code == "JM021"
    assert problem.fix.startswith(fix)
