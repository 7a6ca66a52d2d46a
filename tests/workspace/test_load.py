"""A whole workspace is read whatever its files hold; what cannot be known is withheld."""

import sys
from collections.abc import Mapping

import pytest

from tests.support.fixtures import LoadFiles, MarkedProblems, WriteFiles
from tests.support.workspaces import load_workspace

Files = str | Mapping[str, str]

MAP = "title: T\nstages: {a: {goals: [x]}}\n"

SETTINGS: dict[str, tuple[str, str, str]] = {
    "unknown setting": (
        "«profil»: map\n",
        "JM002",
        "unknown field 'profil' in a settings file. Did you mean 'profile'?",
    ),
    "unknown profile": ("profile: «strikt»\n", "JM006", "'profile' cannot be 'strikt'. Did you mean 'strict'?"),
    "a list": ("«- a»\n", "JM005", "'journeymap.yaml' must hold fields of its own, but is a list"),
    "a text": ("«maps»\n", "JM005", "'journeymap.yaml' must hold fields of its own, but is the text 'maps'"),
    "wrong yaml": ("title: «[A»\n", "JM001", "a list opened with '[' is not closed"),
    "repeated": ("title: A\n«title»: B\n", "JM007", "this key is written twice"),
    "a newer format": (
        "format: «2»\n",
        "JM018",
        "this workspace is written in format 2, which needs a newer journeymap",
    ),
    "a format of old": ("format: «0»\n", "JM006", "'format' must be at least 1, but is 0"),
    "maps folder is missing": ("maps: [maps, «drafts»]\n", "JM018", "the maps folder 'drafts' does not exist"),
    "maps folder is a file": ("maps: «maps/a.yaml»\n", "JM018", "the maps folder 'maps/a.yaml' is not a folder"),
    "minimum in percent": ("coverage: {minimum: «80»}\n", "JM006", "'minimum' must be a number from 0 to 1, but is 80"),
    "severity": ("rules: {JM104: «loud»}\n", "JM006", "'JM104' cannot be 'loud'."),
    "date of an ignore": (
        "ignore: [{rule: JM105, until: «soon»}]\n",
        "JM006",
        "'until' must be a date, but 'soon' is not one",
    ),
    "color": ('site: {accent: «"blue"»}\n', "JM006", "'accent' must be a color, but 'blue' is not one"),
    "a language without a catalogue": (
        "site: {language: «tr»}\n",
        "JM018",
        "the pages' own words are not translated into 'tr'",
    ),
    "lane": ("lanes: [legal, «{title: IT}»]\n", "JM004", "a lane needs 'id'"),
    "folder profile": (
        "profiles: [{at: maps/x, use: «mapp»}]\n",
        "JM006",
        "'use' cannot be 'mapp'. Did you mean 'map'?",
    ),
}


@pytest.mark.parametrize(("text", "code", "message"), SETTINGS.values(), ids=SETTINGS)
def test_wrong_settings(text: str, code: str, message: str, marked_problems: MarkedProblems) -> None:
    ((actual_code, actual),) = marked_problems({"journeymap.yaml": text, "maps/a.yaml": MAP})
    assert actual_code == code
    assert message in actual


@pytest.mark.parametrize("text", ["", "# nothing\n", "title:\nmaps:\nprofile:\n", "{}\n"], ids=repr)
def test_every_setting_may_be_left_out(text: str, load_files: LoadFiles) -> None:
    workspace = load_files({"journeymap.yaml": text, "maps/a.yaml": MAP})
    assert workspace.problems == ()
    assert workspace.settings.profile == "map"
    assert list(workspace.journeys) == ["a"]


def test_settings_count_as_far_as_they_are_right(load_files: LoadFiles) -> None:
    workspace = load_files({"journeymap.yaml": "titel: x\nprofile: strict\nmaps: other\n", "other/a.yaml": MAP})
    assert [problem.code for problem in workspace.problems] == ["JM002"]
    assert (workspace.settings.profile, list(workspace.journeys)) == ("strict", ["a"])


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "a list at the top": b"- a\n",
    "tab": b"title: T\nstages:\n\ta:\n",
    "unclosed quote": b'title: "T\nstages: {a: }\n',
    "not UTF-8": b"title: Caf\xe9\nstages: {a: }\n",
    "UTF-16": "title: T\n".encode("utf-16"),
    "repeated key": b"title: T\ntitle: T\nstages: {a: }\n",
    "a stage that is a number": b"title: T\nstages: {a: 5}\n",
    "30,000 brackets": b"title: T\nstages: " + b"[" * 30_000,
    "alias into itself": b"title: T\nstages: {a: {goals: &x [*x]}}\n",
    "tag": b"title: !!python/object/new:os.system [T]\nstages: {a: }\n",
    "NUL": b"title: T\0\nstages: {a: }\n",
    "same id": b"title: T\nid: good\nstages: {a: }\n",
    "reference to nothing": b"title: T\nframework: nothing\nstages: {a: }\n",
    "deep": b"title: T\nstages: {a: {goals: " + b"[" * 40 + b"]" * 40 + b"}}\n",
    "wide": b"title: T\nstages: {a: {goals: [" + b"[]," * 2000 + b"]}}\n",
    "circle": b"title: T\nid: bad\nextends: bad\nstages: {a: }\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_the_rest_is_read(content: bytes, write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": f"id: good\n{MAP}", "maps/other.yaml": "- x\n"})
    (root / "maps" / "bad.yaml").write_bytes(content)
    workspace = load_workspace(root)
    assert "good" in workspace.journeys
    assert {problem.place.resolve()[0].path for problem in workspace.problems} == {"maps/bad.yaml", "maps/other.yaml"}
    for problem in workspace.problems:
        document, span = problem.place.resolve()
        assert 1 <= span.line <= max(1, len(document.lines))


def test_maps_are_counted_though_they_are_wrong(load_files: LoadFiles) -> None:
    workspace = load_files({"maps/a.yaml": "stages: {a: }\n", "maps/b.yaml": MAP, "maps/c.yaml": "personas: {a: A}\n"})
    assert list(workspace.maps) == ["maps/a.yaml", "maps/b.yaml"]
    assert len(workspace.documents) == 3


UNKNOWN_USES = {
    "unreadable": "title: [\n",
    "a broken map": "title: T\nstages: {a: 5}\n",
    "an unreadable library": "personas: {a: \t\n",
}


@pytest.mark.parametrize("text", UNKNOWN_USES.values(), ids=UNKNOWN_USES)
def test_what_is_used_is_not_known(text: str, load_files: LoadFiles) -> None:
    assert not load_files({"maps/a.yaml": MAP, "maps/b.yaml": text}).uses_are_known


def test_a_library_with_a_fault_hides_no_uses(load_files: LoadFiles) -> None:
    assert load_files({"maps/a.yaml": MAP, "maps/b.yaml": "personas: {a: {nmae: A}}\n"}).uses_are_known


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_names_are_withheld_while_a_file_cannot_be_read(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": "title: T\nfor: cfo\nstages: {a: }\n"})
    (root / "maps" / "lost.yaml").symlink_to("gone.yaml")
    workspace = load_workspace(root)
    assert [problem.code for problem in workspace.problems] == ["JM016"]
    assert workspace.withheld == 1
