"""Mapping the buying journey in five steps."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.content import is_made_for_some
from journeymap.analysis.map_checks import is_talk, missing_links, says_what_they_do, sources_on
from journeymap.analysis.measures import has_dated_value
from journeymap.checklists.checklist import Checklist, OneOf, Progress, Question, Scope, Step, progress
from journeymap.checklists.map_questions import (
    NAME_TOUCHPOINTS,
    WRITE_A_MAP,
    review_questions,
    stage_questions,
    touchpoint_label,
    touchpoints_in,
)
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.translatable import N_
from journeymap.workspace import LinkedJourney, LinkedStage, LinkedTouchpoint


def _buyer(scope: Scope) -> Progress:
    def question(journey: LinkedJourney) -> Question:
        is_named = journey.personas or journey.model.segment
        shortfall = None if is_named else f"{scope.map_label(journey)} names neither personas nor a segment"
        return Question(journey.place.at("for"), shortfall)

    return progress(map(question, scope.journeys))


def _behavior(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Question]:
        shortfall = None if says_what_they_do(stage) else f"{scope.stage_label(stage)} has no actions"
        yield Question(stage.place.at("actions"), shortfall)

    return progress([*stage_questions(scope, ask), *_words_of_buyers(scope)])


def _words_of_buyers(scope: Scope) -> Iterator[Question]:
    """Ask whether a map of how things are rests on what buyers said: a source of no kind may be one of theirs."""
    for journey in scope.journeys:
        if journey.model.state == "as_is" and journey.written_stages:
            unasked = f"{scope.map_label(journey)} rests on nothing that a buyer has said"
            of_personas = (source for persona in journey.personas for source in persona.model.sources)
            kinds = {source.kind for source in (*sources_on(journey), *of_personas)}
            heard = None in kinds or not kinds.isdisjoint(CUSTOMER_SOURCES)
            among = OneOf("maps rest on what buyers have said", journey.name)
            yield Question(journey.place.at("sources"), None if heard else unasked, "", among)


def _match(scope: Scope) -> Progress:
    def question(touchpoint: LinkedTouchpoint) -> Question:
        asked = scope.analysis.asks_about_content(touchpoint.stage.journey) and not is_talk(touchpoint)
        optional = set() if asked else {"content"}
        if not is_made_for_some(touchpoint):
            optional.add("for")
        missing = [_LABELS.get(field, field) for field in missing_links(touchpoint) if field not in optional]
        shortfall = f"{touchpoint_label(scope, touchpoint)} has no {', no '.join(missing)}" if missing else None
        return Question(touchpoint.place, shortfall)

    communications = (point for point in touchpoints_in(scope) if point.model.kind == "communication")
    return progress(map(question, communications))


_LABELS = {"for": "persona"}


def _launch(scope: Scope) -> Progress:
    def question(touchpoint: LinkedTouchpoint) -> Question:
        is_pending = touchpoint.model.status == "planned" and not touchpoint.counts
        shortfall = f"{touchpoint_label(scope, touchpoint)} is only planned" if is_pending else None
        return Question(touchpoint.place, shortfall)

    return progress(map(question, touchpoints_in(scope)))


def _review(scope: Scope) -> Progress:
    def measured() -> Iterator[Question]:
        for journey in scope.journeys:
            metrics = [metric.model for metric in scope.analysis.measures.owned_by(journey)]
            read = sum(map(has_dated_value, metrics))
            if metrics and journey.model.state == "as_is":
                unread = f"{scope.map_label(journey)} has read {read} of {len(metrics)} measures"
                yield Question(journey.place.at("metrics"), None if read == len(metrics) else unread, "measures")

    return progress([*review_questions(scope), *measured()])


BUYING_JOURNEY = Checklist(
    id="buying-journey-in-five",
    title=N_("Map the buying journey"),
    purpose="For meeting buyers with the right thing at the right time.",
    first=WRITE_A_MAP,
    has_begun=lambda scope: bool(scope.journeys),
    steps=(
        Step(
            "buyer",
            N_("Decide whose journey it is"),
            "Give every map its personas or a segment.",
            WRITE_A_MAP,
            _buyer,
        ),
        Step(
            "behavior",
            N_("Describe what buyers do"),
            "Ask buyers what they do at every stage, with you and without you, and write it under `actions`, and whom"
            " you asked under `sources`.",
            WRITE_A_MAP,
            _behavior,
            proof="deeds",
        ),
        Step(
            "match",
            N_("Match channels and content"),
            "Say which channel each touchpoint uses, what people take away where nobody talks to them, and for whom it "
            "is if not for everybody.",
            NAME_TOUCHPOINTS,
            _match,
        ),
        Step(
            "launch",
            N_("Put the plan to work"),
            "Launch the touchpoints that are only planned, or move them to a to-be map.",
            NAME_TOUCHPOINTS,
            _launch,
            proof="deeds",
        ),
        Step(
            "review",
            N_("Check and correct"),
            "Read each map against reality before its review is due, and write what its measures say, with the day.",
            WRITE_A_MAP,
            _review,
            proof="deeds",
        ),
    ),
)
