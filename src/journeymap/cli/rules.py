"""`journeymap rules`: the table of all codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.rules import Rule


def rules() -> int:
    """List every code with its name, severity and the profile from which on it runs."""
    from journeymap.report.manual import table
    from journeymap.report.terminal import show

    show(table(known_rules()))
    return 0


def known_rules() -> Mapping[str, Rule]:
    """Our rules, and those that the workspace around us states, if there is one."""
    from journeymap.errors import UsageError
    from journeymap.lint.plan import fits
    from journeymap.rules import RULES, own_rules
    from journeymap.workspace import load_settings, locate

    try:
        settings, _, _ = load_settings(locate(()))
    except UsageError:
        return RULES
    return {**RULES, **own_rules(settings.own_rules, fits)}
