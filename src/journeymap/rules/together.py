"""Where several gaps of one kind are told at once: at the stages of a map, the touchpoints of a stage, a program."""

from __future__ import annotations

from journeymap.findings import Together
from journeymap.workspace import LinkedAccount, LinkedProgram, LinkedStage, LinkedTouchpoint


def among_stages(stage: LinkedStage, *, of: int, some: str, every: str, fix: str, fix_for_every: str) -> Together:
    """Tell a gap of a stage once a map; `fix_for_every` knows that a map may do without something on purpose."""
    journey = stage.journey
    return Together(
        place=journey.place.at("stages").key(),
        name=stage.name,
        of=of,
        some=f"stages of '{journey.name}' {some}",
        every=f"no stage of '{journey.name}' {every}",
        fix=fix,
        fix_for_every=fix_for_every,
        map=journey.id,
        owner=journey.model.owner,
    )


def among_touchpoints(touchpoint: LinkedTouchpoint, *, of: int, some: str, every: str, fix: str) -> Together:
    """Tell a gap of a touchpoint once a stage."""
    stage = touchpoint.stage
    return Together(
        place=stage.place.at("touchpoints").key(),
        name=touchpoint.model.name,
        of=of,
        some=f"touchpoints in '{stage.name}' {some}",
        every=f"none of the {of} touchpoints in '{stage.name}' {every}",
        fix=fix,
        fix_for_every=fix,
        map=stage.journey.id,
        stage=stage.id,
        owner=stage.owner,
    )


def among_all_touchpoints(touchpoint: LinkedTouchpoint, *, of: int, some: str, every: str, fix: str) -> Together:
    """Tell a gap of a touchpoint once a map."""
    journey = touchpoint.stage.journey
    return Together(
        place=journey.place.at("stages").key(),
        name=touchpoint.model.name,
        of=of,
        some=f"touchpoints on '{journey.name}' {some}",
        every=f"none of the {of} touchpoints on '{journey.name}' {every}",
        fix=fix,
        fix_for_every=fix,
        map=journey.id,
        owner=journey.model.owner,
    )


def among_accounts(account: LinkedAccount, program: LinkedProgram, *, some: str, fix: str) -> Together:
    """Tell a gap of an account once a program."""
    return Together(
        place=program.place.key(),
        name=account.name,
        some=f"accounts of '{program.model.name}' {some}",
        fix=fix,
        owner=program.model.owner,
    )
