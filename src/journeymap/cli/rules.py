"""`journeymap rules`: the table of all codes."""

from __future__ import annotations


def rules() -> int:
    """List every code with its name, severity and the profile from which on it runs."""
    from journeymap.report.console import show
    from journeymap.report.manual import table

    show(table())
    return 0
