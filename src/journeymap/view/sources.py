"""The sources of a claim, ready for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.model.values import Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.view.links import link_url
from journeymap.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A source of a claim. On a page that tells of many, each has a number by which its claims refer to it."""

    number: int = 0
    kind: str | None
    is_customer: bool
    n: int | None
    date: str | None
    note: str | None
    url: str | None


class SourceList:
    """The sources of a page in the order in which they are first referred to; the same source is told once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._notes: dict[Source, SourceNote] = {}

    def notes(self, sources: Sequence[Source]) -> tuple[SourceNote, ...]:
        """Return what claims refer to, which joins the list."""
        return tuple(self._notes.get(source) or self._joined(source) for source in dict.fromkeys(sources))

    def all(self) -> tuple[SourceNote, ...]:
        """Return every source that has been referred to."""
        return tuple(self._notes.values())

    def _joined(self, source: Source) -> SourceNote:
        note = self._notes[source] = SourceNote(
            number=len(self._notes) + 1,
            kind=source.kind,
            is_customer=source.kind in CUSTOMER_SOURCES,
            n=source.n,
            date=source.date.isoformat() if source.date else None,
            note=source.note,
            url=link_url(self._workspace, source.link),
        )
        return note
