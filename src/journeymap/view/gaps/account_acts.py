"""What to do about an account where it is today, and what a map lacks for all the accounts that follow it.

Only the stage that an account is in and the next one are asked about: what is behind it can no longer be planned, and
what lies far ahead can wait. Everything that can be done in one go is one act, so that a list stays short enough to
be worked off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ONLY_BUY, RoleCell
from journeymap.analysis.clocks import Lack, WindowState
from journeymap.analysis.contacts import is_ahead
from journeymap.analysis.conversations import last_talk, was_spoken_to
from journeymap.model.vocabulary import AFTER_SALE, label, role_holder
from journeymap.view.gaps.acts import Act, Kind, Where, Worth, holders, listed, to_find
from journeymap.view.links import map_page
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage

Team = Literal["marketing", "sales", "success"]
_FEW = 3
"""So many of what is alike are named."""
_OF_UNKNOWN_VALUE = 50.0
"""What is at stake at an account of which nobody knows what it is worth."""
_HIGH, _LOW = 80.0, 30.0
"""Between these, accounts are worth the same until their days have decided; and so are those above, and below."""
_ASKED_EVERY = timedelta(days=180)
"""How long it holds that somebody asked a customer how they are."""
_NEXT_CONTACT = frozenset({Lack.NEVER, Lack.COLD, Lack.LAPSED, Lack.SLIPPED, Lack.STUCK})
"""What is mended by a contact, whatever it is about; windows and contacts past their day are acts of their own."""
_FOR_SALES = frozenset({"qualify", "evaluate", "decide"})


@dataclass(frozen=True)
class AccountState:
    """An account with what there is to do about it."""

    account: LinkedAccount
    analysis: Analysis
    journey: LinkedJourney | None
    cells: Sequence[RoleCell]
    """One for each role and stage of its map."""
    roles: Sequence[str]
    """Those that it takes to decide; once it has bought, to make it work."""

    @property
    def today(self) -> date:
        return self.analysis.today

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The stage it is in and the next one; nothing where that is not known."""
        pipelines = self.analysis.pipelines
        stages = (pipelines.now(self.account), pipelines.ahead(self.account))
        return tuple(stage.id for stage in stages if stage)

    @cached_property
    def has_bought(self) -> bool:
        """Whether what is to come is the time after the purchase."""
        now = self.analysis.pipelines.now(self.account)
        return self.account.is_customer or bool(now and now.phases and AFTER_SALE.issuperset(now.phases))

    @cached_property
    def team(self) -> Team:
        """The team whose turn it is at the stage where the account is."""
        now = self.analysis.pipelines.now(self.account)
        return "success" if self.has_bought else _team_at(now.phases if now else ())

    @cached_property
    def asked_roles(self) -> tuple[str, ...]:
        """The roles that matter where the account is: those that only buy not before it comes to that."""
        pipelines = self.analysis.pipelines
        stages = (pipelines.now(self.account), pipelines.ahead(self.account))
        phases = {phase for stage in stages if stage for phase in stage.phases}
        if not phases or phases & _FOR_SALES:
            return tuple(self.roles)
        return tuple(role for role in self.roles if role not in ONLY_BUY)

    @cached_property
    def deadline(self) -> date | None:
        """The next day after which something can no longer be done."""
        model, windows = self.account.model, self.analysis.clocks.windows(self.account)
        days = [deal.closes for deal in model.deals if deal.outcome == "open"]
        days += [
            window.closes for window in windows if window.trigger.date <= self.today and not window.trigger.dismissed
        ]
        if not self.has_bought:
            days.append(model.go_live)
        return min((day for day in days if day and day >= self.today), default=None)

    def is_expected(self, role: str) -> bool:
        """Whether a contact with somebody who has the role is still to come."""
        return any(role in entry.roles and is_ahead(entry, self.today) for entry in self.account.plan)

    def was_spoken_to(self, role: str) -> bool:
        """Whether somebody has spoken to anybody with the role."""
        return any(was_spoken_to(member, self.today) for member in self.account.with_role(role))


def _team_at(phases: Sequence[str]) -> Team:
    if phases and AFTER_SALE.issuperset(phases):
        return "success"
    return "sales" if _FOR_SALES.intersection(phases) else "marketing"


def account_acts(state: AccountState) -> Iterator[Act]:
    """Yield what to do about an account."""
    if state.journey is None:
        yield _act(state, "map", "marketing", "create a map for this account that extends the map of its segment")
    yield from _windows(state)
    if state.journey or state.account.members:
        yield from _to_find(state)
        yield from _to_talk(state)
    yield from _to_say_how(state)
    yield from _to_answer(state)
    if state.has_bought:
        yield from _after_the_purchase(state)


def _windows(state: AccountState) -> Iterator[Act]:
    """Yield the windows that are open, and for which nothing is planned by a day."""
    clocks = state.analysis.clocks
    for window in clocks.windows(state.account):
        if window.closes < state.today or window.state not in (WindowState.UNANSWERED, WindowState.UNDATED):
            continue
        event = window.trigger.kind
        others = [entry.model.date for entry in clocks.dated(state.account) if not entry.model.trigger]
        if window.state is WindowState.UNDATED:
            do = "give the contact a day"
        elif any(day and day <= window.closes for day in others):
            do = "say which contact answers it, or plan one"
        else:
            do = "plan a contact"
        act = _act(state, "window", state.team, f"{do}: the window '{label(event)}' closes on {window.closes}")
        yield replace(act, event=event, due=window.closes)


def _to_find(state: AccountState) -> Iterator[Act]:
    unknown = [role for role in state.asked_roles if not state.account.with_role(role)]
    if unknown:
        yield _act(state, "find", "success" if state.has_bought else "sales", to_find(unknown), roles=unknown)


def _to_talk(state: AccountState) -> Iterator[Act]:
    """Yield the talks that nobody had and nobody plans; else the next contact, if none is planned at all."""
    known = [role for role in state.asked_roles if state.account.with_role(role)]
    late = {role for entry in state.analysis.clocks.overdue(state.account) for role in entry.roles}
    expected = {role for role in known if state.is_expected(role)} | late
    silent = [role for role in known if not state.was_spoken_to(role) and role not in expected]
    if silent:
        sentence = f"plan a talk with {holders(silent)}: nobody has spoken to them yet"
        yield _act(state, "contact", state.team, sentence, roles=silent)
        return
    own = [role for role in _unplanned(state) if role in known and role not in expected]
    if own:
        yield _act(state, "contact", state.team, f"plan a talk with {holders(own)}", roles=own)
    elif known and state.analysis.clocks.lack(state.account) in _NEXT_CONTACT:
        last = last_talk(state.account, state.today)
        since = f": the last one was on {last}" if last else ""
        yield _act(state, "next_contact", state.team, f"plan the next contact{since}")


def _unplanned(state: AccountState) -> list[str]:
    """The roles for which nothing is planned near the account, through no fault of the map below its own."""
    cells = [cell for cell in state.cells if cell.stage.id in state.near and cell.planned is False]
    return list(dict.fromkeys(cell.role for cell in cells if _told_at(cell) is None))


def _to_say_how(state: AccountState) -> Iterator[Act]:
    """Yield the contacts that are planned, near the account, over no channel."""
    contacts = [entry for entry in state.account.plan if is_ahead(entry, state.today) and not entry.channel]
    near = [entry for entry in contacts if not entry.model.stage or not state.near or entry.model.stage in state.near]
    roles = list(dict.fromkeys(role for entry in near for role in sorted(entry.roles)))
    if roles:
        sentence = f"say over which channel you meet {holders(roles)}"
        yield _act(state, "channel", state.team, sentence, roles=roles)


def _to_answer(state: AccountState) -> Iterator[Act]:
    """Yield the worries that nothing answers, as one act."""
    worries: dict[str, list[str]] = {}
    answers = state.analysis.buying_groups.answers(state.account)
    for member in state.account.members:
        for worry, _ in member.worries():
            if not answers.to(worry):
                worries.setdefault(worry.text, []).extend(member.model.roles)
    if worries:
        first = next(iter(worries))
        roles = list(dict.fromkeys(worries[first]))
        more = f" (and {len(worries) - 1} more)" if len(worries) > 1 else ""
        sentence = f"answer what worries {role_holder(*roles)}: {first}{more}"
        yield replace(_act(state, "answer", "marketing", sentence, roles=roles), about=first)


def _after_the_purchase(state: AccountState) -> Iterator[Act]:
    model = state.account.model
    first_value = model.first_value
    if first_value is None or not (first_value.reached or first_value.due):
        about = first_value.milestone if first_value else None
        what = f"by when '{about}' is to be reached" if about else "what the first result is, and by when"
        yield replace(_act(state, "first_value", "success", f"agree on {what}"), about=about)
    elif not first_value.reached and first_value.due and first_value.due >= state.today:
        what = first_value.milestone or first_value.outcome or "the first result"
        act = _act(state, "result", "success", f"reach '{what}', promised for {first_value.due}")
        yield replace(act, about=what, due=first_value.due)
    asked = max((answer.date for answer in model.satisfaction), default=None)
    if asked is None or asked + _ASKED_EVERY < state.today:
        since = f": the last time was on {asked}" if asked else ""
        yield _act(state, "ask", "success", f"ask them how satisfied they are{since}")
    if model.account_plan is None:
        sentence = "make a plan with sales and success for what comes after the purchase"
        yield _act(state, "account_plan", "success", sentence)
        return
    untouched = [unit for unit in model.account_plan.units if unit.potential and not (unit.uses or unit.contact)]
    if untouched:
        names = listed([f"'{unit.name}'" for unit in untouched], _FEW)
        act = _act(state, "unit", "sales", f"find somebody at {names}, where they could use more of you")
        yield replace(act, about=listed([unit.name for unit in untouched], _FEW))


def _act(state: AccountState, kind: Kind, team: Team, sentence: str, *, roles: Sequence[str] = ()) -> Act:
    account, journey = state.account, state.journey
    stages = [stage for stage in journey.stages if stage.id in state.near[:1]] if journey else []
    answers = _who_answers(account, team)
    return Act(
        kind=kind,
        sentence=sentence,
        map=journey.id if journey else None,
        map_title=journey.name if journey else None,
        map_page=map_page(journey) if journey else None,
        stages=tuple(Where(stage.id, stage.name) for stage in stages),
        account=account.id,
        account_name=account.name,
        roles=tuple(roles),
        owner=getattr(account.model.owners, answers) if answers else None,
        team=answers,
        due=state.deadline,
        value=worth(account),
        band=band(account, state.analysis),
    )


def worth(account: LinkedAccount) -> Worth | None:
    """What an account is expected to bring, as people have written it."""
    value = account.model.value
    return Worth(value.amount, value.currency, value.period) if value else None


def band(account: LinkedAccount, analysis: Analysis) -> float:
    """How much is at stake at an account: 100, 50 or 0."""
    value = analysis.account_values.of(account)
    if value is None:
        return _OF_UNKNOWN_VALUE
    return 100.0 if value >= _HIGH else 50.0 if value >= _LOW else 0.0


def _who_answers(account: LinkedAccount, team: Team) -> Team | None:
    """The team whose owner answers for the account: this one, else another that has one."""
    teams: tuple[Team, ...] = (team, "sales", "marketing", "success")
    return next((each for each in teams if getattr(account.model.owners, each)), None)


def acts_of_maps(states: Sequence[AccountState]) -> Iterator[Act]:
    """Yield what maps lack for roles at the accounts that follow them: once for each map and role."""
    lacking: dict[tuple[LinkedJourney, str], dict[LinkedStage, list[AccountState]]] = {}
    for state in states:
        for cell in state.cells:
            is_lacking = cell.planned is False and cell.stage.id in state.near and cell.role in state.asked_roles
            stage = _told_at(cell) if is_lacking else None
            if stage and not _is_made_anyway(stage, cell.role, state.analysis):
                lacking.setdefault((stage.journey, cell.role), {}).setdefault(stage, []).append(state)
    for (journey, role), by_stage in lacking.items():
        yield _for_role(journey, role, by_stage)


def _told_at(cell: RoleCell) -> LinkedStage | None:
    """The stage at which it is told that nothing is planned; None where that is up to the account alone.

    It is the lowest one that lacks the same among the maps that the account's own map is laid over.
    """
    stage, told = cell.stage, None if cell.stage.journey.account is cell.account else cell.stage
    while base := stage.journey.base:
        below = next((each for each in base.stages if each.id == stage.id), None)
        if below is None or replace(cell, stage=below).touchpoints:
            break
        stage = told = below
    return told


def _is_made_anyway(stage: LinkedStage, role: str, analysis: Analysis) -> bool:
    """Whether a persona with the role has no touchpoint there, which is to be made for them."""
    cells = analysis.coverage.at(stage)
    return any(cell.persona and cell.persona.model.role == role and not cell.touchpoint for cell in cells)


def _for_role(journey: LinkedJourney, role: str, by_stage: Mapping[LinkedStage, Sequence[AccountState]]) -> Act:
    stages = [stage for stage in journey.stages if stage in by_stage]
    accounts = {state.account: state for states in by_stage.values() for state in states}
    names = listed([account.name for account in accounts], 3)
    where = listed([stage.name for stage in stages], 3)
    return Act(
        kind="role",
        sentence=f"plan something for {role_holder(role)} at {where}: {names} will need it",
        about=names,
        map=journey.id,
        map_title=journey.name,
        map_page=map_page(journey),
        stages=tuple(Where(stage.id, stage.name) for stage in stages),
        roles=(role,),
        owner=stages[0].owner,
        band=max(band(account, state.analysis) for account, state in accounts.items()),
        weight=len(accounts),
    )


def late_acts(state: AccountState) -> Iterator[Act]:
    """Yield what only the calendar brings."""
    yield from _late_contacts(state)
    yield from _late_answers(state)
    yield from _late_promises(state)


def _late_contacts(state: AccountState) -> Iterator[Act]:
    clocks = state.analysis.clocks
    for entry in clocks.overdue_alone(state.account):
        roles = sorted(entry.roles)
        sentence = f"hold the contact with {role_holder(*roles)}, planned for {entry.model.date}, or say why not"
        act = _act(state, "held", state.team, sentence, roles=roles)
        yield replace(act, owner=entry.model.by or act.owner, due=entry.model.date)
    for window in clocks.windows(state.account):
        if window.state is WindowState.MISSED:
            event = window.trigger.kind
            sentence = f"say what became of the window '{label(event)}', which closed on {window.closes}"
            yield replace(_act(state, "missed", state.team, sentence), event=event, due=window.closes)


def _late_answers(state: AccountState) -> Iterator[Act]:
    """Yield the handoffs that wait for an answer."""
    for handoff in state.account.model.handoffs:
        if handoff.ready < state.today and not (handoff.accepted or handoff.refused):
            stage = state.analysis.pipelines.stage(state.account, handoff.to_stage)
            name = stage.name if stage else handoff.to_stage
            sentence = f"accept the account for {name}, or refuse it with a reason: it waits since {handoff.ready}"
            team = _team_at(stage.phases) if stage else state.team
            yield replace(_act(state, "handoff", team, sentence), about=name, due=handoff.ready)


def _late_promises(state: AccountState) -> Iterator[Act]:
    first, plan = state.account.model.first_value, state.account.model.account_plan
    if first and first.due and not first.reached and first.due < state.today:
        what = first.milestone or first.outcome or "the first result"
        sentence = f"reach '{what}', promised for {first.due}, or agree on another day"
        yield replace(_act(state, "result", "success", sentence), about=what, due=first.due)
    if plan and plan.review and plan.review < state.today:
        sentence = f"go through the account plan again: that was due on {plan.review}"
        yield replace(_act(state, "review", "success", sentence), due=plan.review)
