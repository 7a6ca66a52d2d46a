"""Findings as pages show them, each where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.analysis import Analysis
from journeymap.findings import Finding, Severity, told_together
from journeymap.source import Document, Place, Route
from journeymap.view.links import place_url
from journeymap.workspace import LinkedJourney, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
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
    heirs: tuple[str, ...] = ()
    """The maps that inherit it."""


class GapIndex:
    """Findings by the place they are at, so that a page can show each where it belongs."""

    def __init__(self, analysis: Analysis, findings: Sequence[Finding]) -> None:
        self.analysis = analysis
        self.workspace = analysis.workspace
        self._by_place: dict[tuple[Document, Route], list[GapMark]] = {}
        self._by_map: dict[str, list[GapMark]] = {}
        self.marks: list[GapMark] = []
        self._heirs: set[tuple[int, str]] = set()
        self._parts: dict[tuple[int, str], list[Finding]] = {}
        """What of several gaps that are told at once holds on each map that inherits any."""
        self._inherited: dict[tuple[int, str], GapMark] = {}
        for number, finding in enumerate(findings, start=1):
            mark = self._mark(number, finding)
            self._heirs.update((number, map_id) for map_id in finding.heirs)
            for part in finding.parts:
                for map_id in part.heirs:
                    self._parts.setdefault((number, map_id), []).append(part)
            self.marks.append(mark)
            for map_id in (*((finding.map,) if finding.map else ()), *finding.heirs):
                self._by_map.setdefault(map_id, []).append(mark)
            # A finding belongs to everything around its place.
            for place in _layers(finding.place):
                for length in range(len(place.route) + 1):
                    key = (place.document, place.route[:length])
                    self._by_place.setdefault(key, []).append(mark)

    def at(self, place: Place) -> tuple[GapMark, ...]:
        """The findings at a place of the library, or below it."""
        return tuple(self._by_place.get((place.document, place.route), ()))

    def on(self, journey: LinkedJourney, place: Place) -> tuple[GapMark, ...]:
        """The findings at a place of a map or below it, each once: its own, and those it inherits."""
        marks: dict[int, GapMark] = {}
        for layer in _layers(place):
            marks.update((mark.number, mark) for mark in self.at(layer) if self._is_on(mark, journey.id))
        return tuple(self._as_on(mark, journey.id) for mark in marks.values())

    def of_map(self, journey: LinkedJourney) -> tuple[GapMark, ...]:
        """The findings of a map: its own, and those it inherits from the base map."""
        marks = {mark.number: mark for mark in self._by_map.get(journey.id, ())}
        for stage in journey.stages:
            if stage.in_scope:
                marks.update((mark.number, mark) for mark in self.on(journey, stage.place))
        return tuple(self._as_on(marks[number], journey.id) for number in sorted(marks))

    def _is_on(self, mark: GapMark, map_id: str) -> bool:
        """Whether a finding holds on a map; what is about no map holds wherever it is."""
        return mark.map in (None, map_id) or (mark.number, map_id) in self._heirs

    def _as_on(self, mark: GapMark, map_id: str) -> GapMark:
        """A mark as it holds on a map, which need not inherit all that is told together on its base map."""
        key = (mark.number, map_id)
        if mark.map == map_id or key not in self._parts:
            return mark
        if key not in self._inherited:
            (inherited,) = told_together(self._parts[key])
            self._inherited[key] = replace(mark, message=inherited.message, fix=inherited.fix)
        return self._inherited[key]

    def review_is_due(self, journey: LinkedJourney) -> bool:
        """Whether a finding says that the map is overdue for a review."""
        marks = self.on(journey, journey.place.at("reviewed"))
        return any(mark.overdue and mark.map == journey.id for mark in marks)

    def _mark(self, number: int, finding: Finding) -> GapMark:
        return GapMark(
            number=number,
            code=finding.code,
            name=finding.name,
            severity=finding.severity.word,
            message=finding.message,
            fix=finding.fix,
            where=f"{finding.path}:{finding.span.line}",
            source_url=place_url(self.workspace, finding.place),
            stage=finding.stage,
            persona=finding.persona,
            owner=_owner_on_page(finding, self.workspace),
            overdue=finding.overdue,
            map=finding.map,
            heirs=finding.heirs,
        )


def _layers(place: Place) -> Iterator[Place]:
    layer: Place | None = place
    while layer is not None:
        yield layer
        layer = layer.below


def worst_severity(gaps: Iterable[GapMark]) -> str | None:
    """Return the worst severity among some findings."""
    severities = {gap.severity for gap in gaps}
    return next((severity.word for severity in sorted(Severity, reverse=True) if severity.word in severities), None)


def _owner_on_page(finding: Finding, workspace: Workspace) -> str | None:
    """The owner; of an account, the teams that own it, unless the settings want people by name."""
    kind, *rest = finding.place.route or ("",)
    account = workspace.accounts.get(str(rest[0])) if kind == "accounts" and rest else None
    if account is None or workspace.settings.site.people == "names":
        return finding.owner
    owners = account.model.owners
    return ", ".join(team for team in type(owners).model_fields if getattr(owners, team)) or None
