"""Building a customer journey map in eight steps."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import (
    is_guess,
    is_settled,
    lacks_channel,
    lacks_device,
    low_point,
    missing_traits,
    says_how_it_feels,
    says_what_they_want,
    sources_on,
)
from journeymap.checklists.checklist import Asked, Process, Progress, Scope, Step, progress
from journeymap.checklists.map_scope import (
    NAME_TOUCHPOINTS,
    WRITE_A_MAP,
    called,
    each_review,
    each_stage,
    each_touchpoint,
    empty_stages,
)
from journeymap.model.messages import shown
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.translatable import N_
from journeymap.workspace import LinkedJourney, LinkedStage

MEDIA = ("digital", "offline")


def _personas(scope: Scope) -> Progress:
    missing = ((one, missing_traits(one)) for one in scope.personas)
    return progress(
        Asked(one.place, f"Persona '{one.model.name}' lacks {', '.join(traits)}" if traits else None)
        for one, traits in missing
    )


def _touchpoints(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Asked]:
        left = None if stage.touchpoints else f"{scope.stage(stage)} has no touchpoint"
        yield Asked(stage.place.at("touchpoints"), left)

    def media() -> Iterator[Asked]:
        for journey in scope.journeys:
            used = {
                one.channel.model.medium for one in each_touchpoint(scope.only(journey)) if one.channel and one.counts
            }
            for medium in MEDIA:
                left = None if medium in used else f"{scope.map(journey)} has no {medium} channel"
                yield Asked(journey.place.at("stages"), left, medium)

    return progress([*media(), *each_stage(scope, ask)])


def _stages(scope: Scope) -> Progress:
    def frame(journey: LinkedJourney) -> str | None:
        bare = [f"'{stage.name}'" for stage in journey.stages_in_scope if not stage.phases]
        if journey.model.framework or not bare:
            return None
        return f"{scope.map(journey)} follows no framework and gives no phases to {', '.join(bare)}"

    def asked() -> Iterator[Asked]:
        for journey in scope.journeys:
            yield Asked(journey.place.at("framework"), frame(journey))
            yield from (Asked(stage.place, None) for stage in journey.written_stages)
        for journey in scope.journeys:
            yield from empty_stages(scope, journey, "Neither filled nor skipped")

    return progress(asked())


def _evidence(scope: Scope) -> Progress:
    asked = (
        Asked(one.place.at("sources"), f"{scope.map(one)} names no source" if is_guess(one) else None)
        for one in scope.journeys
    )
    better = (_gain(scope, kinds, what) for kinds, what in _WORTH_HAVING)
    return progress(asked, filter(None, better))


_WORTH_HAVING = (
    (CUSTOMER_SOURCES, "a customer's own word, such as an interview"),
    (frozenset({"analytics", "crm"}), "figures from analytics or the CRM"),
)


def _gain(scope: Scope, kinds: frozenset[str], what: str) -> str | None:
    """What the maps that rest on something, but on no source of these kinds, would gain from."""
    lacking = []
    for journey in scope.journeys:
        there = {one.kind for one in sources_on(journey)}
        there |= {one.kind for persona in journey.personas for one in persona.model.sources}
        if there and kinds.isdisjoint(there) and journey.base not in scope.journeys:
            lacking.append(f"'{journey.model.title}'")
    where = f": {', '.join(lacking)}" if len(scope.journeys) > 1 else ""
    return f"Better with {what}{where}" if lacking else None


def _feelings(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Asked]:
        felt = says_how_it_feels(stage)
        yield Asked(stage.place.at("emotion"), None if felt else f"{scope.stage(stage)} does not say how it feels")
        low = low_point(stage)
        if low:
            left = f"{scope.stage(stage)} feels like {low[0]:g} and names no pain"
            yield Asked(stage.place.at("pains"), None if stage.pains else left)

    return progress(each_stage(scope, ask))


def _goals(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Asked]:
        left = None if says_what_they_want(stage) else f"{scope.stage(stage)} has no goal or expectation"
        yield Asked(stage.place.at("goals"), left)

    return progress(each_stage(scope, ask))


def _channels(scope: Scope) -> Progress:
    def asked() -> Iterator[Asked]:
        for one in each_touchpoint(scope):
            if one.model.kind == "communication" or one.channel:
                lacks = "channel" if lacks_channel(one) else "device" if lacks_device(one) else None
                yield Asked(one.place, f"{called(scope, one)} has no {lacks}" if lacks else None)

    return progress(asked())


def _review(scope: Scope) -> Progress:
    def pains() -> Iterator[Asked]:
        for journey in scope.journeys:
            for stage in journey.stages_in_scope:
                for pain in stage.pains:
                    left = f"Nothing answers the pain {shown(pain.model.text)}{scope.of(journey)}"
                    yield Asked(pain.place, None if is_settled(pain) else left)

    return progress([*each_review(scope), *pains()])


JOURNEY_MAP = Process(
    "map-in-eight",
    N_("Build a customer journey map"),
    "For a map that people believe, and that stays true.",
    N_("Declare personas and write a first map."),
    lambda scope: bool(scope.personas or scope.journeys),
    (
        Step(
            "personas",
            N_("Get to know the personas"),
            "Say of each persona which part they play in the purchase, what they want and what stands in their way.",
            N_("Declare personas first."),
            _personas,
        ),
        Step(
            "touchpoints",
            N_("Collect the touchpoints"),
            "Name what meets the customer at every stage, on screens and away from them.",
            WRITE_A_MAP,
            _touchpoints,
        ),
        Step(
            "stages",
            N_("Settle the stages"),
            "Choose a framework, or give stages of your own their phases, and list under skip: what does not apply.",
            WRITE_A_MAP,
            _stages,
        ),
        Step(
            "evidence",
            N_("Gather evidence"),
            "Write down what each map rests on: the customers you asked, the figures you looked at.",
            WRITE_A_MAP,
            _evidence,
        ),
        Step(
            "feelings",
            N_("Map feelings and pains"),
            "Say how every stage feels, and what goes wrong where it feels bad.",
            WRITE_A_MAP,
            _feelings,
        ),
        Step(
            "goals",
            N_("State goals and expectations"),
            "Write for every stage what the customer wants or takes for granted.",
            WRITE_A_MAP,
            _goals,
        ),
        Step(
            "channels",
            N_("Assign channels and devices"),
            "Say over which channel each touchpoint runs, and on which devices the digital ones are used.",
            NAME_TOUCHPOINTS,
            _channels,
        ),
        Step(
            "review",
            N_("Review and improve"),
            "Read each map against reality often enough, and answer its pains or accept them with a reason.",
            WRITE_A_MAP,
            _review,
        ),
    ),
)
