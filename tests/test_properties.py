"""No bytes and no YAML crash a command; every finding lies within its file; JSON is always JSON."""

import contextlib
import copy
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given, settings

from journeymap.__main__ import main
from journeymap.model.base import Written
from journeymap.model.journey import Journey, Pain, Stage, Touchpoint
from journeymap.model.kinds import KINDS
from journeymap.source import Document
from tests.support.workspaces import EXAMPLES

A_COMMAND = settings(max_examples=settings().max_examples * 2 // 5)
"""Fewer examples than usual, since each runs several commands."""
A_WHOLE_SITE = settings(max_examples=settings().max_examples // 5)


GOOD = yaml.safe_dump({"title": "Good", "stages": {"a": {"goals": ["x"]}}})


@pytest.fixture(autouse=True)
def faults_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a fault of ours be seen as what it is."""
    monkeypatch.setenv("JOURNEYMAP_TRACEBACK", "1")


def command(*words: str) -> tuple[int, str]:
    """Exit code and output of a command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    out.flush()
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode()


@contextlib.contextmanager
def workspace(files: dict[str, bytes]) -> Iterator[Path]:
    """A folder with these files, for as long as it is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        yield root


def stays_sound(files: dict[str, bytes]) -> None:
    """Validate and report on a workspace, and see that all that is said of it holds."""
    with workspace({"maps/good.yaml": GOOD.encode(), **files}) as root:
        code, out = command("validate", "--root", str(root), "--format", "json", "--profile", "strict")
        said = json.loads(out)
        assert code in (0, 1, 2)
        assert (code == 0) >= (said["summary"]["errors"] == 0)
        lines = {name: Document(name, content.decode("utf-8-sig", "replace")).lines for name, content in files.items()}
        for finding in said["findings"]:
            within(finding, lines.get(finding["path"], GOOD.splitlines()))
        assert command("validate", "--root", str(root))[0] in (0, 1, 2)
        code, out = command("gaps", "--root", str(root), "--format", "json")
        report = json.loads(out)
        asked = any(stage["cells"] for map_ in report["maps"] for stage in map_["stages"])
        assert 0 <= report["coverage"] <= 1 if asked else report["coverage"] is None
        code, out = command("steps", "--root", str(root), "--format", "json")
        assert code in (0, 2)
        assert all(one["done"] <= one["of"] for one in json.loads(out)["checklists"])


def within(finding: dict[str, Any], lines: list[str]) -> None:
    """A finding's span lies within its file."""
    start, end = (finding["line"], finding["column"]), (finding["end_line"], finding["end_column"])
    assert (1, 1) <= start <= end
    assert end[0] <= max(1, len(lines))
    assert end[1] <= len(lines[end[0] - 1]) + 1 if lines else end == (1, 1)


SIGNS = st.sampled_from("-:?[]{}#&*!|>'\"%@`,~ \n\t\r\\ab0é日🚚\u2028\x85\ufeff\0")


@A_COMMAND
@given(content=st.binary(max_size=300))
def test_no_bytes_crash_it(content: bytes) -> None:
    stays_sound({"maps/a.yaml": content})


@A_COMMAND
@given(text=st.text(SIGNS, max_size=60))
def test_no_signs_crash_it(text: str) -> None:
    stays_sound({"maps/a.yaml": text.encode(), "maps/b.yaml": f"title: T\nstages:\n  a: {text}\n".encode()})


@A_COMMAND
@given(text=st.text(SIGNS, max_size=40))
def test_no_settings_crash_it(text: str) -> None:
    stays_sound({"journeymap.yaml": text.encode(), "maps/a.yaml": GOOD.replace("Good", "Other").encode()})


MODELS: tuple[type[Written], ...] = (Journey, Stage, Touchpoint, Pain, *(kind.model for kind in KINDS.values()))
FIELDS = sorted({info.alias or name for model in MODELS for name, info in model.model_fields.items()} | set(KINDS))
WORDS = (
    "a",
    "b",
    "cfo",
    "email",
    "b2b-lifecycle",
    "live",
    "2026-02-30",
    "-1",
    "3",
    "true",
    "",
    " ",
    "9" * 30,
    "é",
    "\0",
)
scalars = st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.sampled_from(WORDS) | st.text(max_size=5)
keys = st.sampled_from(FIELDS) | st.sampled_from(WORDS)
junk = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
)


@A_COMMAND
@given(document=st.dictionaries(keys, junk, max_size=6) | junk, other=st.dictionaries(keys, junk, max_size=4))
def test_no_yaml_crashes_it(document: Any, other: Any) -> None:
    stays_sound({"maps/a.yaml": dumped(document), "maps/b.yaml": dumped({"title": "T", "stages": other})})


def dumped(document: Any) -> bytes:
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


WHOLE: tuple[dict[str, Any], ...] = tuple(
    {
        file.relative_to(example).as_posix(): yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        for file in sorted(example.rglob("*.yaml"))
    }
    for example in (EXAMPLES["b2b-lifecycle"], EXAMPLES["abm"])
)
"""The files of the examples that have everything in them."""


class NearMiss:
    """Files, and what was changed in them, which is all that a failure shows."""

    def __init__(self, changes: list[str], files: dict[str, bytes]) -> None:
        self.changes, self.files = changes, files

    def __repr__(self) -> str:
        return f"NearMiss({self.changes})"


@st.composite
def near_misses(draw: st.DrawFn) -> NearMiss:
    """The files of an example with a few things in them taken out, put elsewhere or made into something else."""
    files = copy.deepcopy(draw(st.sampled_from(WHOLE)))
    changes = []
    for _ in range(draw(st.integers(1, 4))):
        holder: Any = files
        route: list[Any] = []
        while True:
            steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            step = draw(st.sampled_from(steps))
            route.append(step)
            below = holder[step]
            if not isinstance(below, (dict, list)) or not below or (holder is not files and draw(st.booleans())):
                break
            holder = below
        change = draw(st.sampled_from(("replace", "remove", "rename", "repeat")))
        if holder is files or change == "replace":
            holder[step] = draw(junk)
        elif change == "remove":
            del holder[step]
        elif isinstance(holder, dict):
            holder[draw(keys)] = holder.pop(step) if change == "rename" else copy.deepcopy(holder[step])
        else:
            holder.append(copy.deepcopy(holder[step]))
        changes.append(f"{change} {route}: {str(holder)[:80]}")
    return NearMiss(changes, {path: dumped(document) for path, document in files.items()})


@pytest.mark.slow
@A_WHOLE_SITE
@given(near_miss=near_misses())
def test_no_near_miss_crashes_it(near_miss: NearMiss) -> None:
    stays_sound(near_miss.files)


@pytest.mark.slow
@A_WHOLE_SITE
@given(near_miss=near_misses())
def test_a_near_miss_is_published_or_refused(near_miss: NearMiss) -> None:
    with workspace(near_miss.files) as root:
        _, said = command("validate", "--root", str(root), "--format", "json")
        is_wrong = any(finding["code"].startswith("JM0") for finding in json.loads(said)["findings"])
        rendered, _ = command("render", "--root", str(root), "--out", str(root / "site"), "--format", "html,markdown")
        assert (rendered != 0) == is_wrong
        assert (root / "site" / "index.html").exists() is (rendered == 0)
