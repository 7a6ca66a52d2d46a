"""Who decides at an account: what is known of each role, stage by stage, and what worries them.

Names stand in one table of the page alone, and only where the settings let them; what anybody thinks of you nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import compress
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import RoleCell
from journeymap.analysis.contacts import day_of, is_ahead, is_talk, took_place
from journeymap.analysis.conversations import last_spoken_to
from journeymap.view.accounts.answers import Answered, AnswersAt
from journeymap.view.accounts.days import Day, day_or_none
from journeymap.view.gaps.accounts import role_summary
from journeymap.view.gaps.state import AccountState
from journeymap.view.links import persona_page
from journeymap.view.records import Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedAccount, LinkedMember

CellState = Literal["spoken", "contact", "map", "nothing", "unasked"]
"""Somebody spoke with them at this stage; a contact is planned; only the map means something for them; nothing is
there; nothing has to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCell:
    """A role at a stage."""

    state: CellState
    date: str | None
    """The day of the last talk, or of the next contact."""
    is_behind: bool
    is_now: bool
    is_near: bool
    """Whether the account is there or comes there next, so that a hole matters now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A role: who is known, what is planned, who was spoken to, and what is open."""

    role: str
    is_required: bool
    known: int
    """How many on the committee have it."""
    spoken_to: bool
    last_spoken_to: Day | None
    next_talk: Day | None
    is_planned: bool
    """Whether a contact with them is to come, with or without a day."""
    planned_stages: int
    """At how many of the stages that are not behind something is planned for them."""
    stages: int
    """How many these are."""
    worries: int
    open_worries: int
    is_untouched: bool
    """Whether nobody is known to have it and no talk with them is planned."""
    cells: tuple[StageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """Something that worries somebody, and what answers it."""

    kind: Literal["concern", "question", "objection"]
    answered: Answered
    is_of_persona: bool
    """Whether it is known of people like them, and nobody has heard it here."""
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """Somebody on the committee."""

    name: str | None
    """Where names may be shown."""
    roles: tuple[str, ...]
    persona: Target | None
    influence: str | None
    known_via: str | None
    spoken_to: bool
    last_spoken_to: Day | None
    worries: tuple[Worry, ...]

    @property
    def open(self) -> int:
        """How many of their worries nothing answers."""
        return sum(not worry.answered.is_answered for worry in self.worries)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeView:
    """Who decides at an account."""

    is_asked: bool
    """Whether the account was chosen, so that it takes certain roles to win it."""
    stages: tuple[str, ...]
    """The stages of the map that it follows; none without one. Left out are those behind it at which nobody was spoken
    to.
    """
    left_out: tuple[str, ...]
    lines: tuple[RoleLine, ...]
    """Required roles first."""
    members: tuple[MemberRow, ...]
    reach: str | None
    """What is too narrow about the conversation: champion_only, one, one_late or nobody."""
    reached: tuple[str, ...]
    """The roles of the only one who has been spoken to."""
    last_spoken_to: Day | None

    @property
    def missing(self) -> tuple[RoleLine, ...]:
        """The required roles with whom nobody has spoken, those that nobody has first."""
        silent = [line for line in self.lines if line.is_required and not line.spoken_to]
        return tuple(sorted(silent, key=lambda line: (line.known > 0, line.is_planned)))

    @property
    def spoken(self) -> tuple[RoleLine, ...]:
        """The roles with whom somebody has spoken."""
        return tuple(line for line in self.lines if line.spoken_to)

    @property
    def required(self) -> tuple[RoleLine, ...]:
        """The roles that it takes."""
        return tuple(line for line in self.lines if line.is_required)

    @property
    def open_worries(self) -> tuple[tuple[MemberRow, Worry], ...]:
        """What worries somebody and nothing answers, each text once."""
        found: dict[str, tuple[MemberRow, Worry]] = {}
        for member in self.members:
            for worry in member.worries:
                if not worry.answered.is_answered:
                    found.setdefault(worry.answered.text, (member, worry))
        return tuple(found.values())


def committee_of(state: AccountState, answers: AnswersAt, sources: SourceList) -> CommitteeView:
    """Return who decides at an account."""
    account, analysis = state.account, state.analysis
    roles = (*state.roles, *(role for member in account.members for role in member.model.roles))
    lines = tuple(_line(role, state) for role in dict.fromkeys(roles))
    names = tuple(stage.name for stage in state.journey.stages_in_scope) if state.journey else ()
    shown = [any(_tells(line.cells[number]) for line in lines) for number in range(len(names))]
    narrow = analysis.deals.narrow(account)
    days = [line.last_spoken_to for line in lines if line.last_spoken_to]
    return CommitteeView(
        is_asked=analysis.buying_groups.is_target(account),
        stages=tuple(compress(names, shown)),
        left_out=tuple(compress(names, (not is_shown for is_shown in shown))),
        lines=tuple(replace(line, cells=tuple(compress(line.cells, shown))) for line in lines),
        members=tuple(_member(member, analysis, answers, sources) for member in account.members),
        reach=narrow.reach if narrow else None,
        reached=narrow.threads.spoken_to[0] if narrow and narrow.threads.spoken_to else (),
        last_spoken_to=max(days, key=lambda day: day.date, default=None),
    )


def _tells(cell: StageCell) -> bool:
    """Whether a cell says something that still matters."""
    return not cell.is_behind or cell.state in ("spoken", "contact")


def _line(role: str, state: AccountState) -> RoleLine:
    account, analysis, today = state.account, state.analysis, state.today
    summary, cells = role_summary(role, state), analysis.buying_groups.row(account, role)
    talks = [entry for entry in account.plan if role in entry.roles and is_talk(entry) and is_ahead(entry, today)]
    days = [entry.model.date for entry in talks if entry.model.date]
    to_come = [cell for cell in cells if not analysis.pipelines.is_behind(account, cell.stage.id)]
    asked = [cell.planned for cell in to_come if cell.planned is not None]
    is_known = bool(account.with_role(role))
    return RoleLine(
        role=role,
        is_required=role in state.roles,
        known=len(account.with_role(role)),
        spoken_to=summary.spoken_to,
        last_spoken_to=day_or_none(summary.last_spoken_to, today),
        next_talk=day_or_none(min(days, default=None), today),
        is_planned=bool(talks),
        planned_stages=sum(asked),
        stages=len(asked),
        worries=summary.worries,
        open_worries=summary.unanswered,
        is_untouched=not (is_known or talks),
        cells=tuple(_cell(cell, state) for cell in cells),
    )


def _cell(cell: RoleCell, state: AccountState) -> StageCell:
    account, pipelines, today = state.account, state.analysis.pipelines, state.today
    held = [day_of(entry) for entry in cell.contacts if is_talk(entry) and took_place(entry, today)]
    coming = [entry for entry in cell.contacts if is_ahead(entry, today)]
    if held:
        days, kind = [day for day in held if day], "spoken"
        shown = max(days, default=None)
    else:
        shown = min((entry.model.date for entry in coming if entry.model.date), default=None)
        kind = "contact" if coming else ""
    return StageCell(
        state=_cell_state(cell, kind),
        date=shown.isoformat() if shown else None,
        is_behind=pipelines.is_behind(account, cell.stage.id),
        is_now=cell.stage.id == account.model.stage,
        is_near=not state.near or any(cell.stage.id == near.id for near in state.near),
    )


def _cell_state(cell: RoleCell, kind: str) -> CellState:
    if kind == "spoken":
        return "spoken"
    if kind == "contact":
        return "contact"
    if cell.planned is None:
        return "unasked"
    return "map" if cell.planned else "nothing"


def _member(member: LinkedMember, analysis: Analysis, answers: AnswersAt, sources: SourceList) -> MemberRow:
    model, today = member.model, analysis.today
    last = last_spoken_to(member, today)
    has_spoken = any(is_talk(entry) and took_place(entry, today) for entry in member.contacts())
    return MemberRow(
        name=model.name if analysis.workspace.settings.site.people == "names" else None,
        roles=model.roles,
        persona=Target(member.persona.model.name, page=persona_page(member.persona)) if member.persona else None,
        influence=model.influence,
        known_via=model.known_via,
        spoken_to=last is not None or has_spoken,
        last_spoken_to=day_or_none(last, today),
        worries=tuple(_worries(member, answers, sources)),
    )


_WORRIES: tuple[tuple[Literal["concern", "question", "objection"], str], ...] = (
    ("concern", "concerns"),
    ("question", "questions"),
    ("objection", "objections"),
)


def _worries(member: LinkedMember, answers: AnswersAt, sources: SourceList) -> Iterator[Worry]:
    """Yield what worries a member, then what else worries people like them."""
    told = set()
    persona = member.persona.model if member.persona else None
    for model, is_of_persona in ((member.model, False), (persona, True)):
        for kind, field in _WORRIES if model else ():
            for saying in getattr(model, field):
                if saying.text not in told:
                    told.add(saying.text)
                    yield Worry(
                        kind=kind,
                        answered=answers.to(saying),
                        is_of_persona=is_of_persona,
                        sources=sources.notes(saying.sources),
                    )


def state_at(account: LinkedAccount, analysis: Analysis) -> AccountState:
    """Gather what there is to say about the people of an account, whatever its approach."""
    groups = analysis.buying_groups
    journey = analysis.pipelines.map_of(account)
    return AccountState(account, analysis, journey, groups.cells(account), groups.required_roles(account))
