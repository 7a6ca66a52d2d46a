"""What may be written about coming, going and being handed on: criteria of a stage, loops, handoffs."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from journeymap.model import vocabulary
from journeymap.model.base import Duration, Ids, Name, OneOrMany, Ref, Text, Title, Written
from journeymap.model.numbers import Amount, OutOfFour, Several, Share

StageRef = Annotated[Name, Ref("stage")]


class Conditions(Written):
    """What has to be true of an account, all of it at once."""

    stands_for: ClassVar[str | None] = "note"

    note: Text | None = None
    """In words, where it cannot be counted: people judge it."""
    points_min: Amount | None = None
    """At least this many points of engagement."""
    points_above: Amount | None = None
    """More points than this."""
    points_below: Amount | None = None
    """Fewer points than this."""
    people_min: Several | None = None
    """At least this many of its people."""
    person_points_min: Amount | None = None
    """At least this many points for each of them."""
    person_points_above: Amount | None = None
    """More points than this for each of them."""
    roles: Ids[vocabulary.Role] = ()
    """The roles that have to be among those people."""
    fit_min: OutOfFour | None = None
    """How many of the four questions about its fit have to be answered yes."""
    signals: Ids[Text] = ()
    """The kinds of signals that have to have been seen."""
    intent: vocabulary.Degree | None = None
    """How clearly it has to look for something to buy, at least."""
    deal: vocabulary.Deal | None = None
    """What has become of a deal; none while there never was one."""
    meeting: vocabulary.Meeting | None = None
    """Whether a meeting is in the diary, or was held."""
    first_value: vocabulary.FirstResult | None = None
    """Whether its first result is still to come, or reached."""
    flag: Text | None = None
    """A mark that somebody sets by hand, such as disqualified."""
    window: Duration | None = None
    """The time in which all this has to happen, such as 90d; any time when left out."""


class Criteria(Conditions):
    """When an account enters a stage or may leave it."""

    any_: tuple[Conditions, ...] = Field(default=(), alias="any", max_length=50)
    """Besides, at least one of these has to be true."""


def _none_if_empty(value: tuple[Criteria, ...]) -> tuple[Criteria, ...]:
    """Criteria that ask for nothing count as left out."""
    return value if any(criteria != _no_criteria() for criteria in value) else ()


@cache
def _no_criteria() -> Criteria:
    return Criteria.unsaid()


Gate = Annotated[OneOrMany[Criteria], AfterValidator(_none_if_empty)]
"""Criteria that all have to be met; one may stand alone."""


class Loop(Written):
    """A way back to an earlier stage, or ahead to a later one."""

    to: StageRef
    """The stage it leads to."""
    when: Text | None = None
    """What makes people take it."""


class Branch(Written):
    """A way that some customers take from here: ahead, or aside."""

    to: StageRef
    """The stage it leads to."""
    when: Text | None = None
    """Who takes it, or what makes them."""
    share: Share | None = None
    """The part of them that takes it, from 0 to 1."""


class HandoffTerms(Written):
    """What two teams agree on when one hands over to the other."""

    respond_within: Duration | None = None
    """How soon they have to accept or refuse, such as 48h."""
    payload: tuple[Text, ...] = ()
    """What is handed over: the committee, the signals, what has been said so far."""
    reject_reasons: tuple[Text, ...] = ()
    """The reasons for which an account may be refused."""
    on_reject: StageRef | None = None
    """The stage to which a refused account goes."""


class Handoff(HandoffTerms):
    """The moment one team hands the customer to another, on the stage that ends with it."""

    to: StageRef
    """The stage that begins with it."""
    from_team: Title | None = None
    """Who hands over."""
    to_team: Title | None = None
    """Who takes over."""


class ProgramHandoff(HandoffTerms):
    """One team hands an account to another, and may get it back."""

    from_stage: StageRef
    """The stage that ends."""
    to_stage: StageRef
    """The stage that begins."""
    from_team: Title
    """Who hands over."""
    to_team: Title
    """Who takes over."""
