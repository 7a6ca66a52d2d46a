"""Generate the JSON Schemas with which editors complete, check and explain maps, library files and settings."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage
from journeymap.model.json_schema import object_schema
from journeymap.model.kinds import KINDS
from journeymap.model.scores import OURS, Scale
from journeymap.model.settings import Settings
from journeymap.model.stage_fields import ITEM_LISTS, LISTS
from journeymap.schema.choices import Choices, library_choices, rule_choices, stages_by_framework, workspace_choices
from journeymap.schema.editor import Rewriter, Schema, described
from journeymap.workspace import Workspace, built_in_library

_DIALECT = "http://json-schema.org/draft-07/schema#"
_CHANGES = "On a map that extends another: what to take out of its list, and what to put in."


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
    _allow_changes(rewriter, definitions)
    properties = rewriter.fields(journey)
    for key, kind in KINDS.items():
        properties[key] = rewriter.value(
            {
                "description": f"Declares {key}: every one under an id of its own.",
                "type": "object",
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
            *(_stages_of(framework, ids) for framework, ids in (stages or {}).items()),
        ],
        "definitions": {**rewriter.definitions, "felt": _felt(scale)},
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


def _allow_changes(rewriter: Rewriter, definitions: Schema) -> None:
    """Allow what only a map that extends another may say: items named by their ids, changes in place of lists."""
    for model in ITEM_LISTS.values():
        shape = _object_of(rewriter, model)
        shape["if"], shape["else"] = {"required": ["id"]}, {"required": shape.pop("required")}
    plain, rewritten = definitions[Stage.__name__]["properties"], _object_of(rewriter, Stage)["properties"]
    for field in LISTS:
        rewritten[field]["anyOf"].insert(-1, _changes(rewriter, plain[field]))


def _object_of(rewriter: Rewriter, model: type[Written]) -> Schema:
    shapes: list[Schema] = rewriter.definitions[model.__name__]["anyOf"]
    return next(shape for shape in shapes if "properties" in shape)


def _changes(rewriter: Rewriter, field: Schema) -> Schema:
    """What may stand in place of a list."""
    items = next(form["items"] for form in field.get("anyOf", [field]) if form.get("type") == "array")
    names = {"type": "array", "items": {"type": "string"}}
    drop = {"description": "Names or ids to take out.", "anyOf": [names, {"type": "string"}]}
    add = {"description": "What to put in.", "type": "array", "items": items}
    return {
        "type": ["object"],  # in a list: so that editors speak of it only where it is meant
        **described({"description": _CHANGES}),
        "additionalProperties": False,
        "properties": rewriter.fields({"properties": {"drop": drop, "add": add}}),
    }


def _scores_on_the_scale() -> Schema:
    """Hold the scores of a map against the scale. A map may name its own, and an editor cannot judge its numbers then;
    nor are those of one that extends another, which may do so.
    """
    has_own_scale = {"anyOf": [{"required": ["scale"]}, {"required": ["extends"]}]}
    felt = {"$ref": "#/definitions/felt"}
    stage = {"emotion": felt, "touchpoints": {"items": {"properties": {"emotion": felt}}}}
    stages = {"additionalProperties": {"properties": stage}}
    return {"if": {"not": has_own_scale}, "then": {"properties": {"stages": stages}}}


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
