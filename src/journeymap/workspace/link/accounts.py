"""Link accounts and programs, and find contradictions in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, pairwise

from journeymap.model.account import Account
from journeymap.model.journey import Journey
from journeymap.model.money import Cost
from journeymap.model.program import Play, Program
from journeymap.model.vocabulary import Role, words_of
from journeymap.source import Place, Problem
from journeymap.workspace.graph.account import (
    AccountParts,
    LinkedAccount,
    LinkedMember,
    LinkedPlanEntry,
    LinkedPlay,
    LinkedProgram,
)
from journeymap.workspace.graph.workspace import Library
from journeymap.workspace.page_names import folded
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index

MOST_PROGRAMS = 200
"""Each may be for all accounts."""


def link_accounts(index: Index, library: Library) -> tuple[dict[str, LinkedAccount], list[Problem]]:
    """Link every account; return them by id with what is wrong within them."""
    accounts = {id_: _account(id_, declared, library) for id_, declared in index.of("accounts").items()}
    problems = [
        problem for account in accounts.values() for problem in (*_same_person(account), *_dates_out_of_order(account))
    ]
    return accounts, problems


def link_programs(
    index: Index, library: Library, accounts: Mapping[str, LinkedAccount]
) -> tuple[dict[str, LinkedProgram], list[Problem]]:
    """Link every program; return them by id with what is wrong within them and among all amounts of money."""
    programs = {id_: _program(id_, declared, library, accounts) for id_, declared in index.of("programs").items()}
    problems = [problem for program in programs.values() for problem in _bands_upside_down(program)]
    if len(programs) > MOST_PROGRAMS:
        place = list(programs.values())[MOST_PROGRAMS].place.key()
        message = f"{len(programs):,} programs are declared, and at most {MOST_PROGRAMS} are read"
        problems.append(Problem("JM014", place, message, "Keep those that run."))
        programs = dict(islice(programs.items(), MOST_PROGRAMS))
    costs = [*_costs(accounts.values()), *_costs(programs.values()), *_costs(index.maps.values())]
    return programs, [*_mixed_currencies(accounts, programs, costs), *problems]


def _account(id_: str, declared: Declared, library: Library) -> LinkedAccount:
    model = declared.model if isinstance(declared.model, Account) else Account(name=id_)
    return LinkedAccount(
        id=id_,
        model=model,
        place=declared.place,
        sound=declared.sound,
        segment=library.segments.get(model.segment or ""),
        build_parts=lambda account: AccountParts(tuple(_members(account, library)), tuple(_plan(account, library))),
    )


def _members(account: LinkedAccount, library: Library) -> Iterator[LinkedMember]:
    for number, member in enumerate(account.model.committee):
        place = account.place.at("committee", number)
        yield LinkedMember(account, member, place, library.personas.get(member.persona or ""))


def _plan(account: LinkedAccount, library: Library) -> Iterator[LinkedPlanEntry]:
    roles: dict[str, set[str]] = {}
    for member in account.model.committee:
        roles.setdefault(member.name, set()).update(member.roles)
    for number, entry in enumerate(account.model.plan):
        pieces = tuple(library.content[id_] for id_ in entry.content if id_ in library.content)
        channel = library.channels.get(entry.channel or "")
        place = account.place.at("plan", number)
        whose = roles[entry.who] if entry.who in roles else {entry.who}.intersection(words_of(Role))
        own = tuple(piece for piece in pieces if piece.is_for_account(account.id))
        misplaced = tuple(piece for piece in pieces if not piece.is_for_account(account.id))
        yield LinkedPlanEntry(account, entry, place, channel, own, misplaced, frozenset(whose))


def _program(id_: str, declared: Declared, library: Library, accounts: Mapping[str, LinkedAccount]) -> LinkedProgram:
    model = declared.model if isinstance(declared.model, Program) else Program(name=id_)
    framework = library.frameworks.get(model.framework or "")
    return LinkedProgram(
        id=id_,
        model=model,
        place=declared.place,
        sound=declared.sound,
        framework=framework if framework and framework.sound else None,
        accounts=tuple(accounts[account_id] for account_id in model.target_list or accounts if account_id in accounts),
        plays=tuple(_plays(model, declared.place, library)),
    )


def _plays(program: Program, place: Place, library: Library) -> Iterator[LinkedPlay]:
    for id_, play in program.plays.items():
        yield _play(id_, play, place.at("plays", id_), library)


def _play(id_: str, play: Play, place: Place, library: Library) -> LinkedPlay:
    pieces = tuple(library.content[content_id] for content_id in play.content if content_id in library.content)
    shared = tuple(piece for piece in pieces if piece.is_for_account(None))
    misplaced = tuple(piece for piece in pieces if not piece.is_for_account(None))
    return LinkedPlay(id_, play, place, library.channels.get(play.channel or ""), shared, misplaced)


def _costs(things: Iterable[LinkedAccount | LinkedProgram | Declared]) -> Iterator[tuple[Cost, Place]]:
    for thing in things:
        if isinstance(thing.model, Account | Program | Journey):
            for number, cost in enumerate(thing.model.costs):
                yield cost, thing.place.at("costs", number)


def _mixed_currencies(
    accounts: Mapping[str, LinkedAccount], programs: Mapping[str, LinkedProgram], costs: Sequence[tuple[Cost, Place]]
) -> Iterator[Problem]:
    """Sums in several currencies cannot be compared; the first one of the workspace counts."""
    amounts = [
        *((account.model.value, account.place.at("value")) for account in accounts.values()),
        *((program.model.value_bands, program.place.at("value_bands")) for program in programs.values()),
        *(
            (deal, account.place.at("deals", number))
            for account in accounts.values()
            for number, deal in enumerate(account.model.deals)
        ),
        *costs,
    ]
    first: str | None = None
    for amount, place in amounts:
        currency = amount.currency if amount else None
        if currency is None:
            continue
        first = first or currency
        if currency != first:
            message = f"'{currency}' here, but '{first}' elsewhere: sums in several currencies cannot be compared"
            yield Problem("JM019", place.at("currency"), message, f"Write the amount in {first}, as elsewhere.")


def _bands_upside_down(program: LinkedProgram) -> Iterator[Problem]:
    bands = program.model.value_bands
    if bands and bands.low > bands.high:
        place = program.place.at("value_bands", "low")
        message = f"'low' is {bands.low:g}, which is more than 'high', {bands.high:g}"
        yield Problem("JM006", place, message, "Swap the two, or correct one of them.")


def _same_person(account: LinkedAccount) -> Iterator[Problem]:
    names: set[str] = set()
    for member in account.members:
        name = folded(" ".join(member.model.name.split()))
        if name in names:
            message = f"this member is on the committee of '{account.name}' twice"
            fix = "Merge the two, with all their roles in one entry, or tell them apart by name."
            yield Problem("JM008", member.place.at("name"), message, fix)
        names.add(name)


def _dates_out_of_order(account: LinkedAccount) -> Iterator[Problem]:
    for number, trigger in enumerate(account.model.triggers):
        place = account.place.at("triggers", number, "until")
        yield from _too_early(trigger.until, trigger.date, place, "the trigger closes", "it opens")
    for number, (before, move) in enumerate(pairwise(account.model.history), start=1):
        place = account.place.at("history", number, "date")
        yield from _too_early(
            move.date, before.date, place, f"'{move.stage}' begins", f"'{before.stage}', which stands above it, began"
        )
    if moves := account.model.history:
        what = f"'{account.model.stage}' begins" if account.model.stage else "its stage begins"
        place, event = account.place.at("since"), f"'{moves[-1].stage}', the last of its history, began"
        yield from _too_early(account.model.since, moves[-1].date, place, what, event)
    for number, deal in enumerate(account.model.deals):
        place = account.place.at("deals", number, "closes")
        yield from _too_early(deal.closes, deal.opened, place, "the deal closes", "it was opened")
    for number, handoff in enumerate(account.model.handoffs):
        for key, day in (("accepted", handoff.accepted), ("refused", handoff.refused)):
            place = account.place.at("handoffs", number, key)
            yield from _too_early(day, handoff.ready, place, f"the handoff was {key}", "it was offered")
    for entry in account.plan:
        model, place = entry.model, entry.place.at("done_on")
        yield from _too_early(model.done_on, model.date, place, "the contact was done", "the day it was planned for")
    first = account.model.first_value
    if first:
        for key, day in (("reached", first.reached), ("due", first.due)):
            yield from _too_early(day, first.start, account.place.at("first_value", key), f"'{key}' is", "the start")


def _too_early(day: date | None, earliest: date | None, place: Place, what: str, event: str) -> Iterator[Problem]:
    if day and earliest and day < earliest:
        message = f"{what} on {day}, before {event} ({earliest})"
        yield Problem("JM020", place, message, f"Correct one of the two dates; this one must be {earliest} or later.")
