"""What may be written in a map: the map itself, its stages, touchpoints, pains and opportunities."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import (
    MOST_STAGES,
    Date,
    Duration,
    Id,
    Ids,
    Name,
    PersonaRefs,
    Picture,
    Ref,
    Text,
    Title,
    Written,
)
from journeymap.model.criteria import Gate, Handoff, Loop, StageRef
from journeymap.model.emotion import EmotionField
from journeymap.model.marks import Label, Lane, StageItem
from journeymap.model.scores import Scale
from journeymap.model.values import Link, Metric, Saying, Small, Source

ContentRefs = Ids[Annotated[Name, Ref("content")]]


class Opportunity(StageItem):
    """An idea that would make the journey better, best put as a question: How might we …?"""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """The idea, without a solution in it."""
    id: Id | None = None
    """A name for it."""
    for_: PersonaRefs = Field((), alias="for")
    """The personas it would help; everyone when left out."""
    answers: Ids[Annotated[Name, Ref("pain")]] = ()
    """The ids of the pains it answers."""
    owner: Title | None = None
    """Who takes it further."""
    value: Small | None = None
    """What it is worth to the customer, 1 to 3."""
    friction: Small | None = None
    """How much it hurts today, 1 to 3."""
    feasibility: Small | None = None
    """How easily we can do it, 1 to 3."""
    status: vocabulary.OpportunityStatus | None = None
    """How far it has got."""
    link: Text | None = None
    """The ticket or page where work goes on."""


class Pain(StageItem):
    """What hurts, in the customer's words."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """What hurts."""
    id: Id | None = None
    """A name that an opportunity's `answers` can refer to."""
    for_: PersonaRefs = Field((), alias="for")
    """Whom it hurts; everyone when left out."""
    severity: Small | None = None
    """How much it hurts: 1 a nuisance, 2 costs time, 3 may end the journey."""
    frequency: Small | None = None
    """How often: 1 seldom, 2 often, 3 nearly always."""
    function: vocabulary.TeamFunction | None = None
    """The team in whose work it arises."""
    accepted: Text | None = None
    """Why nothing will be done about it; a pain with a reason is no gap."""
    answers: tuple[Opportunity, ...] = ()
    """The opportunities that would take it away."""
    sources: tuple[Source, ...] = ()
    """Where it comes from."""


class Touchpoint(StageItem):
    """One meeting of the customer with you or with somebody else, or one thing they do."""

    stands_for: ClassVar[str | None] = "name"

    name: Text
    """What happens, in a few words."""
    id: Id | None = None
    """A name that a map extending this one can refer to."""
    for_: PersonaRefs = Field((), alias="for")
    """Who takes part; everyone on the map when left out."""
    channel: Annotated[Name, Ref("channel")] | None = None
    """The channel it runs over: a built-in id such as email or webinar, or one of your own."""
    content: ContentRefs = ()
    """What they read, watch or are handed: ids of the content library."""
    devices: Ids[vocabulary.Device] = ()
    """What it is seen on, where the channel does not say it already."""
    kind: vocabulary.TouchpointKind = "communication"
    """A communication runs over a channel; an action is something the customer does alone."""
    from_: vocabulary.Party | None = Field(None, alias="from")
    """Who starts it."""
    to: vocabulary.Party | None = None
    """Whom it is meant for."""
    jobs: Ids[vocabulary.Job] = ()
    """The buying jobs it helps with."""
    purpose: Text | None = None
    """What it is for."""
    moment_of_truth: bool = False
    """Whether the journey is won or lost here."""
    executive: bool = False
    """Whether executives meet."""
    mode: vocabulary.Mode | None = None
    """Whether a person or a machine does it on our side."""
    status: vocabulary.Status = "live"
    """Whether it happens today."""
    emotion: EmotionField | None = None
    """How it feels."""
    sources: tuple[Source, ...] = ()
    """Where it comes from."""
    notes: Text | None = None
    """For the people who keep the map."""
    link: Text | None = None
    """Where to see it."""


class Stage(Written):
    """One step of the way: what the customer wants, does, thinks and feels there, and what meets them."""

    name: Annotated[Title | None, Label()] = None
    """What it is called on this map; the framework's name when left out."""
    phases: Annotated[Ids[vocabulary.Phase], Label()] = ()
    """Where it lies on the common ten-phase scale; needed for stages of your own."""
    goals: Annotated[tuple[Saying, ...], Lane("Goals")] = ()
    """What the customer wants to have achieved here."""
    thoughts: Annotated[tuple[Saying, ...], Lane("Thoughts", quoted=True)] = ()
    """What they think, in their own words."""
    questions: Annotated[tuple[Saying, ...], Lane("Questions", quoted=True)] = ()
    """What they ask."""
    expectations: Annotated[tuple[Saying, ...], Lane("Expectations")] = ()
    """What they take for granted."""
    actions: Annotated[tuple[Saying, ...], Lane("Actions")] = ()
    """What they do."""
    emotion: EmotionField | None = None
    """How it feels: -2 to 2, a word, or both, also for each persona."""
    duration: Annotated[Text | None, Label()] = None
    """How long it takes, such as 3 weeks."""
    touchpoints: Annotated[tuple[Touchpoint, ...], Lane("Touchpoints")] = ()
    """Where the customer meets you or somebody else."""
    content: Annotated[ContentRefs, Lane("More content")] = ()
    """Content aimed at the stage as a whole."""
    pains: Annotated[tuple[Pain, ...], Lane("Pains")] = ()
    """What hurts."""
    opportunities: Annotated[tuple[Opportunity, ...], Lane("Opportunities")] = ()
    """What could be better."""
    frontstage: Annotated[tuple[Saying, ...], Lane("Frontstage", line_above="Line of interaction")] = ()
    """What our people do in the customer's sight."""
    backstage: Annotated[tuple[Saying, ...], Lane("Backstage", line_above="Line of visibility")] = ()
    """What our people do out of sight."""
    support: Annotated[tuple[Saying, ...], Lane("Support", line_above="Line of internal interaction")] = ()
    """The systems and partners behind it."""
    metrics: Annotated[tuple[Metric, ...], Lane("Metrics")] = ()
    """How you know that it works."""
    owners: Annotated[Ids[Title], Label()] = ()
    """The teams that answer for the stage."""
    entry: Gate = ()
    """How you know that somebody has arrived here: in words, or as criteria that can be checked."""
    exit: Gate = ()
    """How you know that somebody may go on."""
    loops: tuple[Loop, ...] = ()
    """The ways back."""
    handoff: Handoff | None = None
    """Who hands over to whom at the end."""
    lanes: dict[Annotated[Name, Ref("lane")], tuple[Saying, ...]] = Field(default_factory=dict)
    """Lanes of your own, declared in journeymap.yaml."""
    sources: Annotated[tuple[Source, ...], Label()] = ()
    """Where the stage comes from."""
    evidence: Annotated[vocabulary.Evidence | None, Label()] = None
    """How well founded it is; may be set lower than the sources suggest, not higher."""
    notes: Annotated[Text | None, Label()] = None
    """For the people who keep the map."""
    image: Annotated[Picture | None, Label()] = None
    """A picture: a path in the repository."""


class Journey(Written):
    """A journey map: whose way it is, and its stages."""

    title: Title
    """What the map is about."""
    stages: dict[Name, Stage] = Field(min_length=1, max_length=MOST_STAGES)
    """The stages, by id."""
    id: Id | None = None
    """A name that survives renaming the file; the file's path when left out."""
    for_: PersonaRefs = Field((), alias="for")
    """Whose journey it is; the personas declared in this file when left out."""
    framework: Annotated[Name, Ref("framework")] | None = None
    """The stages it follows: a preset such as b2b-lifecycle, or one of your own."""
    scope: vocabulary.Scope = "customer"
    """customer goes on after the purchase; buyer ends with it."""
    scale: Scale | None = None
    """The numbers in which feelings are scored here, the worst first: [1, 5]. Ours run from -2 to 2."""
    state: vocabulary.State = "as_is"
    """How things are (as_is) or how they should be (to_be)."""
    scenario: Text | None = None
    """The situation the journey starts from."""
    goal: Text | None = None
    """What the customer wants at the end of it."""
    segment: Annotated[Name, Ref("segment")] | None = None
    """The segment it is for."""
    account: Annotated[Name, Ref("account")] | None = None
    """The account it is for."""
    extends: Annotated[Name, Ref("map")] | None = None
    """The map this one is based on."""
    compare: Annotated[Name, Ref("map")] | None = None
    """The map this one is shown against, such as the as-is beside the to-be."""
    skip: Ids[StageRef] = ()
    """Stages of the framework left out on purpose."""
    owner: Title | None = None
    """Who keeps it true."""
    status: vocabulary.MapStatus | None = None
    """Whether it is a draft, live or retired."""
    reviewed: Date | None = None
    """When it was last checked against reality."""
    review_every: Duration | None = None
    """How long a review holds; 180 days when left out."""
    language: Text | None = None
    """The language of its texts, such as en or de."""
    tags: Ids[Text] = ()
    """Words to find it by."""
    sources: tuple[Source, ...] = ()
    """What the map as a whole rests on."""
    notes: Text | None = None
    """For the people who keep it."""
    links: tuple[Link, ...] = ()
    """More to read."""
    image: Picture | None = None
    """A picture: a path in the repository."""
