"""What may be written about an account: one company, what it is worth, who decides there, and what is planned."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import (
    MOST_CONTACTS,
    MOST_PEOPLE,
    Date,
    Duration,
    Ids,
    Many,
    Name,
    OfPeople,
    Ref,
    Text,
    Title,
    Written,
)
from journeymap.model.buying_group import Member, PlanEntry, Signal, Trigger
from journeymap.model.money import Cost, Currency, Value
from journeymap.model.numbers import Amount
from journeymap.model.objective import Objective
from journeymap.model.values import HowFar, Saying


class FitAnswer(Written):
    """An answer to one of the four questions about an account: yes, no or unknown, and why."""

    stands_for: ClassVar[str | None] = "answer"

    answer: vocabulary.Answer
    """Yes, no, or not known yet."""
    why: Text | None = None
    """What the answer rests on, in a line."""


class Fit(Written):
    """Whether it makes sense to pursue an account: four questions to answer before it is chosen."""

    value_creation: FitAnswer | None = None
    """Whether you can do something for them that they would notice."""
    economics: FitAnswer | None = None
    """Whether the business would be worth the effort."""
    access: FitAnswer | None = None
    """Whether you can get to the people who decide."""
    propensity: FitAnswer | None = None
    """Whether they are likely to buy something of the kind."""

    @classmethod
    def in_full(cls, text: str) -> str:
        answers = ", ".join(f"{question}: unknown" for question in cls.model_fields)
        return f"Answer its four questions, each with yes, no or unknown: {{{answers}}}."


class AccountOwners(Written):
    """Who answers for an account on our side."""

    marketing: Text | None = None
    """In marketing."""
    sales: Text | None = None
    """In sales."""
    success: Text | None = None
    """In customer success, once they have bought."""


class Pressure(Written):
    """Something that weighs on an account from outside."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """What puts them under pressure."""
    seen: Date | None = None
    """When it was noticed."""


class AccountUnit(Written):
    """A part of an account: a plant, a country, a department."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    uses: Text | None = None
    """What it already uses."""
    potential: Text | None = None
    """What it could use."""
    contact: Annotated[Text | None, OfPeople()] = None
    """Who is known there, by function."""


class AccountPlan(Written):
    """What sales and customer success want to reach with a customer."""

    owners: Annotated[Ids[Title], OfPeople()] = ()
    """The teams that keep the plan: sales and success."""
    objectives: Many[Objective] = ()
    """What is to be reached, how it is measured, and by when."""
    review: Date | None = None
    """The day of the next review."""
    units: Many[AccountUnit] = ()
    """The parts of the account, including those that use nothing yet."""


class FirstValue(Written):
    """The first result that a customer can show around."""

    milestone: Text | None = None
    """What will be achieved."""
    outcome: Text | None = None
    """Which of the outcomes it delivers, as written under `outcomes`."""
    start: Date | None = None
    """The day from which the time is counted."""
    due: Date | None = None
    """The day by which it is promised."""
    reached: Date | None = None
    """The day it was reached."""
    visible_to: Ids[vocabulary.Role] = ()
    """The roles that get to see it."""


class StageMove(Written):
    """A stage that an account came into, and when."""

    stage: Annotated[Name, Ref("stage")]
    """The stage it entered."""
    date: Date
    """The day it did."""


class AccountDeal(Written):
    """Something that an account may buy, buys again or did not buy."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    kind: vocabulary.DealKind | None = None
    """Whether it is their first purchase, or more of it."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage it is in."""
    amount: Amount | None = None
    """The sum, in digits."""
    currency: Currency | None = None
    """The currency of the sum, such as EUR; that of the account's `value` when left out."""
    opened: Date | None = None
    """The day on which it began."""
    closes: Date | None = None
    """The day on which it is expected to be decided, or was."""
    outcome: vocabulary.DealOutcome = "open"
    """What became of it."""
    competitor: Text | None = None
    """Against whom."""


class Satisfaction(Written):
    """What a customer said when somebody asked how they are."""

    date: Date
    """The day they were asked."""
    kind: vocabulary.SatisfactionKind = "talk"
    """How they were asked."""
    score: Amount | None = None
    """What they answered, on the scale of its kind."""
    role: vocabulary.Role | None = None
    """Who answered, by the part they play."""
    note: Text | None = None
    """What they said. No names of people."""


class Feedback(Written):
    """What they told you when you asked them about a decision or about your work."""

    date: Date
    """The day you heard it."""
    kind: vocabulary.FeedbackKind = "interview"
    """On what occasion."""
    role: vocabulary.Role | None = None
    """Who told you, by the part they play."""
    note: Text
    """What they said: what made the difference, what nearly went wrong. No names of people."""


class Renewal(Written):
    """When the contract of a customer ends, unless it is renewed."""

    stands_for: ClassVar[str | None] = "date"

    date: Date
    """The last day of the contract."""
    notice: Duration | None = None
    """How long before that day they can still give notice, such as 90d."""
    note: Text | None = None
    """What it depends on."""


class AccountHandoff(Written):
    """One of our teams offers an account to another, which accepts or refuses it."""

    to_stage: Annotated[Name, Ref("stage")]
    """The stage that begins with it."""
    ready: Date
    """The day it was offered."""
    accepted: Date | None = None
    """The day it was accepted."""
    refused: Date | None = None
    """The day it was refused."""
    reason: Text | None = None
    """Why it was refused."""


class Reference(Written):
    """Whether an account speaks for you."""

    ready: bool = False
    """Whether it may be asked."""
    topics: Ids[Text] = ()
    """What it can speak about."""
    last_used: Date | None = None
    """When it was last asked."""
    notes: Text | None = None
    """For the people who keep it."""


class Account(Written):
    """One company that you want to win, keep or grow."""

    stands_for: ClassVar[str | None] = "name"

    name: Title
    """What it is called."""
    relationship: vocabulary.Relationship = "prospect"
    """What it is to you today."""
    domain: Text | None = None
    """Its address on the web, without https://."""
    segment: Annotated[Name, Ref("segment")] | None = None
    """The segment it belongs to."""
    value: Value | None = None
    """What it is expected to bring."""
    heterogeneity: HowFar | None = None
    """How far its needs differ from those of other accounts: low, medium or high; or 0 the same, 100 all its own."""
    fit: Fit = Fit.unsaid()
    """Whether it makes sense to pursue it."""
    approach: vocabulary.Approach | None = None
    """Whether you treat it as a market of its own."""
    tier: vocabulary.Tier | None = None
    """How many accounts share one plan."""
    owners: Annotated[AccountOwners, OfPeople()] = AccountOwners.unsaid()
    """Who answers for it on our side."""
    strategy: Text | None = None
    """Which of its priorities you serve, and what that is worth to it."""
    priorities: Ids[Text] = ()
    """What it wants to get done."""
    pressures: Many[Pressure] = ()
    """What puts it under pressure."""
    tech_stack: Ids[Text] = ()
    """The systems it works with."""
    criteria: Ids[Text] = ()
    """What it will judge you by."""
    outcomes: Many[Saying] = ()
    """What it buys for; the results it was promised."""
    signals: tuple[Signal, ...] = ()
    """What hints that something is moving there."""
    triggers: tuple[Trigger, ...] = ()
    """Events after which it makes sense to talk."""
    committee: Annotated[tuple[Member, ...], Field(max_length=MOST_PEOPLE), OfPeople()] = ()
    """The people who decide together; a label such as CFO is as good as a name."""
    plan: Annotated[tuple[PlanEntry, ...], Field(max_length=MOST_CONTACTS), OfPeople()] = ()
    """The contacts that are planned or done."""
    account_plan: AccountPlan | None = None
    """What sales and customer success want to reach together."""
    first_value: FirstValue | None = None
    """The first result that a customer can show around."""
    reference: Reference | None = None
    """Whether it speaks for you."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage it is in today."""
    since: Date | None = None
    """The day since which it is in that stage."""
    history: Annotated[tuple[StageMove, ...], Field(max_length=MOST_CONTACTS)] = ()
    """The stages it came into, the first one first, each with the day."""
    deals: Many[AccountDeal] = ()
    """What it may buy, or has bought."""
    go_live: Date | None = None
    """The day on which it wants to work with what it buys."""
    handoffs: tuple[AccountHandoff, ...] = ()
    """When one of our teams offered it to another, and what that one said."""
    satisfaction: tuple[Satisfaction, ...] = ()
    """What it said when somebody asked how they are."""
    feedback: tuple[Feedback, ...] = ()
    """What it said of a decision or of your work, such as after a deal was won or lost."""
    renewal: Renewal | None = None
    """When its contract ends."""
    objectives: Many[Objective] = ()
    """What you want to reach there, how it is measured, and by when."""
    costs: tuple[Cost, ...] = ()
    """What is spent on this account alone."""
    crm: Text | None = None
    """Its id in your CRM."""
    notes: Text | None = None
    """For the people who keep it."""
