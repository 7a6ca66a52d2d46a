"""What a map says, in a few lines: how it feels, what hurts most, which number is farthest off, and what to do next.

Where nothing is wrong it says what the map does not know yet, rather than praise it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share, share
from journeymap.analysis.evidence import evidence_of
from journeymap.analysis.feelings import says_how_it_feels, scale_of
from journeymap.analysis.map_checks import carer_of, review_due
from journeymap.analysis.measures import name_of
from journeymap.analysis.metric_ways import MetricWay, farthest, way_of
from journeymap.analysis.pains import answers_to, heaviest_at, heaviest_first, pains_on
from journeymap.model.values import Metric
from journeymap.translatable import N_, Plural, Quantity
from journeymap.view.board.curve import outline
from journeymap.view.board.sparkline import Sparkline, SparkPoint, sparkline
from journeymap.view.gaps.acts import Act, in_order
from journeymap.view.links import content_page, persona_tag
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedJourney, LinkedOpportunity, LinkedPain, LinkedStage

MOST_PAINS = 3
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class StageName:
    """A stage to which a page can lead."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPoint:
    """Where it feels worst or best, whose feeling that is, and what hurts them there."""

    point: SparkPoint
    personas: tuple[PersonaTag, ...]
    """None where everyone on the map feels it."""
    pain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """What is meant to ease a pain, and who does it."""

    text: str
    owner: str | None
    status: str | None
    others: int
    """How many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPain:
    """A pain that weighs as much as any."""

    text: str
    stage: StageName | None
    """None where it hurts on the way as a whole."""
    personas: tuple[PersonaTag, ...]
    severity: int | None
    frequency: int | None
    answer: StoryAnswer | None
    accepted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFigure:
    """The number that is farthest from its target, as it is written."""

    name: str
    now: str
    target: str
    unit: str | None
    owner: str | None
    stage: StageName | None
    gone: int | None
    """How much of the way is behind us, in percent; None where nobody knows where it began."""
    is_farther: bool
    """Whether it is farther off than at the start."""
    is_read: bool
    """Whether there is a value of later than the start."""


StepKind = Literal["act", "begin", "build", "make", "decide", "read", "finish", "review"]
DO: dict[StepKind, str] = {
    "begin": N_("Begin what is decided"),
    "build": N_("Put this touchpoint in place"),
    "make": N_("Make this piece"),
    "decide": N_("Decide on this idea"),
    "read": N_("Read this figure again"),
    "finish": N_("Finish what is under way"),
    "review": N_("Look through the map again"),
}
"""What to do, where the gap report has nothing to say about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """What to do next, and who does it: an act of the gap report, or the next thing that is planned anyway."""

    kind: StepKind
    act: Act | None = None
    about: Target | None = None
    stage: StageName | None = None
    owner: str | None = None
    day: str | None = None

    @property
    def do(self) -> str:
        """What to do, for pages, which put it into their language."""
        return self.act.do if self.act else DO[self.kind]


@dataclass(frozen=True, slots=True)
class StoryCoverage:
    """How much of what personas need is there, and the first of the stages where the most is missing."""

    whole: Share
    asks_about_content: bool
    least: StageName | None = None
    at_least: Share | None = None
    others: int = 0
    """At how many other stages as much is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a map says."""

    is_target: bool
    """Whether it says how things should be."""
    spark: Sparkline | None
    lowest: StoryPoint | None
    highest: StoryPoint | None
    pains: tuple[StoryPain, ...]
    more_pains: int
    """How many there are beside those."""
    unanswered: int
    """How many pains of the map have no answer."""
    figure: StoryFigure | None
    steps: tuple[StoryStep, ...]
    more_steps: int
    """How many more the gap report names."""
    coverage: StoryCoverage
    unknown: tuple[str | Quantity, ...]
    """What the map does not say yet."""


def story(
    journey: LinkedJourney,
    analysis: Analysis,
    acts: Iterable[Act],
    personas: Sequence[PersonaTag],
    spark: Sparkline | None,
) -> Story:
    """Tell what a map says; `acts` are those of the gap report that are about it."""
    pains = heaviest_first(pains_on(journey))
    metrics = tuple(_metrics(journey))
    far = farthest(metric for metric, _, _ in metrics)
    to_do = in_order(acts)
    tags = {tag.id: tag for tag in personas}
    steps = [StoryStep(kind="act", act=act, owner=act.owner, day=act.day) for act in to_do[:MOST_STEPS]]
    steps += list(_planned(journey, pains, metrics, analysis))[: MOST_STEPS - len(steps)]
    return Story(
        is_target=journey.is_target,
        spark=spark,
        lowest=_point(spark.lowest, spark, journey, tags) if spark else None,
        highest=_point(spark.highest, spark, journey, tags) if spark and spark.highest else None,
        pains=tuple(_pain(pain, tags) for pain in pains[:MOST_PAINS]),
        more_pains=len(pains[MOST_PAINS:]),
        unanswered=sum(not pain.is_answered and not pain.model.accepted for pain in pains),
        figure=_figure(*far, metrics) if far else None,
        steps=tuple(steps),
        more_steps=len(to_do[MOST_STEPS:]),
        coverage=_coverage(journey, analysis),
        unknown=tuple(_unknown(journey, pains, metrics, spark, analysis)),
    )


def story_of(journey: LinkedJourney, analysis: Analysis, acts: Iterable[Act]) -> Story:
    """Tell what a map says where its board is not at hand."""
    tags = tuple(persona_tag(persona, number) for number, persona in enumerate(journey.personas, start=1))
    drawn = outline(journey, tags, scale_of(analysis.workspace, journey))
    return story(journey, analysis, acts, tags, sparkline(drawn, [stage.id for stage in journey.stages]))


def _point(point: SparkPoint, spark: Sparkline, journey: LinkedJourney, tags: Mapping[str, PersonaTag]) -> StoryPoint:
    stage = next(stage for stage in journey.stages if stage.id == point.stage_id)
    taking_part = tuple(tags[id_] for id_ in stage.model.for_ if id_ in tags)
    personas = point.personas or (taking_part if len(taking_part) < len(tags) else ())
    pain = heaviest_at(stage, [persona.id for persona in personas])
    is_low = point is spark.lowest
    return StoryPoint(
        point=point,
        personas=personas,
        pain=pain.model.text if pain and is_low else None,
    )


def _pain(pain: LinkedPain, tags: dict[str, PersonaTag]) -> StoryPain:
    model, answers = pain.model, answers_to(pain)
    return StoryPain(
        text=model.text,
        stage=_name(pain.stage),
        personas=tuple(tags[id_] for id_ in model.for_ if id_ in tags),
        severity=model.severity,
        frequency=model.frequency,
        answer=_answer(answers) if answers else None,
        accepted=model.accepted,
    )


def _answer(answers: Sequence[LinkedOpportunity]) -> StoryAnswer:
    model, stage = answers[0].model, answers[0].stage
    return StoryAnswer(text=model.text, owner=carer_of(model, stage), status=model.status, others=len(answers) - 1)


def _name(stage: LinkedStage | None) -> StageName | None:
    return StageName(stage.id, stage.name) if stage else None


OwnMetric = tuple[Metric, LinkedStage | None, str | None]
"""A metric, the stage it stands at, and who answers for that."""


def _metrics(journey: LinkedJourney) -> Iterator[OwnMetric]:
    for metric in journey.model.metrics:
        yield metric, None, metric.owner or journey.model.owner
    for stage in journey.stages_in_scope:
        of_stage = (*stage.model.metrics, *(metric for it in stage.touchpoints for metric in it.model.metrics))
        for metric in of_stage:
            yield metric, stage, metric.owner or stage.owner


def _figure(metric: Metric, way: MetricWay, metrics: Sequence[OwnMetric]) -> StoryFigure:
    stage, owner = next((stage, owner) for found, stage, owner in metrics if found is metric)
    left = way.left
    return StoryFigure(
        name=name_of(metric),
        now=(metric.actual if way.is_read else metric.baseline) or "",
        target=metric.target or "",
        unit=metric.unit,
        owner=owner,
        stage=_name(stage),
        gone=None if left is None else max(0, int(100 * (1 - left))),
        is_farther=left is not None and left > 1,
        is_read=way.is_read,
    )


def _coverage(journey: LinkedJourney, analysis: Analysis) -> StoryCoverage:
    whole, asks = share(analysis.coverage.of(journey)), analysis.asks_about_content(journey)
    shares = [(stage, share(analysis.coverage.at(stage))) for stage in journey.stages_in_scope]
    thin = [(stage, found) for stage, found in shares if found.of and found.yes < found.of]
    if not thin:
        return StoryCoverage(whole, asks)
    stage, found = min(thin, key=lambda it: it[1].fraction or 0)
    alike = sum(each.fraction == found.fraction for _, each in thin)
    return StoryCoverage(whole, asks, _name(stage), found, alike - 1)


def _planned(
    journey: LinkedJourney, pains: Sequence[LinkedPain], metrics: Sequence[OwnMetric], analysis: Analysis
) -> Iterator[StoryStep]:
    """What is to come anyway, one of each kind: what is decided and not begun, a touchpoint and a piece that are only
    planned, an idea nobody has decided on, a number nobody has read since, what is under way, and the next review.
    """
    answers = [(answer, pain.stage) for pain in pains for answer in answers_to(pain)[:1]]
    yield from _answering("begin", answers, ("planned",))
    planned = (it for stage in journey.stages_in_scope for it in stage.touchpoints if it.model.status == "planned")
    for touchpoint in islice(planned, 1):
        stage = touchpoint.stage
        yield StoryStep(kind="build", about=Target(touchpoint.model.name), stage=_name(stage), owner=stage.owner)
    pieces = ((piece, stage) for stage in journey.stages_in_scope for piece in stage.named_content())
    for piece, stage in islice((found for found in pieces if found[0].model.status == "planned"), 1):
        about = Target(piece.model.title, page=content_page(piece))
        yield StoryStep(kind="make", about=about, stage=_name(stage), owner=piece.model.owner or stage.owner)
    yield from _answering("decide", answers, ("idea", None))
    unread = [metric for metric, _, _ in metrics if (way := way_of(metric)) and not way.is_read]
    if far := farthest(unread):
        stage_of, owner = next((stage, owner) for found, stage, owner in metrics if found is far[0])
        yield StoryStep(kind="read", about=Target(name_of(far[0])), stage=_name(stage_of), owner=owner)
    yield from _answering("finish", answers, ("doing",))
    due = review_due(journey)
    if due and due >= analysis.workspace.today:
        yield StoryStep(kind="review", owner=journey.model.owner, day=due.isoformat())


def _answering(
    kind: StepKind,
    answers: Sequence[tuple[LinkedOpportunity, LinkedStage | None]],
    statuses: Sequence[str | None],
) -> Iterator[StoryStep]:
    """The answer to the heaviest pain that has got so far."""
    for answer, stage in islice((found for found in answers if found[0].model.status in statuses), 1):
        owner = answer.model.owner or (stage.owner if stage else None)
        yield StoryStep(kind=kind, about=Target(answer.model.text), stage=_name(stage), owner=owner)


def _unknown(
    journey: LinkedJourney,
    pains: Sequence[LinkedPain],
    metrics: Sequence[OwnMetric],
    spark: Sparkline | None,
    analysis: Analysis,
) -> Iterator[str | Quantity]:
    stages = journey.customer_stages
    assumed = [stage for stage in stages if evidence_of(stage) == "assumed"]
    unfelt = [stage for stage in stages if not says_how_it_feels(stage)]
    if not journey.personas:
        yield N_("whose journey it is")
    if assumed and not journey.is_target:  # how things should be is for nobody to find out
        yield Quantity(len(assumed), _ASSUMED)
    if len(unfelt) == len(stages):
        yield N_("how it feels")
    elif unfelt:
        yield Quantity(len(unfelt), _UNFELT)
    elif spark is None:
        yield N_("how good or bad it feels, in scores")
    if not pains:
        yield N_("what hurts")
    if not metrics and not _is_measured_elsewhere(journey, analysis):
        yield N_("how it is measured")
    if journey.model.owner is None:
        yield N_("who looks after this map")
    if journey.model.reviewed is None:
        yield N_("when it was last looked through")


def _is_measured_elsewhere(journey: LinkedJourney, analysis: Analysis) -> bool:
    """Whether figures show how it goes though none stands on the map: what was measured, or what a program reads."""
    programs = analysis.workspace.programs.values()
    return analysis.measurements.of_map(journey) is not None or any(map(analysis.measures.of, programs))


_ASSUMED = Plural("%(number)s stage rests on assumptions", "%(number)s stages rest on assumptions")
_UNFELT = Plural("how %(number)s stage feels", "how %(number)s stages feel")
