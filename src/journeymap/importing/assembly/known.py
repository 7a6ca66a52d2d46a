"""Collect what can be referred to before an import: what the workspace declares, and what is built in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.importing.draft import ThingKind
from journeymap.model.scores import OURS, Scale
from journeymap.named_paths import PICTURE, find_named
from journeymap.workspace import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
    Workspace,
    built_in_library,
)

Linked = LinkedPersona | LinkedChannel | LinkedContent | LinkedSegment | LinkedFramework


@dataclass(frozen=True, kw_only=True)
class KnownStage:
    """A stage of a framework."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """Names by id."""

    personas: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    built_in_channels: frozenset[str] = frozenset()
    content: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)
    segments: Mapping[str, str] = field(default_factory=dict)
    frameworks: Mapping[str, tuple[KnownStage, ...]] = field(default_factory=dict)
    lanes: Mapping[str, str] = field(default_factory=dict)
    maps: frozenset[str] = frozenset()
    root: Path | None = None
    """The folder of the workspace, to which the paths of pictures are relative."""
    things: Mapping[ThingKind, Mapping[str, Linked]] = field(default_factory=dict)
    """Their declarations, by kind and id."""
    scale: Scale = OURS
    """The scale of feelings on maps that do not state one."""

    def has_picture(self, path: str) -> bool:
        """Return whether the workspace has a picture that a map names."""
        return self.root is not None and isinstance(find_named(self.root, path, PICTURE), Path)


def known_to(workspace: Workspace | None) -> Known:
    """Return what a workspace declares; without one, what is built in."""
    library = workspace.library if workspace else built_in_library()
    settings = workspace.settings if workspace else None
    return Known(
        personas={persona.id: persona.model.name for persona in library.personas.values()},
        channels={channel.id: channel.name for channel in library.channels.values()},
        built_in_channels=frozenset(channel.id for channel in library.channels.values() if channel.built_in),
        content={piece.id: piece.model.title for piece in library.content.values()},
        accounts={account.id: account.model.name for account in workspace.accounts.values()} if workspace else {},
        segments={segment.id: segment.model.name for segment in library.segments.values()},
        frameworks={framework.id: _stages_of(framework) for framework in library.frameworks.values()},
        lanes={lane.id: lane.title or lane.id for lane in settings.lanes} if settings else {},
        root=workspace.root if workspace else None,
        maps=frozenset(workspace.journeys if workspace else ()),
        things={
            ThingKind.PERSONA: library.personas,
            ThingKind.CHANNEL: library.channels,
            ThingKind.CONTENT: library.content,
            ThingKind.SEGMENT: library.segments,
            ThingKind.FRAMEWORK: library.frameworks,
        },
        scale=(settings.scales.emotion if settings else None) or OURS,
    )


def _stages_of(framework: LinkedFramework) -> tuple[KnownStage, ...]:
    return tuple(KnownStage(id=id_, name=stage.name or id_) for id_, stage in framework.stages.items())
