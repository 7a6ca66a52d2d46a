"""Look at the paths that the settings and the things in the maps name, before anything uses them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from journeymap.model.base import Written
from journeymap.model.messages import quoted
from journeymap.model.paths import paths_in
from journeymap.named_paths import Cause, PathKind, Refusal, find_named
from journeymap.source import Place, Problem

_FIXES = {
    Cause.OUTSIDE: "Move it into the workspace, and name it by its path from there.",
    Cause.MISSING: "Create it, or correct the path, which starts at the workspace's folder.",
    Cause.CIRCLE: "Remove the link, or point it at what you mean.",
    Cause.TOO_LARGE: "Make it smaller, or name another one.",
    Cause.UNREADABLE: "Check its permissions.",
}
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_FIX = "Correct the path, which starts at the workspace's folder."


def wrong_paths(thing: Written, place: Place, root: Path, code: str) -> Iterator[Problem]:
    """Yield a problem for each path in a thing that leads to nothing of use; `code` is that of such a path here."""
    for mark, path, route in paths_in(thing):
        refusal = find_named(root, path, mark.kind)
        if isinstance(refusal, Refusal):
            subject, at = f"the {mark.noun} {quoted(path)}", place.at(*route)
            fix = _fix_of(path, refusal, mark.kind, place, root)
            yield (
                Problem(code, at, f"{subject} {refusal.reason}", fix)
                if fix
                else path_problem(refusal, code, at, subject)
            )


def _fix_of(path: str, refusal: Refusal, kind: PathKind, place: Place, root: Path) -> str | None:
    """Say what to write in the place of a path that people often write; None for all others."""
    if _WEB.match(path):
        return "Save it in the workspace and write its path from there: pages load nothing from the web."
    plain = path.replace("\\", "/")
    folder = posixpath.dirname(place.document.path)
    for candidate in dict.fromkeys((plain, posixpath.normpath(posixpath.join(folder, plain)))):
        if candidate != path and not isinstance(find_named(root, candidate, kind), Refusal):
            return f"Write {candidate}: a path starts at the workspace's folder and has '/' between folders."
    if refusal.cause is Cause.WRONG_KIND and kind.media_types:
        return "Save it as one of these, and name that file."
    return None


def path_problem(refusal: Refusal, code: str, place: Place, subject: str) -> Problem:
    """Return the problem of a path that was refused; `subject` begins the message."""
    if refusal.cause is Cause.UNREADABLE:
        code = "JM016"
    return Problem(code, place, f"{subject} {refusal.reason}", _FIXES.get(refusal.cause, _FIX))
