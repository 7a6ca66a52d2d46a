"""List what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.rules import Subject
from journeymap.workspace import Workspace


def subjects(workspace: Workspace) -> Iterator[Subject]:
    """Yield everything a rule can look at. A stage with nothing in it is reached only through its journey."""
    for library in (workspace.personas, workspace.channels, workspace.content):
        yield from (thing for thing in library.values() if thing.sound)
    yield from (framework for framework in workspace.frameworks.values() if framework.sound and not framework.built_in)
    for account in workspace.accounts.values():
        if account.sound:
            yield from (account, *account.members, *account.plan)
    yield from (program for program in workspace.programs.values() if program.sound)
    yield workspace
    for journey in workspace.journeys.values():
        yield journey
        yield from journey.pains
        for stage in journey.written_stages:
            yield stage
            yield from stage.touchpoints
            yield from stage.all_pains
