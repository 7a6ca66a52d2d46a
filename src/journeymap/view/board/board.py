"""A journey and the findings come in; its board goes out: stages as columns, lanes as rows, the curve, the gaps."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.coverage import Share, share
from journeymap.model.vocabulary import EVIDENCE_LEVELS
from journeymap.translatable import N_
from journeymap.view.board.arcs import HandoffMark, LoopMark, handoffs, loops, purchase_column
from journeymap.view.board.buying_jobs import JobRow, jobs
from journeymap.view.board.comparison import Comparison, comparison
from journeymap.view.board.curve import Curve, curve
from journeymap.view.board.lanes import LaneView, lanes
from journeymap.view.board.stage_head import StageHead, head
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.links import gaps_page, link_targets, map_page, persona_tag, place_url
from journeymap.view.overlay.summary import Layers, layers
from journeymap.view.records import Fact, PersonaTag, Target
from journeymap.view.sources import SourceNote, source_notes
from journeymap.workspace import LinkedJourney


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one stage, or of the map as a whole (`stage` None)."""

    stage: StageHead | None
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that stands on the page of a map."""

    id: str
    title: str
    page: str
    gaps_page: str
    state: str
    scenario: str | None
    goal: str | None
    notes: str | None
    language: str | None
    image: str | None
    """A picture's path from the workspace."""
    facts: tuple[Fact, ...]
    tags: tuple[str, ...]
    personas: tuple[PersonaTag, ...]
    stages: tuple[StageHead, ...]
    lanes: tuple[LaneView, ...]
    curve: Curve | None
    jobs: tuple[JobRow, ...]
    comparison: Comparison | None
    layers: Layers | None
    loops: tuple[LoopMark, ...]
    handoffs: tuple[HandoffMark, ...]
    purchase_column: int | None
    """The first stage after the purchase; None where the stages do not fall into before and after."""
    coverage: Share
    evidence: str
    overdue: bool
    gaps: tuple[GapMark, ...]
    map_gaps: tuple[GapMark, ...]
    base: Target | None
    sources: tuple[SourceNote, ...]
    links: tuple[Target, ...]
    source_url: str | None

    @property
    def gap_groups(self) -> tuple[GapGroup, ...]:
        """All its gaps by stage, those of the map as a whole first; each gap once."""
        groups = [GapGroup(None, self.map_gaps), *(GapGroup(stage, stage.gaps) for stage in self.stages)]
        return tuple(group for group in groups if group.gaps)

    @property
    def loop_levels(self) -> int:
        """How many levels the loops are drawn on."""
        return max((mark.level + 1 for mark in self.loops), default=0)

    @property
    def handoff_levels(self) -> int:
        """How many levels the handoffs are drawn on."""
        return max((mark.level + 1 for mark in self.handoffs), default=0)


def board(journey: LinkedJourney, gaps: GapIndex) -> Board:
    """The board of one map."""
    model, workspace, analysis = journey.model, gaps.workspace, gaps.analysis
    personas = tuple(persona_tag(persona, number) for number, persona in enumerate(journey.personas, start=1))
    rows = lanes(journey, gaps, personas)
    stages = tuple(head(stage, column, gaps, rows) for column, stage in enumerate(journey.stages))
    line = curve(journey, personas)
    marks = gaps.of_map(journey)
    at_stages = {mark.number for stage in stages for mark in stage.gaps}
    return Board(
        id=journey.id,
        title=model.title,
        page=map_page(journey),
        gaps_page=gaps_page(journey),
        state=model.state,
        scenario=model.scenario,
        goal=model.goal,
        notes=model.notes,
        language=model.language,
        image=model.image,
        facts=_facts(journey),
        tags=model.tags,
        personas=personas,
        stages=stages,
        lanes=rows,
        curve=line,
        jobs=jobs(journey),
        comparison=comparison(journey, gaps, line, rows, personas),
        layers=layers(journey, workspace),
        loops=loops(journey),
        handoffs=handoffs(journey, analysis),
        purchase_column=purchase_column(journey),
        coverage=share(analysis.coverage.of(journey)),
        evidence=_weakest(stages),
        overdue=gaps.review_is_due(journey),
        gaps=marks,
        map_gaps=tuple(mark for mark in marks if mark.number not in at_stages),
        base=Target(journey.base.model.title, page=map_page(journey.base)) if journey.base else None,
        sources=source_notes(workspace, model.sources),
        links=link_targets(workspace, model.links),
        source_url=place_url(workspace, journey.place),
    )


def _weakest(stages: tuple[StageHead, ...]) -> str:
    levels = {stage.evidence for stage in stages if not stage.is_empty and stage.in_scope}
    return min(levels, key=EVIDENCE_LEVELS.index, default="assumed")


def _facts(journey: LinkedJourney) -> tuple[Fact, ...]:
    model = journey.model
    scope = N_("until the purchase") if model.scope == "buyer" else None
    facts = (
        (N_("Owner"), model.owner, False),
        (N_("Reviewed"), model.reviewed.isoformat() if model.reviewed else None, False),
        (N_("Status"), model.status, True),
        (N_("Framework"), journey.framework.name if journey.framework else None, False),
        (N_("Account"), journey.account.name if journey.account else None, False),
        (N_("Segment"), journey.segment.model.name if journey.segment else None, False),
        (N_("Scope"), scope, True),
    )
    return tuple(Fact(label, value, words=(value,) if is_word else ()) for label, value, is_word in facts if value)
