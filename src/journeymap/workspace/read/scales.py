"""Find out by which scale a map counts feelings, before anything on it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

from journeymap.model.kinds import MAP
from journeymap.model.scores import Scale, scale_written
from journeymap.source import Document
from journeymap.workspace.read.declare import id_of_map


class Scales:
    """The scales of all maps: a map's own, else that of the map it extends, else the one of the settings."""

    def __init__(self, documents: Iterable[tuple[Document, str]], otherwise: Scale) -> None:
        self._otherwise = otherwise
        self._maps: dict[str, dict[str, Any]] = {}
        self._known: dict[int, Scale] = {}
        for document, map_id in documents:
            if _is_map(document):
                self._maps.setdefault(id_of_map(document.data, map_id), document.data)

    def of(self, document: Document) -> Scale:
        """Return the scale of a document, if it is a map."""
        data = document.data if _is_map(document) else None
        scale: Scale | None = None
        passed: dict[int, None] = {}
        while data and scale is None and id(data) not in passed:
            passed[id(data)] = None
            scale = self._known.get(id(data)) or scale_written(data.get("scale"))
            below = data.get("extends")
            data = self._maps.get(normalize("NFC", below)) if isinstance(below, str) else None
        scale = scale or self._otherwise
        self._known.update(dict.fromkeys(passed, scale))
        return scale


def _is_map(document: Document) -> bool:
    return document.readable and isinstance(document.data, dict) and MAP.key in document.data
