"""A schema that pydantic made comes in; one that is kind to people who are typing goes out.

What is still empty is no error, a number may stand for a text, words say what they mean, and ids are offered.
`null` is accepted and never offered: editors do not read a `not` aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.model.base import Ref
from journeymap.model.vocabulary import Vocabulary

Schema = dict[str, Any]
Choices = Mapping[str, Mapping[str, str]]
"""Ids by the kind they are of, each with what it is called."""

OPEN = frozenset({"stage", "trigger", "member or role"})
"""Kinds that a single map or account may add to: others than those that are offered are never refused."""

_SHARED: Schema = {
    "nothing": {"not": {"type": ["string", "number", "boolean", "object", "array"]}},
    "plain": {"not": {"type": ["string", "object", "array", "null"]}},
    "nothing_or_plain": {"not": {"type": ["string", "object", "array"]}},
}
"""Leftovers of the forms of a value: nothing yet; what YAML takes for a number or a yes, where a text is meant."""
_YES_OR_NO = "^([yY](es|ES)?|[nN][oO]?|[oO]([nN]|ff|FF)|YES|Yes|Off|OFF)$"
_MOST_NUMBERS = 10
_NOT_SHAPE = ("description", "title", Ref.KEY, Vocabulary.KEY)
_LIST = "Write a list here: [one, two], or a line for each with a dash in front."
_ONE_OF = "Write one of {}, or a list of them."
_UNKNOWN = "There was no such {} when this schema was written. 'journeymap schema --workspace' writes it anew."


class Rewriter:
    """Rewrites schemas and the definitions that they point at."""

    def __init__(self, definitions: Schema, choices: Choices, *, closed: bool = False) -> None:
        self._choices = choices
        self._closed = closed
        self._objects = {_to(name) for name, one in definitions.items() if "properties" in one}
        # The empty description keeps editors from taking two forms for the same one.
        self.definitions: Schema = {name: {"description": "", "anyOf": [one]} for name, one in _SHARED.items()}
        for name, said in definitions.items():
            self.definitions[name] = {"title": name, **self.value(said)}

    def fields(self, thing: Schema) -> Schema:
        """The fields of a thing."""
        required = thing.get("required", ())
        return {name: self.value(field, required=name in required) for name, field in thing["properties"].items()}

    def value(self, said: Schema, *, required: bool = False) -> Schema:
        """What may stand behind a colon or a dash, or nothing yet."""
        shapes = [self._shape(one) for one in _foremost_first(_forms(said))]
        alone = shapes[0] if len(shapes) == 1 else {}
        self._tell_of_lists(shapes)
        hint: Schema = {}  # what editors put behind the key: a new line, or a dash on a new line
        if alone.get("type") == "array":
            hint = {"items": alone.pop("items")}
        elif alone.get("type") == "object" or alone.get("$ref") in self._objects:
            hint = {"properties": {}}
        shapes += _leftovers(is_text=_is_text(shapes), required=required)
        return {**described(said), **hint, "anyOf": shapes}

    def _shape(self, said: Schema) -> Schema:
        """One of the forms that a value may have."""
        if "$ref" in said:
            return {"$ref": said["$ref"]}
        if self._choices.get(said.get(Ref.KEY, "")):
            return self._reference(said[Ref.KEY])
        bare = {key: value for key, value in said.items() if key not in _NOT_SHAPE}
        if said.get("type") == "array":
            return {**bare, "items": self._item(said["items"])}
        if said.get("type") == "object":
            return self._object({**said, **bare})
        if "enum" in said:
            return self._words(bare, said.get(Vocabulary.KEY))
        return _number(bare)

    def _item(self, said: Schema) -> Schema:
        """One of a list. Where there is only one form, editors offer it best alone."""
        if "$ref" in said:
            return self.value(said)
        item = self.value(said, required=True)
        if _is_text(item["anyOf"]) and len(item["anyOf"]) == 2:
            return {**item.pop("anyOf")[0], "type": ["string", "number"]}
        alone: Schema = item["anyOf"][0]
        return alone if len(item["anyOf"]) == 1 else item

    def _tell_of_lists(self, shapes: list[Schema]) -> None:
        """What an editor says when something else stands in a list's place: which words there are."""
        for shape in shapes:
            if shape.get("type") == "array":
                item = self.definitions.get(shape["items"].get("$ref", "").rpartition("/")[2], {})
                words = ", ".join(item.get("enum", ()))
                shape["errorMessage"] = item.get("errorMessage") or (_ONE_OF.format(words) if words else _LIST)

    def _object(self, said: Schema) -> Schema:
        shape = {key: value for key, value in said.items() if key not in ("description", "propertyNames")}
        if "properties" in said:
            shape["properties"] = self.fields(said)
        held = said.get("additionalProperties")
        if isinstance(held, dict):
            shape["additionalProperties"] = self.value(held)
        keys = said.get("propertyNames", {})
        if self._choices.get(keys.get(Ref.KEY, "")):
            shape["propertyNames"] = self._reference(keys[Ref.KEY])
        return shape

    def _words(self, said: Schema, vocabulary: Schema | None) -> Schema:
        if vocabulary is None:
            return said
        meanings = [vocabulary["meanings"].get(word, "") for word in said["enum"]]
        self.definitions[vocabulary["name"]] = {**said, "markdownEnumDescriptions": meanings}
        return {"$ref": _to(vocabulary["name"])}

    def _reference(self, kind: str) -> Schema:
        ids, name = self._choices[kind], f"{kind}_id".replace(" ", "_")
        offered = {"enum": list(ids), "markdownEnumDescriptions": list(ids.values())}
        if self._closed and kind not in OPEN:
            self.definitions[name] = {**offered, "errorMessage": _UNKNOWN.format(kind)}
        else:
            self.definitions[name] = {"anyOf": [offered, {"type": "string"}, {"$ref": _to("plain")}]}
        return {"$ref": _to(name)}


def described(said: Schema) -> Schema:
    """Its description, also as the Markdown that editors show."""
    text = " ".join(said.get("description", "").split())
    return {"description": text, "markdownDescription": text} if text else {}


def _forms(said: Schema) -> list[Schema]:
    """The forms that a value may have, also those of its forms."""
    return [form for one in said["anyOf"] for form in _forms(one)] if "anyOf" in said else [said]


def _foremost_first(forms: list[Schema]) -> list[Schema]:
    """The form whose faults are told when none fits: a thing rather than the text that stands for it."""
    return sorted(forms, key=lambda one: "properties" not in one and one.get("type") == "string" and "enum" not in one)


def _to(definition: str) -> str:
    return f"#/definitions/{definition}"


def _leftovers(*, is_text: bool, required: bool) -> list[Schema]:
    if is_text:
        return [{"$ref": _to("plain" if required else "nothing_or_plain")}]
    return [] if required else [{"$ref": _to("nothing")}]


def _is_text(shapes: list[Schema]) -> bool:
    """Whether whatever is typed may be meant as a text."""
    types = [shape.get("type") for shape in shapes if not shape.keys() & {"enum", "format"}]
    return "string" in types and "number" not in types


def _number(shape: Schema) -> Schema:
    """A small range of numbers as choices; yes and no as people write them."""
    if shape.get("type") == "boolean":
        return {"anyOf": [shape, {"type": "string", "pattern": _YES_OR_NO}]}
    if shape.get("type") == "integer" and "maximum" in shape:
        numbers = list(range(shape["minimum"], shape["maximum"] + 1))
        return {"enum": numbers} if len(numbers) <= _MOST_NUMBERS else shape
    return shape
