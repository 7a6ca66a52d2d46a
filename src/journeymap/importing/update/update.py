"""Work out how a workbook changes the file of its map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from journeymap.exporting.workbook.record import fingerprint
from journeymap.exporting.workbook.things import Thing, things_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.update.book import EditedBook, read_book
from journeymap.importing.update.changes import Changes
from journeymap.importing.update.comparing import changes_in
from journeymap.importing.update.current_things import current_things
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.verification import difference_from_expected
from journeymap.importing.update.writing import MapFile, write
from journeymap.model.suggest import did_you_mean
from journeymap.named_paths import read_at_most
from journeymap.source import MAX_BYTES, Problem
from journeymap.view.grid.grid import grid_of
from journeymap.workspace import LinkedJourney, Workspace, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """The changes of a workbook to the file of its map."""

    map: str
    path: str
    """The path of the file, from the folder of the workspace."""
    before: bytes
    after: bytes
    diff: str
    """A unified diff, without personal data."""
    changes: int
    refusals: tuple[str, ...]
    """What cannot be placed, each with its cell. If there is any, nothing must be written."""
    remarks: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the file stays the same."""
        return self.before == self.after


def update_of(given: GivenFile, workspace: Workspace) -> Update:
    """Work out the changes of a workbook, and write nothing. Raises NoJourney if its map is not in this workspace."""
    book = read_book(given)
    journey = _journey(given, book, workspace)
    things = things_of(grid_of(workspace, journey))
    changes = changes_in(book)
    found = current_things(book.record.things, things, changes)
    _refuse_a_stranger(given, book, journey, found)
    path = journey.place.document.path
    before = _bytes_of(workspace, path)
    file = MapFile(before, journey, found, things)
    refusals = [*book.refusals, *write(file, changes)]
    if file.content != before:
        after = load(workspace.root, workspace.today, instead={path: file.content})
        refusals += _new_problems(workspace, after, path, changes)
        if not refusals:
            refusals += _not_as_asked(after, journey, path, changes, found, things)
    return Update(
        map=journey.id,
        path=path,
        before=before,
        after=file.content,
        diff=_diff(path, before, file.content, workspace),
        changes=changes.count,
        refusals=tuple(workspace.clean(refusal) for refusal in dict.fromkeys(refusals)),
        remarks=tuple(dict.fromkeys(book.remarks)),
    )


def _bytes_of(workspace: Workspace, path: str) -> bytes:
    """Return the content of a map's file. Raises NoJourney if its name on disk is not the one that is shown."""
    try:
        content = read_at_most(workspace.root / path, MAX_BYTES)
    except OSError:
        content = None
    if content is None:
        raise NoJourney(f"The file {path} cannot be read. Look whether it is there.")
    return content


def _journey(given: GivenFile, book: EditedBook, workspace: Workspace) -> LinkedJourney:
    journey = workspace.journeys.get(book.record.map)
    if journey is not None:
        return journey
    if book.record.map in workspace.maps.values():
        raise NoJourney(
            f"The map '{excerpt(book.record.map)}' has mistakes, so that nothing can be written into it. "
            "Correct what 'journeymap validate' says of it first."
        )
    guess = did_you_mean(book.record.map, list(workspace.journeys))
    raise NoJourney(
        f"{given.name} is the workbook of the map '{excerpt(book.record.map)}', which is not in this workspace.{guess} "
        "Go to its workspace, or name that with --root."
    )


def _refuse_a_stranger(given: GivenFile, book: EditedBook, journey: LinkedJourney, found: Mapping[int, Thing]) -> None:
    """Refuse the workbook of another map with the same id, with which this one shares little."""
    files = {each.place.document.path: fingerprint(each.place.document.text) for each in journey.lineage}
    is_as_it_was = any(files.get(path) == mark for path, mark in book.record.files.items())
    if not is_as_it_was and 2 * len(found) < len(book.record.things):
        here = f"of {len(book.record.things)} things in it, {len(found)} are on the map '{journey.id}'"
        raise NoJourney(
            f"{given.name} is the workbook of another map, or of one that has changed a lot since: {here}. "
            "Export the map anew, and make the changes there."
        )


def _new_problems(workspace: Workspace, after: Workspace, path: str, changes: Changes) -> Iterator[str]:
    """Yield the problems that the workspace would have afterwards and does not have now."""
    known = Counter(map(_told, workspace.problems))
    for problem in after.problems:
        if _is_known(problem, known):
            continue
        document, span = problem.place.resolve()
        at = changes.place_of(problem.place.home.route) if document.path == path else ""
        at = at or f"{document.path}, line {span.line}"
        yield f"{at}: {problem.message}{_full_stop(problem.message)} {problem.fix}".strip()


def _not_as_asked(
    after: Workspace,
    journey: LinkedJourney,
    path: str,
    changes: Changes,
    found: Mapping[int, Thing],
    things: Sequence[Thing],
) -> Iterator[str]:
    """Say where the map would differ from the workbook."""
    changed = after.journeys.get(journey.id)
    if changed is None:
        yield f"{path}: the map could not be read any more with these changes. Make them in the file."
        return
    again = things_of(grid_of(after, changed))
    if told := difference_from_expected(changes, found, things, again, is_overlay=bool(journey.base)):
        yield told


def _full_stop(message: str) -> str:
    return "" if message.endswith((".", "?")) else "."


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place.document.path, problem.message


def _is_known(problem: Problem, known: Counter[tuple[str, str, str]]) -> bool:
    told = _told(problem)
    known[told] -= 1
    return known[told] >= 0


def _diff(path: str, before: bytes, after: bytes, workspace: Workspace) -> str:
    old, new = (content.decode("utf-8-sig", "replace").splitlines() for content in (before, after))
    lines = unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return "\n".join(workspace.clean(line) for line in lines)
