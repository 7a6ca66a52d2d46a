"""The rules that a team states in its settings come in; rules like ours go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from journeymap.analysis.content import counts
from journeymap.findings import Severity
from journeymap.model.custom_rule import Need, OwnRule, values_of
from journeymap.rules.rule import Gap, Rule
from journeymap.workspace import LinkedContent, LinkedStage, LinkedTouchpoint

Fits = Callable[[str, str], bool]
"""Whether a path is meant by a pattern."""


def own_rules(stated: Iterable[OwnRule], fits: Fits) -> dict[str, Rule]:
    """The stated rules by code; of two with one code the first counts."""
    rules: dict[str, Rule] = {}
    for one in stated:
        rules.setdefault(one.id, _rule(one, fits))
    return rules


def _rule(stated: OwnRule, fits: Fits) -> Rule:
    return Rule(
        code=stated.id,
        name=stated.name or stated.id.lower(),
        severity=Severity[stated.severity.upper()],
        profile="starter",
        subjects=(LinkedStage,),
        check=_check(stated, fits),
        takes_analysis=False,
        title=stated.message.replace("{stage}", "a stage"),
        why=stated.fix.replace("{stage}", "the stage"),
        bad="",
        good="",
        overdue=False,
        about_use=False,
    )


def _check(stated: OwnRule, fits: Fits) -> Callable[[LinkedStage], Iterator[Gap]]:
    def check(stage: LinkedStage) -> Iterator[Gap]:
        if _asks(stated, stage, fits) and not _has(stage, stated.needs):
            message, fix = (text.replace("{stage}", stage.name) for text in (stated.message, stated.fix))
            yield Gap(stage.place.at(_field(stated.needs)), message.rstrip("."), fix)

    return check


def _asks(stated: OwnRule, stage: LinkedStage, fits: Fits) -> bool:
    path = stage.journey.place.document.path
    return (
        (not stated.phases or not set(stated.phases).isdisjoint(stage.phases))
        and (not stated.stages or stage.id in stated.stages)
        and (stated.at is None or fits(path, stated.at))
    )


def _has(stage: LinkedStage, need: Need) -> bool:
    if need.field is not None:
        return bool(getattr(stage.model, need.field))
    if need.touchpoint is not None:
        wanted = values_of(need.touchpoint)
        return any(one.counts and _is_touchpoint(one, wanted) for one in stage.touchpoints)
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
    return value in wanted if isinstance(wanted, tuple) else value == wanted


def _field(need: Need) -> str:
    """The field of the stage that the finding points at."""
    if need.field is not None:
        return need.field
    return "owners" if need.owner is not None else "touchpoints" if need.touchpoint else "content"
