"""Make the JSON Schema of `journeymap export --format json` from the models, since its fields are those of the format."""

from __future__ import annotations

import json
import types
import typing
from datetime import date, timedelta
from typing import Any

from journeymap.exporting.json import FORMAT
from journeymap.model.base import Written, descriptions
from journeymap.model.framework import FrameworkStage
from journeymap.model.journey import Journey
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.model.scores import OURS, Scale, Score
from journeymap.model.settings import OwnLane

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    timedelta: {"type": "string", "pattern": r"^\d+[hd]$"},
    Score: {"type": "number", "minimum": OURS.worst, "maximum": OURS.best},
    Scale: {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
}
_THINGS: dict[str, tuple[type[Written], str]] = {
    "personas": (Persona, "The personas of the map, by id."),
    "channels": (Channel, "The channels that it names, by id, also those that are built in."),
    "content": (Content, "What people are handed on it, by id; nothing that is made for another account."),
    "segments": (Segment, "The segments that it, its personas and its content name, by id."),
}
_NAMES = {
    "frameworks": ("The framework that it follows, by id, with all of its stages.", ["name", "stages"]),
    "accounts": ("The account that it is for, by id.", ["name"]),
    "maps": ("The maps that it extends, is compared with, or leads to, by id.", ["title"]),
}


def map_schema() -> str:
    """Return the schema."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {
        "format": {"description": "The version of this format.", "const": FORMAT},
        "tool": {
            "description": "Name and version of the program that wrote it.",
            "type": "string",
            "pattern": r"^journeymap \d+\.\d+",
        },
        "map": {
            "description": "The map, with what it extends worked in. A field that says nothing is left out.",
            **_schema(Journey, definitions),
        },
    }
    for key, (model, description) in _THINGS.items():
        properties[key] = {
            "description": description,
            "type": "object",
            "additionalProperties": _schema(model, definitions),
        }
    for key, (description, required) in _NAMES.items():
        fields: dict[str, Any] = {name: {"type": "string", "description": "What it is called."} for name in required}
        if "stages" in required:
            fields["stages"] = {
                "description": "Its stages in their order, by id.",
                "type": "object",
                "additionalProperties": _schema(FrameworkStage, definitions),
            }
        thing = {"type": "object", "required": required, "properties": fields}
        properties[key] = {"description": description, "type": "object", "additionalProperties": thing}
    properties["lanes"] = {
        "description": "The lanes of one's own that it has something in, as journeymap.yaml declares them.",
        "type": "array",
        "items": _schema(OwnLane, definitions),
    }
    journey = definitions["Journey"]
    journey["required"] = ["id", *journey["required"], "scale"]
    journey["properties"]["scale"]["description"] = "The numbers in which all scores are here, the worst first."
    definitions["Stage"]["required"] = ["name"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "journeymap export --format json",
        "description": (
            f"What `journeymap export --format json` writes, format {FORMAT}: a map with all that it says. New fields may "
            "be added at any time; `format` is raised when a field changes its meaning or is removed."
        ),
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _schema(arguments[0], definitions) | _bounds(arguments[1:])
    if origin in (typing.Union, types.UnionType):
        arms = [_schema(arm, definitions) for arm in arguments if arm is not type(None)]
        return arms[0] if len(arms) == 1 else {"anyOf": arms}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if issubclass(annotation, Written):
        _define(annotation, definitions)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return dict(_PLAIN[annotation])


def _define(model: type[Written], definitions: dict[str, Any]) -> None:
    if model.__name__ in definitions:
        return
    definition: dict[str, Any] = {"description": (model.__doc__ or "").strip(), "type": "object"}
    definitions[model.__name__] = definition
    meanings = descriptions(model)
    required, properties = [], {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        schema = _schema(field.annotation, definitions) | _bounds(field.metadata)
        properties[key] = {"description": meanings[name], **schema} if name in meanings else schema
        if field.is_required():
            required.append(key)
    if required:
        definition["required"] = required
    definition["properties"] = properties


def _bounds(marks: typing.Iterable[Any]) -> dict[str, Any]:
    """What numbers have to be, and how much a list may hold."""
    bounds: dict[str, Any] = {}
    for mark in marks:
        for inner in getattr(mark, "metadata", [mark]):
            for attribute, key in (("ge", "minimum"), ("le", "maximum")):
                if (value := getattr(inner, attribute, None)) is not None:
                    bounds[key] = value
    return bounds
