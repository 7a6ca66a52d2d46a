"""The library comes in; a page for every persona, channel and content piece goes out, each with where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journeymap.coverage import Cell
from journeymap.model.texts import Saying
from journeymap.view.board import Fact
from journeymap.view.parts import (
    GapIndex,
    GapMark,
    Share,
    SourceNote,
    Target,
    channel_target,
    content_page,
    link_url,
    map_page,
    persona_page,
    place_url,
    source_notes,
)
from journeymap.workspace import (
    LinkedChannel,
    LinkedContent,
    LinkedPersona,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class Use:
    """Somewhere a thing is used: on which map, at which stage, through what."""

    map: Target
    stage: str
    stage_id: str
    through: str | None
    is_word: bool = False
    """Whether `through` is a word of ours, not the name of a touchpoint."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A titled list of texts."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A map a persona takes part in, with how well each stage serves them; None where a stage is out of scope."""

    map: Target
    stages: tuple[tuple[str, Share | None], ...]
    share: Share


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The page of a persona, a channel or a content piece."""

    kind: str
    id: str
    title: str
    page: str
    quote: str | None
    image: str | None
    """A picture's path from the workspace."""
    facts: tuple[Fact, ...]
    lists: tuple[TextList, ...]
    link: Target | None
    uses: tuple[Use, ...]
    journeys: tuple[JourneyRow, ...]
    notes: str | None
    sources: tuple[SourceNote, ...]
    gaps: tuple[GapMark, ...]
    source_url: str | None


def library_pages(workspace: Workspace, gaps: GapIndex) -> tuple[LibraryPage, ...]:
    """All pages of the library; built-in channels have one where they are used."""
    used = [one for one in workspace.channels.values() if one.touchpoints or not one.built_in]
    return (
        *(_persona(one, gaps) for one in workspace.personas.values()),
        *(_channel(one, gaps) for one in used),
        *(_content(one, gaps) for one in workspace.content.values()),
    )


def _persona(persona: LinkedPersona, gaps: GapIndex) -> LibraryPage:
    model, workspace = persona.model, gaps.workspace
    segment = workspace.segments.get(model.segment or "")
    likes = model.preferences
    channels = (workspace.channels[id_].name for id_ in likes.channels if id_ in workspace.channels)
    return LibraryPage(
        kind="persona",
        id=persona.id,
        title=model.name,
        page=persona_page(persona),
        quote=model.quote,
        image=model.image,
        facts=_facts(
            ("Buying role", _words(model.role)),
            ("Job title", model.job_title),
            ("Segment", segment.model.name if segment else None),
            ("Prefers", ", ".join(channels)),
            ("Likes to read", _words(*likes.content_types)),
            ("Devices", _words(*likes.devices)),
        ),
        lists=_lists(
            ("Goals", model.goals),
            ("Challenges", model.challenges),
            ("Concerns", model.concerns),
            ("Questions", model.questions),
            ("Objections", model.objections),
            ("Outcomes", model.outcomes),
        ),
        link=None,
        uses=(),
        journeys=tuple(_journey_row(persona, journey) for journey in persona.journeys),
        notes=model.notes,
        sources=source_notes(workspace, model.sources),
        gaps=gaps.at(persona.place),
        source_url=place_url(workspace, persona.place),
    )


def _journey_row(persona: LinkedPersona, journey: object) -> JourneyRow:
    from journeymap.workspace import LinkedJourney

    assert isinstance(journey, LinkedJourney)
    stages = [(stage.name, _cell_share(stage, persona) if stage.in_scope else None) for stage in journey.stages]
    known = [share for _, share in stages if share]
    total = Share(sum(share.yes for share in known), sum(share.of for share in known))
    return JourneyRow(Target(journey.model.title, page=map_page(journey)), tuple(stages), total)


def _cell_share(stage: LinkedStage, persona: LinkedPersona) -> Share:
    answers = [answer for _, answer in Cell(stage, persona).answers]
    return Share(sum(answers), len(answers))


def _channel(channel: LinkedChannel, gaps: GapIndex) -> LibraryPage:
    model, workspace = channel.model, gaps.workspace
    return LibraryPage(
        kind="channel",
        id=channel.id,
        title=channel.name,
        page=channel_target(channel).page or "",
        quote=None,
        image=None,
        facts=_facts(
            ("Medium", _words(model.medium)),
            ("Ownership", _words(model.ownership)),
            ("Devices", _words(*model.devices)),
            ("Declared", _words("built in" if channel.built_in else None)),
        ),
        lists=(),
        link=None,
        uses=_touchpoint_uses(channel.touchpoints),
        journeys=(),
        notes=model.notes,
        sources=(),
        gaps=() if channel.built_in else gaps.at(channel.place),
        source_url=None if channel.built_in else place_url(workspace, channel.place),
    )


def _content(piece: LinkedContent, gaps: GapIndex) -> LibraryPage:
    model, workspace = piece.model, gaps.workspace
    names = (workspace.personas[id_].model.name for id_ in model.for_ if id_ in workspace.personas)
    return LibraryPage(
        kind="content",
        id=piece.id,
        title=model.title,
        page=content_page(piece),
        quote=None,
        image=None,
        facts=_facts(
            ("Type", _words(model.type)),
            ("Status", _words(model.status)),
            ("Message", _words(model.message)),
            ("Voice", _words(model.voice)),
            ("Personalization", _words(model.personalization)),
            ("Roles", _words(*model.roles)),
            ("Phases", _words(*model.phases)),
            ("For", ", ".join(names)),
            ("Language", model.language),
            ("Owner", model.owner),
            ("Cost", model.cost),
            ("Reviewed", model.reviewed.isoformat() if model.reviewed else None),
            ("Expires", model.expires.isoformat() if model.expires else None),
        ),
        lists=(TextList("Addresses", model.addresses),) if model.addresses else (),
        link=Target(model.url, url=link_url(workspace, model.url)) if model.url else None,
        uses=(
            *_touchpoint_uses(piece.touchpoints),
            *_stage_uses(piece.stages, "the stage as a whole"),
            *_stage_uses(piece.aimed_at, "aimed by phase or role"),
        ),
        journeys=(),
        notes=model.notes,
        sources=(),
        gaps=gaps.at(piece.place),
        source_url=place_url(workspace, piece.place),
    )


def _touchpoint_uses(touchpoints: Iterable[LinkedTouchpoint]) -> tuple[Use, ...]:
    return tuple(_use(one.stage, one.model.name) for one in touchpoints)


def _stage_uses(stages: Iterable[LinkedStage], through: str) -> tuple[Use, ...]:
    return tuple(replace(_use(stage, through), is_word=True) for stage in stages)


def _use(stage: LinkedStage, through: str) -> Use:
    journey = stage.journey
    return Use(Target(journey.model.title, page=map_page(journey)), stage.name, stage.id, through)


def _facts(*facts: tuple[str, str | tuple[str, ...] | None]) -> tuple[Fact, ...]:
    return tuple(
        Fact(label, value) if isinstance(value, str) else Fact(label, ", ".join(value), words=value)
        for label, value in facts
        if value
    )


def _words(*words: str | None) -> tuple[str, ...]:
    """Words of the format as people say them."""
    return tuple(word.replace("_", " ") for word in words if word)


def _lists(*lists: tuple[str, Sequence[Saying]]) -> tuple[TextList, ...]:
    return tuple(TextList(title, tuple(one.text for one in texts)) for title, texts in lists if texts)
