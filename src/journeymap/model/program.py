"""What may be written about an account program: whom it is for, what both teams agreed, and how it is measured."""

from __future__ import annotations

from typing import Annotated, ClassVar

from journeymap.model import vocabulary
from journeymap.model.account import Currency
from journeymap.model.base import Date, Duration, Ids, Name, Ref, Text, Title, Written
from journeymap.model.criteria import ProgramHandoff
from journeymap.model.numbers import Amount, OutOfFour, Share, Whole
from journeymap.model.values import Metric


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


class Program(Written):
    """An account program: marketing and sales work on a list of named accounts together."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    objective: vocabulary.Objective | None = None
    """What it is for."""
    variety: vocabulary.Variety | None = None
    """Which of the four usual sorts of program it is."""
    launch: Date | None = None
    """The day it starts."""
    framework: Annotated[Name, Ref("framework")] | None = None
    """The stages that its accounts go through, such as abm-seven."""
    icp: tuple[Text, ...] = ()
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
    metrics: tuple[Metric, ...] = ()
    """How you know that it works."""
    baseline: Baseline = Baseline.unsaid()
    """How things are without it."""
    team: Team = Team.unsaid()
    """How many people work on it."""
    owner: Title | None = None
    """Who answers for it."""
    notes: Text | None = None
    """For the people who keep it."""
