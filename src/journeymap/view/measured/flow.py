"""How accounts or deals went through the stages of a map: a strip below the head of each stage, and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from journeymap.analysis import Analysis
from journeymap.model.snapshot import Figure, Measured, StageFlow
from journeymap.view.links import program_target
from journeymap.view.measured.figure import Span, span_of
from journeymap.view.measured.mood import MoodView, mood_views
from journeymap.view.measured.numbers import rounded
from journeymap.view.measured.reading import ReadingView, reading_view
from journeymap.view.measured.stalls import StallView, stall_views
from journeymap.view.money import share_text
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedJourney

FEWEST = 20
"""Of fewer that were decided no rate can be told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar of those who are in a stage: from where on and how wide, in percent of the widest bar."""

    age: str
    """fresh, due, over; here where no limit is set."""
    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """How many of those that were decided went on."""

    value: str | None
    """None where nothing is decided yet."""
    n: int
    low: str | None
    high: str | None
    plan: str | None
    few: bool
    verdict: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStrip:
    """How a stage went."""

    id: str
    name: str
    entered: int
    on: int
    lost: int
    back: int
    here: int
    open: int
    skipped: int
    reentered: int
    limit: int | None
    fresh: int
    due: int
    over: int
    oldest: int | None
    median_days: int | float | None
    completed: int
    parts: tuple[Part, ...]
    conversion: Conversion | None
    """None at a stage behind which none comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayHere:
    """Where the account of a map is, as the data says."""

    stage: str
    reading: ReadingView


@dataclass(frozen=True, slots=True)
class StageMeasures:
    """What was measured at a stage of a map; no strip where the data does not know it."""

    strip: StageStrip | None = None
    moods: tuple[MoodView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMeasures:
    """What was measured of those who go the way of a map."""

    as_of: str
    is_old: bool
    case: str
    """What goes through the stages: account, deal or case."""
    program: Target | None
    """Whose numbers they are; None where they are those of the workspace."""
    cells: tuple[StageMeasures, ...]
    """One for each stage of the map."""
    stalls: tuple[StallView, ...]
    elsewhere: tuple[StageStrip, ...]
    """Stages that the data knows, and the map does not."""
    stay: StayHere | None = None

    @property
    def is_of_stages(self) -> bool:
        """Whether the data knows a stage of the map, and does not only tell where an account is."""
        return any(cell.strip for cell in self.cells)

    @property
    def moods(self) -> tuple[MoodView, ...]:
        """How those who were asked felt."""
        return tuple(mood for cell in self.cells for mood in cell.moods)


OLD = timedelta(days=45)
"""What was measured so long ago may have changed since."""


def map_measures(journey: LinkedJourney, personas: Sequence[PersonaTag], analysis: Analysis) -> MapMeasures | None:
    """Return what was measured of a map; None where nothing was, or where the map says how things should be."""
    day = analysis.measurements.day
    if journey.model.state == "to_be" or day is None:
        return None
    if journey.account:
        return _of_account(journey, analysis)
    measured = analysis.measurements.of_map(journey)
    if measured is None:
        return None
    ids = {stage.id for stage in journey.stages}
    strips = {strip.id: strip for strip in strips_of(measured)}
    moods = mood_views(measured, journey, personas, analysis.workspace)
    program = analysis.workspace.programs.get(measured.program or "")
    return MapMeasures(
        as_of=day.isoformat(),
        is_old=is_old(analysis),
        case=measured.case,
        program=program_target(program) if program else None,
        cells=tuple(
            StageMeasures(strips.get(stage.id), tuple(mood for mood in moods if mood.stage == stage.id))
            for stage in journey.stages
        ),
        stalls=stall_views(measured, analysis, {stage.id: stage.name for stage in journey.stages}),
        elsewhere=tuple(strip for strip in strips.values() if strip.id not in ids),
    )


def is_old(analysis: Analysis) -> bool:
    """Whether things may have changed since they were measured."""
    day = analysis.measurements.day
    return day is not None and analysis.today - day > OLD


def _of_account(journey: LinkedJourney, analysis: Analysis) -> MapMeasures | None:
    """The map of a single account tells where that one is."""
    account, day = journey.account, analysis.measurements.day
    reading = reading_view(account, analysis) if account else None
    if account is None or reading is None or day is None:
        return None
    stage = next((stage for stage in journey.stages if stage.id == reading.stage_id), None)
    if stage is None:
        return None
    return MapMeasures(
        as_of=day.isoformat(),
        is_old=is_old(analysis),
        case="account",
        program=None,
        cells=tuple(StageMeasures() for _ in journey.stages),
        stalls=(),
        elsewhere=(),
        stay=StayHere(stage=stage.id, reading=reading),
    )


def strips_of(measured: Measured, names: Mapping[str, str] = MappingProxyType({})) -> tuple[StageStrip, ...]:
    """Return the stages of a way, in their order; the bars of all of them have the same scale. `names` are those of
    stages by their ids, where they are not called as the data says.
    """
    most = max((flow.here for flow in measured.stages), default=0)
    last = len(measured.stages) - 1
    return tuple(
        _strip(flow, names.get(flow.stage, flow.name), most, _conversion(flow, measured) if number < last else None)
        for number, flow in enumerate(measured.stages)
    )


def _strip(flow: StageFlow, name: str, most: int, conversion: Conversion | None) -> StageStrip:
    return StageStrip(
        id=flow.stage,
        name=name,
        entered=flow.entered,
        on=flow.on,
        lost=flow.lost,
        back=flow.back,
        here=flow.here,
        open=flow.open,
        skipped=flow.skipped,
        reentered=flow.reentered,
        limit=flow.limit,
        fresh=flow.fresh,
        due=flow.due,
        over=flow.over,
        oldest=flow.oldest,
        median_days=None if flow.median_days is None else rounded(flow.median_days),
        completed=flow.completed,
        parts=_parts(flow, most),
        conversion=conversion,
    )


def _parts(flow: StageFlow, most: int) -> tuple[Part, ...]:
    ages = (
        [("here", flow.here)] if flow.limit is None else [("over", flow.over), ("due", flow.due), ("fresh", flow.fresh)]
    )
    parts, x = [], 0.0
    for age, number in ages:
        if number:
            width = 100 * number / most
            parts.append(Part(age, number, round(x, 2), round(width, 2)))
            x += width
    return tuple(parts)


def _conversion(flow: StageFlow, measured: Measured) -> Conversion:
    """What was measured of those decided; without that, what the counts of the stage say."""
    figure = _figure(flow, measured)
    if figure:
        return Conversion(
            value=None if figure.value is None else share_text(figure.value),
            n=figure.n,
            low=None if figure.low is None else share_text(figure.low),
            high=None if figure.high is None else share_text(figure.high),
            plan=None if figure.plan is None else share_text(figure.plan),
            few=figure.few,
            verdict=figure.verdict,
            span=span_of(figure),
        )
    decided = flow.on + flow.lost
    share = flow.on / decided if decided else None
    counted = Figure(measure="conversion_rate", unit="share", value=share, n=decided)
    return Conversion(
        value=None if share is None else share_text(share),
        n=decided,
        low=None,
        high=None,
        plan=None,
        few=0 < decided < FEWEST,
        verdict=None,
        span=span_of(counted),
    )


def _figure(flow: StageFlow, measured: Measured) -> Figure | None:
    """The conversion of a stage: that of the decided before others, that with a plan before one without."""
    found = [each for each in measured.figures if each.measure == "conversion_rate" and each.of == flow.stage]
    return min(found, key=lambda each: ("decided" not in (each.basis or ""), each.plan is None), default=None)
