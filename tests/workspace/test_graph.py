"""A loaded workspace never changes."""

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from journeymap.workspace import Workspace
from tests.support.workspaces import EXAMPLES, load_workspace


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load_workspace(EXAMPLES["abm"])


def test_nothing_that_is_linked_can_be_changed(workspace: Workspace) -> None:
    journey, account = next(iter(workspace.journeys.values())), next(iter(workspace.accounts.values()))
    things: list[Any] = [workspace, workspace.uses, journey, account, *account.members, *account.plan]
    for stage in journey.written_stages:
        things += [stage, *stage.touchpoints, *stage.pains, *stage.opportunities]
    things += [next(iter(kind.values())) for kind in (workspace.personas, workspace.channels, workspace.content)]
    things += workspace.programs.values()
    for thing in things:
        for field in fields(thing):
            with pytest.raises(FrozenInstanceError):
                setattr(thing, field.name, None)


def test_a_whole_and_its_parts_know_each_other(workspace: Workspace) -> None:
    for journey in workspace.journeys.values():
        for stage in journey.stages:
            assert stage.journey is journey
            assert all(touchpoint.stage is stage for touchpoint in stage.touchpoints)
            assert all(pain.stage is stage for pain in stage.pains)
    for account in workspace.accounts.values():
        assert all(member.account is account for member in account.members)
        assert all(entry.account is account for entry in account.plan)
