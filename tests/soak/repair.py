"""Take out of a workspace what is wrong with it, so that the rest gets as far as the pages."""

import json
import re
from pathlib import Path
from typing import Any

from tests.soak.commands import run
from tests.soak.inputs import parsed, plain
from tests.soak.workspace import Files, write, written

ROUNDS = 8


def repaired(files: Files) -> Files:
    """Leave out what is reported as wrong, round by round; what is still wrong then is left to be refused."""
    with written(files) as root:
        for _ in range(ROUNDS):
            problems = _problems(root)
            if not problems:
                break
            files = _without(problems, files)
            for path in sorted(root.rglob("*.yaml")):
                path.unlink()
            write(root, files)
    return files


def _problems(root: Path) -> list[dict[str, Any]]:
    outcome = run(["validate", "--format", "json", "--profile", "starter", "--as-of", "2026-11-22"], root)
    if outcome.code != 1:
        return []
    return [finding for finding in json.loads(outcome.out)["findings"] if finding["code"].startswith("JM0")]


def _without(problems: list[dict[str, Any]], files: Files) -> Files:
    files = dict(files)
    for name in {problem["path"] for problem in problems}:
        routes = {problem["route"] or "" for problem in problems if problem["path"] == name}
        tree = parsed(files.get(name, b""))
        removed = [_remove(tree, route) for route in sorted(routes, reverse=True)]
        if any(removed):
            files[name] = plain(tree)
        else:
            files.pop(name, None)
    return files


def _remove(tree: Any, route: str) -> bool:
    """Remove what a route leads to, or the nearest that is there."""
    steps: list[Any] = [int(index) if index else key for index, key in re.findall(r"\[(\d+)\]|([^.\[\]]+)", route)]
    holder, last = None, None
    for step in steps:
        is_there = step in tree if isinstance(tree, dict) else isinstance(tree, list) and step in range(len(tree))
        if not is_there:
            break
        holder, last, tree = tree, step, tree[step]
    if holder is None:
        return False
    del holder[last]
    return True
