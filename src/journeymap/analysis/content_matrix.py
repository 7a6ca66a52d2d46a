"""For whom there is content in which phase of a purchase, and who takes part there and gets nothing.

A piece fits a role in a phase if it is aimed at both, or if somebody with that role is handed it there: at a touchpoint
that is for them, for the stage as a whole, by a contact, or by a play.

Somebody with a role takes part in a phase where a map that content has to do with takes a persona of that role through
it, or one whom somebody with that role at an account resembles. A role that no such persona has takes part all the way
if an account that goes this way requires it, or if somebody there has no other part. Nobody does in what an account has
left behind, and on the map that an account lays over another only what is near counts: the rest is told there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.buying_group import BuyingGroups, has_a_part, stage_of
from journeymap.analysis.content import ContentQuestion, counts
from journeymap.analysis.coverage import Coverage
from journeymap.analysis.pipeline import Pipelines
from journeymap.model.vocabulary import Phase, Role, words_of
from journeymap.workspace import (
    LinkedAccount,
    LinkedContent,
    LinkedJourney,
    LinkedPersona,
    LinkedProgram,
    LinkedStage,
    Workspace,
)

_PHASES = tuple(phase for phase in words_of(Phase) if phase != "select")
"""Where you choose whom to win, nobody reads anything."""
_ROLES = words_of(Role)
_Key = tuple[str, str]
"""A phase and a role."""
_Shelf = dict[_Key, dict[LinkedContent, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentCell:
    """A role in a phase."""

    phase: str
    role: str
    pieces: tuple[LinkedContent, ...]
    """The live pieces that fit, but for those that are made for one account."""
    made_for_one: tuple[LinkedContent, ...]
    """The live pieces that fit and are made for one account."""
    planned: tuple[LinkedContent, ...]
    """The pieces that will fit once they are there."""
    is_asked: bool
    """Whether anybody with the role takes part in the phase."""
    without: tuple[LinkedJourney, ...]
    """The maps on which somebody does and gets nothing; what a map takes over is told of the map that it extends."""
    accounts: tuple[LinkedAccount, ...]
    """The accounts that are in the phase today, go such a way, and hand out nothing to the role there."""

    @property
    def is_hole(self) -> bool:
        """Whether somebody takes part and gets nothing, while nothing that fits is for everyone."""
        return bool(self.without) and not self.pieces


class ContentMatrix:
    """The content of a workspace by phase and role."""

    def __init__(
        self,
        workspace: Workspace,
        question: ContentQuestion,
        coverage: Coverage,
        pipelines: Pipelines,
        buying_groups: BuyingGroups,
    ) -> None:
        self._workspace = workspace
        self._coverage = coverage
        self._pipelines = pipelines
        self._buying_groups = buying_groups
        maps = (map_ for map_ in workspace.journeys.values() if map_.model.status != "retired")
        self._maps = tuple(filter(question.takes_part, maps))

    @cached_property
    def phases(self) -> tuple[str, ...]:
        """The phases through which a map or a program takes anybody."""
        known = {phase for map_ in self._maps for stage in map_.stages_in_scope for phase in stage.phases}
        for program in self._workspace.programs.values():
            known.update(phase for stage in self._pipelines.of_program(program) for phase in stage.phases)
        return tuple(phase for phase in _PHASES if phase in known)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles that personas and people on committees have, and those that a program requires."""
        workspace = self._workspace
        known = {persona.model.role for persona in workspace.personas.values()}
        known.update(role for program in workspace.programs.values() for role in program.model.required_roles)
        for account in workspace.accounts.values():
            known.update(role for member in account.members for role in member.model.roles)
        return tuple(role for role in _ROLES if role in known)

    @cached_property
    def cells(self) -> Mapping[_Key, ContentCell]:
        """What there is for each role in each phase."""
        return {(phase, role): self._cell(phase, role) for phase in self.phases for role in self.roles}

    def _cell(self, phase: str, role: str) -> ContentCell:
        key = (phase, role)
        pieces = self._fitting.get(key, {})
        live = [piece for piece in pieces if piece.model.status == "live"]
        without = self._without.get(key, {})
        return ContentCell(
            phase=phase,
            role=role,
            pieces=tuple(piece for piece in live if piece.model.account is None),
            made_for_one=tuple(piece for piece in live if piece.model.account is not None),
            planned=tuple(piece for piece in pieces if piece.model.status == "planned"),
            is_asked=any(key in asked for asked in self._asked.values()),
            without=tuple(map_ for map_ in without if without.keys().isdisjoint(map_.lineage[:-1])),
            accounts=tuple(
                account
                for account in self._accounts_in.get(phase, ())
                if self._pipelines.map_of(account) in without and key not in self._by_contact.get(account, {})
            ),
        )

    # What fits

    @cached_property
    def _fitting(self) -> _Shelf:
        found: _Shelf = {}
        shelves = (
            *self._aimed.values(), *self._on_maps.values(), *self._by_contact.values(), *self._by_play.values()
        )  # fmt: skip
        for shelf in shelves:
            for key, pieces in shelf.items():
                found.setdefault(key, {}).update(pieces)
        return found

    @cached_property
    def _aimed(self) -> Mapping[str | None, _Shelf]:
        """The pieces that are aimed at a phase by their own word, by the account for which they are made."""
        phases_of: dict[str, dict[str, None]] = {}
        for map_ in self._maps:
            for stage in map_.stages_in_scope:
                phases_of.setdefault(stage.id, {}).update(dict.fromkeys(stage.phases))
        found: dict[str | None, _Shelf] = {}
        for piece in self._workspace.content.values():
            if piece.model.status != "retired":
                shelf = found.setdefault(piece.model.account, {})
                of_stages = (phase for id_ in piece.model.stages for phase in phases_of.get(id_, ()))
                for phase in dict.fromkeys((*piece.model.phases, *of_stages)):
                    for role in self._readers(piece):
                        shelf.setdefault((phase, role), {})[piece] = None
        return found

    def _readers(self, piece: LinkedContent) -> tuple[str, ...]:
        """The roles of those whom a piece is for; all where it does not say."""
        personas = self._workspace.personas
        named = [personas[id_] for id_ in piece.model.for_ if id_ in personas]
        roles = {persona.model.role for persona in named if piece.aims_at(persona)} if named else piece.model.roles
        return tuple(role for role in self.roles if role in roles) if roles or named else self.roles

    @cached_property
    def _on_maps(self) -> Mapping[LinkedJourney, _Shelf]:
        """What each map names for somebody with a role at one of its stages."""
        found: dict[LinkedJourney, _Shelf] = {}
        for map_ in self._maps:
            shelf = found[map_] = {}
            for stage in map_.stages_in_scope:
                for role, personas in self._roles_on[map_].items():
                    for piece in (*self._named(stage, role, personas), *self._aimed_beside(stage, role)):
                        for phase in stage.phases:
                            shelf.setdefault((phase, role), {})[piece] = None
        return found

    def _named(self, stage: LinkedStage, role: str, personas: tuple[LinkedPersona, ...]) -> Iterator[LinkedContent]:
        """Yield what is named at a stage for personas; where a role has none, what is named for it or for everybody."""
        involved = [persona for persona in stage.personas if persona in personas]
        if personas and not involved:
            return
        for point in stage.touchpoints:
            if point.counts and (any(map(point.serves, involved)) if involved else not point.model.for_):
                yield from (piece for piece in point.content if self._reads(piece, role, involved, stage))
            elif point.counts and not involved:
                yield from (piece for piece in point.content if role in piece.model.roles and counts(piece, stage))
        yield from (piece for piece in stage.content if self._reads(piece, role, involved, stage))

    def _aimed_beside(self, stage: LinkedStage, role: str) -> Iterator[LinkedContent]:
        """Yield what is aimed at one of several phases of a stage, and so is there in the others as well."""
        if len(stage.phases) > 1:
            is_told = stage.journey.base is not None
            pieces = (piece for piece in stage.aimed if piece.model.account or not is_told)
            yield from (piece for piece in pieces if counts(piece, stage) and role in self._readers(piece))

    def _reads(self, piece: LinkedContent, role: str, personas: list[LinkedPersona], stage: LinkedStage) -> bool:
        if not counts(piece, stage):
            return False
        if personas:
            return not piece.model.for_ or any(persona.id in piece.model.for_ for persona in personas)
        return role in self._readers(piece)

    @cached_property
    def _by_contact(self) -> Mapping[LinkedAccount, _Shelf]:
        found: dict[LinkedAccount, _Shelf] = {}
        for account in self._workspace.accounts.values():
            for entry in account.plan:
                stage = self._pipelines.stage(account, stage_of(entry)) if entry.content and entry.counts else None
                for phase in stage.phases if stage else ():
                    for role in entry.roles:
                        shelf = found.setdefault(account, {})
                        shelf.setdefault((phase, role), {}).update(dict.fromkeys(entry.content))
        return found

    @cached_property
    def _by_play(self) -> Mapping[LinkedProgram, _Shelf]:
        """What the plays of each program hand out at the stage with which they begin."""
        found: dict[LinkedProgram, _Shelf] = {}
        for program in self._workspace.programs.values():
            shelf = found[program] = {}
            phases = {stage.id: stage.phases for stage in self._pipelines.of_program(program)}
            for play in program.plays:
                for phase in phases.get(play.model.stage or "", ()):
                    for role in play.model.who or self.roles:
                        shelf.setdefault((phase, role), {}).update(dict.fromkeys(play.content))
        return found

    # Who takes part

    @cached_property
    def _roles_on(self) -> Mapping[LinkedJourney, Mapping[str, tuple[LinkedPersona, ...]]]:
        """The roles of those who go each way, with the personas of the map who stand for them; none for a role that no
        persona has.
        """
        found: dict[LinkedJourney, dict[str, dict[LinkedPersona, None]]] = {}
        for map_ in self._maps:
            roles = found[map_] = {}
            for persona in map_.personas:
                if persona.model.role:
                    roles.setdefault(persona.model.role, {})[persona] = None
        own = {map_: frozenset(roles) for map_, roles in found.items()}
        for account, map_ in self._ways:
            required = frozenset(self._buying_groups.required_roles(account))
            for role in required:
                found[map_].setdefault(role, {})
            with_a_part = own[map_] | required
            for member in account.members:
                for role in member.model.roles:
                    if member.persona in map_.personas and role not in own[map_]:
                        found[map_].setdefault(role, {})[member.persona] = None
                    elif with_a_part.isdisjoint(member.model.roles):
                        found[map_].setdefault(role, {})
        return {map_: {role: tuple(personas) for role, personas in roles.items()} for map_, roles in found.items()}

    @cached_property
    def _ways(self) -> tuple[tuple[LinkedAccount, LinkedJourney], ...]:
        """The chosen accounts, each with the map that it follows."""
        maps = frozenset(self._maps)
        targets = filter(self._buying_groups.is_target, self._workspace.accounts.values())
        followed = ((account, self._pipelines.map_of(account)) for account in targets)
        return tuple((account, map_) for account, map_ in followed if map_ in maps)

    @cached_property
    def _asked(self) -> Mapping[LinkedJourney, Mapping[_Key, list[LinkedStage]]]:
        """Who takes part in which phase of each map, and at which stages."""
        found: dict[LinkedJourney, dict[_Key, list[LinkedStage]]] = {}
        for map_ in self._maps:
            asked = found[map_] = {}
            for stage in self._near_stages(map_):
                for role, personas in self._roles_on[map_].items():
                    if not personas or not frozenset(personas).isdisjoint(stage.personas):
                        for phase in stage.phases:
                            if phase in _PHASES and has_a_part(role, {phase}):
                                asked.setdefault((phase, role), []).append(stage)
        return found

    def _near_stages(self, map_: LinkedJourney) -> list[LinkedStage]:
        account, pipelines = map_.account, self._pipelines
        stages = [stage for stage in map_.stages_in_scope if not stage.is_selection and not pipelines.is_past(stage)]
        if account is None or map_.base is None:
            return stages
        near = {stage.id for stage in (pipelines.now(account), pipelines.ahead(account)) if stage}
        return [stage for stage in stages if stage.id in near]

    @cached_property
    def _without(self) -> Mapping[_Key, Mapping[LinkedJourney, None]]:
        """The maps on which somebody with a role takes part in a phase and gets nothing."""
        found: dict[_Key, dict[LinkedJourney, None]] = {}
        for map_, asked in self._asked.items():
            shelves = tuple(self._shelves_of(map_))
            for key, stages in asked.items():
                personas = self._roles_on[map_][key[1]]
                cells = (cell for stage in stages for cell in self._coverage.at(stage) if cell.persona in personas)
                served = any("content" not in cell.missing for cell in cells) or any(
                    self._is_there(piece, map_) for shelf in shelves for piece in shelf.get(key, ())
                )
                if not served:
                    found.setdefault(key, {})[map_] = None
        return found

    def _shelves_of(self, map_: LinkedJourney) -> Iterator[_Shelf]:
        """What may reach those who go a way, beside what coverage counts."""
        yield self._on_maps[map_]
        yield self._aimed.get(None, {})
        if map_.account:
            yield self._aimed.get(map_.account.id, {})
            yield self._by_contact.get(map_.account, {})
        yield from (self._by_play[program] for program in self._programs_on.get(map_, ()))

    @staticmethod
    def _is_there(piece: LinkedContent, map_: LinkedJourney) -> bool:
        return piece.model.status == "live" or (piece.model.status == "planned" and map_.is_target)

    @cached_property
    def _programs_on(self) -> Mapping[LinkedJourney, Mapping[LinkedProgram, None]]:
        """The programs whose accounts go each way."""
        found: dict[LinkedJourney, dict[LinkedProgram, None]] = {}
        for account, map_ in self._ways:
            found.setdefault(map_, {}).update(dict.fromkeys(self._workspace.uses.account_programs[account]))
        return found

    @cached_property
    def _accounts_in(self) -> Mapping[str, list[LinkedAccount]]:
        """The chosen accounts with a map that are in each phase today."""
        found: dict[str, list[LinkedAccount]] = {}
        for account, _ in self._ways:
            now = self._pipelines.now(account)
            for phase in now.phases if now else ():
                found.setdefault(phase, []).append(account)
        return found
