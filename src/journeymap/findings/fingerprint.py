"""Identify a finding without line numbers, so that it is recognized after edits elsewhere."""

from __future__ import annotations

import hashlib
from typing import Any

from journeymap.findings.finding import Finding, Kind
from journeymap.source import Document, Route

_OF_PEOPLE = ("accounts", "committee", "plan")
_NAMING_FIELDS = ("id", "name", "text", "title", "kind")


def identity(finding: Finding) -> str:
    """Return code, map and thing: `JM105 fleet-tender: stages.decision.pains[Cannot compare prices].text`.

    A library thing is identified by kind and id, wherever it is declared; a map by its id; an item of a list by its
    name and not its number; a committee member by role. What is wrong within an account is identified by number, since
    the name of somebody may stand anywhere in it.
    """
    place = finding.place.home
    by_number = finding.kind is Kind.DOCUMENT and not set(_OF_PEOPLE).isdisjoint(place.route)
    path = _path(place.document, place.route, by_number=by_number)
    is_library = finding.map is None and len(place.route) > 1
    owner = "" if is_library else f"{finding.map or place.document.path}: "
    return f"{finding.code} {owner}{path or finding.message}"


def fingerprint(finding: Finding) -> str:
    """Hash the identity and what tells apart findings at the same place: the message, or of several that are told
    together, which become fewer while people work on them, what they have in common.
    """
    together = finding.parts[0].together if finding.parts else None
    detail = together.some if together else finding.message
    return hashlib.sha256(f"{identity(finding)}\n{detail}".encode("utf-8", "replace")).hexdigest()[:32]


def _path(document: Document, route: Route, *, by_number: bool) -> str:
    path = ""
    for length, step in enumerate(route, start=1):
        if isinstance(step, int):
            path += f"[{step if by_number else _name(document.value(route[:length]), step)}]"
        else:
            path += f".{step}" if path else step
    return path


def _name(item: Any, number: int) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and "name" in item and "roles" in item:  # a person: identified by role
        roles = item["roles"]
        return "+".join(map(str, roles)) if isinstance(roles, list) else str(roles)
    if isinstance(item, dict):
        return next((str(item[key]) for key in _NAMING_FIELDS if isinstance(item.get(key), str)), str(number))
    return str(number)
