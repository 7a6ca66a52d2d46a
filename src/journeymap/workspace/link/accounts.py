"""The index of everything declared comes in; linked accounts and programs go out, with what contradicts itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from journeymap.analysis.pipeline import steps_in, steps_of
from journeymap.model.account import Account
from journeymap.model.base import Written
from journeymap.model.program import Program
from journeymap.model.vocabulary import Role, TriggerKind, words_of
from journeymap.source import Place, Problem
from journeymap.workspace.graph.account import (
    LinkedAccount,
    LinkedMember,
    LinkedPlanEntry,
    LinkedProgram,
)
from journeymap.workspace.graph.journey import Workspace
from journeymap.workspace.page_names import folded
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index


def link_accounts(workspace: Workspace, index: Index) -> None:
    """Put the accounts and programs into the workspace, and tell what cannot be true of them."""
    currency: list[str] = []
    for id_, one in index.of("accounts").items():
        model = one.model if isinstance(one.model, Account) else Account(name=id_)
        workspace.accounts[id_] = account = LinkedAccount(id_, model, one.place, workspace, one.sound)
        account.members = tuple(_members(account, one))
        account.plan = tuple(_plan(account, one))
        if model.value:
            workspace.problems.extend(_mixed(model.value.currency, one.place.at("value", "currency"), currency))
        workspace.problems.extend((*_same_person(account), *_disorder(account, one)))
    for id_, one in index.of("programs").items():
        asked = one.model if isinstance(one.model, Program) else Program(name=id_)
        program = LinkedProgram(id_, asked, one.place, workspace, one.sound)
        workspace.programs[id_] = program
        framework = workspace.frameworks.get(asked.framework or "")
        program.framework = framework if framework and framework.sound else None
        if asked.value_bands:
            bands = one.place.at("value_bands")
            workspace.problems.extend(_mixed(asked.value_bands.currency, bands.at("currency"), currency))
            workspace.problems.extend(_upside_down(asked.value_bands.low, asked.value_bands.high, bands))
        for account_id in asked.target_list or workspace.accounts:
            if account_id in workspace.accounts:
                program.accounts.append(workspace.accounts[account_id])
                workspace.accounts[account_id].programs.append(program)


def account_scopes(
    model: Written, id_: str, workspace: Workspace, stages: Collection[str]
) -> dict[str, Collection[str]]:
    """What can be referred to only within one account or program: its stages, people and triggers."""
    if isinstance(model, Program):
        framework = workspace.frameworks.get(model.framework or "")
        return {"stage": framework.stages if framework and framework.sound else stages}
    if not isinstance(model, Account):
        return {}
    account = workspace.accounts[id_]
    named = [one.id for one in model.triggers if one.id]
    return {
        "stage": _stages(account) or stages,
        "trigger": [*named, *words_of(TriggerKind)],
        "member or role": [*(one.name for one in model.committee), *words_of(Role)],
    }


def _stages(account: LinkedAccount) -> list[str]:
    """The stages it can be in, as its maps and programs say; none where they say nothing."""
    maps = (step.id for journey in account.journeys for step in steps_of(journey))
    programs = (step.id for one in account.programs if one.framework for step in steps_in(one.framework))
    return list(dict.fromkeys([*maps, *programs]))


def _members(account: LinkedAccount, declared: Declared) -> Iterator[LinkedMember]:
    personas = account.workspace.personas
    for number, one in enumerate(account.model.committee):
        yield LinkedMember(account, one, declared.place.at("committee", number), personas.get(one.persona or ""))


def _plan(account: LinkedAccount, declared: Declared) -> Iterator[LinkedPlanEntry]:
    channels, library = account.workspace.channels, account.workspace.content
    for number, one in enumerate(account.model.plan):
        pieces = tuple(library[name] for name in one.content if name in library)
        place = declared.place.at("plan", number)
        yield LinkedPlanEntry(account, one, place, channels.get(one.channel or ""), pieces)


def _mixed(currency: str, place: Place, first: list[str]) -> Iterator[Problem]:
    """The first currency of the workspace counts; a list, so that it is remembered from call to call."""
    if not first:
        first.append(currency)
    if currency != first[0]:
        message = f"'{currency}' here, but '{first[0]}' elsewhere: sums in several currencies cannot be compared"
        yield Problem("JM019", place, message, f"Write the amount in {first[0]}, as elsewhere.")


def _upside_down(low: float, high: float, place: Place) -> Iterator[Problem]:
    if low > high:
        message = f"'low' is {low:g}, which is more than 'high', {high:g}"
        yield Problem("JM006", place.at("low"), message, "Exchange the two, or correct one of them.")


def _same_person(account: LinkedAccount) -> Iterator[Problem]:
    seen: set[str] = set()
    for member in account.members:
        name = folded(" ".join(member.model.name.split()))
        if name in seen:
            message = f"this member is on the committee of '{account.name}' twice"
            fix = "Join the two, with all their roles in one entry, or tell them apart by name."
            yield Problem("JM008", member.place.at("name"), message, fix)
        seen.add(name)


def _disorder(account: LinkedAccount, declared: Declared) -> Iterator[Problem]:
    for number, trigger in enumerate(account.model.triggers):
        place = declared.place.at("triggers", number, "until")
        yield from _too_early(trigger.until, trigger.date, place, "the trigger closes", "it opens")
    for entry in account.plan:
        model, place = entry.model, entry.place.at("done_on")
        yield from _too_early(model.done_on, model.date, place, "the contact was done", "the day it was planned for")
    first = account.model.first_value
    if first:
        for key, day in (("reached", first.reached), ("due", first.due)):
            yield from _too_early(day, first.start, declared.place.at("first_value", key), f"'{key}' is", "the start")


def _too_early(day: date | None, other: date | None, place: Place, what: str, than: str) -> Iterator[Problem]:
    if day and other and day < other:
        message = f"{what} on {day}, before {than}, {other}"
        yield Problem("JM020", place, message, f"Correct one of the two dates; this one must be {other} or later.")


def closes(start: date, window: timedelta | None, until: date | None) -> date | None:
    """The last day of a trigger's window; None where it says nothing of its end."""
    return until or (start + window if window else None)
