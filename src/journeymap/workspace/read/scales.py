"""Find out by which scale a map counts feelings, before anything on it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import normalize

from journeymap.model.kinds import MAP
from journeymap.model.scores import Scale, scale_written
from journeymap.source import Document
from journeymap.workspace.read.declare import id_of_map


class _Said(NamedTuple):
    """What a map says that decides about its scale."""

    scale: Scale | None
    extends: str | None


_NOTHING = _Said(None, None)


class Scales:
    """The scales of all maps: a map's own, else that of the map it extends, else the one of the settings."""

    def __init__(self, documents: Iterable[tuple[Document, str]], otherwise: Scale) -> None:
        self._otherwise = otherwise
        self._said: dict[str, _Said] = {}
        self._known: dict[str, Scale] = {}
        for document, map_id in documents:
            if _is_map(document):
                self._said.setdefault(id_of_map({"id": document.value(("id",))}, map_id), _said_in(document))

    def of(self, document: Document) -> Scale:
        """Return the scale of a document, if it is a map."""
        said = _said_in(document) if _is_map(document) else _NOTHING
        passed: dict[str, None] = {}
        scale = said.scale
        while scale is None and said.extends is not None and said.extends not in passed:
            id_ = said.extends
            passed[id_] = None
            said = self._said.get(id_, _NOTHING)
            scale = self._known.get(id_) or said.scale
        scale = scale or self._otherwise
        self._known.update(dict.fromkeys(passed, scale))
        return scale


def _is_map(document: Document) -> bool:
    return document.readable and document.has((MAP.key,))


def _said_in(document: Document) -> _Said:
    below = document.value(("extends",))
    return _Said(scale_written(document.value(("scale",))), normalize("NFC", below) if isinstance(below, str) else None)
