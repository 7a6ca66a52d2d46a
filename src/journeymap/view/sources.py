"""Where a claim comes from, as a page says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.model.values import Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.view.links import link_url
from journeymap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a claim comes from."""

    kind: str
    is_customer: bool
    n: int | None
    date: str | None
    note: str | None
    url: str | None


def source_notes(workspace: Workspace, sources: Iterable[Source]) -> tuple[SourceNote, ...]:
    """Written sources, ready for a page."""
    return tuple(
        SourceNote(
            one.kind,
            one.kind in CUSTOMER_SOURCES,
            one.n,
            one.date.isoformat() if one.date else None,
            one.note,
            link_url(workspace, one.link),
        )
        for one in sources
    )
