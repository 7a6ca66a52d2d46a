"""Building a customer journey map in eight steps."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.feelings import is_blueprint_with_feelings, low_point, says_how_it_feels
from journeymap.analysis.map_checks import (
    ideas_on,
    is_guess,
    is_settled,
    lacks_device,
    missing_traits,
    says_what_they_want,
    sources_on,
    without_channel,
)
from journeymap.checklists.checklist import Checklist, Progress, Question, Scope, Step, progress
from journeymap.checklists.map_questions import (
    NAME_TOUCHPOINTS,
    WRITE_A_MAP,
    empty_stage_questions,
    review_questions,
    stage_questions,
    touchpoint_label,
    touchpoints_in,
)
from journeymap.model.messages import quoted
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.translatable import N_
from journeymap.workspace import LinkedJourney, LinkedPersona, LinkedStage, LinkedTouchpoint

MEDIA = ("digital", "offline")


def _personas(scope: Scope) -> Progress:
    def question(persona: LinkedPersona) -> Question:
        missing = missing_traits(persona, scope.analysis.uses)
        shortfall = f"Persona '{persona.model.name}' lacks {', '.join(missing)}" if missing else None
        return Question(persona.place, shortfall)

    return progress(map(question, scope.personas))


def _touchpoints(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Question]:
        happens = any(touchpoint.counts for touchpoint in stage.touchpoints)
        lack = "has no touchpoint that happens" if stage.touchpoints else "has no touchpoint"
        yield Question(stage.place.at("touchpoints"), None if happens else f"{scope.stage_label(stage)} {lack}")

    def media() -> Iterator[Question]:
        for journey in scope.journeys:
            touchpoints = touchpoints_in(scope.only(journey))
            used = {channel.model.medium for point in touchpoints if point.counts for channel in point.channels}
            for medium in MEDIA:
                shortfall = None if medium in used else f"{scope.map_label(journey)} has no {medium} channel"
                yield Question(journey.place.at("stages"), shortfall, topic=medium)

    return progress([*media(), *stage_questions(scope, ask)])


def _stages(scope: Scope) -> Progress:
    def without_phases(journey: LinkedJourney) -> str | None:
        stages = [f"'{stage.name}'" for stage in journey.stages_in_scope if not stage.phases]
        if journey.model.framework or not stages:
            return None
        return f"{scope.map_label(journey)} follows no framework and gives no phases to {', '.join(stages)}"

    def questions() -> Iterator[Question]:
        for journey in scope.journeys:
            yield Question(journey.place.at("framework"), without_phases(journey))
            yield from (Question(stage.place, None) for stage in journey.written_stages)
        for journey in scope.journeys:
            yield from empty_stage_questions(scope, journey, "Neither filled in nor skipped")

    return progress(questions())


def _evidence(scope: Scope) -> Progress:
    def question(journey: LinkedJourney) -> Question:
        shortfall = f"{scope.map_label(journey)} names no source" if is_guess(journey) else None
        return Question(journey.place.at("sources"), shortfall)

    better = (_better_with(scope, kinds, description) for kinds, description in _WORTH_HAVING)
    return progress(map(question, scope.journeys), filter(None, better))


_WORTH_HAVING = (
    (CUSTOMER_SOURCES, "a customer's own word, such as an interview"),
    (frozenset({"analytics", "web_analytics", "crm"}), "figures from analytics or the CRM"),
)


def _better_with(scope: Scope, kinds: frozenset[str], description: str) -> str | None:
    """Suggest sources of these kinds for the maps that have sources, but none of them."""
    titles = []
    for journey in scope.journeys:
        of_personas = (source for persona in journey.personas for source in persona.model.sources)
        existing = {source.kind for source in (*sources_on(journey), *of_personas)}
        if existing and kinds.isdisjoint(existing) and journey.base not in scope.journeys:
            titles.append(f"'{journey.name}'")
    maps = f": {', '.join(titles)}" if len(scope.journeys) > 1 else ""
    return f"Better with {description}{maps}" if titles else None


def _feelings(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Question]:
        name = scope.stage_label(stage)
        if says_how_it_feels(stage) or not is_blueprint_with_feelings(stage.journey):
            yield Question(
                stage.place.at("emotion"), None if says_how_it_feels(stage) else f"{name} does not say how it feels"
            )
        low = low_point(stage)
        if low:
            unexplained = f"{name} scores {low[0]:g} but lists no pain"
            explained = stage.all_pains or stage.model.drop_offs
            yield Question(stage.place.at("pains"), None if explained else unexplained)

    return progress(stage_questions(scope, ask))


def _goals(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Question]:
        shortfall = None if says_what_they_want(stage) else f"{scope.stage_label(stage)} has no goal or expectation"
        yield Question(stage.place.at("goals"), shortfall)

    return progress(stage_questions(scope, ask))


def _channels(scope: Scope) -> Progress:
    silent = {touchpoint for journey in scope.journeys for touchpoint in without_channel(journey)}

    def question(touchpoint: LinkedTouchpoint) -> Question:
        missing = "channel" if touchpoint in silent else "device" if lacks_device(touchpoint) else None
        shortfall = f"{touchpoint_label(scope, touchpoint)} has no {missing}" if missing else None
        return Question(touchpoint.place, shortfall)

    touchpoints = (point for point in touchpoints_in(scope) if point.model.kind == "communication" or point.channels)
    return progress(map(question, touchpoints))


def _review(scope: Scope) -> Progress:
    def pains() -> Iterator[Question]:
        for journey in scope.journeys:
            on_stages = (pain for stage in journey.stages_in_scope for pain in stage.all_pains)
            for pain in (*journey.pains, *on_stages):
                unanswered = f"Nothing answers the pain {quoted(pain.model.text)}{scope.suffix(journey)}"
                yield Question(pain.place, None if is_settled(pain) else unanswered)

    return progress([*review_questions(scope), *pains(), *_improvements(scope)])


def _improvements(scope: Scope) -> Iterator[Question]:
    """Ask whether anything has become of the ideas of a map of how things are, where it has some."""
    for journey in scope.journeys:
        ideas = list({id(idea): idea for idea in ideas_on(journey) if idea.model.status != "dropped"}.values())
        if ideas and journey.model.state == "as_is":
            carried_out = any(idea.model.status == "done" for idea in ideas)
            number = "The one idea" if len(ideas) == 1 else f"Not one of the {len(ideas)} ideas"
            verb = "is not carried out yet" if len(ideas) == 1 else "is carried out yet"
            where = f"of '{journey.name}'" if len(scope.journeys) > 1 else "of the map"
            shortfall = f"{number} {where} {verb}"
            yield Question(journey.place.at("stages"), None if carried_out else shortfall, "improved")


JOURNEY_MAP = Checklist(
    id="map-in-eight",
    title=N_("Build a customer journey map"),
    purpose="For a map that people believe, and that stays true.",
    first=N_("Declare personas and write a first map."),
    has_begun=lambda scope: bool(scope.personas or scope.journeys),
    steps=(
        Step(
            "personas",
            N_("Get to know the personas"),
            "Say for each persona which part they play in the purchase, what they want and what stands in their way.",
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
            "Choose a framework, or give stages of your own their phases, and list under `skip` what does not apply.",
            WRITE_A_MAP,
            _stages,
        ),
        Step(
            "evidence",
            N_("Gather evidence"),
            "Write down what each map rests on: the customers you asked, the figures you looked at.",
            WRITE_A_MAP,
            _evidence,
            proof="deeds",
        ),
        Step(
            "feelings",
            N_("Map feelings and pains"),
            "Ask how it felt at every stage, and what went wrong where it felt bad.",
            WRITE_A_MAP,
            _feelings,
        ),
        Step(
            "goals",
            N_("State goals and expectations"),
            "Ask what customers came for at every stage and what they take for granted, and write it down.",
            WRITE_A_MAP,
            _goals,
        ),
        Step(
            "channels",
            N_("Assign channels and devices"),
            "Say which channel each touchpoint uses, and on which devices people use the digital ones.",
            NAME_TOUCHPOINTS,
            _channels,
        ),
        Step(
            "review",
            N_("Review and improve"),
            "Read each map against reality often enough, answer its pains or accept them with a reason, and carry out"
            " the first of its ideas (`status: done`).",
            WRITE_A_MAP,
            _review,
            proof="deeds",
        ),
    ),
)
