"""Link the library: personas, channels, content, segments and frameworks."""

from __future__ import annotations

from typing import Any

from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.source import Problem
from journeymap.translatable import OurText
from journeymap.workspace.graph.library import LinkedChannel, LinkedContent, LinkedPersona, LinkedSegment
from journeymap.workspace.graph.workspace import Library
from journeymap.workspace.link.frameworks import link_frameworks
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index


def link_library(index: Index) -> tuple[Library, list[Problem]]:
    """Link everything that maps refer to; return it with what is wrong among the frameworks."""
    frameworks, problems = link_frameworks(index)
    declared_channels = index.things["channels"]
    library = Library(
        personas={
            id_: LinkedPersona(id_, _model(declared, Persona, name=id_), declared.place, declared.sound)
            for id_, declared in index.of("personas").items()
        },
        channels={
            id_: _channel(id_, declared, built_in=id_ not in declared_channels)
            for id_, declared in index.of("channels").items()
        },
        content={
            id_: LinkedContent(id_, _model(declared, Content, title=id_), declared.place, declared.sound)
            for id_, declared in index.of("content").items()
        },
        segments={
            id_: LinkedSegment(id_, _model(declared, Segment, name=id_), declared.place)
            for id_, declared in index.of("segments").items()
        },
        frameworks=frameworks,
    )
    return library, problems


def _channel(id_: str, declared: Declared, *, built_in: bool) -> LinkedChannel:
    model = _model(declared, Channel)
    if built_in:
        model = model.model_copy({"name": OurText(model.name)})
    return LinkedChannel(id_, model, declared.place, declared.sound, built_in)


def _model(declared: Declared, model: type[Any], **fallback: str) -> Any:
    """What is written; of a thing too broken to read only the id remains."""
    return declared.model if declared.model is not None else model(**fallback)
