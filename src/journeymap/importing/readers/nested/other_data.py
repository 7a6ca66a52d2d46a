"""Recognize JSON and YAML files that hold no journey, mostly by their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeymap.importing.readers.nested.node import Node
from journeymap.model.base import keys_of
from journeymap.model.homes import models
from journeymap.model.kinds import KINDS


class _Other(NamedTuple):
    title: str
    keys: frozenset[str]
    """The keys that such a file has."""
    fits: Callable[[Node], bool] = lambda node: True


def _says(key: str, *texts: str) -> Callable[[Node], bool]:
    return lambda node: any(name.text == key and value.text in texts for name, value in node.entries)


def _holds(key: str, below: str) -> Callable[[Node], bool]:
    """Return whether an entry, or an item of it, has a key."""

    def holds(node: Node) -> bool:
        parts = [part for name, value in node.entries if name.text == key for part in (value, *value.items)]
        parts += [part for found in parts for _, part in found.entries]
        return any(name.text == below for part in parts for name, _ in part.entries)

    return holds


_NPM = frozenset({"dependencies", "dev dependencies", "scripts", "main", "exports"})
_OTHERS = (
    _Other("a description of an npm package", frozenset({"name", "version"}), lambda node: _has_any(node, _NPM)),
    _Other("the settings of a TypeScript project", frozenset({"compiler options"})),
    _Other("a map of places (GeoJSON)", frozenset({"type", "features"}), _says("type", "FeatureCollection")),
    _Other("a place on a map (GeoJSON)", frozenset({"type", "geometry"}), _says("type", "Feature")),
    _Other("a description of an interface (OpenAPI)", frozenset({"openapi"})),
    _Other("a description of an interface (OpenAPI)", frozenset({"swagger"})),
    _Other("a JSON Schema", frozenset({"properties", "type"}), _says("type", "object")),
    _Other("a workflow of GitHub Actions", frozenset({"on", "jobs"})),
    _Other("a set of services for Docker Compose", frozenset({"services"}), _holds("services", "image")),
    _Other("a resource of Kubernetes", frozenset({"api version", "kind"})),
    _Other("a pipeline of GitLab", frozenset({"stages"}), lambda node: _is_gitlab(node)),
    _Other("a pipeline of Azure", frozenset({"stages"}), _holds("stages", "jobs")),
    _Other("a Jupyter notebook", frozenset({"cells", "nbformat"})),
    _Other("a recording of a browser (HAR)", frozenset({"log"}), _holds("log", "entries")),
    _Other("a collection of Postman", frozenset({"info", "item"})),
    _Other("a drawing of Excalidraw", frozenset({"type", "elements"}), _says("type", "excalidraw")),
    _Other("a drawing of nodes and edges", frozenset({"nodes", "edges"})),
    _Other("a lock file of npm", frozenset({"lockfile version"})),
    _Other("an animation (Lottie)", frozenset({"layers", "fr", "op"})),
    _Other("a report of journeymap", frozenset({"format", "tool"}), lambda node: not _has_any(node, {"map"})),
)


def what_else(node: Node) -> str | None:
    """Return what a file is and what to do, if it is known to hold no journey, or to be in our own format."""
    keys = {key.text for key, _ in node.entries}
    found = next((other.title for other in _OTHERS if other.keys <= keys and other.fits(node)), None)
    if found:
        return f"{found}, not a journey. journeymap brings in journeys, personas and content."
    first = node.items[0] if node.items else node
    if {"hosts", "tasks"} <= {key.text for key, _ in first.entries}:
        return "a playbook of Ansible, not a journey. journeymap brings in journeys, personas and content."
    return _ours(node, keys)


def _ours(node: Node, keys: set[str]) -> str | None:
    """Return what a file in our own format is."""
    stages = next((value for key, value in node.entries if key.text == "stages"), None)
    of_maps = {key.replace("_", " ") for key in keys_of(models()["Journey"])} | set(KINDS)
    own = {key.replace("_", " ") for key in keys}
    if stages is None or not stages.is_mapping or "title" not in own or not own <= of_maps:
        return None
    fields = set(keys_of(models()["Stage"]))
    inner = {name.text.replace(" ", "_") for _, stage in stages.entries for name, _ in stage.entries}
    if inner and inner <= fields:
        return "a map of journeymap already. Put it below the folder maps/, and check it with journeymap validate."
    return None


def _has_any(node: Node, keys: frozenset[str] | set[str]) -> bool:
    return any(key.text in keys for key, _ in node.entries)


def _is_gitlab(node: Node) -> bool:
    return any(name.text == "script" for _, value in node.entries for name, _ in value.entries)
