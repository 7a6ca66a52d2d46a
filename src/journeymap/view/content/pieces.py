"""The pieces of content as rows: for whom each is, where people come across it, whose words it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeymap.analysis import Analysis
from journeymap.analysis.answers import Answered
from journeymap.analysis.content import (
    ContentUse,
    content_use,
    cost_of,
    costs_of,
    expires_soon,
    is_expired,
    uses_of,
)
from journeymap.analysis.spoken import Spoken
from journeymap.model.vocabulary import label
from journeymap.translatable import N_
from journeymap.view.gaps.report import Spent
from journeymap.view.links import account_target, content_page, map_page, persona_page, program_target, segment_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPersona, LinkedSegment, LinkedStage

Thing = TypeVar("Thing")
_FEW = 3
"""So many names say where something is used; the page of the piece has them all."""
_KINDS = {
    "concerns": N_("Concern"),
    "questions": N_("Question"),
    "objections": N_("Objection"),
    "outcomes": N_("Outcome"),
    "criteria": N_("Criterion"),
    "decision_criteria": N_("Criterion"),
    "priorities": N_("Priority"),
    "pressures": N_("Pressure"),
    "goals": N_("Goal"),
    "challenges": N_("Challenge"),
    "triggers": N_("Trigger"),
    "pains": N_("Pain"),
    "thoughts": N_("Thought"),
    "expectations": N_("Expectation"),
}
_SAID = N_("Said")


@dataclass(frozen=True, slots=True)
class Named:
    """A few of some things by name, and how many others there are."""

    targets: tuple[Target, ...]
    others: int = 0

    def __bool__(self) -> bool:
        return bool(self.targets)

    @classmethod
    def few(cls, things: Iterable[Thing], target: Callable[[Thing], Target], most: int | None = _FEW) -> Named:
        """Name the first few of some things, each once."""
        each = tuple(dict.fromkeys(things))
        named = each[:most]
        return cls(tuple(map(target, named)), len(each) - len(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said what a piece answers: a persona, those at an account with some roles, or customers at a stage."""

    who: Target
    roles: tuple[str, ...] = ()
    like: Named = Named(())
    """The accounts where somebody resembles the persona."""
    stage: str | None = None
    """The stage of a map at which customers say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A text that a piece answers, and whose words it is; nobody's where nobody has said it."""

    text: str
    kind: str | None
    speakers: tuple[Speaker, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A way in which people come across a piece: how many such places there are, and the first few by name."""

    kind: str
    """Whether it is a touchpoint, a stage as a whole, a contact, a play, or no more than an aim."""
    number: int
    where: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRow:
    """A piece of content."""

    id: str
    piece: Target
    type: str | None
    status: str
    owner: str | None
    use: ContentUse | None
    roles: tuple[str, ...]
    personas: Named
    segments: Named
    account: Target | None
    phases: tuple[str, ...]
    stages: tuple[str, ...]
    """The stages that it names itself."""
    places: tuple[Place, ...]
    convinces: Named
    """The accounts that it would convince, while nobody hands it out there."""
    misplaced: int
    """In how many places it is named at an account for which it is not made."""
    answers: tuple[AnswerRow, ...]
    cost: str | None
    """What it cost: a sum as all sums are shown, anything else as it is written."""
    expires: str | None
    is_expired: bool
    expires_soon: bool

    @property
    def is_for_everyone(self) -> bool:
        """Whether it says nothing of its readers."""
        return not (self.roles or self.personas or self.segments or self.account)


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceGroup:
    """The pieces of which the same is to be decided."""

    kind: str
    first: tuple[PieceRow, ...]
    rest: tuple[PieceRow, ...]
    """Those that stand behind a fold."""
    spent: tuple[Spent, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.rest)


def piece_row(piece: LinkedContent, analysis: Analysis, most: int | None = _FEW) -> PieceRow:
    """Return a piece as a row that names the first few of everything; all without `most`."""
    model, workspace = piece.model, analysis.workspace
    account = workspace.accounts.get(model.account or "")
    personas = (workspace.personas[id_] for id_ in model.for_ if id_ in workspace.personas)
    segments = (workspace.segments[id_] for id_ in model.segments if id_ in workspace.segments)
    return PieceRow(
        id=piece.id,
        piece=Target(model.title, page=content_page(piece)),
        type=label(model.type) if model.type else None,
        status=label(model.status),
        owner=model.owner,
        use=content_use(piece, workspace),
        roles=tuple(map(label, model.roles)),
        personas=Named.few(personas, _persona, most),
        segments=Named.few(segments, _segment, most),
        account=account_target(account) if account else None,
        phases=tuple(map(label, model.phases)),
        stages=model.stages,
        places=tuple(_places(piece, analysis, most)),
        convinces=Named.few(analysis.idle_proof.accounts.get(piece, ()), account_target, most),
        misplaced=len(analysis.uses.content_misplaced[piece]),
        answers=tuple(answer_row(answered, piece, analysis, most) for answered in analysis.content_answers.of(piece)),
        cost=str(cost_of(piece) or model.cost or "") or None,
        expires=model.expires.isoformat() if model.expires else None,
        is_expired=is_expired(piece, analysis.today),
        expires_soon=expires_soon(piece, analysis.today),
    )


def _persona(persona: LinkedPersona) -> Target:
    return Target(persona.model.name, page=persona_page(persona))


def _places(piece: LinkedContent, analysis: Analysis, most: int | None) -> Iterator[Place]:
    """Yield where people come across a piece; what a map takes over from the map that it extends is told there, and an
    aim is told where it is all there is.
    """
    uses = uses_of(piece, analysis.workspace)
    points = [point for point in uses.touchpoints if point.origin != "inherited"]
    if points:
        maps = Named.few((point.stage.journey for point in points), _map, most)
        yield Place(kind="touchpoint", number=len(points), where=maps)
    stages = _told_here(uses.stages)
    if stages:
        maps = Named.few((stage.journey for stage in stages), _map, most)
        yield Place(kind="stage", number=len(stages), where=maps)
    if uses.contacts:
        accounts = Named.few((contact.account for contact in uses.contacts), account_target, most)
        yield Place(kind="contact", number=len(uses.contacts), where=accounts)
    if uses.plays:
        programs = (program for program in analysis.workspace.programs.values() if set(uses.plays) & set(program.plays))
        yield Place(kind="play", number=len(uses.plays), where=Named.few(programs, program_target, most))
    if uses.aims and not uses.hands_out:
        aims = _told_here(uses.aims)
        maps = Named.few((stage.journey for stage in aims), _map, most)
        yield Place(kind="aim", number=len(aims), where=maps)


def _told_here(stages: Sequence[LinkedStage]) -> list[LinkedStage]:
    """Leave out the stages that are told at the map that theirs extends."""
    told = {(stage.journey.id, stage.id) for stage in stages}
    return [stage for stage in stages if not stage.journey.base or (stage.journey.base.id, stage.id) not in told]


def _segment(segment: LinkedSegment) -> Target:
    return Target(segment.model.name, page=segment_page(segment))


def _map(journey: LinkedJourney) -> Target:
    return Target(journey.name, page=map_page(journey))


def answer_row(answered: Answered, piece: LinkedContent, analysis: Analysis, most: int | None = _FEW) -> AnswerRow:
    """Return a text that a piece answers, with the first few who have said it; all without `most`."""
    spoken = answered.spoken
    kinds = dict.fromkeys(_KINDS.get(said.field, _SAID) for said in spoken)
    return AnswerRow(
        text=answered.text if not spoken or answered.text != spoken[0].id else spoken[0].text,
        kind=next(iter(kinds), None),
        speakers=tuple(_speaker(said, piece, analysis) for said in spoken[:most]),
        others=len(spoken[most:]) if most is not None else 0,
    )


def _speaker(said: Spoken, piece: LinkedContent, analysis: Analysis) -> Speaker:
    who = said.who
    if isinstance(who, LinkedPersona):
        like = analysis.content_answers.like(who, piece.model.account)
        return Speaker(who=_persona(who), like=Named.few(like, account_target))
    if isinstance(who, LinkedStage):
        return Speaker(who=_map(who.journey), stage=who.name)
    return Speaker(who=account_target(who), roles=tuple(map(label, said.roles)))


def spent_on(pieces: Iterable[LinkedContent]) -> tuple[Spent, ...]:
    """What was spent on some pieces, in each currency; nothing where that is not known of any."""
    return tuple(map(Spent.of, costs_of(pieces)))


def dearest_first(pieces: Iterable[LinkedContent]) -> list[LinkedContent]:
    """Put the pieces first that cost most, by currency, and those last of which nobody says what they cost."""
    pieces = list(pieces)
    currencies = [cost.currency for cost in costs_of(pieces)]

    def rank(piece: LinkedContent) -> tuple[int, float]:
        cost = cost_of(piece)
        return (currencies.index(cost.currency), -float(cost.amount)) if cost else (len(currencies), 0.0)

    return sorted(pieces, key=rank)
