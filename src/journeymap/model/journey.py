"""What may be written in a map: the map itself, its stages, touchpoints, pains and opportunities."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from journeymap.model import vocabulary
from journeymap.model.base import (
    MOST_STAGES,
    Address,
    Date,
    Duration,
    Id,
    Ids,
    Many,
    Name,
    PersonaRefs,
    Picture,
    Ref,
    Text,
    Title,
    Written,
)
from journeymap.model.criteria import Branch, Gate, Handoff, Loop, StageRef
from journeymap.model.emotion import EmotionField
from journeymap.model.marks import Label, Lane, StageItem
from journeymap.model.money import Cost
from journeymap.model.numbers import Share
from journeymap.model.scores import Scale
from journeymap.model.values import Attributes, ChannelRefs, Degree, Link, Metric, Saying, Source

ContentRefs = Ids[Annotated[Name, Ref("content")]]


def _yes_or_name(value: Any) -> Any:
    """A yes or no as people write them; any other text names the moment."""
    return _YES_OR_NO.get(value.strip().casefold(), value) if isinstance(value, str) else value


_YES_OR_NO = {"true": True, "yes": True, "on": True, "y": True, "false": False, "no": False, "off": False, "n": False}
MomentOfTruth = Annotated[bool | Title, BeforeValidator(_yes_or_name)]


class Opportunity(StageItem):
    """An idea that would make the journey better, best put as a question: How might we …?"""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """The idea, without a solution in it."""
    id: Id | None = None
    """A name for it."""
    for_: PersonaRefs = Field(default=(), alias="for")
    """The personas it would help; everyone when left out."""
    answers: Ids[Annotated[Name, Ref("pain")]] = ()
    """The pains it answers, by their ids or in their words; those of its stage when left out."""
    owner: Title | None = None
    """Who takes it further."""
    value: Degree | None = None
    """What it is worth to the customer, 1 to 3."""
    friction: Degree | None = None
    """How much it hurts today, 1 to 3."""
    feasibility: Degree | None = None
    """How easily we can do it, 1 to 3."""
    effort: Degree | None = None
    """How much work it is, 1 to 3."""
    status: vocabulary.OpportunityStatus | None = None
    """How far it has got."""
    reason: Text | None = None
    """Why it stands where it does, such as why it was dropped."""
    sources: Many[Source] = ()
    """Where it comes from."""
    link: Address | None = None
    """The ticket or page where work goes on."""


class Pain(StageItem):
    """What hurts, in the customer's words."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """What hurts."""
    id: Id | None = None
    """A name that an opportunity's `answers` can refer to."""
    for_: PersonaRefs = Field(default=(), alias="for")
    """Whom it hurts; everyone when left out."""
    at: Annotated[Name, Ref("touchpoint")] | None = None
    """The touchpoint at which it hurts, by its id or name."""
    severity: Degree | None = None
    """How much it hurts: 1 or low a nuisance, 2 or medium costs time, 3 or high may end the journey."""
    frequency: Degree | None = None
    """How often: 1 or low seldom, 2 or medium often, 3 or high nearly always."""
    emotion: EmotionField | None = None
    """How it feels."""
    quote: Text | None = None
    """What somebody said about it, in their own words."""
    function: vocabulary.TeamFunction | None = None
    """The team in whose work it arises."""
    accepted: Text | None = None
    """Why nothing will be done about it; a pain with a reason is no gap."""
    answers: Many[Opportunity] = ()
    """The opportunities that would take it away."""
    sources: Many[Source] = ()
    """Where it comes from."""


class Touchpoint(StageItem):
    """One meeting of the customer with you or with somebody else, or one thing they do."""

    stands_for: ClassVar[str | None] = "name"

    name: Text
    """What happens, in a few words."""
    id: Id | None = None
    """A name that a map extending this one can refer to."""
    for_: PersonaRefs = Field(default=(), alias="for")
    """Who takes part; everyone on the map when left out."""
    actions: Many[Saying] = ()
    """What the customer does here."""
    response: Many[Saying] = ()
    """What you, or your system, do in return."""
    channels: ChannelRefs = Field(default=(), alias="channel")
    """The channel it runs over, or several: built-in ids such as email or webinar, or those of your own."""
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
    when: Text | None = None
    """When it happens, such as day 3."""
    duration: Text | None = None
    """How long it takes, such as 2 minutes."""
    share: Share | None = None
    """The part of the customers who come by, from 0 to 1."""
    milestone: Text | None = None
    """What customers become here: lead, mql, sql, or a word of your own."""
    moment_of_truth: MomentOfTruth = False
    """Whether the journey is won or lost here; a text names the moment."""
    executive: bool = False
    """Whether executives meet."""
    mode: vocabulary.Mode | None = None
    """Whether a person or a machine does it on our side."""
    status: vocabulary.Status = "live"
    """Whether it happens today."""
    emotion: EmotionField | None = None
    """How it feels."""
    thoughts: Many[Saying] = ()
    """What they think here, in their own words."""
    pains: Many[Pain] = ()
    """What hurts here; it counts among the pains of the stage."""
    metrics: Many[Metric] = ()
    """How you know that it works."""
    sources: Many[Source] = ()
    """Where it comes from."""
    notes: Text | None = None
    """For the people who keep the map."""
    link: Address | None = None
    """Where to see it."""
    image: Picture | None = None
    """A picture (SVG, PNG, JPEG, WebP or GIF, up to 256 KB): its path from the folder of the workspace, with `/`."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""


class Moment(Written):
    """A moment that decides, at a touchpoint or between two of them."""

    stands_for: ClassVar[str | None] = "name"

    name: Text
    """What it is called."""
    id: Id | None = None
    """A name for it."""
    for_: PersonaRefs = Field(default=(), alias="for")
    """Whose moment it is; everyone's on the map when left out."""
    at: Annotated[Ids[Annotated[Name, Ref("touchpoint")]], Field(max_length=2)] = ()
    """The touchpoint it belongs to, or the two that it lies between, by ids or names."""
    priority: Degree | None = None
    """How much depends on it, 1 to 3."""
    emotion: EmotionField | None = None
    """How it feels today."""
    notes: Text | None = None
    """For the people who keep the map."""
    sources: Many[Source] = ()
    """Where it comes from."""


class DropOff(Written):
    """Where customers are lost on the way to the next stage."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """Who leaves, and why."""
    id: Id | None = None
    """A name for it."""
    for_: PersonaRefs = Field(default=(), alias="for")
    """Who leaves; everyone on the map when left out."""
    share: Share | None = None
    """The part of the customers who leave, from 0 to 1."""
    answers: Many[Opportunity] = ()
    """What would keep them."""
    sources: Many[Source] = ()
    """Where it comes from."""


class Stage(Written):
    """One step of the way: what the customer wants, does, thinks and feels there, and what meets them."""

    name: Annotated[Title | None, Label()] = None
    """What it is called on this map; the framework's name when left out."""
    phases: Annotated[Ids[vocabulary.Phase], Label()] = ()
    """Where it lies on the common ten-phase scale; needed for stages of your own."""
    for_: Annotated[PersonaRefs, Label()] = Field(default=(), alias="for")
    """Who takes part here; everyone on the map when left out. The others are not involved."""
    status: Annotated[vocabulary.StageStatus | None, Label()] = None
    """out_of_scope takes it out of every count; it stays on the map."""
    reason: Annotated[Text | None, Label()] = None
    """Why it is out of scope."""
    sub_journey: Annotated[Annotated[Name, Ref("map")] | None, Label()] = None
    """The map that tells this stage in detail."""
    situation: Annotated[Many[Saying], Lane("Situation")] = ()
    """What the customer is in when the stage begins."""
    trigger: Annotated[Many[Saying], Lane("Trigger")] = ()
    """What sets it off."""
    goals: Annotated[Many[Saying], Lane("Goals")] = ()
    """What the customer wants to have achieved here."""
    thoughts: Annotated[Many[Saying], Lane("Thoughts", quoted=True)] = ()
    """What they think, in their own words."""
    questions: Annotated[Many[Saying], Lane("Questions", quoted=True)] = ()
    """What they ask."""
    expectations: Annotated[Many[Saying], Lane("Expectations")] = ()
    """What they take for granted."""
    actions: Annotated[Many[Saying], Lane("Actions")] = ()
    """What they do."""
    emotion: EmotionField | None = None
    """How it feels: a score, a word, a smiley, a change and so on, also for each persona."""
    duration: Annotated[Text | None, Label()] = None
    """How long it takes, such as 3 weeks."""
    touchpoints: Annotated[Many[Touchpoint], Lane("Touchpoints")] = ()
    """Where the customer meets you or somebody else."""
    moments: Annotated[Many[Moment], Lane("Moments of truth")] = ()
    """The moments that decide, also between two touchpoints."""
    content: Annotated[ContentRefs, Lane("More content")] = ()
    """Content aimed at the stage as a whole."""
    pains: Annotated[Many[Pain], Lane("Pains")] = ()
    """What hurts."""
    opportunities: Annotated[Many[Opportunity], Lane("Opportunities")] = ()
    """What could be better."""
    drop_offs: Annotated[Many[DropOff], Lane("Drop-offs")] = ()
    """Where customers are lost."""
    frontstage: Annotated[Many[Saying], Lane("Frontstage", line_above="Line of interaction")] = ()
    """What our people do in the customer's sight."""
    backstage: Annotated[Many[Saying], Lane("Backstage", line_above="Line of visibility")] = ()
    """What our people do out of sight."""
    support: Annotated[Many[Saying], Lane("Support", line_above="Line of internal interaction")] = ()
    """The systems and partners behind it."""
    metrics: Annotated[Many[Metric], Lane("Metrics")] = ()
    """How you know that it works."""
    owners: Annotated[Ids[Title], Label()] = ()
    """The teams that answer for the stage."""
    entry: Gate = ()
    """How you know that somebody has arrived here: in words, or as criteria that can be checked."""
    exit: Gate = ()
    """How you know that somebody may go on."""
    loops: tuple[Loop, ...] = ()
    """The ways back."""
    branches: tuple[Branch, ...] = ()
    """The ways ahead or aside that some take."""
    handoff: Handoff | None = None
    """Who hands over to whom at the end."""
    lanes: dict[Annotated[Name, Ref("lane")], Many[Saying]] = Field(default_factory=dict)
    """Lanes of your own, declared in journeymap.yaml."""
    sources: Annotated[Many[Source], Label()] = ()
    """Where the stage comes from."""
    evidence: Annotated[vocabulary.Evidence | None, Label()] = None
    """How well founded it is; may be set lower than the sources suggest, not higher."""
    notes: Annotated[Text | None, Label()] = None
    """For the people who keep the map."""
    image: Annotated[Picture | None, Label()] = None
    """A picture (SVG, PNG, JPEG, WebP or GIF, up to 256 KB): its path from the folder of the workspace, with `/`."""
    alt: Annotated[Text | None, Label()] = None
    """What the picture shows, for those who do not see it."""


class Journey(Written):
    """A journey map: whose way it is, and its stages."""

    title: Title
    """What the map is about."""
    stages: dict[Id, Stage] = Field(min_length=1, max_length=MOST_STAGES)
    """The stages, by id."""
    id: Id | None = None
    """A name that survives renaming the file; the file's path when left out."""
    for_: PersonaRefs = Field(default=(), alias="for")
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
    pains: Many[Pain] = ()
    """What hurts on the way as a whole."""
    opportunities: Many[Opportunity] = ()
    """What could be better about it as a whole."""
    metrics: Many[Metric] = ()
    """How you know that the journey works."""
    duration: Text | None = None
    """How long the whole way takes."""
    costs: tuple[Cost, ...] = ()
    """What it costs you to keep it going."""
    skip: Ids[StageRef] = ()
    """Stages of the framework left out on purpose."""
    owner: Title | None = None
    """Who keeps it true."""
    status: vocabulary.MapStatus | None = None
    """Whether it is a draft, live or retired."""
    version: Text | None = None
    """Which version of it this is."""
    reviewed: Date | None = None
    """When it was last checked against reality."""
    review_every: Duration | None = None
    """How long a review holds; 180 days when left out."""
    language: Text | None = None
    """The language of its texts, such as en or de."""
    tags: Ids[Text] = ()
    """Words to find it by."""
    sources: Many[Source] = ()
    """What the map as a whole rests on."""
    attributes: Attributes = Field(default_factory=dict)
    """What no field holds, such as {Analyst: research team}: any label, and a text."""
    notes: Text | None = None
    """For the people who keep it."""
    links: Many[Link] = ()
    """More to read."""
    image: Picture | None = None
    """A picture (SVG, PNG, JPEG, WebP or GIF, up to 256 KB): its path from the folder of the workspace, with `/`."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""
