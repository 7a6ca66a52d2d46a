"""A thing with a day: what, for whom, by whom, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal, get_args

from journeymap.analysis.owners import Team
from journeymap.model.base import shifted
from journeymap.translatable import Sentence
from journeymap.view.records import Target

Kind = Literal[
    "handoff", "result", "missed", "window", "contact", "play", "sign", "deal", "notice", "renewal", "go_live",
    "plan_review", "objective", "opens", "launch", "content", "map_review",
    "data", "stall",
]  # fmt: skip
"""What sort of thing it is; of one day the first of these come first."""
State = Literal["overdue", "today", "soon", "later", "undated"]
SOON = timedelta(days=7)
"""What is due within this time is soon."""

_WEIGHTS = {kind: number for number, kind in enumerate(get_args(Kind))}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Something to do or to know, on a day, by a day, or without one."""

    id: str
    """The same as long as it is the same thing, whatever its day is."""
    kind: Kind
    state: State
    day: date | None
    """The day on which it is due; None where nobody has written one."""
    begins: date | None
    """The day from which it runs, such as the one on which a window opened."""
    until: date | None
    """The last day on which it can still be done, where that is another one."""
    days: int | None
    """How many days are left; below 0, how many it is late."""
    says: Sentence
    """What to do, in words of ours and theirs; pages put ours into their language."""
    why: str | None
    """What it is for, or why it is due."""
    about: str | None
    """What it is about, in their words: a purpose, a deal, a result."""
    event: str | None
    """The kind of event that opened a window, as a word of ours."""
    roles: tuple[str, ...]
    """Whom it is for, by the part they play."""
    channel: Target | None
    channel_id: str | None
    content: tuple[Target, ...]
    play: str | None
    """The name of the play that it is, or belongs to."""
    person: str | None
    """Who of us does it; None where nobody is named."""
    team: Team | None
    """The team of the person, where the person is the owner of an account."""
    account: Target | None
    account_id: str | None
    crm: str | None
    """The id of the account in the CRM."""
    target: Target | None
    """The map, the content or the program that it is about."""

    @property
    def sentence(self) -> str:
        """What to do, in English."""
        return str(self.says)

    @property
    def is_overdue(self) -> bool:
        return self.state == "overdue"

    @property
    def place(self) -> str | None:
        """What it is about, by name: the map, the content or the program, else the account."""
        target = self.target or self.account
        return target.text if target else None

    @property
    def rank(self) -> tuple[bool, date, int, str, str]:
        """Where it stands in an agenda: the oldest day first, what has none last."""
        return self.day is None, self.day or date.max, _WEIGHTS[self.kind], self.place or "", self.sentence


def state_of(day: date | None, today: date) -> State:
    """Say how near a day is."""
    if day is None:
        return "undated"
    if day <= today:
        return "overdue" if day < today else "today"
    return "soon" if day <= shifted(today, SOON) else "later"


def id_of(*parts: str | None) -> str:
    """Return an id that is the same wherever and whenever it is made of the same parts."""
    return sha256("\x1f".join(part or "" for part in parts).encode("utf-8", "replace")).hexdigest()[:16]
