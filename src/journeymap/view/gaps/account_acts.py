"""What to do about an account where it is today.

What a rule says about an account comes from the same facts as the rule. Only the stage that an account is in and the
next one are asked about: what is behind it can no longer be planned, and what lies far ahead can wait. A hole is one
act, and of the acts the weightiest are told, so that a list stays short enough to be worked off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from journeymap.analysis.buying_group import RoleCell
from journeymap.analysis.clocks import CLOSING, Lack, WindowState
from journeymap.analysis.contacts import is_ahead
from journeymap.analysis.content import misplaced_here
from journeymap.analysis.conversations import last_talk
from journeymap.model.base import shifted
from journeymap.model.vocabulary import label, role_holder
from journeymap.view.gaps.acts import Act, Kind, heaviest_first, holders, listed, more, to_find
from journeymap.view.gaps.customer_acts import CUSTOMER_ACTS
from journeymap.view.gaps.state import AccountState
from journeymap.workspace import LinkedPlanEntry, LinkedStage, LinkedTouchpoint

_MOST = 3
"""So many acts of an account are told, unless more of them stop it. To take out what is not theirs is none of them."""
_FEW = 3
"""So many of what is alike are named."""
_PLAN_AGAIN = frozenset({Lack.NEVER, Lack.LAPSED, Lack.SLIPPED})
"""What is mended by a contact, whatever it is about; all else that asks for one has an act of its own."""
_SAID_BY: Mapping[Kind, frozenset[Kind]] = {
    "introduce": frozenset({"contact", "next_contact", "cold"}),
    "handoff": frozenset({"stage", "stuck", "next_contact"}),
    "window": frozenset({"cold", "next_contact"}),
    "stage": frozenset({"stuck"}),
    "stuck": frozenset({"contact", "next_contact"}),
    "cold": frozenset({"contact", "next_contact"}),
    "contact": frozenset({"next_contact"}),
    "held": frozenset({"next_contact"}),
    "result": frozenset({"promise", "first_value"}),
    "reference": frozenset({"ask"}),
}
"""What needs no word of its own once another act is taken."""


def account_acts(state: AccountState, late: Iterable[Act] = ()) -> tuple[Act, ...]:
    """Return what to do about an account, the weightiest first, beside what is late there."""
    acts = [act for find in _ACTS for act in find(state)]
    if state.has_bought:
        acts += [act for find in CUSTOMER_ACTS for act in find(state)]
    taken = {act.kind for act in (*acts, *late)}
    said = {kind for each in taken for kind in _SAID_BY.get(each, ())}
    ordered = heaviest_first(act for act in acts if act.kind not in said)
    others = [act for act in ordered if act.kind != "wrong_content"]
    left_for_later = set(others[max(_MOST, sum(act.stops for act in others)) :])
    return tuple(act for act in ordered if act not in left_for_later)


def _introduce(state: AccountState) -> Iterator[Act]:
    """Yield a deal in which too few people have been spoken to."""
    deal = state.analysis.deals.narrow(state.account)
    roles = state.due_now(deal.threads.others) if deal else ()
    if deal is None or not roles:
        return
    is_late = deal.reach in ("one_late", "nobody")
    unplanned = [role for role in roles if role not in deal.threads.planned]
    if deal.reach == "nobody":
        sentence = f"talk to {holders(roles[:_FEW])}: no talk with anybody there is written down"
    else:
        planned = f"hold the talk that is planned with {holders(roles[:_FEW])}"
        do = f"get introduced to {holders(unplanned[:_FEW])}" if unplanned else planned
        sentence = f"{do}: only {role_holder(*deal.threads.spoken_to[0])} has been spoken to"
    named = (unplanned or roles)[:_FEW]
    yield replace(state.act("introduce", state.team, sentence, roles=named), stops=is_late)


def _find(state: AccountState) -> Iterator[Act]:
    """Yield the roles that nobody is known to have, or at first that anybody is to be found at all."""
    unknown = state.due_soon(state.analysis.deals.unknown_roles(state.account))
    if unknown:
        act = state.act("find", "success" if state.has_bought else "sales", to_find(unknown), roles=unknown)
        yield replace(act, stops=state.analysis.deals.is_at_stake(state.account))
    elif not state.stirs and state.progress and state.progress.is_at("aware") and not state.account.members:
        yield state.act("find", "marketing", "find out who there could be interested")


def _wrong_content(state: AccountState) -> Iterator[Act]:
    """Yield content that is made for another account and about to be handed out here."""
    for entry in state.account.plan:
        wrong = [piece for piece, _ in misplaced_here(entry)] if entry.model.status == "planned" else []
        if wrong:
            before = f", before the contact on {entry.model.date}" if entry.model.date else ""
            sentence = f"take out '{wrong[0].model.title}'{before}: it is made for another account"
            act = state.act("wrong_content", state.team, sentence, roles=sorted(entry.roles))
            due = entry.model.date if is_ahead(entry, state.today) else None
            yield replace(act, owner=entry.model.by or act.owner, due=due, stops=True)
    titles = [piece.model.title for thing in _on_own_maps(state) for piece, _ in misplaced_here(thing)]
    if titles:
        sentence = f"take '{titles[0]}'{more(titles)} off the map: it is made for another account"
        yield replace(state.act("wrong_content", "marketing", sentence), stops=True)


def _on_own_maps(state: AccountState) -> Iterator[LinkedStage | LinkedTouchpoint]:
    for journey in state.analysis.uses.account_journeys[state.account]:
        for stage in journey.stages:
            yield stage
            yield from stage.touchpoints


def _windows(state: AccountState) -> Iterator[Act]:
    """Yield the windows that are open, and for which nothing is planned by a day."""
    clocks = state.analysis.clocks
    for window in clocks.windows(state.account):
        if window.closes < state.today or window.state not in (WindowState.UNANSWERED, WindowState.UNDATED):
            continue
        event = window.trigger.kind
        others = [entry.model.date for entry in clocks.dated(state.account) if not entry.model.trigger]
        roles = sorted(window.planned.roles) if window.planned else []
        if window.state is WindowState.UNDATED:
            do = f"give the contact with {role_holder(*roles)} a day" if roles else "give the contact a day"
        elif any(day and day <= window.closes for day in others):
            do = "say which contact answers it, or plan one"
        else:
            do = "plan a contact"
        act = state.act(
            "window", state.team, f"{do}: the window '{label(event)}' closes on {window.closes}", roles=roles
        )
        owner = (window.planned and window.planned.model.by) or act.owner
        due = window.respond_by if window.respond_by >= state.today else window.closes
        stops = window.respond_by <= shifted(state.today, CLOSING)
        yield replace(act, event=event, owner=owner, due=due, stops=stops)


def _stage(state: AccountState) -> Iterator[Act]:
    """Yield that what is known of an account speaks against its stage."""
    contradictions = state.analysis.stage_claims.contradictions(state.account)
    if state.now and contradictions:
        says = listed([contradiction.says for contradiction in contradictions])
        sentence = f"settle together whether it belongs at '{state.now.name}': {says}"
        yield state.act("stage", state.team, sentence, about=state.now.name)


def _stuck(state: AccountState) -> Iterator[Act]:
    """Yield that an account has been in its stage for too long, unless that was measured and is told of the stage."""
    clocks = state.analysis.clocks
    if state.analysis.stalls.tell_of(state.account):
        return
    spell = clocks.spell(state.account)
    if spell and clocks.is_stuck(state.account) and clocks.lack(state.account) is not Lack.SLIPPED:
        sentence = f"find out with them what it waits for: {spell.days} days at {spell.stage.name}"
        yield state.act("stuck", state.team, f"{sentence}, {spell.usual} are usual", about=spell.stage.name)


def _cold(state: AccountState) -> Iterator[Act]:
    """Yield that nobody has spoken to an account for long, nor will soon."""
    last = last_talk(state.account, state.today)
    if last and state.analysis.clocks.lack(state.account) is Lack.COLD:
        weeks = (state.today - last).days // 7
        sentence = f"talk to them again, with a reason: the last talk was {weeks} weeks ago, on {last}"
        yield state.act("cold", state.team, sentence)


def _criteria(state: AccountState) -> Iterator[Act]:
    """Yield the criteria that nothing answers; else that nobody knows them while they compare."""
    worries, account = state.analysis.worries, state.account
    open_ = [account.model.criteria[number] for number in worries.open_criteria(account)]
    if open_:
        sentence = f"prepare an answer to '{open_[0]}'{more(open_)}, which they judge you by"
        yield state.act("criterion", "sales", sentence, about=open_[0])
    elif not account.model.criteria and worries.is_compared(account):
        yield state.act("criteria", "sales", "ask them in the next talk what they will judge you by")


def _worries(state: AccountState) -> Iterator[Act]:
    """Yield the worries of this account alone that nothing answers, as one act."""
    members = list(state.analysis.worries.of_members(state.account))
    if members:
        texts = list(dict.fromkeys(worry.text for _, worries in members for worry in worries))
        roles = list(dict.fromkeys(members[0][0].model.roles))
        sentence = f"answer what worries {role_holder(*roles)}: {texts[0]}{more(texts)}"
        yield state.act("answer", "marketing", sentence, roles=roles, about=texts[0])


def _go_live(state: AccountState) -> Iterator[Act]:
    """Yield that the day on which an account wants to be live can hardly be kept."""
    plan = state.analysis.back_plan(state.account)
    if plan and not plan.fits:
        by = f", so the contract is due by {plan.signed}" if plan.signed else ""
        sentence = f"agree on fewer steps, a smaller start or a later day: it wants to be live by {plan.wanted}{by}"
        due = plan.next_begins if plan.next_begins >= state.today else None
        yield replace(state.act("go_live", state.team, sentence), due=due)


def _proof(state: AccountState) -> Iterator[Act]:
    """Yield the proof that fits this account alone, and that nobody hands out there."""
    proof = state.analysis.idle_proof
    idle = proof.at(state.account)
    if idle and len(proof.accounts[idle.first]) == 1:
        title = idle.first.model.title
        others = f" (and {idle.number - 1} more)" if idle.number > 1 else ""
        sentence = f"decide who gets '{title}'{others}, which would convince them"
        yield state.act("proof", state.team, sentence, about=title)


def _talk(state: AccountState) -> Iterator[Act]:
    """Yield the talks that nobody had and nobody plans, and for whom nothing is planned at their stage."""
    if not state.stirs:
        return
    known = [role for role in state.due_now(state.roles) if state.account.with_role(role)]
    late = {role for entry in state.analysis.clocks.overdue(state.account) for role in entry.roles}
    silent = [role for role in known if not (state.was_spoken_to(role) or state.is_expected(role) or role in late)]
    if silent:
        sentence = f"plan a talk with {holders(silent)}: nobody has spoken to them yet"
        yield state.act("contact", state.team, sentence, roles=silent)
        return
    cells: list[RoleCell] = list(state.analysis.unplanned_roles.at_account(state.account))
    roles = list(dict.fromkeys(cell.role for cell in cells))
    if roles:
        where = listed(list(dict.fromkeys(cell.stage.name for cell in cells)), _FEW)
        yield state.act("contact", state.team, f"plan a talk with {holders(roles)} at {where}", roles=roles)


def _next_contact(state: AccountState) -> Iterator[Act]:
    """Yield that no contact is planned at all, where nothing else says so."""
    if state.stirs and state.account.members and state.analysis.clocks.lack(state.account) in _PLAN_AGAIN:
        last = last_talk(state.account, state.today)
        since = f": the last one was on {last}" if last else ""
        yield state.act("next_contact", state.team, f"plan the next contact{since}")


def _channel(state: AccountState) -> Iterator[Act]:
    """Yield the contacts that are planned, near the account, over no channel."""
    near = {stage.id for stage in state.near}
    contacts = [entry for entry in state.account.plan if is_ahead(entry, state.today) and not entry.channel]
    close = [entry for entry in contacts if not entry.model.stage or not near or entry.model.stage in near]
    roles = list(dict.fromkeys(role for entry in close for role in sorted(entry.roles)))
    if roles:
        act = state.act("channel", state.team, f"say over which channel you meet {holders(roles)}", roles=roles)
        yield replace(act, due=_first_day(close))


def _first_day(entries: Iterable[LinkedPlanEntry]) -> date | None:
    return min((entry.model.date for entry in entries if entry.model.date), default=None)


_ACTS: tuple[Callable[[AccountState], Iterator[Act]], ...] = (
    _introduce, _find, _wrong_content, _windows, _stage, _stuck, _cold, _criteria, _worries, _go_live, _proof, _talk,
    _next_contact, _channel,
)  # fmt: skip
