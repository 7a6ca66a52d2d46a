"""A real yaml-language-server, asked what an editor would ask it while somebody writes a map."""

import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from journeymap.cli.app import run
from journeymap.model.base import Written, descriptions
from journeymap.model.emotion import Emotion
from journeymap.model.journey import Journey, Stage, Touchpoint
from journeymap.rules import RULES, files_of
from tests.conftest import NODE_MODULES
from tests.editor.client import Editor, editor
from tests.support.workspaces import ROOT

SERVER = NODE_MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
DOCUMENTS = sorted(
    path
    for folder in ("examples", "maps")
    for path in (ROOT / folder).rglob("*.yaml")
    if not path.name.startswith("broken-")
)
STAGE = "title: T\nframework: b2b-lifecycle\nstages:\n  awareness:\n"
TOUCHPOINT = f"{STAGE}    touchpoints:\n      - name: Reads about it\n"

pytestmark = pytest.mark.node


class Desk:
    """A workspace that `init` has started, open in an editor."""

    def __init__(self, folder: Path, opened: Editor) -> None:
        self.folder = folder
        self._editor = opened
        self._numbers = count()

    def complete(self, text: str) -> dict[str, dict[str, Any]]:
        """What is offered at the cursor of a map."""
        return self._editor.complete(self._new(), text)

    def hover(self, text: str) -> str:
        """What is shown at the cursor of a map."""
        return self._editor.hover(self._new(), text)

    def marks(self, text: str) -> list[tuple[str, str]]:
        """What is underlined in a map, and what is said about it."""
        (marked,) = self.marks_of([text])
        return marked

    def marks_of(self, texts: Iterable[str]) -> list[list[tuple[str, str]]]:
        """The same for many maps, which the server reads side by side."""
        files = {self._new(): text for text in texts}
        for file, text in files.items():
            self._editor.open(file, text)
        return [[_marked(text, one) for one in self._editor.marks(file)] for file, text in files.items()]

    def marks_in(self, file: Path) -> list[str]:
        """What is said about a file as it is."""
        self._editor.open(file)
        return [one["message"] for one in self._editor.marks(file)]

    def schema(self, name: str) -> str:
        """The line that tells an editor which of our schemas it is."""
        return f"# yaml-language-server: $schema={(self.folder / name).as_uri()}\n"

    def complete_settings(self, text: str) -> dict[str, dict[str, Any]]:
        """What is offered at the cursor of a settings file."""
        return self._editor.complete(self._new(), self.schema("journeymap.settings.schema.json") + text)

    def _new(self) -> Path:
        return self.folder / "maps" / f"new-{next(self._numbers)}.yaml"


def _marked(text: str, one: dict[str, Any]) -> tuple[str, str]:
    start, end = one["range"]["start"], one["range"]["end"]
    line = text.split("\n")[start["line"]]
    return line[start["character"] : end["character"] if end["line"] == start["line"] else None], one["message"]


@pytest.fixture(scope="module")
def desk(node: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """As it is right after `init`."""
    yield from _desk(node, tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def desk_with_ids(node: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """After `schema --workspace` has written down what a team declared."""
    library = "channels: {ward-visit: {name: Visit to a ward, medium: offline}}\n"
    yield from _desk(node, tmp_path_factory.mktemp("team"), library)


def _desk(node: Path, folder: Path, library: str = "") -> Iterator[Desk]:
    assert run(["init", str(folder)]) == 0
    if library:
        (folder / "maps" / "channels.yaml").write_text(library, encoding="utf-8")
        schema = str(folder / "journeymap.schema.json")
        assert run(["schema", "--root", str(folder), "--output", schema, "--workspace"]) == 0
    vscode = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    settings = {
        "yaml": {
            "schemas": vscode["yaml.schemas"],
            "validate": True,
            "hover": True,
            "completion": True,
            "schemaStore": {"enable": False},  # nothing is asked of the network
        }
    }
    with editor([node, SERVER, "--stdio"], folder, settings) as opened:
        yield Desk(folder, opened)


def test_what_init_writes_is_without_a_mark(desk: Desk) -> None:
    written = [desk.folder / "journeymap.yaml", *(desk.folder / "maps").rglob("*.yaml")]
    texts = [file.read_text(encoding="utf-8") for file in written]
    assert all(text.startswith("# yaml-language-server: $schema=") for text in texts)
    assert {file.name: desk.marks_in(file) for file in written} == {file.name: [] for file in written}


def test_no_document_of_ours_is_marked(desk: Desk) -> None:
    texts = []
    for path in DOCUMENTS:
        kind = "journeymap.settings" if path.name == "journeymap.yaml" else "journeymap"
        texts.append(desk.schema(f"{kind}.schema.json") + path.read_text(encoding="utf-8"))
    marked = dict(zip(DOCUMENTS, desk.marks_of(texts), strict=True))
    assert {path: marks for path, marks in marked.items() if marks} == {}


def test_no_good_example_of_a_rule_is_marked(desk: Desk) -> None:
    examples = {
        (code, path): text for code, rule in RULES.items() for path, text in files_of(rule.good).items() if text
    }
    good = {
        example: text
        for example, text in examples.items()
        if example[1].startswith("maps/")  # settings have a schema of their own, and nobody types a snapshot
    }
    marked = dict(zip(good, desk.marks_of(good.values()), strict=True))
    assert {code: marks for code, marks in marked.items() if marks} == {}


def test_completes_channels(desk: Desk) -> None:
    offered = desk.complete(f"{TOUCHPOINT}        channel: ¦\n")
    assert {"email", "webinar", "trade-show", "review-site"} <= offered.keys()
    assert offered["in-app"]["documentation"]["value"] == "In the product"
    assert desk.marks(f"{TOUCHPOINT}        channel: ward-visit\n") == []


def test_completes_the_channels_of_the_team(desk_with_ids: Desk) -> None:
    offered = desk_with_ids.complete(f"{TOUCHPOINT}        channel: ¦\n")
    assert offered["ward-visit"]["documentation"]["value"] == "Visit to a ward"
    assert "email" in offered


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("title: T\nfor: ¦\nstages: {a: }\n", "clinic-manager"),
        ("title: T\nfor: [¦]\nstages: {a: }\n", "clinic-manager"),
        ("title: T\nfor:\n  - ¦\nstages: {a: }\n", "clinic-manager"),
        ("title: T\nextends: ¦\nstages: {a: }\n", "first"),
        (f"{TOUCHPOINT}        content: ¦\n", "roster-story"),
        (f"{STAGE}    sub_journey: ¦\n", "first"),
        (f"{STAGE}    for: ¦\n", "clinic-manager"),
        (f"{TOUCHPOINT}        channel: [email, ¦]\n", "ward-visit"),
        (f"{STAGE}    emotion:\n      by:\n        ¦\n", "clinic-manager"),
        ("personas:\n  a:\n    name: A\n    preferences:\n      channels: [¦]\n", "ward-visit"),
    ],
)
def test_completes_what_is_declared(desk_with_ids: Desk, text: str, id_: str) -> None:
    assert id_ in desk_with_ids.complete(text)


def test_marks_an_id_that_nobody_declared(desk_with_ids: Desk) -> None:
    ((where, said),) = desk_with_ids.marks(f"{TOUCHPOINT}        channel: webiste\n")
    assert where == "webiste"
    assert "journeymap schema --workspace" in said


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("¦\n", {"title", "stages", "framework", "personas", "channels"}),
        ("title: T\nframework: ¦\n", {"b2b-lifecycle", "abm-seven", "classic-funnel"}),
        ("title: T\nstate: ¦\n", {"as_is", "to_be"}),
        ("title: T\nframework: b2b-lifecycle\nstages:\n  ¦\n", {"awareness", "consideration", "advocacy"}),
        (f"{STAGE}    ¦\n", {"goals", "emotion", "touchpoints", "pains", "handoff"}),
        (f"{STAGE}    emotion: ¦\n", {"-2", "-1", "0", "1", "2"}),
        (f"{STAGE}    phases: ¦\n", {"aware", "decide", "advocate"}),
        (f"{STAGE}    touchpoints:\n      - ¦\n", {"name", "channel", "content", "moment_of_truth"}),
        (f"{STAGE}    pains:\n      - ¦\n", {"text", "severity", "answers"}),
        (f"{STAGE}    sources:\n      - ¦\n", {"interview", "survey", "kind"}),
        (f"{STAGE}    handoff:\n      ¦\n", {"to", "respond_within"}),
        (f"{TOUCHPOINT}        ¦\n", {"channel", "for", "jobs"}),
        (f"{TOUCHPOINT}        moment_of_truth: ¦\n", {"true", "false"}),
        (f"{TOUCHPOINT}        jobs: [¦]\n", {"validation", "consensus_creation"}),
        (f"{STAGE}    pains:\n      - text: A\n        severity: ¦\n", {"1", "2", "3", "low", "medium", "high"}),
        (f"{STAGE}    status: ¦\n", {"out_of_scope"}),
        (f"{STAGE}    branches:\n      - ¦\n", {"to", "when", "share"}),
        (f"{STAGE}    moments:\n      - ¦\n", {"name", "at", "priority"}),
        (f"{STAGE}    drop_offs:\n      - ¦\n", {"text", "share", "answers"}),
        (f"{STAGE}    emotion:\n      ¦\n", {"score", "feeling", "low", "high", "change", "depends", "by"}),
        ("personas:\n  cfo:\n    ¦\n", {"name", "role", "goals", "preferences"}),
        ("personas:\n  cfo:\n    name: CFO\n    role: ¦\n", {"champion", "economic_buyer"}),
        ("content:\n  guide:\n    title: Guide\n    type: ¦\n", {"case_study", "consensus_kit"}),
    ],
)
def test_completes_keys_words_and_presets_and_never_null(desk: Desk, text: str, offered: set[str]) -> None:
    found = desk.complete(text)
    assert offered <= found.keys()
    assert "null" not in found


def test_says_what_the_words_mean(desk: Desk) -> None:
    roles = desk.complete("personas:\n  cfo:\n    name: CFO\n    role: ¦\n")
    assert "budget" in roles["economic_buyer"]["documentation"]["value"]
    jobs = desk.hover(f"{TOUCHPOINT}        jobs: [vali¦dation]\n")
    assert "* `validation`: make sure that the answer is right" in jobs


def test_completes_settings(desk: Desk) -> None:
    assert {"profile", "rules", "site"} <= desk.complete_settings("¦\n").keys()
    assert {"starter", "map", "strict"} <= desk.complete_settings("profile: ¦\n").keys()
    assert {"JM101", "JM4"} <= desk.complete_settings("rules:\n  ¦\n").keys()


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("measures:\n  ¦\n", {"win_rate", "conversion_rate", "time_to_first_value"}),
        ("measures:\n  win_rate:\n    ¦\n", {"plan", "basis", "against", "owner"}),
        ("measures:\n  win_rate:\n    basis: ¦\n", {"closed_deals", "created_deals"}),
        ("data:\n  ¦\n", {"deals", "interactions", "nps", "stages"}),
        ("data:\n  deals:\n    ¦\n", {"file", "as", "columns", "fresh"}),
        ("data:\n  deals:\n    as: ¦\n", {"hubspot-deals", "salesforce-opportunity-history"}),
        ("data:\n  deals:\n    columns:\n      ¦\n", {"account", "stage", "date"}),
    ],
)
def test_completes_what_is_measured(desk: Desk, text: str, offered: set[str]) -> None:
    assert offered <= desk.complete_settings(text).keys()
    inside = text.replace("\n", "\n    ")
    assert offered <= desk.complete(f"programs:\n  mills:\n    name: Mills\n    {inside}".rstrip() + "\n").keys()


def test_hovers_with_our_manual(desk: Desk) -> None:
    shown = desk.hover(f"{STAGE}    emo¦tion: -1\n")
    assert descriptions(Stage)["emotion"] in shown
    assert "`-1`: uneasy" in shown
    assert "||" not in shown
    assert "Where it comes from." in desk.hover(f"{STAGE}    pains:\n      - text: A\n        sour¦ces: [crm]\n")


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        (f"{STAGE}    tuchpoints: [A]\n", "tuchpoints", "tuchpoints is not allowed"),
        (f"{TOUCHPOINT}        chanel: email\n", "chanel", "chanel is not allowed"),
        ("titel: T\n", "titel", "titel is not allowed"),
        ("title: T\nstate: future\nstages: {a: }\n", "future", '"as_is", "to_be"'),
        (f"{STAGE}    emotion: -3\n", "-3", "minimum of -2"),
        (f"{STAGE}    touchpoints: {{name: A}}\n", "{name: A}", "array"),
        (f"{STAGE}    goals: {{add: A}}\n", "{add: A}", "Write a plain list, or `extends:`"),
        (f"{STAGE}    goals: [{{text: A, id: a b}}]\n", "a b", "Use letters, digits"),
        ("title: T\nstages: {a b: }\n", "a b", "Use letters, digits"),
        ("title: ' '\nstages: {a: }\n", "' '", "Write something"),
        ("title: T\nreview_every: soon\nstages: {a: }\n", "soon", "48h, 14d or 3 weeks"),
        (f"{STAGE}    phases: awarness\n", "awarness", "Write one of select, aware"),
        (f"{STAGE}    pains: [{{text: A, severity: 5}}]\n", "5", "1, 2, 3"),
        ("title: T\nreviewed: soon\nstages: {a: }\n", "soon", "2026-06-01"),
    ],
)
def test_marks_what_is_wrong(desk: Desk, text: str, where: str, said: str) -> None:
    ((marked, message),) = desk.marks(text)
    assert marked == where
    assert said in message


@pytest.mark.parametrize(
    "text",
    [
        f"{STAGE}    emotion:\n    goals:\n    touchpoints:\n      - name: A\n        channel:\n        executive:\n",
        f"{STAGE}    goals: [12, no, 12:30]\n    duration: 3\n    emotion: hopeful\n    sources: [survey]\n",
        f"{TOUCHPOINT}        moment_of_truth: yes\n        jobs: validation\n",
        "title: T\nextends: first\nstages: {a: {touchpoints: {drop: [A], add: [{name: B}]}, goals: {drop: C}}}\n",
        "title: T\nextends: first\nstages: {a: {pains: {change: {slow: {severity: 3, answers: {add: [B]}}}}}}\n",
    ],
    ids=["empty fields", "scalars as texts", "one for many", "changes", "an item changed by its id"],
)
def test_marks_nothing_that_is_fine(desk: Desk, text: str) -> None:
    assert desk.marks(text) == []


@pytest.mark.parametrize(
    ("text", "model", "field"),
    [
        (f"{TOUCHPOINT}        chan¦nel: email\n", Touchpoint, "channels"),
        (f"{STAGE}    mom¦ents: [A]\n", Stage, "moments"),
        (f"{STAGE}    bran¦ches: [{{to: a}}]\n", Stage, "branches"),
        (f"{STAGE}    drop_¦offs: [A]\n", Stage, "drop_offs"),
        (f"{STAGE}    emotion:\n      lo¦w: -1\n      high: 1\n", Emotion, "low"),
        (f"{STAGE}    emo¦tion: [-1, hopeful]\n", Stage, "emotion"),
        (f"{STAGE}    emotion:\n      sco¦re: 1\n", Emotion, "score"),
        ("title: T\nattri¦butes: {a: b}\nstages: {a: }\n", Journey, "attributes"),
        ("title: T\nsca¦le: [1, 5]\nstages: {a: }\n", Journey, "scale"),
    ],
)
def test_hovers_over_every_form(desk: Desk, text: str, model: type[Written], field: str) -> None:
    shown = desk.hover(text)
    assert descriptions(model)[field].split(":")[0] in shown
    assert "||" not in shown
