"""The small records that every page is made of, and how they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from journeymap.analysis import Analysis
from journeymap.findings import Finding, Severity
from journeymap.model.values import Link, Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES
from journeymap.redaction import was_removed, without
from journeymap.source import Document, Place, Route
from journeymap.view.owners import owner_on_page
from journeymap.workspace import LinkedChannel, LinkedContent, LinkedJourney, LinkedPersona, Workspace
from journeymap.workspace.page_names import page_name


@dataclass(frozen=True, slots=True)
class Target:
    """A text that may lead somewhere: to one of our pages, or to an address."""

    text: str
    page: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class PersonaTag:
    """A persona as it is named on a map; `number` counts the map's personas from 1 and chooses mark and color."""

    id: str
    name: str
    number: int
    page: str
    role: str | None = None

    @property
    def mark(self) -> int:
        """Which of the six shapes and colors is theirs; the seventh persona begins again."""
        return (self.number - 1) % 6 + 1


@dataclass(frozen=True, slots=True)
class GapMark:
    """A finding as it stands on a page."""

    number: int
    code: str
    name: str
    severity: str
    message: str
    fix: str
    where: str
    source_url: str | None
    stage: str | None
    persona: str | None
    owner: str | None
    overdue: bool
    map: str | None = None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a claim comes from."""

    kind: str
    is_customer: bool
    n: int | None
    date: str | None
    note: str | None
    url: str | None


def map_page(journey: LinkedJourney) -> str:
    """The page of a map."""
    return f"maps/{page_name(journey.id)}"


def gaps_page(journey: LinkedJourney) -> str:
    """The gap report of a map."""
    return f"gaps/{page_name(journey.id)}"


def persona_page(persona: LinkedPersona) -> str:
    """The page of a persona."""
    return f"personas/{page_name(persona.id)}"


def channel_target(channel: LinkedChannel) -> Target:
    """A channel's name, leading to its page."""
    return Target(channel.name, page=f"channels/{page_name(channel.id)}")


def content_page(piece: LinkedContent) -> str:
    """The page of a content piece."""
    return f"content/{page_name(piece.id)}"


def persona_tag(persona: LinkedPersona, number: int) -> PersonaTag:
    """A persona as the number-th on a map."""
    model = persona.model
    return PersonaTag(persona.id, model.name, number, persona_page(persona), model.role)


def safe_url(url: str | None) -> str | None:
    """An address that may stand in a link: http, https, mailto or relative. Anything else is None, and so is what
    personal data was taken out of.
    """
    if url is None or was_removed(url):
        return None
    plain = "".join(sign for sign in url if sign.isprintable() and not sign.isspace())
    if "\\" in plain:  # browsers read it as a slash, so that a relative address may name another host
        return None
    try:
        scheme = urlsplit(plain).scheme.lower()
    except ValueError:
        return None
    if scheme in ("http", "https", "mailto"):
        return plain
    return None if scheme or plain.startswith("//") or ":" in plain.split("/")[0] else plain


def is_web(url: str | None) -> bool:
    """Whether an address leads to the web or to a mailbox, not to a file of the repository."""
    return bool(url) and (safe_url(url) or "").startswith(("http:", "https:", "mailto:"))


def file_url(workspace: Workspace, path: str) -> str | None:
    """Where the git host shows a file of the workspace; None unless `site.source_url` says so."""
    base = safe_url(workspace.settings.site.source_url)
    return f"{base.rstrip('/')}/{quote(path)}" if base and file_name(workspace, path) == path else None


def file_name(workspace: Workspace, path: str) -> str:
    """How a page calls a file: by its path, without any e-mail address that somebody named it after."""
    return without(path) if workspace.personal_data else path


def link_url(workspace: Workspace, url: str | None) -> str | None:
    """A written address as it may stand on a page: web addresses as they are, files where the git host shows them."""
    if url is None or is_web(url):
        return safe_url(url)
    return file_url(workspace, url) if safe_url(url) else None


def place_url(workspace: Workspace, place: Place) -> str | None:
    """Where the git host shows the line of a place."""
    document, span = place.resolve()
    url = file_url(workspace, document.path)
    return f"{url}#L{span.line}" if url else None


def link_targets(workspace: Workspace, links: Iterable[Link]) -> tuple[Target, ...]:
    """Written links, ready for a page."""
    return tuple(Target(link.title or link.url, url=link_url(workspace, link.url)) for link in links)


def source_notes(workspace: Workspace, sources: Iterable[Source]) -> tuple[SourceNote, ...]:
    """Written sources, ready for a page."""
    return tuple(
        SourceNote(
            one.kind,
            one.kind in CUSTOMER_SOURCES,
            one.n,
            one.date.isoformat() if one.date else None,
            one.note,
            link_url(workspace, one.link),
        )
        for one in sources
    )


class GapIndex:
    """Findings by the place they are at, so that a page can show each where it belongs."""

    def __init__(self, analysis: Analysis, findings: Sequence[Finding]) -> None:
        self.analysis = analysis
        self.workspace = analysis.workspace
        self._by_place: dict[tuple[Document, Route], list[GapMark]] = {}
        self.by_map: dict[str, list[GapMark]] = {}
        self.marks: list[GapMark] = []
        for number, finding in enumerate(findings, start=1):
            mark = self._mark(number, finding)
            self.marks.append(mark)
            if finding.map is not None:
                self.by_map.setdefault(finding.map, []).append(mark)
            place: Place | None = finding.place
            while place is not None:
                for length in range(len(place.route) + 1):
                    key = (place.document, place.route[:length])
                    self._by_place.setdefault(key, []).append(mark)
                place = place.below

    def at(self, place: Place) -> tuple[GapMark, ...]:
        """The findings at a place or below it, each once."""
        found: dict[int, GapMark] = {}
        here: Place | None = place
        while here is not None:
            found.update((mark.number, mark) for mark in self._by_place.get((here.document, here.route), ()))
            here = here.below
        return tuple(found.values())

    def of_map(self, journey: LinkedJourney) -> tuple[GapMark, ...]:
        """The findings of a map: its own, and those it inherits from the map below."""
        found = {mark.number: mark for mark in self.by_map.get(journey.id, ())}
        for stage in journey.stages:
            if stage.in_scope:
                found.update((mark.number, mark) for mark in self.at(stage.place))
        return tuple(found[number] for number in sorted(found))

    def review_is_due(self, journey: LinkedJourney) -> bool:
        """Whether a finding says that the day is past on which the map should have been reviewed."""
        marks = self.at(journey.place.at("reviewed"))
        return any(mark.overdue and mark.map == journey.id for mark in marks)

    def _mark(self, number: int, finding: Finding) -> GapMark:
        return GapMark(
            number,
            finding.code,
            finding.name,
            finding.severity.word,
            finding.message,
            finding.fix,
            f"{file_name(self.workspace, finding.path)}:{finding.span.line}",
            place_url(self.workspace, finding.place),
            finding.stage,
            finding.persona,
            owner_on_page(finding, self.workspace),
            finding.overdue,
            finding.map,
        )


def worst(gaps: Iterable[GapMark]) -> str | None:
    """The worst severity among some findings."""
    words = {gap.severity for gap in gaps}
    return next((one.word for one in sorted(Severity, reverse=True) if one.word in words), None)
