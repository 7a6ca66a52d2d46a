"""What is found to be due, before it becomes part of an agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeymap.analysis.owners import Team
from journeymap.model.objective import Objective
from journeymap.translatable import N_, Sentence, phrase
from journeymap.view.agenda.item import AgendaItem, Kind, id_of, state_of
from journeymap.view.links import account_target, channel_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something with a day, or that needs one."""

    kind: Kind
    key: Sequence[str | None]
    """What tells it from others of its kind, beside its account or target: nothing that changes with its day."""
    says: Sentence
    day: date | None
    person: str | None
    team: Team | None = None
    begins: date | None = None
    until: date | None = None
    why: str | None = None
    about: str | None = None
    event: str | None = None
    roles: Sequence[str] = ()
    channel: LinkedChannel | None = None
    content: Sequence[Target] = ()
    play: str | None = None
    account: LinkedAccount | None = None
    target: Target | None = None

    def item(self, today: date, workspace: str, times: dict[tuple[str | None, ...], int]) -> AgendaItem:
        """Return it as it stands on a day. Of several that nothing tells apart each has an id of its own."""
        account = self.account
        where = account.id if account else self.target.page if self.target else None
        key = (workspace, self.kind, where, *self.key)
        times[key] = number = times.get(key, 0) + 1
        return AgendaItem(
            id=id_of(*key, str(number)),
            kind=self.kind,
            state=state_of(self.day, today),
            day=self.day,
            begins=self.begins,
            until=self.until if self.until != self.day else None,
            days=(self.day - today).days if self.day else None,
            says=self.says,
            why=self.why,
            about=self.about,
            event=self.event,
            roles=tuple(self.roles),
            channel=channel_target(self.channel) if self.channel else None,
            channel_id=self.channel.id if self.channel else None,
            content=tuple(self.content),
            play=self.play,
            person=self.person,
            team=self.team,
            account=account_target(account) if account else None,
            account_id=account.id if account else None,
            crm=account.model.crm if account else None,
            target=self.target,
        )


def objectives_due(
    objective: Objective,
    today: date,
    *,
    person: str | None,
    team: Team | None = None,
    account: LinkedAccount | None = None,
    target: Target | None = None,
) -> Iterator[Found]:
    """Yield an objective that has a day."""
    if objective.by is None:
        return
    number = ": ".join(filter(None, (objective.measure, objective.target)))
    is_late = objective.by < today
    text = N_("say whether '%(what)s' was reached") if is_late else N_("reach '%(what)s'")
    yield Found(
        kind="objective",
        key=(objective.text,),
        says=phrase(text, what=objective.text),
        day=objective.by,
        person=person,
        team=team,
        why=number or None,
        about=objective.text,
        account=account,
        target=target,
    )
