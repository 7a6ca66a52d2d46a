"""The gap report: who is served at which stage, and what to make next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.analysis.content import content_use, cost_of_all, is_expired
from journeymap.analysis.coverage import Cell, Check, Share, share
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.accounts import AccountGaps, account_gaps
from journeymap.view.links import content_page, gaps_page, map_page
from journeymap.view.overlay.summary import OverlaySummary, overlay_summary
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney, LinkedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class CellGaps:
    """The three answers for one persona at one stage; `content` None where content is not asked about."""

    persona: str | None
    persona_name: str | None
    touchpoint: bool
    channel: bool
    content: bool | None
    missing: tuple[Check, ...]
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGaps:
    """A stage of the report."""

    id: str
    name: str
    owner: str | None
    row: tuple[CellGaps | None, ...]
    """For each persona of the map, or for everyone; None where they are not involved."""
    channels: tuple[str, ...]
    channel_names: tuple[str, ...]
    content: tuple[str, ...]
    content_targets: tuple[Target, ...]
    gaps: tuple[GapMark, ...]
    share: Share

    @property
    def cells(self) -> tuple[CellGaps, ...]:
        """The answers for those who take part."""
        return tuple(cell for cell in self.row if cell is not None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its gaps, each once."""
        return tuple(dict.fromkeys(gap.code for gap in self.gaps))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGaps:
    """A map of the report."""

    id: str
    title: str
    owner: str | None
    page: str
    gaps_page: str
    personas: tuple[str, ...]
    share: Share
    stages: tuple[StageGaps, ...]
    gaps: tuple[GapMark, ...]
    overlay: OverlaySummary | None

    @property
    def coverage(self) -> float | None:
        """From 0 to 1; None where nothing is asked."""
        return self.share.fraction

    @property
    def map_gaps(self) -> tuple[GapMark, ...]:
        """The gaps that belong to no stage of it."""
        at_stages = {gap.number for stage in self.stages for gap in stage.gaps}
        return tuple(gap for gap in self.gaps if gap.number not in at_stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something to make: what is missing for one persona at one stage, and who would make it."""

    map: str
    map_title: str
    map_page: str
    stage: str
    stage_name: str
    persona: str | None
    persona_name: str | None
    missing: tuple[Check, ...]
    owner: str | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What some pieces cost; `is_whole` if it is known of all of them."""

    amount: float
    currency: str
    is_whole: bool
    text: str

    @classmethod
    def on(cls, pieces: Sequence[LinkedContent]) -> Spent | None:
        """What was spent on some pieces; None where that is not known."""
        cost = cost_of_all(pieces)
        return (
            None
            if cost is None
            else cls(amount=float(cost.amount), currency=cost.currency, is_whole=cost.is_whole, text=str(cost))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleContent:
    """Content that lies idle, and what it cost as far as that is known."""

    ids: tuple[str, ...]
    targets: tuple[Target, ...]
    spent: Spent | None

    @property
    def note(self) -> str:
        """What it cost, in words; empty where that is not known."""
        return f"cost {'' if self.spent.is_whole else 'at least '}{self.spent.text}" if self.spent else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """The gap report of a workspace, or of some of its maps."""

    title: str
    share: Share
    maps: tuple[MapGaps, ...]
    unused: IdleContent
    """What nobody comes across."""
    aimed_only: IdleContent
    """What is aimed at stages, while no touchpoint, stage or contact hands it out."""
    expired: tuple[Target, ...]
    expired_ids: tuple[str, ...]
    next: tuple[NextStep, ...]
    asks_about_content: bool
    accounts: tuple[AccountGaps, ...] = ()

    @property
    def coverage(self) -> float | None:
        """From 0 to 1; None where nothing is asked."""
        return self.share.fraction

    @property
    def owners(self) -> tuple[tuple[str | None, tuple[NextStep, ...]], ...]:
        """What to make next, by owner: owners in the order of their first step, what nobody owns last."""
        names = dict.fromkeys(step.owner for step in self.next if step.owner)
        groups = [(name, tuple(step for step in self.next if step.owner == name)) for name in names]
        unowned = tuple(step for step in self.next if step.owner is None)
        return (*groups, *([(None, unowned)] if unowned else []))


def gap_report(journeys: Sequence[LinkedJourney], gaps: GapIndex, accounts: Sequence[LinkedAccount] = ()) -> GapReport:
    """Report on some maps and accounts of a workspace."""
    analysis, workspace = gaps.analysis, gaps.workspace
    cells_by_map = [analysis.coverage.of(journey) for journey in journeys]
    total = share(cell for cells in cells_by_map for cell in cells)
    live = {piece: content_use(piece, workspace) for piece in workspace.content.values()}
    expired = [piece for piece in workspace.content.values() if is_expired(piece, workspace.today)]
    return GapReport(
        title=workspace.title,
        share=total,
        maps=tuple(_map_gaps(*pair, gaps) for pair in zip(journeys, cells_by_map, strict=True)),
        unused=_idle([piece for piece, use in live.items() if use == "nowhere"]),
        aimed_only=_idle([piece for piece, use in live.items() if use == "aimed"]),
        expired=tuple(_target(piece) for piece in expired),
        expired_ids=tuple(piece.id for piece in expired),
        next=tuple(_next_steps(cells_by_map)),
        asks_about_content=any(map(analysis.asks_about_content, journeys)),
        accounts=account_gaps(accounts, analysis),
    )


def _idle(pieces: Sequence[LinkedContent]) -> IdleContent:
    return IdleContent(
        ids=tuple(piece.id for piece in pieces),
        targets=tuple(map(_target, pieces)),
        spent=Spent.on(pieces),
    )


def _target(piece: LinkedContent) -> Target:
    return Target(piece.model.title, page=content_page(piece))


def _map_gaps(journey: LinkedJourney, cells: Sequence[Cell], gaps: GapIndex) -> MapGaps:
    total = share(cells)
    stages = tuple(
        _stage_gaps(stage, [cell for cell in cells if cell.stage is stage], gaps) for stage in journey.stages_in_scope
    )
    return MapGaps(
        id=journey.id,
        title=journey.name,
        owner=journey.model.owner,
        page=map_page(journey),
        gaps_page=gaps_page(journey),
        personas=tuple(persona.model.name for persona in journey.personas),
        share=total,
        stages=stages,
        gaps=gaps.of_map(journey),
        overlay=overlay_summary(journey, gaps.workspace),
    )


def _stage_gaps(stage: LinkedStage, cells: Sequence[Cell], gaps: GapIndex) -> StageGaps:
    channels = {channel.id: channel for point in stage.touchpoints if point.counts for channel in point.channels}
    pieces = [piece for piece in stage.all_content() if piece.model.status != "retired"]
    answered = {cell.persona: _cell_gaps(cell) for cell in cells}
    return StageGaps(
        id=stage.id,
        name=stage.name,
        owner=stage.owner,
        row=tuple(answered.get(persona) for persona in stage.journey.personas or (None,)),
        channels=tuple(channels),
        channel_names=tuple(channel.name for channel in channels.values()),
        content=tuple(piece.id for piece in pieces),
        content_targets=tuple(_target(piece) for piece in pieces),
        gaps=gaps.on(stage.journey, stage.place),
        share=share(cells),
    )


def _cell_gaps(cell: Cell) -> CellGaps:
    return CellGaps(
        persona=cell.persona.id if cell.persona else None,
        persona_name=cell.persona.model.name if cell.persona else None,
        touchpoint=cell.touchpoint,
        channel=cell.channel,
        content=cell.content,
        missing=cell.missing,
        share=share([cell]),
    )


def _next_steps(cells_by_map: Sequence[Sequence[Cell]]) -> list[NextStep]:
    """What to make next, the weightiest first: coverage lost × moments of truth × severity.

    Coverage lost is the cell's share of its map's questions; a stage counts once more for each moment of
    truth in it; severity is that of the worst pain there, 1 to 3. What a map inherits is a step of its base map.
    """
    steps = []
    told = {(cell.stage.journey.id, *_question(cell)): cell.missing for cells in cells_by_map for cell in cells}
    for cells in cells_by_map:
        questions = share(cells).of
        left = [cell for cell in cells if cell.missing and not _is_inherited(cell, told)]
        steps += [_step(cell, len(cell.missing) / questions) for cell in left]
    return sorted(steps, key=lambda step: -step.weight)


def _question(cell: Cell) -> tuple[str, str | None]:
    return cell.stage.id, cell.persona.id if cell.persona else None


def _is_inherited(cell: Cell, told: Mapping[tuple[str, str, str | None], tuple[Check, ...]]) -> bool:
    """Whether the same is missing on the base map, and nothing that could help is written here."""
    base = cell.stage.journey.base
    if base is None or any(touchpoint.origin != "inherited" for touchpoint in cell.stage.touchpoints):
        return False
    return told.get((base.id, *_question(cell))) == cell.missing


def _step(cell: Cell, coverage_lost: float) -> NextStep:
    stage, journey = cell.stage, cell.stage.journey
    moments_of_truth = sum(bool(touchpoint.model.moment_of_truth) for touchpoint in stage.touchpoints)
    severity = max((pain.model.severity or 1 for pain in stage.all_pains), default=1)
    return NextStep(
        map=journey.id,
        map_title=journey.name,
        map_page=map_page(journey),
        stage=stage.id,
        stage_name=stage.name,
        persona=cell.persona.id if cell.persona else None,
        persona_name=cell.persona.model.name if cell.persona else None,
        missing=cell.missing,
        owner=stage.owner,
        weight=round(coverage_lost * (1 + moments_of_truth) * severity, 6),
    )
