"""What somebody reads about a persona in the minute before they call: how they feel at each stage, what they ask and
what answers it, where we meet them, and what to send.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf

from journeymap.analysis.answers import ContentAnswers
from journeymap.analysis.content import is_expired
from journeymap.analysis.coverage import Cell, Share, share
from journeymap.analysis.feelings import scale_of
from journeymap.analysis.pains import heaviest_at
from journeymap.model.values import Saying
from journeymap.translatable import N_
from journeymap.view.board.coverage import CellState, CoverageMark, cell_state
from journeymap.view.board.curve_line import CurveLine, CurvePoint, curve_lines
from journeymap.view.board.stage_head import evidence_shown
from journeymap.view.feelings import FeelingText
from journeymap.view.gap_index import GapIndex
from journeymap.view.links import channel_target, content_page, link_url, map_page, persona_tag
from journeymap.view.records import PersonaTag, Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPersona, LinkedStage, LinkedTouchpoint

ASKED = (
    ("questions", N_("Question")),
    ("objections", N_("Objection")),
    ("concerns", N_("Concern")),
    ("decision_criteria", N_("Criterion")),
)
"""What has to be answered in a conversation, with the word for one."""
_RANKED = ("decision_criteria",)
"""What stands in the order in which it weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that a persona asks, objects to, worries about or decides by, with the live content that answers it."""

    kind: str
    rank: int | None
    """Its place where the first one weighs most, counted from 1."""
    text: str
    id: str | None
    sources: tuple[SourceNote, ...]
    answers: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A touchpoint at which we meet the persona, and over which channels."""

    name: str
    channels: tuple[Target, ...]
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class ToSend:
    """A live piece that is made for them at a stage; `url` leads to the piece itself."""

    target: Target
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LowMoment:
    """Where a persona feels worst on a map, and the heaviest pain they have there."""

    stage: Target
    stage_id: str
    pain: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStage:
    """A stage of a map as one persona goes through it."""

    id: str
    name: str
    state: CellState
    felt: FeelingText | None
    path: str
    """The part of their line that runs through the stage, in percent of a square."""
    dots: tuple[tuple[float, float], ...]
    meetings: tuple[Meeting, ...]
    to_send: tuple[ToSend, ...]
    marks: tuple[CoverageMark, ...]
    """What is asked of the stage for them, and whether it is there."""
    evidence: str
    is_as_below: bool = False
    """Whether they are met as on the map that this one extends, and get the same."""
    feels_as_below: bool = False
    """Whether it feels as on that map, which tells it."""

    @property
    def takes_part(self) -> bool:
        """Whether we have anything to do with them here."""
        return self.state == "asked"

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing for them here."""
        return tuple(mark.check for mark in self.marks if not mark.is_there)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMap:
    """A map that a persona is on."""

    map: Target
    state: str
    mark: int
    """Their shape and color on it."""
    share: Share
    stages: tuple[CallStage, ...]
    has_curve: bool
    lowest: LowMoment | None
    as_on: Target | None = None
    """The map that it extends, where they are met or feel at some stages as they do there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeCall:
    """The persona as whoever speaks to them wants to know them."""

    asked: tuple[Asked, ...]
    offers_content: bool
    """Whether the workspace has content at all, so that something may be missing."""
    maps: tuple[CallMap, ...]


def before_call(persona: LinkedPersona, gaps: GapIndex, sources: SourceList) -> BeforeCall:
    """Return what helps to speak to a persona; what they say joins the sources of the page."""
    model, workspace, answers = persona.model, gaps.workspace, gaps.analysis.content_answers
    journeys = sorted(workspace.uses.persona_journeys[persona], key=lambda map_: (map_.is_target, len(map_.lineage)))
    maps = {journey: _map(persona, journey, gaps) for journey in journeys}
    return BeforeCall(
        asked=tuple(
            _asked(saying, kind, place if field in _RANKED else None, answers, sources)
            for field, kind in ASKED
            for place, saying in enumerate(getattr(model, field), start=1)
        ),
        offers_content=bool(workspace.content),
        maps=tuple(
            _without_repeats(map_, maps[journey.base]) if journey.base in maps else map_
            for journey, map_ in maps.items()
        ),
    )


def _without_repeats(map_: CallMap, below: CallMap) -> CallMap:
    """Mark what is as on the map below, stage by stage; its low moment is told there alone where it is the same."""
    offered, felt = {_offer(stage) for stage in below.stages}, {(stage.id, stage.felt) for stage in below.stages}
    stages = tuple(
        replace(
            stage,
            is_as_below=_offer(stage) in offered,
            feels_as_below=stage.felt is not None and (stage.id, stage.felt) in felt,
        )
        for stage in map_.stages
    )
    is_as_below = any(stage.is_as_below or stage.feels_as_below for stage in stages)
    return replace(
        map_,
        stages=stages,
        lowest=None if _is_same(map_.lowest, below.lowest, stages) else map_.lowest,
        as_on=below.map if is_as_below else None,
    )


def _is_same(low: LowMoment | None, low_below: LowMoment | None, stages: Iterable[CallStage]) -> bool:
    alike = {stage.id for stage in stages if stage.feels_as_below}
    return bool(
        low and low_below and low.stage_id in alike and (low.stage_id, low.pain) == (low_below.stage_id, low_below.pain)
    )


def _offer(stage: CallStage) -> tuple[object, ...]:
    return stage.id, stage.state, stage.meetings, stage.to_send, stage.missing


def _asked(saying: Saying, kind: str, rank: int | None, answers: ContentAnswers, sources: SourceList) -> Asked:
    pieces = (Target(piece.model.title, page=content_page(piece)) for piece in answers.pieces(saying))
    return Asked(
        kind=kind,
        rank=rank,
        text=saying.text,
        id=saying.id,
        sources=sources.notes(saying.sources),
        answers=tuple(pieces),
    )


def _map(persona: LinkedPersona, journey: LinkedJourney, gaps: GapIndex) -> CallMap:
    tag = persona_tag(persona, journey.personas.index(persona) + 1)
    scale = scale_of(gaps.workspace, journey)
    (line,) = curve_lines(journey.stages, [tag], scale, is_target=journey.is_target)
    cells = {cell.stage: cell for cell in gaps.analysis.coverage.of(journey) if cell.persona is persona}
    return CallMap(
        map=Target(journey.name, page=map_page(journey)),
        state=journey.model.state,
        mark=tag.mark,
        share=share(cells.values()),
        stages=tuple(
            _stage(stage, cells.get(stage), point, gaps)
            for stage, point in zip(journey.stages, line.points, strict=True)
        ),
        has_curve=any(point.marks for point in line.points),
        lowest=_lowest(line, tag, journey),
    )


def _stage(stage: LinkedStage, cell: Cell | None, point: CurvePoint, gaps: GapIndex) -> CallStage:
    return CallStage(
        id=stage.id,
        name=stage.name,
        state=cell_state(stage, cell),
        felt=point.says,
        path=point.path,
        dots=tuple((mark.x, mark.y) for mark in point.marks),
        meetings=tuple(map(_meeting, cell.touchpoints)) if cell else (),
        to_send=tuple(_to_send(cell.pieces(), gaps)) if cell else (),
        marks=tuple(CoverageMark(check, is_there) for check, is_there in cell.answers) if cell else (),
        evidence=evidence_shown(stage),
    )


def _meeting(touchpoint: LinkedTouchpoint) -> Meeting:
    channels = tuple(map(channel_target, touchpoint.channels))
    return Meeting(touchpoint.model.name, channels, touchpoint.model.status == "planned")


def _to_send(pieces: Iterable[LinkedContent], gaps: GapIndex) -> Iterator[ToSend]:
    """Yield what can be sent today, each once: on a map of the future more is meant."""
    for piece in dict.fromkeys(pieces):
        if piece.model.status == "live" and not is_expired(piece, gaps.workspace.today):
            yield ToSend(Target(piece.model.title, page=content_page(piece)), link_url(gaps.workspace, piece.model.url))


def _lowest(line: CurveLine, tag: PersonaTag, journey: LinkedJourney) -> LowMoment | None:
    """Return the first of the worst moments of a persona; None where nothing feels bad."""
    scores = [
        (mark.score, stage)
        for stage, point in zip(journey.stages, line.points, strict=True)
        for mark in point.marks
        if stage.in_scope
    ]
    score, stage = min(scores, key=lambda found: found[0], default=(inf, None))
    if score >= 0 or stage is None:
        return None
    pain = heaviest_at(stage, (tag.id,))
    return LowMoment(
        stage=Target(stage.name, page=map_page(journey)),
        stage_id=stage.id,
        pain=pain.model.text if pain else None,
    )
