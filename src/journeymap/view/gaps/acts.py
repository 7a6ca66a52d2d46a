"""What to do next, as one list: whatever stands open on maps and at accounts, the most valuable and urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from journeymap.analysis.coverage import Check
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, Plural, Quantity, Sentence, phrase
from journeymap.view import phrases

Kind = Literal[
    "result", "handoff", "introduce", "find", "wrong_content", "window", "held",
    "reference", "promise", "stage", "criterion", "stuck", "cold", "go_live", "criteria", "answer", "proof",
    "next_contact", "contact", "first_value", "ask", "account_plan", "unit", "channel", "missed", "expired", "review",
    "pain", "moment", "role", "map", "make", "idle", "measure", "stall", "plan_missed", "data",
]  # fmt: skip
DO: dict[Kind, str] = {
    "result": N_("Reach the first result"),
    "handoff": N_("Accept it, or refuse it with a reason"),
    "introduce": N_("Get to know more than one of them"),
    "find": N_("Find out who has this role"),
    "wrong_content": N_("Take out what is made for another account"),
    "window": N_("Plan a contact before the window closes"),
    "held": N_("Hold this contact, or say why not"),
    "reference": N_("Ask how they are before you ask for a reference"),
    "promise": N_("Settle who delivers what they were promised"),
    "stage": N_("Settle whether it is at the right stage"),
    "criterion": N_("Answer what they judge you by"),
    "stall": N_("Find out what stalled accounts wait for"),
    "stuck": N_("Find out what it waits for"),
    "cold": N_("Talk to them again, with a reason"),
    "go_live": N_("Agree on fewer steps or a later day"),
    "criteria": N_("Ask what they will judge you by"),
    "answer": N_("Answer what worries them"),
    "proof": N_("Hand out the proof that fits"),
    "next_contact": N_("Plan the next contact"),
    "contact": N_("Plan a talk"),
    "first_value": N_("Agree on the first result and on its day"),
    "ask": N_("Ask how satisfied they are"),
    "account_plan": N_("Make a plan for the time after the purchase"),
    "unit": N_("Find somebody in this part of the account"),
    "channel": N_("Say over which channel"),
    "missed": N_("Say what became of this window"),
    "expired": N_("Bring it up to date, or stop handing it out"),
    "review": N_("Look through the map again"),
    "pain": N_("Answer this pain"),
    "moment": N_("Put this moment of truth right"),
    "role": N_("Plan something for this role"),
    "map": N_("Draw a map of how they buy"),
    "make": N_("Make what is missing"),
    "idle": N_("Decide who gets it, or retire it"),
    "measure": N_("Settle who reads it, where, and what it should be"),
    "plan_missed": N_("Agree on what to do otherwise"),
    "data": N_("Export it again, and measure"),
}
"""What to do, as pages say it beside whom and what it is about; of one account the first of these weigh most."""
_WEIGHTS = {kind: number for number, kind in enumerate(DO)}
_FIND_ANYBODY = N_("Find out who could be interested")
"""The same where nobody at all is known yet."""

_FIND = {
    "procurement": N_("find out who buys (procurement)"),
    "legal_security": N_("find out who looks after legal and security"),
    "user": N_("find out who will work with it"),
}
"""Roles for which one would not ask who the holder is."""
_DO_FOR: dict[Kind, str] = {
    "contact": N_("Plan a talk with %(who)s"),
    "role": N_("Plan something for %(who)s"),
    "channel": N_("Say over which channel you meet %(who)s"),
}
"""What to do where it names whom it is for."""
_TO_MAKE: dict[tuple[Check, ...], str] = {
    ("content",): N_("Make something to read for %(who)s at %(stages)s"),
    ("channel",): N_("Say over which channel %(who)s can meet you at %(stages)s"),
    ("channel", "content"): N_(
        "Say over which channel %(who)s can meet you at %(stages)s, and make something to read there"
    ),
    ("touchpoint",): N_("Plan where %(who)s can meet you at %(stages)s"),
    ("touchpoint", "content"): N_("Plan where %(who)s can meet you at %(stages)s, and make something to read there"),
}
"""What to make, by what is missing; where nobody meets you there is no channel either."""
_MORE = Plural("and %(number)s more", "and %(number)s more")
_FEW_STAGES = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A stage of a map."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What an account is expected to bring, and in which time."""

    amount: float
    currency: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to do: what, for whom, where, by whom, and by when."""

    kind: Kind
    sentence: str
    """What to do, in words of ours and theirs."""
    about: str | None = None
    """What it is about, in their words: a pain, a worry, a result."""
    measured_on: str | None = None
    """The page that shows the number which it is about."""
    event: str | None = None
    """The kind of event that opened a window, as a word of ours."""
    missing: tuple[Check, ...] = ()
    map: str | None = None
    map_title: str | None = None
    map_page: str | None = None
    stages: tuple[Where, ...] = ()
    personas: tuple[str, ...] = ()
    persona_names: tuple[str, ...] = ()
    """Whom it is for; nobody is named where it is for everyone on the map."""
    account: str | None = None
    account_name: str | None = None
    account_page: str | None = None
    roles: tuple[str, ...] = ()
    owner: str | None = None
    team: str | None = None
    """The team of the owner, where the owner is a person."""
    due: date | None = None
    value: Worth | None = None
    """What the account is expected to bring."""
    is_late: bool = False
    """Whether its day is past."""
    stops: bool = False
    """Whether it stops a deal, or a customer, now."""
    before: date | None = None
    """The next day of its account after which something can no longer be done, whatever it is about."""
    band: float = 0
    """From 0 to 100: how much is at stake."""
    weight: float = 0
    """What counts among acts with as much at stake."""

    @property
    def do(self) -> str:
        """What to do, for pages, which put it into their language."""
        return _FIND_ANYBODY if self.kind == "find" and not self.roles else DO[self.kind]

    @property
    def says(self) -> Sentence:
        """What to do with whom and what it is about, for pages, which put our words into their language."""
        if self.missing:
            return _making(self)
        if self.kind == "find" and self.roles:
            return finding(self.roles)
        who = phrases.holders(self.roles) if self.roles else None
        text = _DO_FOR.get(self.kind) if who else None
        do = phrase(text, who=who) if text and who else Sentence(self.do)
        what = self.about or (Sentence(label(self.event)) if self.event else None)
        do = phrase(N_("%(do)s: %(what)s"), do=do, what=what) if what else do
        return phrase(N_("%(do)s (%(who)s)"), do=do, who=who) if who and not text else do

    @property
    def stage(self) -> str | None:
        """The stage where it begins."""
        return self.stages[0].id if self.stages else None

    @property
    def day(self) -> str | None:
        """The day by which it is to be done."""
        return self.due.isoformat() if self.due else None

    @property
    def by(self) -> str | None:
        """The day in words of ours, where the sentence does not name it and it is still to come."""
        return f"by {self.due}" if self.due and not self.is_late and str(self.due) not in self.sentence else None

    @property
    def place(self) -> str | None:
        """What it is about, by name: the account, else the map."""
        return self.account_name or self.map_title


def _making(act: Act) -> Sentence:
    """Say what to make, for whom, and where."""
    missing = tuple(check for check in act.missing if check != "channel" or "touchpoint" not in act.missing)
    names: list[str | Sentence] = list(act.persona_names)
    stages: list[str | Sentence] = [stage.name for stage in act.stages[:_FEW_STAGES]]
    where = phrases.listed(stages)
    if len(act.stages) > _FEW_STAGES:
        rest = Quantity(len(act.stages) - _FEW_STAGES, _MORE)
        where = phrase(N_("%(stages)s %(rest)s"), stages=where, rest=rest)
    who = phrases.listed(names) if names else Sentence(N_("everyone"))
    return phrase(_TO_MAKE[missing], who=who, stages=where)


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Put the acts first that stop something now, then those with which most is at stake, then those that are due
    first, then what weighs most.
    """
    return tuple(sorted(acts, key=_rank))


def _rank(act: Act) -> tuple[bool, float, date, float, float]:
    amount = act.value.amount if act.value else 0
    return not act.stops, -act.band, act.due or act.before or date.max, -amount, -act.weight


def heaviest_first(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Put the acts of one account first that stop it now, then those whose kind weighs most."""
    return tuple(sorted(acts, key=lambda act: (not act.stops, _WEIGHTS[act.kind])))


def as_late(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Say of acts that their day is past."""
    return tuple(replace(act, is_late=True) for act in acts)


def by_owner(acts: Sequence[Act]) -> tuple[tuple[str | None, tuple[Act, ...]], ...]:
    """Group acts by owner: owners in the order of their first act, what nobody owns last."""
    groups: dict[str | None, list[Act]] = {}
    for act in acts:
        groups.setdefault(act.owner, []).append(act)
    if None in groups:
        groups[None] = groups.pop(None)  # now the last
    return tuple((owner, tuple(group)) for owner, group in groups.items())


def to_find(roles: Sequence[str]) -> str:
    """Ask who has some roles."""
    return str(finding(roles))


def finding(roles: Sequence[str]) -> Sentence:
    """Ask who has some roles, for pages, which put our words into their language."""
    if len(roles) == 1:
        special = _FIND.get(roles[0])
        return Sentence(special) if special else phrase(N_("find out who %(who)s is"), who=phrases.holder(roles[0]))
    return phrase(N_("find out who %(who)s are"), who=phrases.holders(roles))


def holders(roles: Sequence[str]) -> str:
    """Name whoever has some roles, each as somebody of their own: 'the champion, the user and procurement'."""
    return str(phrases.holders(roles))


def more(items: Sequence[object]) -> str:
    """Count those of which the first one is named: ' (and 2 more)'."""
    return f" (and {len(items) - 1} more)" if len(items) > 1 else ""


def listed(names: Sequence[str], most: int | None = None) -> str:
    """Join names within a sentence; beyond `most` of them the others are counted."""
    if most is not None and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
