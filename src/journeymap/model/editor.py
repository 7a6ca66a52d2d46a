"""A schema that pydantic made comes in; one that is kind to people who are typing goes out.

What is still empty is no error, a number may stand for a text, words say what they mean, and ids are offered
without forbidding others. `null` is accepted and never offered: a double negation is what editors do not read
aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.model.meanings import meanings_of

REF = "x-journeymap-ref"
"""Marks a name that refers to something declared elsewhere, with its kind."""

Schema = dict[str, Any]
Choices = Mapping[str, Mapping[str, str]]
"""Ids by the kind they are of, each with what it is called."""

_EMPTY: Schema = {"not": {"type": ["string", "number", "boolean", "object", "array"]}}
_EMPTY_OR_PLAIN: Schema = {"not": {"type": ["string", "object", "array"]}}
_YES_OR_NO = "^([yY](es|ES)?|[nN]([oO])?|[oO]([nN]|ff|FF)|Yes|Off)$"
_MOST_NUMBERS = 10


class Rewriter:
    """Rewrites schemas and the definitions that they point at."""

    def __init__(self, definitions: Schema, choices: Choices) -> None:
        self._choices = choices
        self._objects = {f"#/definitions/{name}" for name, one in definitions.items() if "properties" in one}
        self.definitions: Schema = {}
        for name, said in definitions.items():
            self.definitions[name] = {"title": name, **self.value(said)}

    def value(self, said: Schema, *others: Schema) -> Schema:
        """What may stand behind a colon or a dash, or nothing yet."""
        shapes = [self._shape(one) for one in said.get("anyOf") or [said]]
        nothing = _EMPTY_OR_PLAIN if any(map(_is_text, shapes)) else _EMPTY
        first = shapes[0]
        if len(shapes) == 1 and first.get("type") == "array":
            items = first.pop("items", {})
            return {**described(said), "items": items, "anyOf": [first, *others, nothing]}
        if len(shapes) == 1 and (first.get("type") == "object" or first.get("$ref") in self._objects):
            # The empty `properties` make editors put a new line behind the key.
            return {**described(said), "properties": {}, "anyOf": [first, *others, nothing]}
        return {**described(said), "anyOf": [*shapes, *others, nothing]}

    def fields(self, properties: Schema) -> Schema:
        """The fields of a thing."""
        return {name: self.value(field) for name, field in properties.items()}

    def _shape(self, said: Schema) -> Schema:
        """One of the forms that a value may have."""
        if "$ref" in said:
            return {"$ref": said["$ref"]}
        if REF in said and self._choices.get(said[REF]):
            return self._reference(said[REF])
        if said.get("type") == "array":
            return {**_plain(said), "items": self.value(said["items"])}
        if said.get("type") == "object":
            return self._object(said)
        return _word(_plain(said))

    def _object(self, said: Schema) -> Schema:
        shape = _plain(said)
        if "properties" in said:
            shape["properties"] = self.fields(said["properties"])
        held = said.get("additionalProperties")
        if isinstance(held, dict):
            shape["additionalProperties"] = self.value(held)
        keys = shape.pop("propertyNames", {})
        if self._choices.get(keys.get(REF, "")):
            shape["propertyNames"] = self._reference(keys[REF])
        return shape

    def _reference(self, kind: str) -> Schema:
        name = f"{kind} id".replace(" ", "_")
        ids = self._choices[kind]
        offered = {"title": f"{kind} id", "enum": list(ids), "markdownEnumDescriptions": list(ids.values())}
        self.definitions[name] = {"anyOf": [offered, {"type": "string"}, _EMPTY_OR_PLAIN]}
        return {"$ref": f"#/definitions/{name}"}


def described(said: Schema) -> Schema:
    """Its description, also as the Markdown that editors show."""
    text = " ".join(said.get("description", "").split())
    return {"description": text, "markdownDescription": text} if text else {}


def _plain(said: Schema) -> Schema:
    left_out = ("description", "title", REF) if said.get("type") != "object" else ("description", REF)
    return {key: value for key, value in said.items() if key not in left_out}


def _word(shape: Schema) -> Schema:
    """Words with their meanings, small ranges of numbers as choices."""
    if "enum" in shape:
        meanings = meanings_of(tuple(shape["enum"]))
        return {**shape, "markdownEnumDescriptions": meanings} if meanings else shape
    if shape.get("type") == "boolean":
        return {"anyOf": [shape, {"type": "string", "pattern": _YES_OR_NO}]}
    if shape.get("type") == "integer" and "maximum" in shape:
        numbers = list(range(shape["minimum"], shape["maximum"] + 1))
        return {"type": "integer", "enum": numbers} if len(numbers) <= _MOST_NUMBERS else shape
    return shape


def _is_text(shape: Schema) -> bool:
    return shape.get("type") == "string" and "enum" not in shape and "format" not in shape
