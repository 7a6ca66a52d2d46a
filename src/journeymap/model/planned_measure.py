"""What may be written about a measure that is worked out from data: what it is held against, and how it is counted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeymap.model.base import Date, Duration, Id, Ids, Name, Ref, Text, Title, Written
from journeymap.model.measures import WAYS_TO_COUNT
from journeymap.model.money import Currency
from journeymap.model.numbers import Amount, Share, Whole


class PlannedMeasure(Written):
    """A measure that is worked out from data, and what you plan it to be."""

    stands_for: ClassVar[str | None] = "plan"

    of: Annotated[Name, Ref("stage")] | None = None
    """The stage that it is about; all of them when left out."""
    plan: Text | None = None
    """What it should be: 30 %, 60d, 40, or 12000 EUR."""
    limit: Duration | None = None
    """How long an account may stay in the stage, such as 60d; that of the stage when left out."""
    basis: Annotated[Text, WAYS_TO_COUNT] | None = None
    """How it is counted, where that can be done in several ways, such as closed_deals."""
    against: Text | None = None
    """What it is compared with: outside the list, before launch, or a rate such as 25 %."""
    owner: Title | None = None
    """Who answers for it."""
    start: Date | None = None
    """The first day that counts; a year before the last one when left out."""
    window: Duration | None = None
    """How far back an interaction counts, such as 90d."""
    points: dict[Text, Amount] = Field(default_factory=dict)
    """What each type of interaction counts: {meeting: 30, download: 10}."""
    weights: dict[Text, Amount] = Field(default_factory=dict)
    """How much more or less a role counts: {economic_buyer: 2, user: 0.5}."""
    decay: Text | None = None
    """How points fade: none, half-life 30d, or linear 50 %."""
    people_min: Amount | None = None
    """How many points make a person count."""
    lag: Duration | None = None
    """By how much costs come before the customers that they win, such as 90d."""
    margin: Share | None = None
    """The part of the price that is left to you."""
    currency: Currency | None = None
    """The currency that sums are told in, where data holds several."""
    rates: dict[Id, Amount] = Field(default_factory=dict)
    """What one unit of another currency is worth in it: {USD: 0.92}."""
    fewest: Whole | None = None
    """On how many cases a number has to rest before it says something."""
    include: Ids[Text] = ()
    """What counts beside the usual: sent, opened, no_decision."""
