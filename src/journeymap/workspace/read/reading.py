"""What was read from the files of a workspace, before anything in it is linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.redaction import PersonalData
from journeymap.source import Document, Problem
from journeymap.workspace.read.declare import Declarations


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reading:
    """The settings, the documents and what they declare."""

    root: Path
    settings: Settings
    settings_document: Document | None
    documents: Mapping[str, Document]
    declarations: tuple[Declarations, ...]
    maps: Mapping[str, str]
    """The ids of the maps by their documents."""
    problems: tuple[Problem, ...]
    personal_data: tuple[PersonalData, ...]
    is_complete: bool
    """False where a document or a folder could not be read."""
