"""What proves to buyers that a promise holds, and what helps them to convince one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.content import counts, handed_out
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


def proof_at(stage: LinkedStage) -> Iterator[LinkedContent | LinkedTouchpoint]:
    """Whatever convinces buyers at a stage: what they are handed there, or what they see for themselves."""
    yield from (piece for piece in handed_out(stage) if counts(piece, stage) and convinces(piece))
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


class UnusedProof(NamedTuple):
    """Proof that fits an account and that nobody hands out there: the first piece, and how many there are."""

    first: LinkedContent
    number: int


class Proofs:
    """The live proof that is there for accounts of each segment."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._pipelines = pipelines
        self._fitting: dict[tuple[str, str | None], list[LinkedContent]] = {}
        """By segment and the account for which it is made, if it is for one."""
        for piece in workspace.content.values():
            if piece.model.status == "live" and convinces(piece):
                for segment in piece.model.segments:
                    self._fitting.setdefault((segment, piece.model.account), []).append(piece)
        self._used_on: dict[tuple[LinkedJourney, str], frozenset[str | None]] = {}

    def unused(self, account: LinkedAccount) -> UnusedProof | None:
        """The proof that fits an account, where none of it is in use there."""
        if account.segment is None:
            return None
        of_account = [self._fitting.get((account.segment.id, whose), ()) for whose in (account.id, None)]
        first = next((pieces[0] for pieces in of_account if pieces), None)
        if first is None or self._is_met(account, account.segment.id):
            return None
        return UnusedProof(first, sum(map(len, of_account)))

    def _is_met(self, account: LinkedAccount, segment: str) -> bool:
        """Whether any of it is handed out at an account, by its map or its plan."""
        if any(self._is_fitting(piece, segment) for entry in account.plan if entry.counts for piece in entry.content):
            return True
        map_ = self._pipelines.map_of(account)
        return map_ is not None and not self._made_for(map_, segment).isdisjoint({None, account.id})

    def _made_for(self, map_: LinkedJourney, segment: str) -> frozenset[str | None]:
        """For whom the proof is made that a map hands out to a segment: for single accounts, or for nobody alone."""
        if (map_, segment) not in self._used_on:
            pieces = [piece for stage in map_.stages for piece in _written_at(stage)]
            fitting = (piece.model.account for piece in pieces if self._is_fitting(piece, segment))
            self._used_on[map_, segment] = frozenset(fitting)
        return self._used_on[map_, segment]

    def _is_fitting(self, piece: LinkedContent, segment: str) -> bool:
        return piece.model.status == "live" and segment in piece.model.segments and convinces(piece)


def _written_at(stage: LinkedStage) -> Iterator[LinkedContent]:
    yield from stage.content
    for touchpoint in stage.touchpoints:
        if touchpoint.model.status != "retired":
            yield from touchpoint.content
