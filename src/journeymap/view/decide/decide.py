"""All opportunities of all maps: what each is worth, how easily it can be done, and what hurts without an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from journeymap.analysis.backlog import BacklogItem, backlog
from journeymap.analysis.map_checks import carer_of, is_settled
from journeymap.analysis.metric_ways import MetricWay, way_of
from journeymap.model.values import Metric
from journeymap.view.board.items import MetricItem, metric_item
from journeymap.view.gap_index import GapIndex
from journeymap.view.links import link_url, map_page
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedStage

_COLUMNS = tuple(
    "rank opportunity map stage also_on answers value feasibility friction score owner status reason link".split()
)
CLOSED = ("done", "dropped")
"""How far those have got on which nothing is to be decided."""


@dataclass(frozen=True, slots=True)
class StageTarget:
    """A stage of a map, or the map as a whole (`stage` None)."""

    map: str
    page: str
    stage: str | None
    anchor: str

    @classmethod
    def of(cls, journey: LinkedJourney, stage: LinkedStage | None) -> StageTarget:
        """Lead to a stage."""
        if stage is None:
            return cls(journey.name, map_page(journey), None, "")
        return cls(journey.name, map_page(journey), stage.name, f"{stage.id}.stage")


@dataclass(frozen=True, slots=True)
class PainLine:
    """A pain in a word: its text, and how severe it is, from 1 to 3."""

    text: str
    severity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityRow:
    """An opportunity; `number` is its rank among those that are open and rated."""

    number: int | None
    id: str | None
    text: str
    url: str | None
    where: StageTarget
    map_id: str
    stage_id: str | None
    also_on: tuple[StageTarget, ...]
    pains: tuple[PainLine, ...]
    drop_off: str | None
    value: int | None
    feasibility: int | None
    friction: int | None
    score: int | None
    owner: str | None
    status: str | None
    reason: str | None

    @property
    def is_estimated(self) -> bool:
        """Whether the score takes the middle for how much it hurts, which nobody says."""
        return self.score is not None and self.friction is None


@dataclass(frozen=True, slots=True)
class OpenPain:
    """A pain that nothing answers and nobody has accepted."""

    pain: PainLine
    frequency: int | None
    personas: tuple[str, ...]
    where: StageTarget


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A number with a target, and how far it is."""

    metric: MetricItem
    where: StageTarget
    owner: str | None
    """Its owner, else who answers for the stage or the map."""


@dataclass(frozen=True, slots=True)
class DecideView:
    """The page to decide on."""

    title: str
    ranked: tuple[OpportunityRow, ...]
    """Those that are open and rated, the best first."""
    unrated: tuple[OpportunityRow, ...]
    """Those that are open, and of which it is not said what they are worth or how easily they can be done."""
    closed: tuple[OpportunityRow, ...]
    open_pains: tuple[OpenPain, ...]
    """The most severe first."""
    metrics: tuple[MetricRow, ...]
    """Those with a target, whose way is the longest first."""

    @property
    def open(self) -> tuple[OpportunityRow, ...]:
        """Those on which something is to be decided or done."""
        return (*self.ranked, *self.unrated)

    @property
    def in_work(self) -> int:
        """How many somebody works on, or has decided on."""
        return sum(row.status in ("planned", "doing") for row in self.open)

    @property
    def without_owner(self) -> int:
        """How many of the open ones nobody takes further."""
        return sum(row.owner is None for row in self.open)

    @property
    def sheet(self) -> tuple[tuple[str | int | None, ...], ...]:
        """All opportunities as the rows of a spreadsheet."""
        return (_COLUMNS, *(_cells(row) for row in (*self.open, *self.closed)))

    @property
    def matrix(self) -> tuple[tuple[tuple[OpportunityRow, ...], ...], ...]:
        """The ranked ones in three rows, what is worth most first, of three fields each, what is hard to do first."""
        return tuple(tuple(self._field(value, feasibility) for feasibility in (1, 2, 3)) for value in (3, 2, 1))

    def _field(self, value: int, feasibility: int) -> tuple[OpportunityRow, ...]:
        return tuple(row for row in self.ranked if (row.value, row.feasibility) == (value, feasibility))


def decide_view(journeys: Sequence[LinkedJourney], gaps: GapIndex) -> DecideView | None:
    """Return the page; None where no map names an opportunity or a pain without an answer."""
    items = backlog(journeys)
    open_items = [item for item in items if item.model.status not in CLOSED]
    ranked = [item for item in open_items if item.score is not None]
    pains = sorted(_open_pains(journeys), key=lambda pain: (-(pain.pain.severity or 0), -(pain.frequency or 0)))
    if not items and not pains:
        return None
    return DecideView(
        title=gaps.workspace.title,
        ranked=tuple(_row(item, gaps, number) for number, item in enumerate(ranked, start=1)),
        unrated=tuple(_row(item, gaps) for item in open_items if item.score is None),
        closed=tuple(_row(item, gaps) for item in items if item.model.status in CLOSED),
        open_pains=tuple(pains),
        metrics=tuple(_metrics(journeys)),
    )


def _row(item: BacklogItem, gaps: GapIndex, number: int | None = None) -> OpportunityRow:
    model = item.model
    return OpportunityRow(
        number=number,
        id=model.id,
        text=model.text,
        url=link_url(gaps.workspace, model.link),
        where=StageTarget.of(item.journey, item.stage),
        map_id=item.journey.id,
        stage_id=item.stage.id if item.stage else None,
        also_on=tuple(StageTarget.of(journey, _stage_on(journey, item.stage)) for journey in item.also_on),
        pains=tuple(map(_line, item.pains)),
        drop_off=item.drop_off,
        value=model.value,
        feasibility=item.feasibility,
        friction=item.friction,
        score=item.score,
        owner=carer_of(model, item.stage),
        status=model.status,
        reason=model.reason,
    )


def _cells(row: OpportunityRow) -> tuple[str | int | None, ...]:
    answers = [pain.text for pain in row.pains] + ([row.drop_off] if row.drop_off else [])
    return (
        *(row.number, row.text, row.where.map, row.where.stage),
        *("; ".join(target.map for target in row.also_on), "; ".join(answers)),
        *(row.value, row.feasibility, row.friction, row.score),
        *(row.owner, row.status, row.reason, row.url),
    )


def _stage_on(journey: LinkedJourney, stage: LinkedStage | None) -> LinkedStage | None:
    return next((own for own in journey.stages if stage and own.id == stage.id), None)


def _line(pain: LinkedPain) -> PainLine:
    return PainLine(pain.model.text, pain.model.severity)


def _metrics(journeys: Sequence[LinkedJourney]) -> Iterator[MetricRow]:
    found: list[tuple[tuple[Decimal, Decimal], MetricRow]] = []
    for journey in journeys:
        for stage in (None, *journey.stages_in_scope):
            for metric in _written_metrics(journey, stage):
                way = way_of(metric)
                owner = metric.owner or (stage.owner if stage else journey.model.owner)
                found.append((_far(way), MetricRow(metric_item(metric), StageTarget.of(journey, stage), owner)))
    yield from (row for _, row in sorted(found, key=lambda pair: pair[0], reverse=True))


def _far(way: MetricWay | None) -> tuple[Decimal, Decimal]:
    """How much of a way is left, and how far off its target is; nothing of both where it is reached."""
    if way is None:
        return Decimal(-1), Decimal(-1)
    if way.is_reached:
        return Decimal(0), Decimal(0)
    return way.distance if way.left is None else way.left, way.distance


def _written_metrics(journey: LinkedJourney, stage: LinkedStage | None) -> Iterator[Metric]:
    """The metrics with a target that a map, or a stage of it, has itself and not from the map that it extends."""
    base = journey.base
    if stage is None:
        written, below = journey.model.metrics, base.model.metrics if base else ()
    else:
        below_it = _stage_on(base, stage) if base else None
        written, below = _metrics_at(stage), _metrics_at(below_it) if below_it else ()
    yield from (metric for metric in written if metric.target and metric not in below)


def _metrics_at(stage: LinkedStage) -> tuple[Metric, ...]:
    at_touchpoints = (metric for touchpoint in stage.touchpoints for metric in touchpoint.model.metrics)
    return (*stage.model.metrics, *at_touchpoints)


def _open_pains(journeys: Sequence[LinkedJourney]) -> Iterator[OpenPain]:
    for journey in journeys:
        for pain in (*journey.pains, *(pain for stage in journey.stages_in_scope for pain in stage.all_pains)):
            if pain.origin != "inherited" and not is_settled(pain):
                names = tuple(persona.model.name for persona in journey.personas if persona.id in pain.model.for_)
                where = StageTarget.of(journey, pain.stage)
                yield OpenPain(_line(pain), pain.model.frequency, names, where)
