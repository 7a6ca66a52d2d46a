"""Accounts can only move on.

Accounts go back as well: the sponsor leaves, the budget is cut, the committee starts again. Stages that know only one
direction keep them where they no longer are, and nobody looks after them there.

Bad:
    frameworks:
      mill-sales:
        unit: account
        movement: forward
        stages: {target: {phases: [select]}, talking: {phases: [qualify]}, customer: {phases: [retain]}}
Good:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages: {target: {phases: [select]}, talking: {phases: [qualify]}, customer: {phases: [retain]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedFramework


@rule("JM202", "one-way-framework", Severity.WARNING, "abm")
def one_way_framework(framework: LinkedFramework) -> Iterator[Gap]:
    """Look at frameworks for accounts whose `movement` is not free."""
    if framework.model.unit == "account" and framework.model.movement != "free":
        yield Gap(
            framework.place.at("movement"),
            f"accounts in '{framework.name}' can only move forward, never back",
            "Agree on who looks after an account that falls back, and what it gets; then set `movement: free`.",
        )
