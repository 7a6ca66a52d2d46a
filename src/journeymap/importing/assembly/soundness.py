"""Check documents against the format, and move what it refuses into the notes, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS, MAP
from journeymap.model.scores import OURS, Scale
from journeymap.model.validate import check
from journeymap.source import Place, Problem, Route, block_text, parse

_MOST_ROUNDS = 20
_LONGEST = 9_000
"""The longest text that is kept in one piece, in characters."""


class Sound(NamedTuple):
    """A valid document, and the routes to what had to be taken out of it."""

    data: dict[str, Any]
    moved: tuple[Route, ...]


def made_sound(data: dict[str, Any], scale: Scale = OURS) -> Sound:
    """Return a valid document, in which notes hold what the format refuses elsewhere."""
    moved: list[Route] = []
    _divide(data)
    for _ in range(_MOST_ROUNDS):
        routes = list(dict.fromkeys(problem.place.route for problem in _problems(data, scale)))
        if not routes:
            break
        for route in sorted(routes, key=_last_first, reverse=True):
            if taken := _take_out(data, route):
                way, value = taken
                moved.append(way)
                _keep(data, way, value)
    return Sound(data, tuple(moved))


def _problems(data: dict[str, Any], scale: Scale) -> Iterator[Problem]:
    """Yield the problems of a document when it is written and read again."""
    document = parse(block_text(data).encode(), "imported.yaml")
    read = document.data or {}
    yield from document.problems
    for key, kind in KINDS.items():
        for id_, thing in (read.get(key) or {}).items():
            yield from check(kind.model, thing, Place(document, (key, id_))).problems
    if MAP.key in read:
        own = {key: value for key, value in read.items() if key not in KINDS}
        yield from check(Journey, own, Place(document), _scale_of(read, scale)).problems


def _scale_of(read: dict[str, Any], scale: Scale) -> Scale:
    ends = read.get("scale")
    return Scale(float(ends[0]), float(ends[1])) if ends else scale


def _last_first(route: Route) -> tuple[tuple[int, str | int], ...]:
    return tuple((1, step) if isinstance(step, int) else (0, step) for step in route)


def _take_out(data: dict[str, Any], route: Route) -> tuple[Route, Any] | None:
    """Take out what is at a route or nearest to it; None if its holder cannot do without it."""
    way: Route = ()
    holder: Any = data
    for step in route:
        if not _has(holder, step):
            break
        way, holder = (*way, step), holder[step]
    while way and _is_needed(way):
        way = way[:-1]
    if not way:
        return None
    above: Any = data
    for step in way[:-1]:
        above = above[step]
    return way, above.pop(way[-1])


def _has(holder: Any, step: str | int) -> bool:
    if isinstance(holder, dict):
        return step in holder
    return isinstance(holder, list) and isinstance(step, int) and step < len(holder)


def _is_needed(route: Route) -> bool:
    return route[-1] in {"text", "kind"} or (route[-1] == "name" and len(route) > 3) or len(route) <= 1


def _keep(data: dict[str, Any], route: Route, value: Any) -> None:
    """Add the texts of what was taken out to the nearest notes."""
    texts = list(_texts(value))
    if not texts:
        return
    holder: dict[str, Any] = data
    if route[0] == MAP.key and len(route) > 2:
        holder = data[MAP.key][route[1]]
    elif route[0] in KINDS and len(route) > 2:
        holder = data[str(route[0])][route[1]]
    field = next((step for step in reversed(route) if isinstance(step, str)), "")
    text = f"{field.replace('_', ' ')}: {'; '.join(texts)}"
    holder["notes"] = f"{holder['notes']}\n\n{text}" if holder.get("notes") else text
    _divide(data)


def _divide(data: dict[str, Any]) -> None:
    """Split texts that are too long: the rest of long notes goes into the attributes."""
    stages = data.get(MAP.key)
    for holder in (data, *(stages.values() if isinstance(stages, dict) else ())):
        notes = holder.get("notes")
        if isinstance(notes, str) and len(notes) > _LONGEST:
            first, *rest = _pieces(notes)
            holder["notes"] = first
            attributes = data.setdefault("attributes", {})
            for piece in rest:
                attributes[f"Notes {len(attributes) + 2}"] = piece


def _pieces(text: str) -> Iterator[str]:
    """Split a long text at line ends, else between words."""
    while len(text) > _LONGEST:
        ends = (text.rfind("\n", 0, _LONGEST), text.rfind(" ", 0, _LONGEST), _LONGEST)
        end = next(end for end in ends if end > 0)
        yield text[:end].strip()
        text = text[end:].strip()
    yield text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif value is not None:
        yield str(value)
