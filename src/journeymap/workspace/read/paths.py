"""Look at the paths that the settings and the things in the maps name, before anything uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from journeymap.model.base import Written
from journeymap.model.messages import quoted
from journeymap.model.paths import paths_in
from journeymap.named_paths import Cause, Refusal, find_named
from journeymap.source import Place, Problem

_FIXES = {
    Cause.OUTSIDE: "Move it into the workspace, and name it by its path from there.",
    Cause.MISSING: "Create it, or correct the path, which starts at the workspace's folder.",
    Cause.CIRCLE: "Remove the link, or point it at what you mean.",
    Cause.TOO_LARGE: "Make it smaller, or name another one.",
    Cause.UNREADABLE: "Check its permissions.",
}
_FIX = "Correct the path, which starts at the workspace's folder."


def wrong_paths(thing: Written, place: Place, root: Path, code: str) -> Iterator[Problem]:
    """Yield a problem for each path in a thing that leads to nothing of use; `code` is that of such a path here."""
    for mark, path, route in paths_in(thing):
        refusal = find_named(root, path, mark.kind)
        if isinstance(refusal, Refusal):
            yield path_problem(refusal, code, place.at(*route), f"the {mark.noun} {quoted(path)}")


def path_problem(refusal: Refusal, code: str, place: Place, subject: str) -> Problem:
    """Return the problem of a path that was refused; `subject` begins the message."""
    if refusal.cause is Cause.UNREADABLE:
        code = "JM016"
    return Problem(code, place, f"{subject} {refusal.reason}", _FIXES.get(refusal.cause, _FIX))
