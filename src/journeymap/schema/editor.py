"""Rewrite the schemas of the models so that they are kind to people who are typing.

What is still empty is no error, a number may stand for a text, words say what they mean, and ids are offered.
`null` is accepted and never offered: editors do not read a `not` aloud.
"""

from __future__ import annotations

import re
from typing import Any

from journeymap.characters import SEEN
from journeymap.model.base import Ref, Shape
from journeymap.model.vocabulary import Vocabulary
from journeymap.schema.choices import OPEN, Choices

Schema = dict[str, Any]

_SHARED: Schema = {
    "nothing": {"not": {"type": ["string", "number", "boolean", "object", "array"]}},
    "plain": {"not": {"type": ["string", "object", "array", "null"]}},
    "nothing_or_plain": {"not": {"type": ["string", "object", "array"]}},
}
"""Leftovers of the forms of a value: nothing yet; what YAML takes for a number or a yes, where a text is meant."""
_YES_OR_NO: list[Schema] = [
    {"type": "string", "pattern": "^([yY](es|ES)?|[nN][oO]?|[oO]([nN]|ff|FF)|YES|Yes|Off|OFF|[tTfF])$"},
    {"type": "integer", "minimum": 0, "maximum": 1},
]
_MOST_NUMBERS = 10
_NOT_SHAPE = ("description", "title", Ref.KEY, Vocabulary.KEY)
_PLAIN_TYPES = ["string", "number", "boolean"]
"""What YAML makes of a text."""
_LIST = "Write a list here: [one, two], or a line for each with a dash in front."
_ONE_OF = "Write one of {}, or a list of them."
_UNKNOWN = "There was no such {} when this schema was written. Renew it with 'journeymap schema --workspace'."


class Rewriter:
    """Rewrites schemas and the definitions that they point at."""

    def __init__(self, definitions: Schema, choices: Choices, *, closed: bool = False) -> None:
        self._choices = choices
        self._closed = closed
        self._objects = {_pointer(name) for name, schema in definitions.items() if "properties" in schema}
        self._may_be_empty = {
            _pointer(name)
            for name, schema in definitions.items()
            if "properties" in schema and "required" not in schema
        }
        # The empty description keeps editors from taking two forms for the same one.
        self.definitions: Schema = {name: {"description": "", "anyOf": [shape]} for name, shape in _SHARED.items()}
        for name, schema in definitions.items():
            self.definitions[name] = {"title": name, **self.value(schema, required=True)}

    def fields(self, thing: Schema) -> Schema:
        """Rewrite the fields of a thing."""
        required = thing.get("required", ())
        return {name: self.value(field, required=name in required) for name, field in thing["properties"].items()}

    def value(self, schema: Schema, *, required: bool = False) -> Schema:
        """Rewrite what may stand behind a colon or a dash, where nothing may stand yet."""
        shapes = [self._shape(form) for form in _foremost_first(forms_of(schema))]
        alone = shapes[0] if len(shapes) == 1 else {}
        self._explain_lists(shapes)
        hint: Schema = {}  # what editors put behind the key: a new line, or a dash on a new line
        if alone.get("type") == "array":
            hint = {"items": alone.pop("items")}
        elif alone.get("type") == "object" or alone.get("$ref") in self._objects:
            hint = {"properties": {}}
        shapes += _leftovers(shapes, required=required)
        return {**described(schema), **hint, "anyOf": [self._named(shape) for shape in shapes]}

    def _named(self, shape: Schema) -> Schema:
        """A shape that many values share, described once."""
        name = shape.pop(Shape.KEY, None)
        if name is None:
            return shape
        self.definitions[name] = shape
        return {"$ref": _pointer(name)}

    def _shape(self, schema: Schema) -> Schema:
        """One of the forms that a value may have."""
        if "$ref" in schema:
            return {"$ref": schema["$ref"]}
        if self._choices.get(schema.get(Ref.KEY, "")):
            return self._reference(schema[Ref.KEY])
        bare = {key: value for key, value in schema.items() if key not in _NOT_SHAPE}
        if schema.get("type") == "array":
            if "maxLength" in bare:  # pydantic's word for the most of a list that may also be one text
                bare["maxItems"] = bare.pop("maxLength")
            return {**bare, "items": self._item(schema["items"])}
        if schema.get("type") == "object":
            return self._object({**schema, **bare})
        if "enum" in schema:
            return self._words(bare, schema.get(Vocabulary.KEY))
        return _number(bare)

    def _item(self, schema: Schema) -> Schema:
        """One of a list. Where there is only one form, editors offer it best alone."""
        if "$ref" in schema:
            return self.value(schema, required=True)
        shapes = [self._shape(form) for form in forms_of(schema)]
        if len(shapes) == 1 and _leftovers(shapes, required=True) == [_PLAIN]:
            name = shapes[0].get(Shape.KEY)
            extra = {Shape.KEY: f"{name}_or_number"} if name else {}
            return self._named({**shapes[0], "type": _PLAIN_TYPES, **extra})
        item = self.value(schema, required=True)
        alone: Schema = item["anyOf"][0]
        return alone if len(item["anyOf"]) == 1 else item

    def _explain_lists(self, shapes: list[Schema]) -> None:
        """Add what an editor says when something else stands in a list's place: which words there are."""
        for shape in shapes:
            if shape.get("type") == "array":
                item = self.definitions.get(shape["items"].get("$ref", "").rpartition("/")[2], {})
                words = ", ".join(item.get("enum", ()))
                shape["errorMessage"] = item.get("errorMessage") or (_ONE_OF.format(words) if words else _LIST)

    def _object(self, schema: Schema) -> Schema:
        shape = {key: value for key, value in schema.items() if key not in ("description", "propertyNames")}
        if "properties" in schema:
            shape["properties"] = self.fields(schema)
        values = schema.get("additionalProperties")
        if isinstance(values, dict):
            may_be_empty = any(form.get("$ref") in self._may_be_empty for form in forms_of(values))
            shape["additionalProperties"] = self.value(values, required=not may_be_empty)
        keys = schema.get("propertyNames", {})
        if self._choices.get(keys.get(Ref.KEY, "")):
            shape["propertyNames"] = self._reference(keys[Ref.KEY])
        elif any(Vocabulary.KEY in form for form in forms_of(keys)):
            shape["propertyNames"] = {"anyOf": [self._named(self._shape(form)) for form in forms_of(keys)]}
        elif Shape.KEY in keys:
            shape["propertyNames"] = self._named({"type": "string", **keys})
        return shape

    def _words(self, schema: Schema, vocabulary: Schema | None) -> Schema:
        if vocabulary is None:
            return schema
        meanings = [vocabulary["meanings"].get(word, "") for word in schema["enum"]]
        self.definitions[vocabulary["name"]] = {**schema, "markdownEnumDescriptions": meanings}
        return {"$ref": _pointer(vocabulary["name"])}

    def _reference(self, kind: str) -> Schema:
        ids, name = self._choices[kind], f"{kind}_id".replace(" ", "_")
        offered = {"enum": list(ids), "markdownEnumDescriptions": list(ids.values())}
        if self._closed and kind not in OPEN:
            self.definitions[name] = {**offered, "errorMessage": _UNKNOWN.format(kind)}
        else:
            self.definitions[name] = {"anyOf": [offered, {"type": "string"}, {"$ref": _pointer("plain")}]}
        return {"$ref": _pointer(name)}


def described(schema: Schema) -> Schema:
    """Return its description, also as the Markdown that editors show."""
    text = " ".join(schema.get("description", "").split())
    return {"description": text, "markdownDescription": text} if text else {}


def forms_of(schema: Schema) -> list[Schema]:
    """Return the forms that a value may have, also those of its forms."""
    return [form for part in schema["anyOf"] for form in forms_of(part)] if "anyOf" in schema else [schema]


def _foremost_first(forms: list[Schema]) -> list[Schema]:
    """Put the form first whose faults editors report when none fits: a thing, not the text that stands for it."""
    return sorted(forms, key=_is_plain_text)


def _is_plain_text(form: Schema) -> bool:
    return form.get("type") == "string" and "properties" not in form and "enum" not in form


def _pointer(definition: str) -> str:
    return f"#/definitions/{definition}"


_PLAIN = {"$ref": _pointer("plain")}


def _leftovers(shapes: list[Schema], *, required: bool) -> list[Schema]:
    """What may stand where these shapes may, and needs no other word: nothing, or what YAML takes for no text."""
    if _is_text(shapes):
        return [_PLAIN if required else {"$ref": _pointer("nothing_or_plain")}]
    patterns = [shape["pattern"] for shape in shapes if "pattern" in shape]
    fitting: list[Schema] = [
        {"type": kind} for kind, text in _LOOKS.items() if any(re.search(pattern, text) for pattern in patterns)
    ]
    if any(_is_number(shape) for shape in shapes):
        fitting = [shape for shape in fitting if shape["type"] == "boolean"]
    return fitting if required else [*fitting, {"$ref": _pointer("nothing")}]


_LOOKS = {"integer": "1", "boolean": "true"}
"""What YAML takes for something else where a text of some pattern is meant, as it looks."""


def _is_text(shapes: list[Schema]) -> bool:
    """Whether whatever is typed may be meant as a text."""
    types = [shape.get("type") for shape in shapes if "enum" not in shape and not _is_narrow(shape)]
    return "string" in types and not any(_is_number(shape) for shape in shapes)


def _is_narrow(shape: Schema) -> bool:
    """Whether a text has a pattern that not every text fits."""
    return "pattern" in shape and shape["pattern"] != SEEN


def _is_number(shape: Schema) -> bool:
    is_choice = any(isinstance(choice, int) for choice in shape.get("enum", ()))
    return shape.get("type") in ("number", "integer") or is_choice


def _number(shape: Schema) -> Schema:
    """A small range of numbers as choices; yes and no as people write them."""
    if shape.get("type") == "boolean":
        return {"anyOf": [shape, *_YES_OR_NO]}
    if shape.get("type") == "integer" and "maximum" in shape:
        numbers = range(shape["minimum"], shape["maximum"] + 1)
        return {"enum": list(numbers)} if len(numbers) <= _MOST_NUMBERS else shape
    return shape
