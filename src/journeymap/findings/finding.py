"""A finding, and how findings are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from journeymap.findings.together import Together
from journeymap.source import Document, Place, Span


class Severity(IntEnum):
    """How bad a finding is; an error is the worst."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written and printed."""
        return self.name.lower()


class Kind(StrEnum):
    """What a finding is about."""

    DOCUMENT = "document"
    """A document is wrong: always an error, never ignored, never part of a baseline."""
    GAP = "gap"
    """The documents are fine, the journey has a hole."""
    HOUSEKEEPING = "housekeeping"
    """An ignore, a baseline or a folder is out of order."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to fix. `overdue` marks one that exists only because time has passed."""

    kind: Kind
    code: str
    name: str
    severity: Severity
    message: str
    fix: str
    place: Place
    overdue: bool = False
    map: str | None = None
    heirs: tuple[str, ...] = ()
    """The maps that inherit it: they extend this one, and leave as it is what the finding is about."""
    stage: str | None = None
    persona: str | None = None
    owner: str | None = None
    about: frozenset[str] | None = frozenset()
    """For an ignore or a baseline: the codes of the findings it is for; None where it names an unknown rule."""
    together: Together | None = None
    """How it is told once with its like."""
    parts: tuple[Finding, ...] = ()
    """Where it tells several at once: each of them."""

    @cached_property
    def _resolved(self) -> tuple[Document, Span]:
        return self.place.resolve()

    @property
    def document(self) -> Document:
        """The document that a person is sent to."""
        return self._resolved[0]

    @property
    def path(self) -> str:
        """The file, relative to the workspace."""
        return self._resolved[0].path

    @property
    def span(self) -> Span:
        """Line and column, from 1."""
        return self._resolved[1]

    @property
    def route(self) -> str:
        """The path through the document: `stages.decision.touchpoints[1].channel`."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.place.route)
        return "".join(steps).removeprefix(".")

    @property
    def order(self) -> tuple[str, int, int, str]:
        """File order; at one place by code."""
        document, span = self._resolved
        return document.path, span.line, span.column, self.code
