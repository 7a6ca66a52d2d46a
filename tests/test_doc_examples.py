"""What the manual shows works: every block of YAML is read by what it is meant for, every command is understood.

The pages in tests/support/pages.py are followed word for word by tests/test_followed_pages.py; here, what they show
for other programs is held against the schemas of those.
"""

import json
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeymap.cli.app import COMMANDS, command
from journeymap.model.journey import Stage
from journeymap.model.kinds import KINDS, MAP_FIELDS
from journeymap.model.settings import Settings
from journeymap.source.read import parse
from tests.support.fixtures import WriteFiles
from tests.support.pages import FOLLOWED
from tests.support.workspaces import ROOT, lint, load_workspace

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLES = ("b2b-lifecycle", "abm")

BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SPAN = re.compile(r"`(journeymap [^`]+)`")
STAGE_FIELDS = {field.alias or name for name, field in Stage.model_fields.items()}
DOCUMENT_FIELDS = {*MAP_FIELDS, *KINDS}
WORKFLOW = "on: [push]\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n"


class Example(NamedTuple):
    """A block of a page, and the paragraph above it."""

    page: str
    line: int
    language: str
    text: str
    above: str


def examples(*languages: str) -> list[Any]:
    """The blocks of the manual in these languages, for parametrize."""
    found_here = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in BLOCK.finditer(text):
            if found["language"] in languages:
                line = text.count("\n", 0, found.start()) + 1
                above = text[: found.start()].rstrip().rpartition("\n")[2]
                said = textwrap.dedent(found["text"])
                one = Example(page.name, line, found["language"], said, above)
                found_here.append(pytest.param(one, id=f"{page.name}:{line}"))
    return found_here


@pytest.mark.parametrize("example", examples("yaml"))
def test_yaml_is_what_it_is_meant_to_be(example: Example, write_files: WriteFiles) -> None:
    if example.page == "rules.md" and example.above == "Bad:":
        return  # what is wrong with these is tested where the rules are
    if "<!-- reader: puts into" in example.above:
        return  # a part of a file, which a reader of that page puts there
    check = meant_for(example)
    if example.page in followed_names() and check in (check_document, check_stage, check_settings):
        return  # tried where a reader of that page writes it
    if check is check_document:
        assert check_document(example.text, write_files, before=maps_above(example)) == []
    else:
        assert check(example.text, write_files) == []


def maps_above(example: Example) -> dict[str, str]:
    """The whole maps that the page shows before an example, which may lay itself over one of them."""
    page = (example for parameters in examples("yaml") for example in parameters.values)
    above = [other for other in page if other.page == example.page and other.line < example.line]
    return {f"maps/above-{other.line}.yaml": other.text for other in above if "\nid: " in f"\n{other.text}"}


def followed_names() -> set[str]:
    return {Path(page).name for page in FOLLOWED}


Check = Callable[[str, WriteFiles], list[str]]


def meant_for(example: Example) -> Check:
    """What a block is for, seen by its keys. A block that is for nothing we know fails its test."""
    said: Any = parse(example.text.encode(), "shown.yaml").data
    if isinstance(said, list):
        return check_steps
    keys = {str(key) for key in said}
    if {"jobs", "permissions"} <= keys:
        return check_workflow
    if keys == {"repos"}:
        return check_precommit
    if all(isinstance(one, dict) and "script" in one for one in said.values()):
        return check_gitlab
    declares = "stages" in keys or any(isinstance(said.get(kind), dict) for kind in KINDS)
    for fields, checked in (
        (Settings.model_fields.keys() - {"title"}, check_settings),
        (DOCUMENT_FIELDS if declares else (), check_document),
        (STAGE_FIELDS, check_stage),
        (DOCUMENT_FIELDS, check_document),
    ):
        if keys <= {*fields, "title"}:
            return checked
    raise AssertionError(f"nobody knows what {sorted(keys)} is for")


def check_document(text: str, write_files: WriteFiles, *, before: Mapping[str, str] | None = None) -> list[str]:
    """A map or a part of a library: nothing may be wrong with it, alone or beside a whole example.

    What has stages and no title is a part of a map that lays itself over the last one before.
    """
    before = before or {}
    if before and re.search("^stages:", text, re.MULTILINE) and not re.search("^title:", text, re.MULTILINE):
        base = re.findall(r"^id: (.+)$", list(before.values())[-1], re.MULTILINE)[0]
        text = f"title: Shown\nextends: {base}\n{text}"
    surroundings = ({}, before, *map(library, EXAMPLES))
    told = [wrong({"maps/shown.yaml": text, **around}, write_files) for around in surroundings]
    return [] if [] in told else told[0]


def check_stage(text: str, write_files: WriteFiles) -> list[str]:
    """A part of a stage."""
    stage = textwrap.indent(text, "    ")
    return check_document(f"title: Shown\nstages:\n  shown:\n{stage}", write_files)


def check_settings(text: str, write_files: WriteFiles) -> list[str]:
    """A part of journeymap.yaml, and the files that it names."""
    files = dict.fromkeys(re.findall(r"\b(?:brand/[\w.]+|journeymap-baseline\.txt)", text), "")
    folders = {f"{folder}/.keep": "" for folder in re.findall(r"theme: (\w+)", text)}
    return wrong({"journeymap.yaml": text, **files, **folders, **library(EXAMPLES[0])}, write_files)


@cache
def library(example: str) -> Mapping[str, str]:
    """The maps and things of a large example: what is shown may refer to them."""
    root = ROOT / "examples" / example
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (root / "maps").rglob("*.yaml")
    }


def wrong(files: Mapping[str, str], write_files: WriteFiles) -> list[str]:
    """What is wrong with what is shown."""
    loaded = load_workspace(write_files(files))
    found = lint(loaded).findings
    ours = (one for one in found if one.path in ("maps/shown.yaml", "journeymap.yaml"))
    return [f"{one.code} {one.message}" for one in ours if one.code.startswith("JM0")]


def check_steps(text: str, write_files: WriteFiles) -> list[str]:
    """Steps of a workflow."""
    return check_workflow(WORKFLOW + textwrap.indent(text, "      "), write_files)


def check_workflow(text: str, write_files: WriteFiles) -> list[str]:
    """A workflow of GitHub."""
    return checked_by("vendor.github-workflows", text, write_files)


def check_gitlab(text: str, write_files: WriteFiles) -> list[str]:
    """Jobs of GitLab."""
    return checked_by("vendor.gitlab-ci", text, write_files)


def check_precommit(text: str, write_files: WriteFiles) -> list[str]:
    """A configuration of pre-commit."""
    file = write_files({"shown.yaml": text}) / "shown.yaml"
    return said_by("pre_commit", "validate-config", str(file))


def checked_by(schema: str, text: str, write_files: WriteFiles) -> list[str]:
    """What a schema says that check-jsonschema brings along."""
    file = write_files({"shown.yaml": text}) / "shown.yaml"
    return said_by("check_jsonschema", "--builtin-schema", schema, str(file))


def said_by(module: str, *words: str) -> list[str]:
    done = subprocess.run([sys.executable, "-m", module, *words], capture_output=True, encoding="utf-8", check=False)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def test_our_own_workflows_and_the_action_follow_their_schemas(write_files: WriteFiles) -> None:
    workflows = [*(ROOT / ".github" / "workflows").glob("*.yml"), *(ROOT / "templates" / "starters").rglob("*.yml")]
    assert len(workflows) == 3
    for path in workflows:
        assert check_workflow(path.read_text(encoding="utf-8"), write_files) == []
    updates = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    assert checked_by("vendor.dependabot", updates, write_files) == []
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert checked_by("vendor.github-actions", action, write_files) == []


@pytest.mark.parametrize("example", examples("json"))
def test_json_is_json(example: Example) -> None:
    assert json.loads(example.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_commands_are_understood(page: Path) -> None:
    refused = {line: said for line in commands(page.read_text(encoding="utf-8")) if (said := refusal(line))}
    assert refused == {}


def commands(text: str) -> Iterator[str]:
    """What stands behind `journeymap` in the shell lines and the code spans of a page."""
    for found in BLOCK.finditer(text):
        if found["language"] in ("sh", "console", "yaml"):
            for line in found["text"].split("\n"):
                yield from _in_line(line.removeprefix("$ "), console=found["language"] == "console")
    for span in SPAN.findall(COMMENT.sub("", BLOCK.sub("", text))):
        yield span.removeprefix("journeymap ")


def _in_line(line: str, *, console: bool) -> Iterator[str]:
    for part in re.split(r"&&|\||;|>>?", line.partition(" #")[0]):
        found = re.search(r"(?:^|[\s-])(?:uvx |run:? .*?|exec )?journeymap(?::[\d.]+)? ([a-z-].*)", part)
        if found and not (console and line.startswith(" ")):
            yield found[1].strip()


def refusal(line: str) -> str:
    """What the command line says to these words, without carrying anything out; nothing if it takes them."""
    words = shlex.split(line.replace("…", ""))
    if words[:1] in (["--version"], ["--help"]):
        return ""
    if words[0] not in COMMANDS:
        return f"there is no command {words[0]}"
    try:
        command(words[0]).make_context(words[0], words[1:])
    except Exception as error:
        return "" if len(words) == 1 and "Missing parameter" in str(error) else str(error)
    return ""


def test_wrong_commands_would_be_seen() -> None:
    lines = list(commands("```sh\nuvx journeymap init x && journeymap gaps --minumum 1  # so\n```\n`journeymap chek`"))
    assert lines == ["init x", "gaps --minumum 1", "chek"]
    assert [bool(refusal(line)) for line in lines] == [False, True, True]
