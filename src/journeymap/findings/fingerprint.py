"""A finding comes in; a name goes out by which it is known again after edits elsewhere, without line
numbers.
"""

from __future__ import annotations

import hashlib
from typing import Any

from journeymap.findings.finding import Finding
from journeymap.source import Document, Route

_CALLED = ("id", "name", "text", "title", "kind")


def identity(finding: Finding) -> str:
    """Code, map and thing: `JM105 fleet-tender: stages.decision.pains[Cannot compare prices].text`.

    A library thing is known by its kind and id, wherever it is declared; a map by its id; an item of a
    list by what it is called and not by its number, and a member of a committee by the roles.
    """
    place = finding.place.home
    route = _named(place.document, place.route)
    is_library = finding.map is None and len(place.route) > 1
    around = "" if is_library else f"{finding.map or place.document.path}: "
    return f"{finding.code} {around}{route or finding.message}"


def fingerprint(finding: Finding) -> str:
    """The identity and the message as a short number for machines; the message tells apart what shares a
    place.
    """
    return hashlib.sha256(f"{identity(finding)}\n{finding.message}".encode()).hexdigest()[:32]


def _named(document: Document, route: Route) -> str:
    named = ""
    for number, step in enumerate(route, start=1):
        if isinstance(step, int):
            named += f"[{_called(document.value(route[:number]), step)}]"
        else:
            named += f".{step}" if named else step
    return named


def _called(item: Any, number: int) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and "name" in item and "roles" in item:  # a person: known by what they decide
        roles = item["roles"]
        return "+".join(map(str, roles)) if isinstance(roles, list) else str(roles)
    if isinstance(item, dict):
        return next((str(item[key]) for key in _CALLED if isinstance(item.get(key), str)), str(number))
    return str(number)
