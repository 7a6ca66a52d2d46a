"""The rules that a team states in its settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from journeymap.analysis.content import counts
from journeymap.findings import Severity
from journeymap.model.custom_rule import Need, OwnRule, values_of
from journeymap.model.strictness import Profile
from journeymap.path_pattern import path_matches
from journeymap.rules.rule import Gap, Manual, Rule
from journeymap.workspace import LinkedContent, LinkedStage, LinkedTouchpoint


def own_rules(stated: Iterable[OwnRule]) -> dict[str, Rule]:
    """Return the stated rules by code; of two with one code the first counts."""
    rules: dict[str, Rule] = {}
    for own in stated:
        rules.setdefault(own.id, _rule(own))
    return rules


def _rule(stated: OwnRule) -> Rule:
    return Rule(
        code=stated.id,
        name=stated.name or stated.id.lower(),
        family=None,
        severity=Severity[stated.severity.upper()],
        profile=Profile.STARTER,
        subjects=(LinkedStage,),
        check=_check(stated),
        takes_analysis=False,
        read_manual=lambda: Manual(
            stated.message.replace("{stage}", "a stage"), stated.fix.replace("{stage}", "the stage")
        ),
    )


def _check(stated: OwnRule) -> Callable[[LinkedStage], Iterator[Gap]]:
    def check(stage: LinkedStage) -> Iterator[Gap]:
        if _asks(stated, stage) and not _has(stage, stated.needs):
            message, fix = (text.replace("{stage}", stage.name) for text in (stated.message, stated.fix))
            yield Gap(stage.place.at(_field(stated.needs)), message.rstrip("."), fix)

    return check


def _asks(stated: OwnRule, stage: LinkedStage) -> bool:
    path = stage.journey.place.document.path
    return (
        (not stated.phases or not set(stated.phases).isdisjoint(stage.phases))
        and (not stated.stages or stage.id in stated.stages)
        and (stated.at is None or path_matches(path, stated.at))
    )


def _has(stage: LinkedStage, need: Need) -> bool:
    if need.field is not None:
        return bool(getattr(stage.model, need.field))
    if need.touchpoint is not None:
        wanted = values_of(need.touchpoint)
        return any(touchpoint.counts and _is_touchpoint(touchpoint, wanted) for touchpoint in stage.touchpoints)
    if need.content is not None:
        wanted = values_of(need.content)
        pieces = (piece for piece in stage.all_content() if counts(piece, stage))
        return any(_is_content(piece, wanted) for piece in pieces)
    return bool(stage.owners) if need.owner == "any" else need.owner in stage.owners


def _is_touchpoint(touchpoint: LinkedTouchpoint, wanted: dict[str, object]) -> bool:
    return all(_is(getattr(touchpoint.model, name), value) for name, value in wanted.items())


def _is_content(piece: LinkedContent, wanted: dict[str, object]) -> bool:
    return all(_is(getattr(piece.model, name), value) for name, value in wanted.items())


def _is(value: object, wanted: object) -> bool:
    """Whether a value is one of those wanted, or shares one with them; a moment of truth may be named."""
    if isinstance(wanted, bool):
        return bool(value) is wanted
    if isinstance(wanted, tuple):
        return not set(wanted).isdisjoint(value if isinstance(value, tuple) else (value,))
    return value == wanted


def _field(need: Need) -> str:
    """The field of the stage that the finding points at."""
    if need.field is not None:
        return need.field
    return "owners" if need.owner is not None else "touchpoints" if need.touchpoint else "content"
