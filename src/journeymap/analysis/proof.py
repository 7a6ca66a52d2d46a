"""What proves to buyers that a promise holds, and what helps them to convince one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from journeymap.analysis.buying_group import BuyingGroups
from journeymap.analysis.content import counts, handed_out, sells
from journeymap.analysis.pipeline import Pipelines
from journeymap.workspace import (
    LinkedAccount,
    LinkedContent,
    LinkedFramework,
    LinkedJourney,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)

PROOF = frozenset({"case_study", "reference_call", "pilot", "customer_review"})
KITS = frozenset({"consensus_kit", "business_case"})
_FOR_A_GROUP = frozenset({"b2b-lifecycle", "buyer-steps", "six-cs"})
"""The built-in frameworks that follow people at a company, though not the company itself."""
_ALONE = frozenset({"economic_buyer", "user"})
"""The roles that somebody who buys alone can have."""
_NAMES_OF_PROOF = re.compile(
    r"case stud|(?:customer|success) stor|reference (?:call|customer|client|visit|site|talk)|testimonial|\bpilot"
    r"|proofs? of concept|\bpocs?\b|\btrial|(?:customer|peer|product|reads?) reviews?"
    r"|referenz|fallstudie|kundenstimme|probebetrieb|teststellung|étude de cas|témoignage|cas client|période d.essai"
    r"|caso de éxito|testimonio|prueba piloto|cliente de referencia|事例|パイロット|試験導入|お客様の声",
    re.IGNORECASE,
)
_NAMES_OF_KITS = re.compile(
    r"business.?case|consensus kit|board (?:paper|memo|deck)|internal (?:pitch|deck|presentation|paper|memo)"
    r"|present(?:s|ation)? (?:\w+ )?(?:internally|to (?:the|their|his|her) (?:board|boss|colleagues|management))"
    r"|entscheidungsvorlage|wirtschaftlichkeit|vorstandsvorlage|dossier de décision|argumentaire|caso de negocio"
    r"|intern te presenteren|稟議|ビジネスケース|دراسة جدوى",
    re.IGNORECASE,
)


def is_proof(piece: LinkedContent) -> bool:
    """Whether a piece is there to prove something, whoever speaks in it."""
    model = piece.model
    return model.type in PROOF or (model.message == "proof" and model.voice in ("customer", "third_party"))


def is_own_word(piece: LinkedContent) -> bool:
    """Whether the vendor itself speaks, which proves nothing. A pilot speaks for itself."""
    return piece.model.voice == "vendor" and piece.model.type != "pilot"


def convinces(piece: LinkedContent) -> bool:
    """Whether a piece is proof that buyers believe."""
    return is_proof(piece) and not is_own_word(piece) and piece.model.personalization != "name_only"


def convinces_on(piece: LinkedContent, journey: LinkedJourney) -> bool:
    """Whether a piece proves something to the people of a map. Where nobody buys, a charity or a public body proves
    what it does by its own reports, whose voice need not be named.
    """
    if convinces(piece):
        return True
    model = piece.model
    unnamed = model.message == "proof" and model.voice is None and model.personalization != "name_only"
    return unnamed and not sells(piece) and _nobody_buys(journey)


def _nobody_buys(journey: LinkedJourney) -> bool:
    """Whether nobody on a map has a part in a purchase, though people are named on it or its way is nobody's in
    particular.
    """
    if any(persona.model.role not in (None, "user") for persona in journey.personas):
        return False
    frameworks = list(_with_bases(journey.framework))
    if journey.model.account or any(framework.model.unit == "account" for framework in frameworks):
        return False
    return bool(journey.personas) or not any(framework.id in _FOR_A_GROUP for framework in frameworks)


def lacks_proof(stage: LinkedStage, pipelines: Pipelines) -> bool:
    """Whether vendors are compared first at this stage, of those still ahead, and nothing convinces at any such one."""
    return _is_first_ahead(stage, "evaluate", pipelines) and not any(
        next(proof_at(other), None) for other in stage.journey.written_stages if "evaluate" in other.phases
    )


def lacks_consensus_help(stage: LinkedStage, pipelines: Pipelines) -> bool:
    """Whether a group decides first at this stage, of those still ahead, and nothing helps it agree at any such one."""
    return (
        _is_first_ahead(stage, "decide", pipelines)
        and is_group_purchase(stage.journey)
        and not any(
            next(consensus_help_at(other), None) for other in stage.journey.written_stages if "decide" in other.phases
        )
    )


def _is_first_ahead(stage: LinkedStage, phase: str, pipelines: Pipelines) -> bool:
    ahead = (other for other in stage.journey.written_stages if phase in other.phases and not pipelines.is_past(other))
    return stage is next(ahead, None)


def proof_at(stage: LinkedStage) -> Iterator[LinkedContent | LinkedTouchpoint]:
    """Whatever convinces buyers at a stage: what they are handed there, or what they see for themselves."""
    journey = stage.journey
    yield from (piece for piece in handed_out(stage) if counts(piece, stage) and convinces_on(piece, journey))
    for touchpoint in stage.touchpoints:
        on_reviews = any(channel.id == "review-site" for channel in touchpoint.channels)
        if touchpoint.counts and (on_reviews or _NAMES_OF_PROOF.search(touchpoint.model.name)):
            yield touchpoint


def helps_champion(piece: LinkedContent) -> bool:
    """Whether a piece is for whoever has to convince colleagues, and says more than their name."""
    model = piece.model
    return (model.type in KITS or "champion" in model.roles) and model.personalization != "name_only"


def consensus_help_at(stage: LinkedStage) -> Iterator[LinkedContent | LinkedTouchpoint]:
    """Whatever helps the group agree at a stage, at hand or in the making."""
    yield from (piece for piece in handed_out(stage) if piece.model.status != "retired" and helps_champion(piece))
    for touchpoint in stage.touchpoints:
        if touchpoint.model.status != "retired" and _NAMES_OF_KITS.search(touchpoint.model.name):
            yield touchpoint


def is_group_purchase(journey: LinkedJourney) -> bool:
    """Whether several people decide together: at an account, or by the roles of those who take part.

    Where a map has no personas, its framework tells. Consumers have no part in a purchase, and one owner asks nobody.
    """
    frameworks = list(_with_bases(journey.framework))
    if journey.model.account or any(framework.model.unit == "account" for framework in frameworks):
        return True
    roles = {persona.model.role for persona in journey.personas} - {None}
    if roles:
        return len(roles) > 1 or roles.isdisjoint(_ALONE)
    return len(journey.personas) != 1 and any(framework.id in _FOR_A_GROUP for framework in frameworks)


def _with_bases(framework: LinkedFramework | None) -> Iterator[LinkedFramework]:
    while framework is not None:
        yield framework
        framework = framework.base


_MOST_NAMED = 3
"""So many pieces are named where one is enough."""


class Idle(NamedTuple):
    """Proof that lies idle at an account: the pieces that come first, and how many there are."""

    pieces: tuple[LinkedContent, ...]
    number: int

    @property
    def first(self) -> LinkedContent:
        """The piece to begin with."""
        return self.pieces[0]


class IdleProof:
    """The proof that fits an account by its segment, at accounts that are about to decide and are handed none of it."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines, buying_groups: BuyingGroups) -> None:
        self._pipelines = pipelines
        self._programs = workspace.uses.account_programs
        self._fitting: dict[tuple[str, str | None], list[LinkedContent]] = {}
        """By segment and the account for which it is made; None where it is made for no account alone."""
        for piece in workspace.content.values():
            for segment in piece.model.segments if _is_live_proof(piece) else ():
                self._fitting.setdefault((segment, piece.model.account), []).append(piece)
        self._handed_on: dict[tuple[LinkedJourney, str], frozenset[str | None]] = {}
        self._by_account = {
            account: idle
            for account in workspace.accounts.values()
            if self._fitting and buying_groups.is_target(account) and (idle := self._idle(account))
        }
        self.accounts: dict[LinkedContent, list[LinkedAccount]] = {}
        """The accounts that each piece would convince, by the piece that comes first for them."""
        for account, idle in self._by_account.items():
            self.accounts.setdefault(idle.first, []).append(account)

    def at(self, account: LinkedAccount) -> Idle | None:
        """The proof for an account that lies idle."""
        return self._by_account.get(account)

    def _idle(self, account: LinkedAccount) -> Idle | None:
        now = self._pipelines.now(account)
        if account.is_customer or now is None or account.segment is None or _WHILE_THEY_CHOOSE.isdisjoint(now.phases):
            return None
        segment = account.segment.id
        own, shared = self._fitting.get((segment, account.id), []), self._fitting.get((segment, None), [])
        if not (own or shared) or self._is_handed_any(account, segment):
            return None
        return Idle(tuple(islice(chain(own, shared), _MOST_NAMED)), len(own) + len(shared))

    def _is_handed_any(self, account: LinkedAccount, segment: str) -> bool:
        """Whether any of it is handed out at an account, by its plan, a play of its programs or its map."""
        of_plan = (piece for entry in account.plan if entry.counts for piece in entry.content)
        of_plays = (piece for program in self._programs[account] for play in program.plays for piece in play.content)
        if any(_fits(piece, segment) for piece in chain(of_plan, of_plays)):
            return True
        map_ = self._pipelines.map_of(account)
        return map_ is not None and not self._for_whom(map_, segment).isdisjoint({None, account.id})

    def _for_whom(self, map_: LinkedJourney, segment: str) -> frozenset[str | None]:
        """For which account, or for none alone, the proof is made that a map hands out and that fits a segment."""
        if (map_, segment) not in self._handed_on:
            fitting = (piece for stage in map_.stages for piece in _written_at(stage) if _fits(piece, segment))
            self._handed_on[map_, segment] = frozenset(piece.model.account for piece in fitting)
        return self._handed_on[map_, segment]


_WHILE_THEY_CHOOSE = frozenset({"engage", "qualify", "evaluate", "decide"})


def _is_live_proof(piece: LinkedContent) -> bool:
    return piece.model.status == "live" and convinces(piece)


def _fits(piece: LinkedContent, segment: str) -> bool:
    return segment in piece.model.segments and _is_live_proof(piece)


def _written_at(stage: LinkedStage) -> Iterator[LinkedContent]:
    yield from stage.content
    for touchpoint in stage.touchpoints:
        if touchpoint.model.status != "retired":
            yield from touchpoint.content
