"""The workflow of a new workspace. GitHub reads it at the top of a repository only, wherever the workspace lies."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from typing import NamedTuple

from journeymap.characters import HIDDEN
from journeymap.repository import repository_of

AT_TOP = ".github/workflows/journeymap.yml"
_LONGEST_NAME = 80


class Workflow(NamedTuple):
    """A file to write, or the reason why it is not written."""

    file: Path
    content: bytes
    inside: str | None = None
    """The folder that it runs in, by its path in the repository, unless that is the top."""
    refused: str = ""


def workflow_for(folder: Path, template: bytes) -> Workflow:
    """Return the workflow of the workspace in a folder, which may lie deep in a repository."""
    place = folder.resolve()
    top = repository_of(place) or place
    if place == top:
        return Workflow(folder / AT_TOP, template)
    inside = place.relative_to(top).as_posix()
    if "${{" in inside or HIDDEN.search(inside):
        return Workflow(top / AT_TOP, b"", inside, "a workflow cannot name this folder")
    file = _free_name(top, inside)
    text = _below(inside, file.relative_to(top).as_posix(), template.decode())
    return Workflow(file, text.encode(), inside)


def _below(inside: str, file: str, text: str) -> str:
    """The workflow that runs in a folder of the repository, and only when something in there has changed."""
    pattern = re.sub(r"([\\*?+\[\]!])", r"\\\1", inside)
    paths = f"    paths: [{_quoted(f'{pattern}/**')}, {_quoted(file)}]\n"
    name = _quoted(f"journeymap {inside}")
    for before, after in (
        ("name: journeymap\n", f"name: {name}\n"),
        ("  pull_request:\n", f"  pull_request:\n{paths}"),
        ("    branches: [main]\n", f"    branches: [main]\n{paths}"),
        ("  validate:\n", f"  validate:\n    name: {name}\n"),
        ("    steps:\n", f"    defaults:\n      run:\n        {_runs_in(inside)}\n    steps:\n"),
    ):
        text = text.replace(before, after, 1)
    return text


def _free_name(top: Path, inside: str) -> Path:
    """A name that is free, or that of the workflow which this folder has already."""
    words = re.sub(r"[^\w.]+", "-", inside).strip("-.")[:_LONGEST_NAME] or "maps"
    for number in count(1):
        file = top / AT_TOP.replace(".yml", f"-{words}.yml" if number == 1 else f"-{words}-{number}.yml")
        if not file.is_file() or _runs_in(inside) in file.read_text(encoding="utf-8", errors="replace"):
            return file
    raise AssertionError("numbers do not end")


def _runs_in(inside: str) -> str:
    return f"working-directory: {_quoted(inside)}"


def _quoted(text: str) -> str:
    """A text as YAML reads it in double quotes, which is as JSON writes it."""
    return json.dumps(text, ensure_ascii=False)
