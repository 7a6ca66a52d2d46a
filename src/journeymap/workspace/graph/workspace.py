"""The workspace: everything declared, linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.model.snapshot import Snapshot
from journeymap.redaction import PersonalData
from journeymap.source import Document, Problem
from journeymap.workspace.graph.account import LinkedAccount, LinkedProgram
from journeymap.workspace.graph.journey import LinkedJourney
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.graph.passed_over import Why
from journeymap.workspace.graph.uses import Uses


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Library:
    """What maps refer to, by kind and id."""

    personas: Mapping[str, LinkedPersona]
    channels: Mapping[str, LinkedChannel]
    content: Mapping[str, LinkedContent]
    segments: Mapping[str, LinkedSegment]
    frameworks: Mapping[str, LinkedFramework]


@dataclass(frozen=True, eq=False, kw_only=True)
class Workspace:
    """Everything declared, linked. It never changes once loaded, and `today` is the only clock it knows."""

    root: Path
    settings: Settings
    settings_document: Document | None
    today: date
    documents: Mapping[str, Document]
    passed_over: Mapping[str, Why]
    """What lies below the maps folders and is not read on purpose, by path; below a folder nothing more is named."""
    maps: Mapping[str, str]
    """The ids of the maps by their documents, including those too broken to be journeys."""
    library: Library
    accounts: Mapping[str, LinkedAccount]
    programs: Mapping[str, LinkedProgram]
    journeys: Mapping[str, LinkedJourney]
    snapshots: tuple[Snapshot, ...]
    """What was measured, the oldest first. A snapshot after `today` is there as well."""
    uses: Uses
    uses_are_known: bool
    """False if a document could not be read or a map not be understood, since what it uses is not known."""
    problems: tuple[Problem, ...]
    withheld: int
    """How many unknown references are not reported, since an unreadable document may declare what they name."""
    withheld_in: frozenset[str]
    """The documents that hold such references."""
    personal_data: tuple[PersonalData, ...]
    """Where contact details of people are written. Nothing else in the workspace holds them any more."""
    clean: Callable[[str], str]
    """Removes such details from a text that comes from elsewhere, such as a comment or a baseline."""
    clean_path: Callable[[str], str]
    """Removes them from the path of a file, as they are removed from those of the documents."""

    @property
    def personas(self) -> Mapping[str, LinkedPersona]:
        return self.library.personas

    @property
    def channels(self) -> Mapping[str, LinkedChannel]:
        return self.library.channels

    @property
    def content(self) -> Mapping[str, LinkedContent]:
        return self.library.content

    @property
    def segments(self) -> Mapping[str, LinkedSegment]:
        return self.library.segments

    @property
    def frameworks(self) -> Mapping[str, LinkedFramework]:
        return self.library.frameworks

    @property
    def title(self) -> str:
        """What the workspace is called on its pages."""
        return self.settings.title or "Journey maps"
