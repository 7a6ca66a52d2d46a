"""What may be written about the people of an account and what happens there: members, contacts, triggers, signals."""

from __future__ import annotations

from typing import Annotated

from journeymap.model import vocabulary
from journeymap.model.base import Date, Duration, Id, Ids, Many, Name, Ref, Text, Title, Written
from journeymap.model.values import Saying


class Member(Written):
    """Somebody who has a say in the purchase. What they decide is their role; whether they are for you is their
    stance.
    """

    name: Title
    """A name, or a label such as CFO; keep it unique within the account."""
    roles: Ids[vocabulary.Role]
    """The part they play in the purchase."""
    stance: vocabulary.Stance | None = None
    """Whether they are for you or against. Never shown on a published page."""
    influence: vocabulary.Degree | None = None
    """How much the others listen to them."""
    concerns: Many[Saying] = ()
    """What worries them."""
    questions: Many[Saying] = ()
    """What they want answered."""
    objections: Many[Saying] = ()
    """What they object to."""
    persona: Annotated[Name, Ref("persona")] | None = None
    """The persona they resemble; what worries that one is asked of them as well."""
    known_via: vocabulary.KnownVia | None = None
    """How you know of them."""
    met: Date | None = None
    """The day somebody of you last spoke to them; contacts of the plan that are done count as well."""


class Signal(Written):
    """Something that hints at interest or change."""

    date: Date
    """When it was seen."""
    kind: Text
    """What sort of signal it is, such as new_hire, visit or search."""
    party: vocabulary.SignalParty | None = None
    """Whose data it comes from."""
    level: vocabulary.Level | None = None
    """Whether it speaks of the company or of a person."""
    topic: Text | None = None
    """What they were looking for."""
    strength: Text | None = None
    """low, medium or high, or the number that your source gives."""
    source: Text | None = None
    """Where it was seen."""
    note: Text | None = None
    """What it may mean. No names of people."""


class Trigger(Written):
    """An event at an account after which a talk makes sense for a while."""

    date: Date
    """The day it happens, or the window opens."""
    kind: vocabulary.TriggerKind
    """What sort of event it is."""
    id: Id | None = None
    """A name that a planned contact can refer to, where the kind alone is not enough."""
    window: Duration | None = None
    """How long it stays open, such as 45d."""
    until: Date | None = None
    """The day it closes, where that is known better than a length of time."""
    respond_within: Duration | None = None
    """How soon you want to have answered it; 14 days when left out."""
    dismissed: Text | None = None
    """Why nothing will be done about it."""
    note: Text | None = None
    """What happened. No names of people."""


class PlanEntry(Written):
    """A contact that is planned or done: who, through what, with what, why and when."""

    who: Annotated[Text, Ref("member or role")]
    """A member of the committee by name, or a role."""
    date: Date | None = None
    """The day it is planned for."""
    trigger: Annotated[Name, Ref("trigger")] | None = None
    """The trigger that sets it off: its id, or a kind such as budget."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage in which it takes place."""
    play: Annotated[Name, Ref("play")] | None = None
    """The play of the program that it belongs to."""
    by: Text | None = None
    """Who of us does it."""
    executive: bool = False
    """Whether an executive of ours does it."""
    channel: Annotated[Name, Ref("channel")] | None = None
    """The channel it runs over."""
    touchpoint: Text | None = None
    """What happens, in a few words."""
    content: Ids[Annotated[Name, Ref("content")]] = ()
    """What they are handed."""
    purpose: Text | None = None
    """What it is for."""
    addresses: Ids[Text] = ()
    """The concerns, criteria and outcomes it answers, in the words in which they are written."""
    mode: vocabulary.Mode | None = None
    """Whether a person or a machine does it."""
    status: vocabulary.PlanStatus = "planned"
    """Whether it is still to come."""
    done_on: Date | None = None
    """The day it took place."""
    result: Text | None = None
    """What came of it."""
