"""Generate the JSON Schemas with which editors complete, check and explain maps, library files and settings."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cached_property

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage
from journeymap.model.json_schema import object_schema
from journeymap.model.kinds import KINDS
from journeymap.model.list_fields import list_fields
from journeymap.model.scores import OURS, Scale
from journeymap.model.settings import Settings
from journeymap.model.stage_fields import OWN_LANES
from journeymap.model.values import Saying
from journeymap.schema.choices import Choices, library_choices, rule_choices, stages_by_framework, workspace_choices
from journeymap.schema.editor import Rewriter, Schema, described, forms_of
from journeymap.workspace import Workspace, built_in_library

_DIALECT = "http://json-schema.org/draft-07/schema#"
_CHANGES = "On a map that extends another: what to put into its list, what is different, and what to take out."
_NOTHING = {"$ref": "#/definitions/nothing"}


def schema_of_documents(workspace: Workspace | None = None) -> Schema:
    """Return what editors check a map or a library file with; a workspace's ids are offered, and no others accepted."""
    library = workspace.library if workspace else built_in_library()
    choices = library_choices(library) | (workspace_choices(workspace) if workspace else {})
    scale = workspace.settings.scales.emotion if workspace else None
    return document_schema(choices, stages_by_framework(library), scale or OURS, closed=workspace is not None)


def schema_of_settings() -> Schema:
    """Return what editors check journeymap.yaml with."""
    return settings_schema({**library_choices(built_in_library()), "rule": rule_choices()})


def document_schema(
    choices: Choices, stages: Choices | None = None, scale: Scale = OURS, *, closed: bool = False
) -> Schema:
    """Build the schema of a document under the maps folders.

    `choices` are offered where a kind is referred to, and others refused if they are `closed`; `stages` are
    those of each framework, offered on maps that follow it; `scale` is the one of maps that name none.
    """
    definitions: Schema = {}
    journey = object_schema(Journey, definitions)
    definitions.update({kind.model.__name__: object_schema(kind.model, definitions) for kind in KINDS.values()})
    rewriter = Rewriter(definitions, choices, closed=closed)
    properties = rewriter.fields(journey)
    changes = _Changes(rewriter, definitions)
    changes.allow(Journey, properties)
    stage = _object_of(rewriter.definitions[Stage.__name__])["properties"]
    changes.allow(Stage, stage)
    changes.allow_in_lanes(stage)
    for key, kind in KINDS.items():
        properties[key] = rewriter.value(
            {
                "description": f"Declares {key}: every one under an id of its own.",
                "type": "object",
                "propertyNames": journey["properties"]["stages"]["propertyNames"],
                "additionalProperties": {"$ref": f"#/definitions/{kind.model.__name__}"},
            }
        )
    return {
        "$schema": _DIALECT,
        "title": "journeymap document",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "allOf": [
            {"if": {"required": ["stages"]}, "then": {"required": ["title"]}},
            _scores_on_the_scale(),
            _whole_lists(),
            *(_stages_of(framework, ids) for framework, ids in (stages or {}).items()),
        ],
        "definitions": {**rewriter.definitions, "whole": _WHOLE, "felt": _felt(scale)},
    }


def settings_schema(choices: Choices | None = None) -> Schema:
    """Build the schema of journeymap.yaml."""
    definitions: Schema = {}
    settings = object_schema(Settings, definitions)
    rewriter = Rewriter(definitions, choices or {})
    return {
        "$schema": _DIALECT,
        "title": "journeymap.yaml",
        **described(settings),
        "type": "object",
        "additionalProperties": False,
        "properties": rewriter.fields(settings),
        "definitions": rewriter.definitions,
    }


class _Changes:
    """Offers, in the place of lists, what a map may say of those of the map that it extends."""

    def __init__(self, rewriter: Rewriter, definitions: Schema) -> None:
        self._rewriter = rewriter
        self._definitions = definitions

    def allow(self, model: type[Written], properties: Schema) -> None:
        """Offer changes beside the lists among some rewritten fields of a model."""
        plain = self._fields(model)
        for key, field in list_fields(model).items():
            properties[key]["anyOf"].insert(-1, self._changes(plain[key], field.item))

    def allow_in_lanes(self, properties: Schema) -> None:
        """Offer changes beside the lists of lanes of one's own."""
        shape = next(form for form in properties[OWN_LANES]["anyOf"] if form.get("type") == "object")
        lane = self._fields(Stage)[OWN_LANES]["additionalProperties"]
        shape["additionalProperties"]["anyOf"].insert(-1, self._changes(lane, Saying))

    def _fields(self, model: type[Written]) -> Schema:
        fields: Schema = _object_of(self._definitions.get(model.__name__) or self._journey)["properties"]
        return fields

    @cached_property
    def _journey(self) -> Schema:
        return object_schema(Journey, {})

    def _changes(self, field: Schema, model: type[Written] | None) -> Schema:
        """What may stand in place of a list, described once for the things that it holds."""
        if model is None:
            return self._changes_of(field, model)
        name = f"ChangesOf{model.__name__}"
        if name not in self._rewriter.definitions:
            self._rewriter.definitions[name] = {}  # for those that hold others of their kind
            self._rewriter.definitions[name] = self._changes_of(field, model)
        return {"$ref": f"#/definitions/{name}"}

    def _changes_of(self, field: Schema, model: type[Written] | None) -> Schema:
        items = next(form["items"] for form in _forms_of(field) if form.get("type") == "array")
        names = {"type": "array", "items": {"type": "string"}}
        alone = _texts(field)
        if not alone:
            alone = [{"type": "string"}] if model is None else _texts(object_schema(model, {}))
        properties = {
            "add": {"description": "What to put in.", "anyOf": [{"type": "array", "items": items}, *alone]},
            "drop": {"description": "Names or ids to take out.", "anyOf": [names, {"type": "string"}]},
        }
        change = {
            **described({"description": "What is different about some of it, below their ids or names."}),
            "anyOf": [{"type": "object", "additionalProperties": self._changed(items, model)}, _NOTHING],
        }
        return {
            "type": ["object"],  # in a list: so that editors speak of it only where it is meant
            **described({"description": _CHANGES}),
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {**self._rewriter.fields({"properties": properties}), "change": change},
        }

    def _changed(self, items: Schema, model: type[Written] | None) -> Schema:
        """One of a list, of which only what differs is written."""
        if model is None:
            return self._rewriter.value(items)
        name = f"Changed{model.__name__}"
        definitions = self._rewriter.definitions
        if name not in definitions:
            definitions[name] = {}  # for those that hold others of their kind
            whole = definitions[model.__name__]
            partial = copy.deepcopy(_object_of(whole))
            for key in partial.pop("required", ()):
                partial["properties"][key]["anyOf"].append(_NOTHING)
            self.allow(model, partial["properties"])
            forms = [partial if "properties" in form else form for form in whole["anyOf"]]
            definitions[name] = {**whole, "anyOf": [*forms, _NOTHING]}
        return {"$ref": f"#/definitions/{name}"}


def _texts(schema: Schema) -> list[Schema]:
    """The texts that a value may be."""
    return [form for form in forms_of(schema) if form.get("type") == "string"]


def _forms_of(field: Schema) -> list[Schema]:
    return list(field.get("anyOf", [field]))


def _object_of(definition: Schema) -> Schema:
    return next(form for form in _forms_of(definition) if "properties" in form)


def _scores_on_the_scale() -> Schema:
    """Hold the scores of a map against the scale. A map may name its own, and an editor cannot judge its numbers then;
    nor are those of one that extends another, which may do so.
    """
    has_own_scale = {"anyOf": [{"required": ["scale"]}, {"required": ["extends"]}]}
    felt = {"emotion": {"$ref": "#/definitions/felt"}}
    things = {"items": {"properties": felt}}
    touchpoints = {"items": {"properties": {**felt, "pains": things}}}
    stage = {**felt, "touchpoints": touchpoints, "pains": things, "moments": things}
    stages = {"additionalProperties": {"properties": stage}}
    return {"if": {"not": has_own_scale}, "then": {"properties": {"stages": stages, "pains": things}}}


def _whole_lists() -> Schema:
    """On a map that extends no other there is nothing to change."""
    base = {"required": ["extends"], "properties": {"extends": {"type": ["string", "number", "boolean"]}}}
    whole = {"$ref": "#/definitions/whole"}
    stage = {**dict.fromkeys(list_fields(Stage), whole), OWN_LANES: {"additionalProperties": whole}}
    stages = {"additionalProperties": {"properties": stage}}
    return {
        "if": base,
        "else": {"properties": {**dict.fromkeys(list_fields(Journey), whole), "stages": stages}},
    }


_CHANGED = {"type": "object", "anyOf": [{"required": [key]} for key in ("add", "change", "drop")]}
_WHOLE = {
    "if": _CHANGED,
    "then": {
        "type": "array",
        "errorMessage": "Write a plain list, or `extends:` with the id of the map that this one changes.",
    },
}
"""A list that changes no other."""


def _felt(scale: Scale) -> Schema:
    """A feeling in whatever form, with numbers of a scale."""
    felt = {"$ref": "#/definitions/felt"}
    number = {"minimum": min(scale.worst, scale.best), "maximum": max(scale.worst, scale.best)}
    scores = dict.fromkeys(("score", "low", "high"), number)
    several = {field: {"items": felt} for field in ("change", "depends")}
    return {**number, "items": felt, "properties": {**scores, **several, "by": {"additionalProperties": felt}}}


def _stages_of(framework: str, stages: Mapping[str, str]) -> Schema:
    """On a map that follows a framework, its stages are offered; whether others are allowed is not for an
    editor to say.
    """
    offered = {id_: {**described({"description": note}), "properties": {}} for id_, note in stages.items()}
    return {
        "if": {"required": ["framework"], "properties": {"framework": {"const": framework}}},
        "then": {"properties": {"stages": {"properties": offered}}},
    }
