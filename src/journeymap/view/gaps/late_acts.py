"""What only the calendar brings: it was to be done, and its day is past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import WindowState
from journeymap.analysis.contacts import is_ahead
from journeymap.analysis.content import content_use, is_expired
from journeymap.analysis.first_result import first_result
from journeymap.analysis.owners import team_at
from journeymap.model.vocabulary import label, role_holder
from journeymap.view.gaps.acts import Act, listed
from journeymap.view.gaps.customer_acts import first_result_of
from journeymap.view.gaps.state import AccountState, band
from journeymap.workspace import LinkedContent

_FEW = 3
"""So many accounts are named."""


def late_acts(state: AccountState) -> Iterator[Act]:
    """Yield what is late at an account."""
    yield from _contacts(state)
    yield from _windows(state)
    yield from _handoffs(state)
    yield from _promises(state)


def _contacts(state: AccountState) -> Iterator[Act]:
    for entry in state.analysis.clocks.overdue_alone(state.account):
        roles = sorted(entry.roles)
        sentence = f"hold the contact with {role_holder(*roles)}, planned for {entry.model.date}, or say why not"
        act = state.act("held", state.team, sentence, roles=roles)
        yield replace(act, owner=entry.model.by or act.owner, due=entry.model.date)


def _windows(state: AccountState) -> Iterator[Act]:
    for window in state.analysis.clocks.windows(state.account):
        if window.state is WindowState.MISSED:
            event = window.trigger.kind
            sentence = f"say what became of the window '{label(event)}', which closed on {window.closes}"
            yield replace(state.act("missed", state.team, sentence), event=event, due=window.closes)


def _handoffs(state: AccountState) -> Iterator[Act]:
    """Yield the handoffs that were not answered in time."""
    for waiting in state.analysis.handoffs.overdue(state.account, state.today):
        name = waiting.stage.name if waiting.stage else waiting.offered.to_stage
        team = team_at(waiting.stage.phases) if waiting.stage else state.team
        sentence = f"accept the account for {name}, or refuse it with a reason: it has waited since"
        act = state.act("handoff", team, f"{sentence} {waiting.offered.ready}", about=name)
        yield replace(act, due=waiting.offered.ready, stops=True)


def _promises(state: AccountState) -> Iterator[Act]:
    result, plan = first_result(state.account, state.today), state.account.model.account_plan
    if state.has_bought and result.state == "late" and result.due:
        what = first_result_of(state)
        was = "promised for" if result.is_promised else "expected by"
        sentence = f"reach '{what}', {was} {result.due}, or agree on another day"
        yield replace(state.act("result", "success", sentence, about=what), due=result.due, stops=True)
    if plan and plan.review and plan.review < state.today:
        sentence = f"go through the account plan again: that was due on {plan.review}"
        yield replace(state.act("review", "success", sentence), due=plan.review)


def late_content(analysis: Analysis) -> Iterator[Act]:
    """Yield the content that has expired and is still handed out."""
    for piece in analysis.workspace.content.values():
        if is_expired(piece, analysis.today) and content_use(piece, analysis.workspace) == "used":
            yield _expired(piece, analysis, piece.model.expires)


def _expired(piece: LinkedContent, analysis: Analysis, since: date | None) -> Act:
    contacts = analysis.uses.content_contacts[piece]
    ahead = dict.fromkeys(entry.account for entry in contacts if is_ahead(entry, analysis.today))
    names = listed([account.name for account in ahead], _FEW) if ahead else ""
    title = piece.model.title
    waits = f"; {names} {'are' if len(ahead) > 1 else 'is'} to get it" if names else ""
    return Act(
        kind="expired",
        sentence=f"bring '{title}' up to date, or stop handing it out: it expired on {since}{waits}",
        about=title,
        owner=piece.model.owner,
        due=since,
        band=max((band(account, analysis) for account in ahead), default=0),
    )
