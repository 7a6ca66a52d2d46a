"""Whether a piece of content is usable, expired or unused, what it cost, and which maps are asked about content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from journeymap.model.numbers import sum_meant
from journeymap.source import Place
from journeymap.workspace import (
    LinkedContent,
    LinkedJourney,
    LinkedPersona,
    LinkedPlanEntry,
    LinkedPlay,
    LinkedSegment,
    LinkedStage,
    LinkedTouchpoint,
    NamesContent,
    Workspace,
)

ContentUse = Literal["used", "aimed", "nowhere"]
"""A touchpoint, a stage or a planned contact hands it out; it is only labelled for stages of a map; neither."""

SOON = timedelta(days=30)
"""How long before its last day somebody should renew a piece."""


def counts(piece: LinkedContent, stage: LinkedStage) -> bool:
    """Whether a piece can be used at a stage: it is live, or planned and the map is a to-be map."""
    status = piece.model.status
    return status == "live" or (status == "planned" and stage.journey.is_target)


def is_expired(piece: LinkedContent, today: date) -> bool:
    """Whether a live piece is past its expiry date."""
    model = piece.model
    return model.status == "live" and model.expires is not None and model.expires < today


def expires_soon(piece: LinkedContent, today: date) -> bool:
    """Whether a live piece is good for some days yet, and not for long."""
    model = piece.model
    return model.status == "live" and model.expires is not None and today <= model.expires <= today + SOON


def content_use(piece: LinkedContent, workspace: Workspace) -> ContentUse | None:
    """How people come across a live piece. Without maps nothing could use it, so nothing is asked."""
    if piece.model.status != "live" or not workspace.journeys:
        return None
    uses = uses_of(piece, workspace)
    return "used" if uses.hands_out else "aimed" if uses.aims else "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceUses:
    """Where people come across a piece. What stands where another account would meet it is no use of it."""

    touchpoints: tuple[LinkedTouchpoint, ...]
    stages: tuple[LinkedStage, ...]
    contacts: tuple[LinkedPlanEntry, ...]
    plays: tuple[LinkedPlay, ...]
    aims: tuple[LinkedStage, ...]
    """The stages that it is aimed at, while they do not name it."""

    @property
    def hands_out(self) -> int:
        """In how many places somebody hands it out."""
        return len(self.touchpoints) + len(self.stages) + len(self.contacts) + len(self.plays)


def uses_of(piece: LinkedContent, workspace: Workspace) -> PieceUses:
    """Where people come across a piece: a touchpoint that is no longer there brings it to nobody."""
    uses = workspace.uses
    return PieceUses(
        touchpoints=tuple(point for point in uses.content_touchpoints[piece] if point.model.status != "retired"),
        stages=uses.content_stages[piece],
        contacts=uses.content_contacts[piece],
        plays=uses.content_plays[piece],
        aims=uses.content_aims[piece],
    )


def handed_out(stage: LinkedStage) -> Iterator[LinkedContent]:
    """The pieces that somebody gets at a stage: at a touchpoint, for the stage, or by a contact of the map's account.

    What is only aimed at the stage is in nobody's hands.
    """
    yield from stage.named_content()
    for entry in contacts_at(stage):
        yield from entry.content


def is_made_for_some(touchpoint: LinkedTouchpoint) -> bool:
    """Whether what people get at a touchpoint is made for some of the map's personas who take part there, and not for
    others. A stage that says who takes part says whom its touchpoints are for.
    """
    if touchpoint.stage.model.for_:
        return False
    personas = touchpoint.stage.personas
    readers = {persona for piece in touchpoint.content for persona in personas if _is_reader(persona, piece)}
    return bool(readers) and len(readers) < len(personas)


def _is_reader(persona: LinkedPersona, piece: LinkedContent) -> bool:
    roles, ids = piece.model.roles, piece.model.for_
    return not (roles or ids) or persona.model.role in roles or persona.id in ids


def contacts_at(stage: LinkedStage) -> Iterator[LinkedPlanEntry]:
    """The contacts of the account whose map it is; one without a stage counts where the account is today."""
    account = stage.journey.account
    if account:
        yield from (entry for entry in account.plan_by_stage.get(stage.id, ()) if entry.counts)


def misplaced_here(
    thing: NamesContent,
) -> Iterator[tuple[LinkedContent, Place]]:
    """The pieces that are named here and made for another account, with their places. What is retired reaches nobody,
    and what a map takes over from the map that it extends is told there.
    """
    if isinstance(thing, LinkedTouchpoint) and thing.model.status == "retired":
        return
    told = frozenset(_misplaced_below(thing)) if thing.misplaced else frozenset()
    for piece in thing.misplaced:
        if piece.model.status != "retired" and piece not in told:
            yield piece, thing.place.at("content", thing.model.content.index(piece.id))


def _misplaced_below(thing: NamesContent) -> Iterator[LinkedContent]:
    """What is misplaced at the same stage of the base map."""
    if isinstance(thing, LinkedPlanEntry | LinkedPlay):
        return
    stage = thing.stage if isinstance(thing, LinkedTouchpoint) else thing
    for below in stage.journey.base.stages if stage.journey.base else ():
        if below.id == stage.id:
            yield from below.misplaced
            yield from (piece for touchpoint in below.touchpoints for piece in touchpoint.misplaced)


_SELLS = frozenset({"product_brochure", "pricing_sheet", "demo_video"})


def sells(piece: LinkedContent) -> bool:
    """Whether a piece is about the product rather than about the reader's problem."""
    return piece.model.type in _SELLS or piece.model.message == "product"


class Pitches:
    """The pieces that present the product where people first hear of you."""

    def __init__(self) -> None:
        self._at: dict[LinkedStage, LinkedContent | None] = {}

    def at(self, stage: LinkedStage) -> LinkedContent | None:
        """The first of them at a stage, if none there speaks of the problem."""
        if stage not in self._at:
            self._at[stage] = _sells_first(stage)
        return self._at[stage]


def _sells_first(stage: LinkedStage) -> LinkedContent | None:
    if "aware" not in stage.phases:
        return None
    contacts = list(contacts_at(stage))
    handed = [piece for contact in contacts for piece in contact.content]
    to_come = [piece for contact in contacts if contact.model.status == "planned" for piece in contact.content]
    pieces = [piece for piece in (*stage.all_content(), *to_come) if counts(piece, stage)]
    if any(piece.model.message in ("problem", "risk") for piece in (*pieces, *handed)):
        return None
    return next(filter(sells, pieces), None)


@dataclass(frozen=True, slots=True)
class Cost:
    """What some pieces cost together."""

    amount: Decimal
    currency: str
    is_whole: bool = True
    """Whether it is known of all of them."""

    def __str__(self) -> str:
        amount = f"{self.amount:,f}"
        return f"{amount.rstrip('0').rstrip('.') if '.' in amount else amount} {self.currency}"


_COST = re.compile(r"(?P<before>[A-Z]{3}|[€£$¥])?\s*(?P<sum>[^\sA-Za-z€£$¥][^A-Za-z€£$¥]*)(?P<after>[A-Z]{3}|[€£$¥])?")
_CODES = {"€": "EUR", "£": "GBP"}


def cost_of(piece: LinkedContent) -> Cost | None:
    """What a piece cost, where its cost is a sum with a currency and nothing else."""
    match = _COST.fullmatch((piece.model.cost or "").strip())
    currency = match and (match["before"] or match["after"])
    if not match or not currency or (match["before"] and match["after"]):
        return None
    amount = sum_meant(match["sum"])
    return None if amount is None else Cost(amount, _CODES.get(currency, currency))


def cost_of_all(pieces: Iterable[LinkedContent]) -> Cost | None:
    """What those pieces cost together of which it is known; None for none, and for sums in several currencies."""
    costs = costs_of(pieces)
    return costs[0] if len(costs) == 1 else None


def costs_of(pieces: Iterable[LinkedContent]) -> tuple[Cost, ...]:
    """What those pieces cost together of which it is known, in each currency."""
    costs = list(map(cost_of, pieces))
    sums: dict[str, Decimal] = {}
    for cost in costs:
        if cost:
            sums[cost.currency] = sums.get(cost.currency, Decimal()) + cost.amount
    return tuple(Cost(amount, currency, is_whole=all(costs)) for currency, amount in sums.items())


class Shelves:
    """The content of a workspace by the account for which it is made."""

    def __init__(self, workspace: Workspace) -> None:
        shelves: dict[str | None, list[LinkedContent]] = {}
        for piece in workspace.content.values():
            shelves.setdefault(piece.model.account, []).append(piece)
        self._shelves = {account: tuple(pieces) for account, pieces in shelves.items()}
        live = ((piece.model.type, piece.model.account) for piece in workspace.content.values() if _is_live(piece))
        self._live_types = frozenset(live)

    def made_for(self, account: str | None) -> tuple[LinkedContent, ...]:
        """What is made for an account, by its id; without one, what is made for no account alone."""
        return self._shelves.get(account, ())

    def has_live(self, type_: str, account: str | None) -> bool:
        """Whether a live piece of some type is made for an account, or for no account alone."""
        return (type_, account) in self._live_types


def _is_live(piece: LinkedContent) -> bool:
    return piece.model.status == "live"


class ContentQuestion:
    """Which maps are asked about content.

    None is, until there is content that may be offered there: what is made for one account is offered to no other.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def is_asked_of(self, journey: LinkedJourney) -> bool:
        """Whether there is any content that a map may offer."""
        return not self._made_for.isdisjoint({None, journey.model.account})

    def takes_part(self, journey: LinkedJourney) -> bool:
        """Whether gaps in the content of a map are worth telling.

        Once one map hands out content, only those are that do so as well, that are for an account, or that are for the
        same people, the same segment or laid over one another. The map of another business in the same folder may do
        without.
        """
        if not self.is_asked_of(journey):
            return False
        return journey.model.account is not None or not self._with_content or self._is_kin(journey)

    @cached_property
    def _made_for(self) -> frozenset[str | None]:
        return frozenset(piece.model.account for piece in self._workspace.content.values())

    @cached_property
    def _with_content(self) -> frozenset[LinkedJourney]:
        """The maps that hand out content which others may offer as well."""
        return frozenset(filter(_uses_content, self._workspace.journeys.values()))

    @cached_property
    def _families(self) -> frozenset[str]:
        """The maps at the bottom of those that hand out content."""
        return frozenset(_bottom(journey).id for journey in self._with_content)

    @cached_property
    def _readers(self) -> frozenset[str]:
        """The personas whom content meets, on a map or because it is made for them."""
        on_maps = (persona.id for journey in self._with_content for persona in journey.personas)
        shared = (piece for piece in self._workspace.content.values() if piece.model.account is None)
        return frozenset((*on_maps, *(id_ for piece in shared for id_ in piece.model.for_)))

    @cached_property
    def _segments(self) -> frozenset[LinkedSegment | None]:
        of_maps = (
            segment for journey in self._with_content for segment in (journey.segment, _accounts_segment(journey))
        )
        contacts = (entry for account in self._workspace.accounts.values() for entry in account.plan)
        of_accounts = (entry.account.segment for entry in contacts if entry.counts and _any_shared(entry.content))
        return frozenset((*of_maps, *of_accounts)) - {None}

    def _is_kin(self, journey: LinkedJourney) -> bool:
        if journey in self._with_content or _bottom(journey).id in self._families:
            return True
        return journey.segment in self._segments or any(persona.id in self._readers for persona in journey.personas)


def _uses_content(journey: LinkedJourney) -> bool:
    return any(
        _any_shared(stage.content) or any(_any_shared(touchpoint.content) for touchpoint in stage.touchpoints)
        for stage in journey.stages
    )


def _any_shared(pieces: Iterable[LinkedContent]) -> bool:
    return any(piece.model.account is None for piece in pieces)


def _bottom(journey: LinkedJourney) -> LinkedJourney:
    while journey.base is not None:
        journey = journey.base
    return journey


def _accounts_segment(journey: LinkedJourney) -> LinkedSegment | None:
    return journey.account.segment if journey.account else None
