"""The sources of a claim, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.model.values import Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.view.links import link_url
from journeymap.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A source of a claim."""

    kind: str | None
    is_customer: bool
    n: int | None
    date: str | None
    note: str | None
    url: str | None


def source_notes(workspace: Workspace, sources: Iterable[Source]) -> tuple[SourceNote, ...]:
    """Return sources as pages show them."""
    return tuple(
        SourceNote(
            kind=source.kind,
            is_customer=source.kind in CUSTOMER_SOURCES,
            n=source.n,
            date=source.date.isoformat() if source.date else None,
            note=source.note,
            url=link_url(workspace, source.link),
        )
        for source in sources
    )
