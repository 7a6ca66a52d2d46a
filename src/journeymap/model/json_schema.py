"""The JSON Schema that pydantic makes of a model, without what does not help a writer."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from journeymap.model.base import Written


class _Generator(GenerateJsonSchema):
    """Leaves out titles made from names, and defaults that mean `left out`."""

    def get_title_from_name(self, name: str) -> str:
        return ""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def literal_schema(self, schema: Any) -> JsonSchemaValue:
        words = super().literal_schema(schema)
        return {**words, "enum": [words.pop("const")]} if "const" in words else words

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        """Say what keys look like beside what stands below them, so that it can be told what is wrong with a key."""
        mapping = super().dict_schema(schema)
        for pattern, values in mapping.pop("patternProperties", {}).items():
            mapping["propertyNames"]["pattern"] = pattern
            mapping["additionalProperties"] = values
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        if "anyOf" in keys:
            mapping["propertyNames"] = keys  # words that are offered, which pydantic leaves out
        return mapping

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def object_schema(model: type[Written], definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a model as an object; put what it points at among the definitions."""
    schema = TypeAdapter(model).json_schema(
        schema_generator=_Generator, ref_template="#/definitions/{model}", mode="validation"
    )
    definitions.update(schema.pop("$defs", {}))
    schema.pop("$schema", None)
    return schema
