"""An e-mail address or a phone number stands in a file about accounts.

Repositories are copied, and nothing that was once in them is ever gone. A committee needs roles and worries, not
addresses: those belong in the system of sales, where people can ask to have them deleted.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
        notes: Write to jo.doe@ada-mills.example before the audit.
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
        notes: Write to the CFO before the audit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place, Route
from journeymap.workspace import Workspace

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.+-])(\+\d|\(0?\d{2,5}\)|00[1-9]\d|0\d{2,5}[ /-])[\d ()/.-]{5,}\d(?![\w-])")
_ABOUT_ACCOUNTS = ("accounts", "programs")


@rule("JM513", "personal-data", Severity.WARNING)
def personal_data(workspace: Workspace) -> Iterator[Gap]:
    """E-mail addresses count in every file of a workspace that has accounts, phone numbers under accounts alone."""
    if not workspace.accounts:
        return
    for document in workspace.documents.values():
        for text, route in _texts(document.data, ()):
            what = "an e-mail address" if EMAIL.search(text) and not text.startswith("mailto:") else ""
            if not what and route[:1] and route[0] in _ABOUT_ACCOUNTS and PHONE.search(text):
                what = "a phone number"
            if what:
                field = next(step for step in reversed(route) if isinstance(step, str))
                yield Gap(
                    Place(document, route),
                    f"{what} stands in '{field}'",
                    "Take it out and say who it is by role. Remember that the history of the repository keeps it.",
                )


def _texts(data: Any, route: Route) -> Iterator[tuple[str, Route]]:
    if isinstance(data, str):
        yield data, route
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*route, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*route, number))
