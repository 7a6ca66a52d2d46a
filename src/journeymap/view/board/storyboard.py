"""The storyboard of a map: a picture for every stage that has one, as a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.workspace import LinkedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture in the storyboard, and what stands below it."""

    image: str
    """Its path from the workspace."""
    alt: str | None
    caption: str | None


def storyboard(stages: Sequence[LinkedStage]) -> tuple[Scene | None, ...]:
    """Return a scene for every stage that has a picture; nothing at all where none has."""
    scenes = tuple(next(_scenes(stage), None) for stage in stages)
    return scenes if any(scenes) else ()


def _scenes(stage: LinkedStage) -> Iterator[Scene]:
    """The picture of a stage, then those of its touchpoints, of which each is called by its name."""
    if stage.model.image:
        yield Scene(image=stage.model.image, alt=stage.model.alt, caption=stage.model.alt)
    for touchpoint in stage.touchpoints:
        model = touchpoint.model
        if model.image and model.status != "retired":
            yield Scene(image=model.image, alt=model.alt, caption=model.name)
