"""What may be written about an account program: whom it is for, what both teams agreed, and how it is measured."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import Date, Duration, Id, Ids, Many, Name, OneOrMany, Ref, Text, Title, Written
from journeymap.model.criteria import ProgramHandoff
from journeymap.model.data import Data
from journeymap.model.money import Cost, Currency
from journeymap.model.numbers import Amount, OutOfFour, Share, Whole
from journeymap.model.objective import Objective
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import WORKED_OUT
from journeymap.model.values import Metric

MOST_PLAYS = 200
"""Each is looked for at every account."""


class Agreement(Written):
    """Who agreed, and when."""

    by: Ids[Text] = ()
    """The teams that agreed."""
    date: Date | None = None
    """The day they did."""


class Readiness(Written):
    """When an account is ready for sales: numbers that both teams can check."""

    points_min: Whole | None = None
    """The points that the account has to collect in the window."""
    people_min: Whole | None = None
    """How many of its people have to take part."""
    person_points_min: Whole | None = None
    """How many points make a person count."""
    roles: Ids[vocabulary.Role] = ()
    """The roles that have to be among them."""
    fit_min: OutOfFour | None = None
    """How many of the four questions about its fit have to be answered yes."""
    signals: Ids[Text] = ()
    """The signals that have to be seen."""
    window: Duration | None = None
    """The time in which all this has to happen, such as 90d."""
    level: vocabulary.Level = "account"
    """Whether whole accounts are ready, or single contacts."""
    agreed: Agreement = Agreement.unsaid()
    """Who agreed to it, and when."""


class Baseline(Written):
    """How things are without the program."""

    win_rate: Share | None = None
    """The share of deals that are won, from 0 to 1."""
    deals: Whole | None = None
    """The number of closed deals it rests on."""


class Team(Written):
    """How many people work on the program."""

    marketers: Whole | None = None
    """In marketing."""
    sellers: Whole | None = None
    """In sales."""


class ValueBands(Written):
    """Sums from which an account counts as valuable; without them accounts are ranked among each other."""

    high: Amount
    """From this sum per year an account is a market of its own."""
    low: Amount
    """Below this sum per year it gets what everyone gets, if its needs are those of everyone."""
    currency: Currency
    """The currency of both, such as EUR or USD."""


class Play(Written):
    """What is done at every account that comes into a stage, or where something happens."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage with which it begins."""
    trigger: vocabulary.TriggerKind | None = None
    """The event with which it begins."""
    who: Ids[vocabulary.Role] = ()
    """For whom it is, by the part they play."""
    by: Text | None = None
    """Who of us does it: a function or a team."""
    channel: Annotated[Name, Ref("channel")] | None = None
    """The channel it runs over."""
    content: Ids[Annotated[Name, Ref("content")]] = ()
    """What they are handed."""
    purpose: Text | None = None
    """What it is for."""
    within: Duration | None = None
    """How soon it is to be done, such as 5d; 14 days when left out."""


class BreakEven(Written):
    """What is counted when costs are held against what accounts bring."""

    margin: Share | None = None
    """The share of the price that is left to you; all of it when left out."""
    horizon: Duration | None = None
    """For how long what they pay is counted, such as 3y; one year when left out."""


class Program(Written):
    """An account program: marketing and sales work on a list of named accounts together."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    objective: vocabulary.ProgramObjective | None = None
    """What it is for."""
    variety: vocabulary.Variety | None = None
    """Which of the four usual sorts of program it is."""
    launch: Date | None = None
    """The day it starts."""
    framework: Annotated[Name, Ref("framework")] | None = None
    """The stages that its accounts go through, such as abm-seven."""
    icp: Ids[Text] = ()
    """What the ideal customer looks like."""
    target_list: Ids[Annotated[Name, Ref("account")]] = ()
    """The ids of its accounts; every account when left out."""
    universe: Whole | None = None
    """How many accounts of this kind there are, on the list or not."""
    required_roles: Ids[vocabulary.Role] = vocabulary.REQUIRED_ROLES
    """The roles that have to be known and spoken to at every account."""
    value_bands: ValueBands | None = None
    """Sums from which an account counts as valuable."""
    readiness: Readiness | None = None
    """When an account is ready for sales."""
    handoffs: tuple[ProgramHandoff, ...] = ()
    """Who hands accounts to whom."""
    metrics: Many[Metric] = ()
    """How you know that it works."""
    data: Data = Data.unsaid()
    """The exports and queries that tell what happened at its accounts; those of the workspace when left out."""
    measures: dict[Annotated[Text, WORKED_OUT], OneOrMany[PlannedMeasure]] = Field(default_factory=dict)
    """What `journeymap measure` works out from them, and what each number should be."""
    baseline: Baseline = Baseline.unsaid()
    """How things are without it."""
    objectives: Many[Objective] = ()
    """What it is to reach, how that is measured, and by when."""
    plays: dict[Id, Play] = Field(default_factory=dict, max_length=MOST_PLAYS)
    """What is done at every account in a stage or after an event, by id."""
    costs: tuple[Cost, ...] = ()
    """What it costs, beside what is spent on single accounts."""
    break_even: BreakEven = BreakEven.unsaid()
    """What is counted when its costs are held against what accounts bring."""
    team: Team = Team.unsaid()
    """How many people work on it."""
    owner: Title | None = None
    """Who answers for it."""
    notes: Text | None = None
    """For the people who keep it."""
