"""Where commands write: whole files, and none that the workspace is read from."""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymap.linting.baseline import baseline_of
from tests.support.fixtures import RunCommand, WriteFiles

MAP = "title: T\nimage: pictures/map.png\nstages: {a: {image: pictures/stage.png, goals: [x]}}\n"
FILES = {
    "maps/a.yaml": MAP,
    "maps/library/personas.yaml": "personas: {p: {name: P, image: pictures/p.png}}\n",
    "journeymap.yaml": "maps: [maps, more]\nbaseline: old/baseline.txt\nsite: {logo: logo.svg, theme: brand}\n",
    "old/baseline.txt": baseline_of([]),
    "brand/html/styles/base.css": "",
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "more/b.yml": "title: B\nstages: {a: {goals: [x]}}\n",
    "pictures/map.png": "",
    "pictures/stage.png": "",
    "pictures/p.png": "",
    "docs/notes.txt": "mine",
}
READ = sorted(FILES.keys() - {"docs/notes.txt"})


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", [*READ, "maps/new.yaml", "more/deep/new.YML", "./maps/../maps/a.yaml"])
def test_no_report_is_written_over_what_is_read(path: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    before = contents(root)
    ran = run("validate", "-o", f"json:{path}", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{Path(path).as_posix()}' is one of the files that the workspace is read from." in ran.err
    assert contents(root) == before


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_not_through_a_link_either(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "shared/c.yaml": "title: C\nstages: {a: {goals: [x]}}\n"})
    (root / "report.json").symlink_to("maps/a.yaml")
    (root / "maps" / "linked").symlink_to(root / "shared")
    before = contents(root)
    for path in ("report.json", "shared/c.yaml"):
        assert run("validate", "-o", f"json:{path}", cwd=root).code == 2
    assert contents(root) == before


def test_nor_over_what_another_workspace_is_read_from(write_files: WriteFiles, run: RunCommand, tmp_path: Path) -> None:
    root = write_files(FILES)
    other = tmp_path / "other"
    assert run("init", other, cwd=root).code == 0
    before = contents(other)
    assert run("validate", "-o", f"json:{other / 'maps' / 'first.yaml'}", cwd=root).code == 2
    assert contents(other) == before


@pytest.mark.parametrize("path", ["journeymap.yaml", "maps/a.yaml", "old/baseline.txt", "brand/html/x.html"])
@pytest.mark.parametrize("options", [(), ("--settings",), ("--workspace",)])
def test_nor_a_schema(options: tuple[str, ...], path: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    before = contents(root)
    assert run("schema", *options, "-o", path, cwd=root).code == 2
    assert contents(root) == before


@pytest.mark.parametrize("path", ["docs/notes.txt", "report.json", "maps/report.json", "deep/er/report.yaml"])
def test_other_files_are_written(path: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    run("validate", "-o", f"json:{path}", cwd=root)
    assert json.loads((root / path).read_text(encoding="utf-8"))["findings"]
    assert run("schema", "-o", path, cwd=root).code == 0
    assert "$schema" in json.loads((root / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "words",
    [
        ("render", "--out", ""),
        ("render", "--out", "  "),
        ("schema", "--output", ""),
        ("validate", "--baseline", ""),
        ("validate", "--output", "json:"),
        ("init", ""),
    ],
)
def test_an_empty_name_is_not_the_current_folder(
    words: tuple[str, ...], write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(FILES)
    before = contents(root)
    assert run(*words, cwd=root).code == 2
    assert contents(root) == before


WRITING = {
    "a baseline": (("validate", "--write-baseline"), "old/baseline.txt"),
    "a report": (("validate", "-o", "sarif:report.json"), "report.json"),
    "a schema": (("schema", "-o", "report.json"), "report.json"),
}


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(("words", "file"), WRITING.values(), ids=WRITING)
def test_a_full_disk_leaves_the_old_file(
    words: tuple[str, ...],
    file: str,
    step: str,
    write_files: WriteFiles,
    run: RunCommand,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    root = write_files({**FILES, "report.json": "old"})
    before = contents(root)
    monkeypatch.setattr(os, step, refuse)
    ran = run(*words, cwd=root)
    assert ran.code == 3
    assert f"{Path(file).name}': no space left on device." in ran.err
    assert contents(root) == before
