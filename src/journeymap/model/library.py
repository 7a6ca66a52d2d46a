"""What may be declared once and used in many maps: personas, channels, content, segments."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import Address, Date, Ids, Many, Name, PersonaRefs, Picture, Ref, Text, Title, Written
from journeymap.model.numbers import Whole
from journeymap.model.values import Attributes, ChannelRefs, Saying, Source


class Preferences(Written):
    """How a persona likes to be met."""

    channels: ChannelRefs = ()
    """The channels they prefer."""
    content_types: Ids[vocabulary.ContentType] = ()
    """The sorts of content they prefer."""
    devices: Ids[vocabulary.Device] = ()
    """What they read on."""


class Persona(Written):
    """One kind of person on the buyer's side."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What the persona is called: a function, not a person's name."""
    role: vocabulary.Role | None = None
    """The part they play in the purchase."""
    job_title: Text | None = None
    """What is on their business card."""
    segment: Annotated[Name, Ref("segment")] | None = None
    """The segment they belong to."""
    goals: Many[Saying] = ()
    """What they want to reach."""
    challenges: Many[Saying] = ()
    """What stands in their way."""
    concerns: Many[Saying] = ()
    """What worries them about buying."""
    questions: Many[Saying] = ()
    """What they need answered."""
    objections: Many[Saying] = ()
    """What they object to."""
    outcomes: Many[Saying] = ()
    """What they will judge the result by."""
    triggers: Many[Saying] = ()
    """What sets them looking."""
    decision_criteria: Many[Saying] = ()
    """What they decide by, the most important first."""
    attributes: Attributes = Field(default_factory=dict)
    """What no field holds, such as {Company size: 50 to 200}: any label, and a text."""
    preferences: Preferences = Preferences.unsaid()
    """How they like to be met."""
    quote: Text | None = None
    """A sentence they would say."""
    image: Picture | None = None
    """A picture (SVG, PNG, JPEG, WebP or GIF, up to 256 KB): its path from the folder of the workspace, with `/`."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""
    sources: Many[Source] = ()
    """Where the persona comes from."""
    notes: Text | None = None
    """For the people who keep it."""


class Channel(Written):
    """A way in which people and companies meet."""

    stands_for: ClassVar[str | None] = "name"

    name: Title | None = None
    """What it is called on the page."""
    medium: vocabulary.Medium | None = None
    """Whether it is digital or offline."""
    ownership: vocabulary.Ownership | None = None
    """Who controls it."""
    devices: Ids[vocabulary.Device] = ()
    """What it is seen on."""
    notes: Text | None = None
    """For the people who keep it."""


class Content(Written):
    """A piece that a buyer can read, watch, try or be handed."""

    stands_for: ClassVar[str | None] = "title"

    title: Title
    """What it is called."""
    type: vocabulary.ContentType | None = None
    """What sort of piece it is."""
    url: Address | None = None
    """Its address, or a path from the workspace's folder."""
    message: vocabulary.Message | None = None
    """What it speaks of."""
    voice: vocabulary.Voice | None = None
    """Whose word it is."""
    personalization: vocabulary.Personalization | None = None
    """How far it is made for its reader."""
    account: Annotated[Name, Ref("account")] | None = None
    """The account it is made for; it counts at that account alone, and is offered nowhere else."""
    roles: Ids[vocabulary.Role] = ()
    """The buying roles it is aimed at."""
    phases: Ids[vocabulary.Phase] = ()
    """The phases it is aimed at."""
    stages: Ids[Annotated[Name, Ref("framework stage")]] = ()
    """The stages it is aimed at, by the ids of a framework in use."""
    segments: Ids[Annotated[Name, Ref("segment")]] = ()
    """The segments it fits best, such as that of the customer whom a case study tells of."""
    for_: PersonaRefs = Field((), alias="for")
    """The personas it is for; everyone when left out."""
    jobs: Ids[vocabulary.Job] = ()
    """The buying jobs it helps with."""
    addresses: Ids[Text] = ()
    """The concerns, questions, criteria and outcomes it answers, in the words in which they are written."""
    status: vocabulary.Status = "live"
    """Whether it exists today."""
    owner: Title | None = None
    """Who keeps it true."""
    reviewed: Date | None = None
    """When it was last checked against reality."""
    expires: Date | None = None
    """The day after which it should not be used."""
    cost: Text | None = None
    """What it cost to make."""
    language: Text | None = None
    """The language it is in."""
    notes: Text | None = None
    """For the people who keep it."""


class Segment(Written):
    """A part of the market whose journeys are alike."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    region: Text | None = None
    """Where it is."""
    market: Text | None = None
    """What they do."""
    size: Text | None = None
    """How large they are."""
    rule: Text | None = None
    """How to tell who belongs to it."""
    universe: Whole | None = None
    """How many accounts of this kind there are, yours or not."""
    notes: Text | None = None
    """For the people who keep it."""
