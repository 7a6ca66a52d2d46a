"""The pages of the library: every persona, channel, content piece and segment, and where each is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.analysis.answers import ContentAnswers
from journeymap.analysis.content import uses_of
from journeymap.model.values import Saying
from journeymap.model.vocabulary import label
from journeymap.translatable import N_
from journeymap.view.channel_icons import channel_icon
from journeymap.view.content.pieces import AnswerRow, answer_row
from journeymap.view.faces import Face, face_of
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.library.before_call import BeforeCall, before_call
from journeymap.view.library.framework_stages import FrameworkStageRow, framework_stage_rows
from journeymap.view.library.where_used import (
    AccountUse,
    PaidUse,
    PlayUse,
    Use,
    account_uses,
    contact_uses,
    member_uses,
    paid_uses,
    play_uses,
    stage_uses,
    touchpoint_uses,
)
from journeymap.view.links import (
    channel_target,
    content_page,
    framework_page,
    link_url,
    map_page,
    persona_page,
    persona_target,
    place_url,
    segment_page,
)
from journeymap.view.records import Fact, Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedPlay,
    LinkedProgram,
    LinkedSegment,
    Uses,
    Workspace,
)

_MOST_SPEAKERS = 20
"""So many of those are named whose words a piece answers."""


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text with the sources that the page tells by their numbers."""

    text: str
    sources: tuple[SourceNote, ...] = ()
    id: str | None = None
    answers: tuple[Target, ...] = ()
    """The content that answers it for everybody who says so."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A titled list of texts."""

    title: str
    texts: tuple[ListedText, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage:
    """The page of a persona, a channel, a content piece or a segment; what a kind does not have stays empty."""

    kind: str
    id: str
    title: str
    page: str
    facts: tuple[Fact, ...]
    detail: str | None
    """The fact that distinguishes it in a list."""
    notes: str | None
    gaps: tuple[GapMark, ...]
    source_url: str | None
    status: str | None = None
    quote: str | None = None
    image: str | None = None
    """A picture's path from the workspace."""
    alt: str | None = None
    face: Face | None = None
    """Of a persona."""
    icon: str | None = None
    """Of a channel."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Labels and texts of its own."""
    lists: tuple[TextList, ...] = ()
    about: str | None = None
    """What it is good for, as a plain text."""
    stages: tuple[FrameworkStageRow, ...] = ()
    link: Target | None = None
    answers: tuple[AnswerRow, ...] = ()
    """What it answers, and whose words these are."""
    uses: tuple[Use, ...] = ()
    accounts: tuple[AccountUse, ...] = ()
    plays: tuple[PlayUse, ...] = ()
    paid: tuple[PaidUse, ...] = ()
    call: BeforeCall | None = None
    """What helps to speak to a persona."""
    preferred_by: tuple[Target, ...] = ()
    """The personas who prefer a channel."""
    sources: tuple[SourceNote, ...] = ()
    maps: tuple[Target, ...] = ()
    personas: tuple[Target, ...] = ()

    @property
    def used(self) -> int:
        """In how many places it is used."""
        on_maps = self.call.maps if self.call else self.maps
        return sum(map(len, (self.uses, self.accounts, self.plays, on_maps, self.personas)))


def library_pages(gaps: GapIndex) -> tuple[LibraryPage, ...]:
    """Return all pages of the library; built-in channels have one where they are used."""
    workspace = gaps.workspace
    uses = workspace.uses
    channels = [channel for channel in workspace.channels.values() if not channel.built_in or _is_known(channel, uses)]
    program_of = {play: program for program in workspace.programs.values() for play in program.plays}
    return (
        *(_persona(persona, gaps) for persona in workspace.personas.values()),
        *(_channel(channel, gaps, program_of) for channel in channels),
        *(_content(piece, gaps, program_of) for piece in workspace.content.values()),
        *(_segment(segment, gaps) for segment in workspace.segments.values()),
        *(_framework(framework, gaps) for framework in _known(workspace)),
    )


def _is_known(channel: LinkedChannel, uses: Uses) -> bool:
    """Whether pages name a channel, and lead to its page."""
    users = (uses.channel_touchpoints, uses.channel_contacts, uses.channel_plays, uses.channel_costs)
    return any(channel in each for each in users) or channel in uses.channel_personas


def _known(workspace: Workspace) -> Iterator[LinkedFramework]:
    """Yield the frameworks that somebody declares or follows, with those that they change."""
    programs = workspace.programs.values()
    followed = {program.framework for program in programs} | {map_.framework for map_ in workspace.journeys.values()}
    known = [each for each in workspace.frameworks.values() if not each.built_in or each in followed]
    bases = {framework.base for framework in known}
    yield from (each for each in workspace.frameworks.values() if each in known or each in bases)


def _persona(persona: LinkedPersona, gaps: GapIndex) -> LibraryPage:
    model, workspace, uses = persona.model, gaps.workspace, gaps.workspace.uses
    segment = workspace.segments.get(model.segment or "")
    preferences = model.preferences
    sources = SourceList(workspace)
    sources.notes(model.sources)
    channels = [workspace.channels[id_] for id_ in preferences.channels if id_ in workspace.channels]
    return LibraryPage(
        kind=N_("persona"),
        id=persona.id,
        title=model.name,
        page=persona_page(persona),
        detail=_word(model.role),
        quote=model.quote,
        image=model.image,
        alt=model.alt,
        face=face_of(persona),
        attributes=tuple(model.attributes.items()),
        facts=(
            *_facts(
                (N_("Buying role"), _words(model.role)),
                (N_("Job title"), model.job_title),
            ),
            *((Fact(N_("Segment"), segment.model.name, page=segment_page(segment)),) if segment else ()),
            *((_to_channels(N_("Prefers"), channels),) if channels else ()),
            *_facts(
                (N_("Likes to read"), _words(*preferences.content_types)),
                (N_("Devices"), _words(*preferences.devices)),
            ),
        ),
        lists=_lists(
            sources,
            gaps.analysis.content_answers,
            (N_("Goals"), model.goals),
            (N_("Triggers"), model.triggers),
            (N_("Outcomes"), model.outcomes),
            (N_("Challenges"), model.challenges),
        ),
        accounts=member_uses(uses.persona_members[persona], gaps.analysis),
        call=before_call(persona, gaps, sources),
        notes=model.notes,
        sources=sources.all(),
        gaps=gaps.at(persona.place),
        source_url=place_url(workspace, persona.place),
    )


def _channel(channel: LinkedChannel, gaps: GapIndex, program_of: Mapping[LinkedPlay, LinkedProgram]) -> LibraryPage:
    model, workspace, uses = channel.model, gaps.workspace, gaps.workspace.uses
    return LibraryPage(
        kind=N_("channel"),
        id=channel.id,
        title=channel.name,
        page=channel_target(channel).page or "",
        icon=channel_icon(channel),
        detail=_word(model.medium),
        facts=_facts(
            (N_("Medium"), _words(model.medium)),
            (N_("Ownership"), _words(model.ownership)),
            (N_("Devices"), _words(*model.devices)),
            (N_("Declared"), _words(N_("built in") if channel.built_in else None)),
        ),
        uses=touchpoint_uses(uses.channel_touchpoints[channel]),
        accounts=contact_uses(uses.channel_contacts[channel], gaps.analysis),
        plays=play_uses(uses.channel_plays[channel], program_of),
        paid=paid_uses(uses.channel_costs[channel]),
        preferred_by=tuple(map(persona_target, uses.channel_personas[channel])),
        notes=model.notes,
        gaps=() if channel.built_in else gaps.at(channel.place),
        source_url=None if channel.built_in else place_url(workspace, channel.place),
    )


def _content(piece: LinkedContent, gaps: GapIndex, program_of: Mapping[LinkedPlay, LinkedProgram]) -> LibraryPage:
    model, workspace, analysis = piece.model, gaps.workspace, gaps.analysis
    uses = uses_of(piece, workspace)
    names = (workspace.personas[id_].model.name for id_ in model.for_ if id_ in workspace.personas)
    account = workspace.accounts.get(model.account or "")
    return LibraryPage(
        kind=N_("content"),
        id=piece.id,
        title=model.title,
        page=content_page(piece),
        detail=_word(model.type),
        status=_word(model.status),
        facts=_named(N_("Stages"), *dict.fromkeys(_names_of_stages(model.stages, workspace)))
        + _facts(
            (N_("Type"), _words(model.type)),
            (N_("Status"), _words(model.status)),
            (N_("Message"), _words(model.message)),
            (N_("Voice"), _words(model.voice)),
            (N_("Personalization"), _words(model.personalization)),
            (N_("Roles"), _words(*model.roles)),
            (N_("Phases"), _words(*model.phases)),
            (N_("Segments"), ", ".join(_names_of_segments(model.segments, workspace))),
            (N_("For"), ", ".join(names)),
            (N_("Account"), account.name if account else None),
            (N_("Buying jobs"), _words(*model.jobs)),
            (N_("Language"), model.language),
            (N_("Owner"), model.owner),
            (N_("Cost"), model.cost),
            (N_("Reviewed"), model.reviewed.isoformat() if model.reviewed else None),
            (N_("Expires"), model.expires.isoformat() if model.expires else None),
        ),
        answers=tuple(
            answer_row(answered, piece, analysis, _MOST_SPEAKERS) for answered in analysis.content_answers.of(piece)
        ),
        link=Target(model.url, url=link_url(workspace, model.url)) if model.url else None,
        uses=(
            *touchpoint_uses(uses.touchpoints),
            *stage_uses(uses.stages, N_("the stage as a whole")),
            *stage_uses(uses.aims, N_("aimed by phase or role")),
        ),
        accounts=contact_uses(uses.contacts, analysis),
        plays=play_uses(uses.plays, program_of),
        notes=model.notes,
        gaps=gaps.at(piece.place),
        source_url=place_url(workspace, piece.place),
    )


def _names_of_stages(ids: Sequence[str], workspace: Workspace) -> Iterator[str]:
    """Yield what stages are called in the frameworks in use that have them."""
    used = {journey.framework for journey in workspace.journeys.values()} - {None}
    for id_ in ids:
        stages = [framework.stages[id_] for framework in used if framework and id_ in framework.stages]
        yield from [stage.name for stage in stages if stage.name] or [id_]


def _names_of_segments(ids: Sequence[str], workspace: Workspace) -> Iterator[str]:
    yield from (workspace.segments[id_].model.name for id_ in ids if id_ in workspace.segments)


def _segment(segment: LinkedSegment, gaps: GapIndex) -> LibraryPage:
    model = segment.model
    personas = (persona for persona in gaps.workspace.personas.values() if persona.model.segment == segment.id)
    journeys = gaps.workspace.uses.segment_journeys[segment]
    return LibraryPage(
        kind=N_("segment"),
        id=segment.id,
        title=model.name,
        page=segment_page(segment),
        detail=None,
        facts=_facts(
            (N_("Region"), model.region),
            (N_("Market"), model.market),
            (N_("Size"), model.size),
            (N_("Who belongs to it"), model.rule),
            (N_("Accounts of this kind"), str(model.universe) if model.universe is not None else None),
        ),
        maps=tuple(Target(journey.name, page=map_page(journey)) for journey in journeys),
        accounts=account_uses(gaps.workspace.uses.segment_accounts[segment], gaps.analysis),
        personas=tuple(map(persona_target, personas)),
        notes=model.notes,
        gaps=gaps.at(segment.place),
        source_url=place_url(gaps.workspace, segment.place),
    )


def _framework(framework: LinkedFramework, gaps: GapIndex) -> LibraryPage:
    model, workspace = framework.model, gaps.workspace
    journeys = workspace.uses.framework_journeys[framework]
    base = framework.base
    return LibraryPage(
        kind=N_("framework"),
        id=framework.id,
        title=framework.name,
        page=framework_page(framework),
        detail=_word(model.unit),
        about=model.note,
        facts=(
            *((Fact(N_("Extends"), base.name, page=framework_page(base)),) if base else ()),
            *_facts(
                (N_("Follows"), _words(model.unit)),
                (N_("Movement"), _words(model.movement)),
                (N_("Declared"), _words(N_("built in") if framework.built_in else None)),
            ),
        ),
        stages=framework_stage_rows(framework),
        maps=tuple(Target(journey.name, page=map_page(journey)) for journey in journeys),
        notes=None,
        gaps=() if framework.built_in else gaps.at(framework.place),
        source_url=None if framework.built_in else place_url(workspace, framework.place),
    )


def _facts(*facts: tuple[str, str | tuple[str, ...] | None]) -> tuple[Fact, ...]:
    return tuple(
        Fact(title, value) if isinstance(value, str) else Fact(title, ", ".join(value), words=value)
        for title, value in facts
        if value
    )


def _named(label: str, *names: str) -> tuple[Fact, ...]:
    return (Fact(label, ", ".join(names), parts=names),) if names else ()


def _to_channels(label: str, channels: Sequence[LinkedChannel]) -> Fact:
    names = ", ".join(channel.name for channel in channels)
    return Fact(label, names, targets=tuple(map(channel_target, channels)))


def _words(*words: str | None) -> tuple[str, ...]:
    return tuple(label(word) for word in words if word)


def _word(word: str | None) -> str | None:
    return label(word) if word else None


def _lists(sources: SourceList, answers: ContentAnswers, *lists: tuple[str, Sequence[Saying]]) -> tuple[TextList, ...]:
    return tuple(
        TextList(title, tuple(_listed(saying, sources, answers) for saying in texts)) for title, texts in lists if texts
    )


def _listed(saying: Saying, sources: SourceList, answers: ContentAnswers) -> ListedText:
    pieces = (Target(piece.model.title, page=content_page(piece)) for piece in answers.pieces(saying))
    return ListedText(saying.text, sources.notes(saying.sources), saying.id, tuple(pieces))
