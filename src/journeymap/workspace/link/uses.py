"""Find out who uses what, by turning every link around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.workspace.graph.account import LinkedAccount, LinkedPlanEntry, LinkedProgram
from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage, LinkedTouchpoint
from journeymap.workspace.graph.uses import NamesContent, Paid, Users, Uses
from journeymap.workspace.graph.workspace import Library


def find_uses(
    library: Library,
    accounts: Mapping[str, LinkedAccount],
    programs: Mapping[str, LinkedProgram],
    journeys: Mapping[str, LinkedJourney],
) -> Uses:
    """Index who uses each thing, in the order of the files."""
    maps = tuple(journeys.values())
    stages: tuple[LinkedStage, ...] = tuple(stage for journey in maps for stage in journey.stages)
    touchpoints: tuple[LinkedTouchpoint, ...] = tuple(
        touchpoint for stage in stages for touchpoint in stage.touchpoints
    )
    contacts = tuple(_contacts(accounts.values()))
    plays = tuple(play for program in programs.values() for play in program.plays)
    naming: tuple[NamesContent, ...] = (*touchpoints, *stages, *contacts, *plays)
    paying: tuple[LinkedJourney | LinkedAccount | LinkedProgram, ...] = (*maps, *accounts.values(), *programs.values())
    members = tuple(member for account in accounts.values() for member in account.members)
    return Uses(
        persona_journeys=Users((persona, journey) for journey in maps for persona in journey.personas),
        persona_members=Users((member.persona, member) for member in members if member.persona),
        channel_touchpoints=Users((channel, point) for point in touchpoints for channel in point.channels),
        channel_contacts=Users((contact.channel, contact) for contact in contacts if contact.channel),
        channel_plays=Users((play.channel, play) for play in plays if play.channel),
        channel_personas=Users(
            (library.channels[id_], persona)
            for persona in library.personas.values()
            for id_ in persona.model.preferences.channels
            if id_ in library.channels
        ),
        channel_costs=Users(
            (library.channels[cost.channel], Paid(thing, cost))
            for thing in paying
            for cost in thing.model.costs
            if cost.channel and cost.channel in library.channels
        ),
        content_touchpoints=Users((piece, point) for point in touchpoints for piece in point.content),
        content_stages=Users((piece, stage) for stage in stages for piece in stage.content),
        content_aims=Users((piece, stage) for stage in stages for piece in stage.aimed),
        content_contacts=Users((piece, contact) for contact in contacts for piece in contact.content),
        content_plays=Users((piece, play) for play in plays for piece in play.content),
        content_misplaced=Users((piece, thing) for thing in naming for piece in thing.misplaced),
        segment_journeys=Users((journey.segment, journey) for journey in maps if journey.segment),
        segment_accounts=Users((account.segment, account) for account in accounts.values() if account.segment),
        framework_journeys=Users((journey.framework, journey) for journey in maps if journey.framework),
        account_journeys=Users((journey.account, journey) for journey in maps if journey.account),
        account_programs=Users((account, program) for program in programs.values() for account in program.accounts),
    )


def _contacts(accounts: Iterable[LinkedAccount]) -> Iterable[LinkedPlanEntry]:
    return (entry for account in accounts for entry in account.plan if entry.counts)
