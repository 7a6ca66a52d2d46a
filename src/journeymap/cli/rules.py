"""`journeymap rules`: the table of all codes."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.errors import ExitCode, UsageError
from journeymap.linting.plan import all_rules
from journeymap.report.console import show
from journeymap.report.manual import table
from journeymap.rules import RULES, Rule
from journeymap.workspace import load_settings, locate


def rules() -> int:
    """List all rules with their severity and the first profile that runs them."""
    show(table(known_rules()))
    return ExitCode.OK


def known_rules() -> Mapping[str, Rule]:
    """Return our rules and those of the workspace around us, if there is one."""
    try:
        settings, _, _ = load_settings(locate(()))
    except UsageError:
        return RULES
    return all_rules(settings)
