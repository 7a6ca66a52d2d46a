"""What to do about maps: answer what hurts most, put moments of truth right, and make what nobody finds there yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from journeymap.analysis.buying_group import has_a_part
from journeymap.analysis.coverage import Cell, Check, Share, share
from journeymap.analysis.feelings import LOW, lowest
from journeymap.analysis.map_checks import is_settled, review_due_since
from journeymap.analysis.pipeline import Pipelines
from journeymap.view.gaps.acts import Act, Where, listed
from journeymap.view.gaps.state import worth
from journeymap.view.links import map_page
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedStage, LinkedTouchpoint

SEVERE = 3
"""The severity of a pain that may end the journey."""
_DECISIVE, _BESIDE, _ELSE = 100.0, 50.0, 0.0
"""How much is at stake: where a journey is won or lost, beside such a place, and elsewhere."""
_FEW = 3
"""From so many stages on that lack the same, the map is asked once."""

Told = Mapping[tuple[str, str, str | None], tuple[Check, ...]]
"""What is missing, by map, stage and persona."""


def severe_pains(journey: LinkedJourney) -> Iterator[LinkedPain]:
    """The pains of a map that may end the journey, and that nothing answers."""
    everywhere = (*journey.pains, *(pain for stage in journey.stages_in_scope for pain in stage.all_pains))
    return (pain for pain in everywhere if pain.model.severity == SEVERE and not is_settled(pain))


def bad_moments(stage: LinkedStage) -> Iterator[str]:
    """The moments of truth of a stage that are in a bad state, and about which nothing is planned."""
    if stage.open_opportunities:
        return
    pains: dict[LinkedTouchpoint | None, list[LinkedPain]] = {}
    for pain in stage.all_pains:
        pains.setdefault(pain.touchpoint, []).append(pain)
    for touchpoint in stage.touchpoints:
        if touchpoint.model.status == "retired":
            continue
        if touchpoint.model.moment_of_truth and _is_bad(touchpoint, pains.get(touchpoint, ())):
            named = touchpoint.model.moment_of_truth
            yield named if isinstance(named, str) else touchpoint.model.name
    for moment in stage.model.moments:
        score = lowest(moment.emotion)
        if score is not None and score <= LOW:
            yield moment.name


def _is_bad(touchpoint: LinkedTouchpoint, pains: Sequence[LinkedPain]) -> bool:
    """Whether it feels bad, or hurts in some way, without anything that would ease it."""
    if any(not is_settled(pain) for pain in pains):
        return True
    score = lowest(touchpoint.model.emotion)
    return score is not None and score <= LOW and not pains


def map_acts(
    journeys: Sequence[LinkedJourney], cells_by_map: Sequence[Sequence[Cell]], pipelines: Pipelines
) -> Iterator[Act]:
    """Yield what to do about some maps; what a map inherits is told at its base map, and nothing is made for a stage
    that the map's account has behind it, or far ahead.
    """
    told = {(cell.stage.journey.id, *_question(cell)): cell.missing for cells in cells_by_map for cell in cells}
    shown = {journey.id for journey in journeys}
    for journey, cells in zip(journeys, cells_by_map, strict=True):
        near = _near(journey, pipelines)
        yield from (act for act in (*_pains(journey, shown), *_moments(journey, shown)) if _is_near(act, near))
        own = [cell for cell in cells if cell.missing and _matters(cell) and not _is_inherited(cell, told)]
        yield from _to_make([cell for cell in own if near is None or cell.stage.id in near], share(cells))


def late_reviews(journeys: Sequence[LinkedJourney], today: date) -> Iterator[Act]:
    """Yield the maps whose review is due."""
    for journey in journeys:
        if due := review_due_since(journey, today):
            act = replace(_at(journey, []), kind="review", due=due)
            yield replace(act, sentence=f"look through the map again: that was due on {due}")


def _near(journey: LinkedJourney, pipelines: Pipelines) -> frozenset[str] | None:
    """The stage in which the map's account is and the next one; None where the map is for many, or that is unknown."""
    account = journey.account
    stages = (pipelines.now(account), pipelines.ahead(account)) if account else ()
    near = frozenset(stage.id for stage in stages if stage)
    return near or None


def _is_near(act: Act, near: frozenset[str] | None) -> bool:
    return near is None or act.stage is None or act.stage in near


def _pains(journey: LinkedJourney, shown: Iterable[str]) -> Iterator[Act]:
    for pain in severe_pains(journey):
        if pain.origin == "inherited" and journey.base and journey.base.id in shown:
            continue
        where = f" at {pain.stage.name}" if pain.stage else ""
        frequency = pain.model.frequency or 1
        act = _at(journey, [pain.stage] if pain.stage else [])
        text = pain.model.text
        yield replace(
            act, kind="pain", sentence=f"answer '{text}'{where}", about=text, band=_DECISIVE, weight=float(frequency)
        )


def _moments(journey: LinkedJourney, shown: Iterable[str]) -> Iterator[Act]:
    severe = {pain.touchpoint for pain in severe_pains(journey)}
    by_severe_pain = {_name(touchpoint) for touchpoint in severe if touchpoint}
    for stage in journey.stages_in_scope:
        if stage.origin == "inherited" and journey.base and journey.base.id in shown:
            continue
        for moment in bad_moments(stage):
            if moment not in by_severe_pain:
                sentence = f"put right '{moment}' at {stage.name}, where the journey is won or lost"
                yield replace(_at(journey, [stage]), kind="moment", sentence=sentence, about=moment, band=_DECISIVE)


def _name(touchpoint: LinkedTouchpoint) -> str:
    named = touchpoint.model.moment_of_truth
    return named if isinstance(named, str) else touchpoint.model.name


def _question(cell: Cell) -> tuple[str, str | None]:
    return cell.stage.id, cell.persona.id if cell.persona else None


def _matters(cell: Cell) -> bool:
    """Whether somebody is missed there."""
    return has_a_part(cell.persona.model.role if cell.persona else None, cell.stage.phases)


def _is_inherited(cell: Cell, told: Told) -> bool:
    """Whether the same is missing on the base map, and nothing that is written here meets those who lack it."""
    base = cell.stage.journey.base
    if base is None or any(
        touchpoint.origin != "inherited" and _meets(touchpoint, cell) for touchpoint in cell.stage.touchpoints
    ):
        return False
    return told.get((base.id, *_question(cell))) == cell.missing


def _meets(touchpoint: LinkedTouchpoint, cell: Cell) -> bool:
    return cell.persona is None or touchpoint.serves(cell.persona)


def _to_make(cells: Sequence[Cell], asked: Share) -> Iterator[Act]:
    """Yield one act for those at a stage who lack the same, and one for the stages of a map that do."""
    by_stage: dict[LinkedStage, dict[tuple[Check, ...], list[Cell]]] = {}
    for cell in cells:
        by_stage.setdefault(cell.stage, {}).setdefault(cell.missing, []).append(cell)
    groups = [group for by_missing in by_stage.values() for group in by_missing.values()]
    alike: dict[object, list[list[Cell]]] = {}
    for group in groups:
        personas = None if _is_everyone(group) else tuple(cell.persona for cell in group)
        alike.setdefault((group[0].missing, personas, group[0].stage.owner), []).append(group)
    for same in alike.values():
        for part in [same] if len(same) >= _FEW else [[group] for group in same]:
            yield _make([cell for group in part for cell in group], asked)


def _is_everyone(cells: Sequence[Cell]) -> bool:
    """Whether nobody who takes part at their stage has what they lack."""
    stage = cells[0].stage
    return len(cells) == len(stage.personas or (None,))


def _make(cells: Sequence[Cell], asked: Share) -> Act:
    stages = [stage for stage, _ in groupby(cells, key=lambda cell: cell.stage)]
    missing = cells[0].missing
    people = list(dict.fromkeys(cell.persona for cell in cells if cell.persona))
    names = tuple(persona.model.name for persona in people)
    everyone = _is_everyone([cell for cell in cells if cell.stage is stages[0]])
    decisive = any(_moments_of_truth(stage) for stage in stages)
    who = "everyone" if not names or (everyone and len(names) > 2) else listed(names)
    where = listed([stage.name for stage in stages], 4)
    return replace(
        _at(stages[0].journey, stages),
        kind="make",
        sentence=_making(missing, who, where),
        missing=missing,
        personas=tuple(persona.id for persona in people),
        persona_names=() if who == "everyone" else names,
        band=_BESIDE if decisive else _ELSE,
        weight=round(sum(_weight(cell) for cell in cells) / asked.of, 6),
    )


def _making(missing: Sequence[Check], who: str, where: str) -> str:
    """Say what to make, in words."""
    them = "meets" if who == "everyone" or " and " not in who else "meet"
    read = f"make something that {who} can read at {where}"
    if "touchpoint" in missing:
        also = ", and what to read there" if "content" in missing else ""
        return f"plan where {who} {them} you at {where}{also}"
    if "channel" in missing:
        also = ", and what to read there" if "content" in missing else ""
        return f"say over which channel {who} {them} you at {where}{also}"
    return read


def _weight(cell: Cell) -> float:
    """The coverage that is lost, once more for each moment of truth, times the severity of the worst pain there."""
    severity = max((pain.model.severity or 1 for pain in cell.stage.all_pains), default=1)
    return len(cell.missing) * (1 + _moments_of_truth(cell.stage)) * severity


def _moments_of_truth(stage: LinkedStage) -> int:
    return sum(bool(touchpoint.model.moment_of_truth) for touchpoint in stage.touchpoints)


def _at(journey: LinkedJourney, stages: Sequence[LinkedStage]) -> Act:
    """An act still to be named, at some stages of a map."""
    account = journey.account
    return Act(
        kind="make",
        sentence="",
        map=journey.id,
        map_title=journey.name,
        map_page=map_page(journey),
        stages=tuple(Where(stage.id, stage.name) for stage in stages),
        account=account.id if account else None,
        owner=next((stage.owners[0] for stage in stages[:1] if stage.owners), journey.model.owner),
        value=worth(account) if account else None,
    )
