"""The board of a map: stages as columns, lanes as rows, the emotion curve, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from journeymap.analysis.feelings import scale_of
from journeymap.model.vocabulary import EVIDENCE_LEVELS
from journeymap.translatable import N_, Quantity
from journeymap.view.board.arcs import DAYS, HandoffArc, LoopArc, handoff_arcs, loop_arcs, purchase_column
from journeymap.view.board.buying_jobs import JobRow, job_rows
from journeymap.view.board.comparison import Comparison, compared_with, comparison
from journeymap.view.board.comparison_summary import Step, steps_of_overlay
from journeymap.view.board.coverage import CoverageLane, coverage_lane
from journeymap.view.board.curve import Curve, curve
from journeymap.view.board.items import (
    ItemContext,
    MetricItem,
    OpportunityItem,
    PainItem,
    metric_item,
    opportunity_items,
    pain_item,
)
from journeymap.view.board.lanes import LaneView, lane_views
from journeymap.view.board.sparkline import Sparkline, sparkline
from journeymap.view.board.stage_head import PLANNED, StageHead, stage_head
from journeymap.view.board.story import Story, story
from journeymap.view.board.storyboard import Scene, storyboard
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.acts import Act
from journeymap.view.links import (
    account_page,
    framework_page,
    gaps_page,
    link_targets,
    map_page,
    persona_tag,
    place_url,
    segment_page,
)
from journeymap.view.measured.flow import MapMeasures, map_measures
from journeymap.view.money import BillView, bill_views
from journeymap.view.overlay.summary import OverlaySummary, overlay_summary
from journeymap.view.records import Fact, PersonaTag, Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedJourney

_MANY_TOUCHPOINTS = 15


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one stage, or of the map as a whole (`stage` None)."""

    stage: StageHead | None
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class WholeView:
    """What is said of the way as a whole, and not of a stage."""

    pains: tuple[PainItem, ...]
    opportunities: tuple[OpportunityItem, ...]
    metrics: tuple[MetricItem, ...]

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.pains or self.opportunities or self.metrics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on the page of a map."""

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
    alt: str | None
    story: Story
    facts: tuple[Fact, ...]
    attributes: tuple[tuple[str, str], ...]
    """Labels and texts of the map's own."""
    tags: tuple[str, ...]
    personas: tuple[PersonaTag, ...]
    stages: tuple[StageHead, ...]
    storyboard: tuple[Scene | None, ...]
    """A picture for every stage that has one; empty where none has."""
    lanes: tuple[LaneView, ...]
    whole: WholeView
    costs: tuple[BillView, ...]
    curve: Curve | None
    spark: Sparkline | None
    """The curve as a whole, in a small drawing."""
    measures: MapMeasures | None
    jobs: tuple[JobRow, ...]
    comparison: Comparison | None
    overlay: OverlaySummary | None
    overlay_steps: tuple[Step, ...]
    """What comes and goes at each stage, beside the map that it extends."""
    loops: tuple[LoopArc, ...]
    handoffs: tuple[HandoffArc, ...]
    purchase_column: int | None
    """The column of the first stage after the purchase; None where the stages do not fall into before and after."""
    coverage: CoverageLane
    evidence: str
    overdue: bool
    gaps: tuple[GapMark, ...]
    map_gaps: tuple[GapMark, ...]
    named_before: frozenset[int]
    """The numbers of the gaps whose kind an earlier one of the same stage is called by already."""
    base: Target | None
    sources: tuple[SourceNote, ...]
    links: tuple[Target, ...]
    source_url: str | None
    as_of: str
    """The day that everything on it is looked at from."""

    @property
    def gap_groups(self) -> tuple[GapGroup, ...]:
        """All gaps by stage, those of the map as a whole first; each gap once."""
        groups = [GapGroup(None, self.map_gaps), *(GapGroup(stage, stage.gaps) for stage in self.stages)]
        return tuple(group for group in groups if group.gaps)

    @property
    def is_large(self) -> bool:
        """Whether it fills several screens with all that is written, so that it opens as an overview."""
        touchpoints = sum(len(cell.items) for lane in self.lanes if lane.kind == "touchpoints" for cell in lane.cells)
        return touchpoints >= _MANY_TOUCHPOINTS

    @property
    def loop_levels(self) -> int:
        """How many levels the loops are drawn on."""
        return max((arc.level + 1 for arc in self.loops), default=0)

    @property
    def handoff_levels(self) -> int:
        """How many levels the handoffs are drawn on."""
        return max((arc.level + 1 for arc in self.handoffs), default=0)


def board(journey: LinkedJourney, gaps: GapIndex, acts: Sequence[Act] = ()) -> Board:
    """The board of one map; `acts` are what the gap report says is to be done about it."""
    model, workspace, analysis = journey.model, gaps.workspace, gaps.analysis
    personas = tuple(persona_tag(persona, number) for number, persona in enumerate(journey.personas, start=1))
    sources = SourceList(workspace)
    sources.notes(model.sources)
    lanes = lane_views(journey, gaps, personas, sources)
    measures = map_measures(journey, personas, analysis)
    emotions = curve(
        journey,
        personas,
        scale_of(workspace, journey),
        other=compared_with(journey, workspace),
        lanes=lanes,
        moods=measures.moods if measures else (),
    )
    spark = sparkline(emotions, [stage.id for stage in journey.stages])
    stages = tuple(
        stage_head(stage, column, gaps, lanes, personas, sources, has_curve=emotions is not None)
        for column, stage in enumerate(journey.stages)
    )
    overlay = overlay_summary(journey, workspace)
    whole = _whole(journey, ItemContext(gaps, personas, sources, scale_of(workspace, journey)))
    all_gaps = gaps.of_map(journey)
    at_stages = {gap.number for stage in stages for gap in stage.gaps}
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
        alt=model.alt,
        story=story(journey, analysis, acts, personas, spark),
        facts=_facts(journey),
        attributes=tuple(model.attributes.items()),
        tags=model.tags,
        personas=personas,
        stages=stages,
        storyboard=storyboard(journey.stages),
        lanes=lanes,
        whole=whole,
        costs=bill_views(analysis.costs.of_map(journey)),
        curve=emotions,
        spark=spark,
        measures=measures,
        jobs=job_rows(journey, personas),
        comparison=comparison(journey, gaps, emotions, lanes, personas, whole.metrics),
        overlay=overlay,
        overlay_steps=steps_of_overlay(overlay) if overlay else (),
        loops=loop_arcs(journey),
        handoffs=handoff_arcs(journey, analysis),
        purchase_column=purchase_column(journey),
        coverage=coverage_lane(journey, analysis.coverage, personas),
        evidence=_weakest_evidence(stages),
        overdue=gaps.review_is_due(journey),
        gaps=all_gaps,
        map_gaps=tuple(gap for gap in all_gaps if gap.number not in at_stages),
        named_before=frozenset(number for stage in stages for number in _named_before(stage.gaps)),
        base=Target(journey.base.name, page=map_page(journey.base)) if journey.base else None,
        sources=sources.all(),
        links=link_targets(workspace, model.links),
        source_url=place_url(workspace, journey.place),
        as_of=workspace.today.isoformat(),
    )


def _named_before(gaps: tuple[GapMark, ...]) -> Iterator[int]:
    names: set[str] = set()
    for gap in gaps:
        if gap.name in names:
            yield gap.number
        names.add(gap.name)


def _whole(journey: LinkedJourney, context: ItemContext) -> WholeView:
    return WholeView(
        tuple(pain_item(pain, context) for pain in journey.pains),
        opportunity_items(journey.opportunities, journey.pains, context),
        tuple(map(metric_item, journey.model.metrics)),
    )


def _weakest_evidence(stages: tuple[StageHead, ...]) -> str:
    levels = {stage.evidence for stage in stages if not stage.is_empty and stage.in_scope}
    if PLANNED in levels:
        return PLANNED
    return min(levels, key=EVIDENCE_LEVELS.index, default="assumed")


def _facts(journey: LinkedJourney) -> tuple[Fact, ...]:
    model, framework, segment, account = journey.model, journey.framework, journey.segment, journey.account
    skipped = tuple(_names_of_skipped(journey))
    facts = (
        Fact(N_("Owner"), model.owner or ""),
        Fact(N_("Reviewed"), model.reviewed.isoformat() if model.reviewed else ""),
        _duration_fact(N_("Review every"), model.review_every),
        _word_fact(N_("Status"), model.status),
        Fact(N_("Framework"), framework.name if framework else "", framework_page(framework) if framework else None),
        Fact(N_("Account"), account.name if account else "", account_page(account) if account else None),
        Fact(N_("Segment"), segment.model.name if segment else "", segment_page(segment) if segment else None),
        _word_fact(N_("Scope"), N_("until the purchase") if model.scope == "buyer" else None),
        Fact(N_("Left out on purpose"), ", ".join(skipped), parts=skipped),
        Fact(N_("Duration"), model.duration or ""),
        Fact(N_("Version"), model.version or ""),
    )
    return tuple(fact for fact in facts if fact.value)


def _names_of_skipped(journey: LinkedJourney) -> Iterator[str]:
    of_framework = journey.framework.stages.items() if journey.framework else ()
    names = {id_: stage.name for id_, stage in of_framework} | {stage.id: stage.name for stage in journey.stages}
    for id_ in journey.model.skip:
        yield names.get(id_) or id_


def _word_fact(label: str, word: str | None) -> Fact:
    return Fact(label, word or "", words=(word,) if word else ())


def _duration_fact(label: str, time: timedelta | None) -> Fact:
    quantity = Quantity(time.days, DAYS) if time else None
    return Fact(label, str(quantity) if quantity else "", quantity=quantity)
