"""What several accounts need, each told once: on the map that they follow, of a persona, a program, or content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.analysis.content import content_use, cost_of
from journeymap.analysis.measures import name_of
from journeymap.view.gaps.acts import Act, Where, holders, listed, more
from journeymap.view.gaps.state import OF_UNKNOWN_VALUE, AccountState, band
from journeymap.view.links import map_page
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney, LinkedStage

_FEW = 3
"""So many accounts, stages or pieces are named."""


def acts_for_many(
    journeys: Sequence[LinkedJourney], states: Sequence[AccountState], analysis: Analysis
) -> Iterator[Act]:
    """Yield what several accounts need."""
    yield from _roles(journeys, analysis)
    yield from _maps(states)
    yield from _worries(states, analysis)
    yield from _proof(states, analysis)
    yield from _measures(states, analysis)
    yield from _idle_content(analysis)


def _roles(journeys: Sequence[LinkedJourney], analysis: Analysis) -> Iterator[Act]:
    """Yield the roles for which a map has nothing, where several accounts that follow it need it now."""
    for journey in journeys:
        gaps = analysis.unplanned_roles.on_map(journey)
        by_roles: dict[tuple[str, ...], list[LinkedStage]] = {}
        for stage, gap in gaps.items():
            roles = [role for role in gap.roles if not _is_made_anyway(stage, role, analysis)]
            if roles:
                by_roles.setdefault(tuple(roles), []).append(stage)
        for roles_alike, stages in by_roles.items():
            accounts = list(dict.fromkeys(account for stage in stages for account in gaps[stage].accounts))
            yield _for_roles(journey, roles_alike, stages, accounts, analysis)


def _is_made_anyway(stage: LinkedStage, role: str, analysis: Analysis) -> bool:
    """Whether a persona with the role has no touchpoint there, which is to be made for them."""
    cells = analysis.coverage.at(stage)
    return any(cell.persona and cell.persona.model.role == role and not cell.touchpoint for cell in cells)


def _for_roles(
    journey: LinkedJourney,
    roles: Sequence[str],
    stages: Sequence[LinkedStage],
    accounts: Sequence[LinkedAccount],
    analysis: Analysis,
) -> Act:
    names = listed([account.name for account in accounts], _FEW)
    where = listed([stage.name for stage in stages], _FEW)
    return Act(
        kind="role",
        sentence=f"plan something for {holders(roles)} at {where}: {names} will need it",
        about=names,
        map=journey.id,
        map_title=journey.name,
        map_page=map_page(journey),
        stages=tuple(Where(stage.id, stage.name) for stage in stages),
        roles=tuple(roles),
        owner=stages[0].owners[0] if stages[0].owners else journey.model.owner,
        band=max(band(account, analysis) for account in accounts),
        weight=len(accounts),
    )


def _maps(states: Sequence[AccountState]) -> Iterator[Act]:
    """Yield the accounts that follow no map, as one act for each segment, and one for those that are in none."""
    by_segment: dict[str | None, list[AccountState]] = {}
    for state in states:
        if state.journey is None:
            segment = state.account.segment
            by_segment.setdefault(segment.model.name if segment else None, []).append(state)
    for name, alike in by_segment.items():
        if len(alike) == 1:
            yield alike[0].act("map", "marketing", "draw a map of how this account buys: it follows none yet")
            continue
        accounts = listed([state.account.name for state in alike], _FEW)
        who = f"'{name}'" if name else "they"
        first = alike[0].act("map", "marketing", "")
        yield Act(
            kind="map",
            sentence=f"draw a map of how {who} buy: {accounts} follow none yet",
            about=f"{name}: {accounts}" if name else accounts,
            owner=first.owner,
            team=first.team,
            band=max(band(state.account, state.analysis) for state in alike),
            weight=len(alike),
        )


def _worries(states: Sequence[AccountState], analysis: Analysis) -> Iterator[Act]:
    """Yield the worries of a persona that are open at several accounts."""
    for persona in analysis.workspace.personas.values():
        worries = analysis.worries.of_persona(persona)
        if worries and states:
            texts = list(worries)
            name, number = persona.model.name, max(worries.values())
            yield Act(
                kind="answer",
                sentence=f"answer what worries {name} at {number} accounts: {texts[0]}{more(texts)}",
                about=texts[0],
                personas=(persona.id,),
                persona_names=(name,),
                roles=(persona.model.role,) if persona.model.role else (),
                band=OF_UNKNOWN_VALUE,
                weight=number,
            )


def _proof(states: Sequence[AccountState], analysis: Analysis) -> Iterator[Act]:
    """Yield the proof that would convince several accounts, and that nobody hands out at any of them."""
    for piece, accounts in analysis.idle_proof.accounts.items():
        alike = [state for state in states if state.account in accounts]
        if alike and len(accounts) > 1:
            names = listed([state.account.name for state in alike], _FEW)
            first = alike[0].act("proof", "marketing", "")
            yield Act(
                kind="proof",
                sentence=f"decide who gets '{piece.model.title}' at {names}: it would convince them",
                about=f"{piece.model.title}: {names}",
                owner=first.owner,
                team=first.team,
                band=max(band(state.account, analysis) for state in alike),
                weight=len(alike),
            )


def _measures(states: Sequence[AccountState], analysis: Analysis) -> Iterator[Act]:
    """Yield the measures of programs with which nobody can work."""
    programs = dict.fromkeys(program for state in states for program in analysis.uses.account_programs[state.account])
    for program in programs:
        names = [name_of(metric.model) for metric in analysis.measures.owned_by(program) if metric.lacks]
        if names:
            yield Act(
                kind="measure",
                sentence=f"settle who reads '{names[0]}'{more(names)}, where, and what it should be by when",
                about=names[0],
                owner=program.model.owner,
            )


def _idle_content(analysis: Analysis) -> Iterator[Act]:
    """Yield the content that has cost something and that nobody comes across, once for each owner."""
    by_owner: dict[str | None, list[LinkedContent]] = {}
    for piece in analysis.workspace.content.values():
        is_told = piece in analysis.idle_proof.accounts
        if content_use(piece, analysis.workspace) == "nowhere" and cost_of(piece) and not is_told:
            by_owner.setdefault(piece.model.owner, []).append(piece)
    for owner, pieces in by_owner.items():
        titles, cost = [piece.model.title for piece in pieces], cost_of(pieces[0])
        spent = f": it cost {cost}" if len(pieces) == 1 else ""
        sentence = f"decide who gets '{titles[0]}'{more(titles)}, or retire it{spent}"
        yield Act(kind="idle", sentence=sentence, about=titles[0], owner=owner)
