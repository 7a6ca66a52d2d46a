"""The models come in; a JSON Schema goes out that editors can complete, check and explain a document with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from journeymap.model.base import Written
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.settings import Settings

_DIALECT = "http://json-schema.org/draft-07/schema#"
_REF = "x-journeymap-ref"


def document_schema(ids: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The schema of a document under the maps folders. `ids` are offered as choices where a kind is
    referred to.
    """
    definitions: dict[str, Any] = {}
    properties = _object(Journey, definitions)["properties"]
    for key, kind in KINDS.items():
        thing = _object(kind.model, definitions)
        definitions[kind.model.__name__] = thing
        properties[key] = {
            "type": "object",
            "description": f"Declares {key}: every one under an id of its own.",
            "additionalProperties": {"$ref": f"#/definitions/{kind.model.__name__}"},
        }
    schema = {
        "$schema": _DIALECT,
        "title": "journeymap document",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "if": {"required": ["stages"]},
        "then": {"required": ["title"]},
        "definitions": definitions,
    }
    return cast(dict[str, Any], _kind(_with_ids(schema, ids)))


def settings_schema() -> dict[str, Any]:
    """The schema of journeymap.yaml."""
    definitions: dict[str, Any] = {}
    schema = _object(Settings, definitions)
    return cast(
        dict[str, Any],
        _kind({"$schema": _DIALECT, "title": "journeymap.yaml", **schema, "definitions": definitions}),
    )


class _Generator(GenerateJsonSchema):
    """Says only what helps a writer: no titles made from names, no defaults that stand for `unsaid`."""

    def get_title_from_name(self, name: str) -> str:
        return ""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def _object(model: type[Written], definitions: dict[str, Any]) -> dict[str, Any]:
    said = model.model_json_schema(
        schema_generator=_Generator, ref_template="#/definitions/{model}", mode="validation"
    )
    definitions.update(said.pop("$defs", {}))
    said.pop("$schema", None)
    return said


def _with_ids(schema: Any, ids: Mapping[str, Sequence[str]]) -> Any:
    """Put the declared ids where a kind is referred to, and take our own marks out."""
    if isinstance(schema, list):
        return [_with_ids(one, ids) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kind = schema.get(_REF)
    said = {key: _with_ids(value, ids) for key, value in schema.items() if key != _REF}
    if isinstance(kind, str) and ids.get(kind):
        said["enum"] = list(ids[kind])
    return said


def _kind(schema: Any) -> Any:
    """Make it kind to editors: no empty titles, hover texts in Markdown, and a field left empty is no
    error.
    """
    if isinstance(schema, list):
        return [_kind(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: _kind(value) for key, value in schema.items() if not (key == "title" and value == "")}
    if isinstance(said.get("description"), str):
        said["markdownDescription"] = said["description"]
    return said
