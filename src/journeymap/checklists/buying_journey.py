"""Mapping the buying journey in five steps."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import unsaid
from journeymap.checklists.checklist import Asked, Process, Progress, Scope, Step, progress
from journeymap.checklists.map_scope import (
    NAME_TOUCHPOINTS,
    WRITE_A_MAP,
    called,
    each_review,
    each_stage,
    each_touchpoint,
)
from journeymap.translatable import N_
from journeymap.workspace import LinkedStage, LinkedTouchpoint


def _buyer(scope: Scope) -> Progress:
    return progress(
        Asked(
            one.place.at("for"),
            None if one.personas or one.model.segment else f"{scope.map(one)} names neither personas nor a segment",
        )
        for one in scope.journeys
    )


def _behavior(scope: Scope) -> Progress:
    def ask(stage: LinkedStage) -> Iterator[Asked]:
        left = None if stage.model.actions else f"{scope.stage(stage)} has no actions"
        yield Asked(stage.place.at("actions"), left)

    return progress(each_stage(scope, ask))


def _match(scope: Scope) -> Progress:
    def lacks(one: LinkedTouchpoint) -> str | None:
        needless = set() if scope.analysis.workspace.has_content else {"content"}
        if len(one.stage.journey.personas) <= 1:
            needless.add("for")
        missing = [_SAID.get(field, field) for field in unsaid(one) if field not in needless]
        return f"{called(scope, one)} has no {', no '.join(missing)}" if missing else None

    return progress(Asked(one.place, lacks(one)) for one in each_touchpoint(scope) if one.model.kind == "communication")


_SAID = {"for": "persona"}


def _launch(scope: Scope) -> Progress:
    def left(one: LinkedTouchpoint) -> str | None:
        is_pending = one.model.status == "planned" and not one.counts
        return f"{called(scope, one)} is only planned" if is_pending else None

    return progress(Asked(one.place, left(one)) for one in each_touchpoint(scope))


BUYING_JOURNEY = Process(
    "buying-journey-in-five",
    N_("Map the buying journey"),
    "For meeting buyers with the right thing at the right time.",
    WRITE_A_MAP,
    lambda scope: bool(scope.journeys),
    (
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
            "Write under actions: what buyers do at every stage.",
            WRITE_A_MAP,
            _behavior,
        ),
        Step(
            "match",
            N_("Match channels and content"),
            "Say of every touchpoint over which channel it runs, what people get there and whom it is for.",
            NAME_TOUCHPOINTS,
            _match,
        ),
        Step(
            "launch",
            N_("Put the plan to work"),
            "Launch the touchpoints that are only planned, or move them to a map of how things should be.",
            NAME_TOUCHPOINTS,
            _launch,
        ),
        Step(
            "review",
            N_("Check and correct"),
            "Read each map against reality before its review is due.",
            WRITE_A_MAP,
            lambda scope: progress(each_review(scope)),
        ),
    ),
)
