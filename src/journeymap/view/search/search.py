"""Everything that has a name or says something, kind by kind, with the page on which it stands.

People are not in it: pages say of them what `site.people` allows, and a list to search would be one of names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.translatable import N_
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.library.inventory import SHELVES
from journeymap.view.library.pages import LibraryPage
from journeymap.view.links import GAPS_PAGE, account_page, gaps_page, map_page, program_page
from journeymap.workspace import LinkedJourney, LinkedOpportunity, LinkedPain, LinkedStage, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """Something that can be found, and where it stands."""

    text: str
    page: str
    anchor: str = ""
    at: tuple[str, ...] = ()
    """What tells it from others: the map and the stage on which it is, or the tags of a map."""
    detail: str | None = None
    """What it is, in a word of ours."""
    code: str | None = None
    """The code of a gap, whose text is ours and English."""


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """All that can be found of one kind."""

    kind: str
    title: str
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """All that can be found; a kind of which there is nothing is left out."""

    groups: tuple[SearchGroup, ...]

    @property
    def number(self) -> int:
        """How much there is."""
        return sum(len(group.entries) for group in self.groups)


def search(journeys: Sequence[LinkedJourney], pages: Sequence[LibraryPage], gaps: GapIndex) -> Search:
    """Gather all that can be found. What a map takes over from another one stands there, once."""
    workspace = gaps.workspace
    groups = (
        SearchGroup("program", N_("Programs"), tuple(_programs(workspace))),
        SearchGroup("account", N_("Accounts"), tuple(_accounts(gaps))),
        SearchGroup("map", N_("Maps"), tuple(map(_map, journeys))),
        SearchGroup("stage", N_("Stages"), _on_maps(journeys, _stages)),
        SearchGroup("pain", N_("Pains"), _on_maps(journeys, _pains)),
        SearchGroup("opportunity", N_("Opportunities"), _on_maps(journeys, _opportunities)),
        SearchGroup("touchpoint", N_("Touchpoints"), _on_maps(journeys, _touchpoints)),
        *(SearchGroup(kind, title, tuple(_shelf(kind, pages))) for kind, (title, _) in SHELVES.items()),
        SearchGroup("gap", N_("Gaps"), tuple(_gap(mark, workspace) for mark in gaps.marks)),
    )
    return Search(tuple(group for group in groups if group.entries))


def _programs(workspace: Workspace) -> Iterator[SearchEntry]:
    for program in workspace.programs.values():
        yield SearchEntry(text=program.model.name, page=program_page(program), detail=program.model.objective)


def _accounts(gaps: GapIndex) -> Iterator[SearchEntry]:
    for account in gaps.workspace.accounts.values():
        stage = gaps.analysis.pipelines.now(account)
        yield SearchEntry(text=account.name, page=account_page(account), at=(stage.name,) if stage else ())


def _map(journey: LinkedJourney) -> SearchEntry:
    return SearchEntry(text=journey.name, page=map_page(journey), at=tuple(f"#{tag}" for tag in journey.model.tags))


def _on_maps(
    journeys: Iterable[LinkedJourney], of: Callable[[LinkedJourney], Iterator[SearchEntry]]
) -> tuple[SearchEntry, ...]:
    return tuple(entry for journey in journeys for entry in of(journey))


def _stages(journey: LinkedJourney) -> Iterator[SearchEntry]:
    for stage in journey.stages:
        if stage.origin != "inherited":
            yield _at(stage.name, journey, None, f"{stage.id}.stage")


def _pains(journey: LinkedJourney) -> Iterator[SearchEntry]:
    for pain in (*journey.pains, *(pain for stage in journey.stages for pain in stage.all_pains)):
        if pain.origin != "inherited":
            yield _at(pain.model.text, journey, pain.stage, _anchor_of_pain(pain))


def _anchor_of_pain(pain: LinkedPain) -> str:
    if pain.stage is None:
        return "whole"
    return f"{pain.stage.id}.{'touchpoints' if pain.host else 'pains'}"


def _opportunities(journey: LinkedJourney) -> Iterator[SearchEntry]:
    """What is written by itself, then what is written beneath a pain."""
    pains = (*journey.pains, *(pain for stage in journey.stages for pain in stage.all_pains))
    beneath = (answer for pain in pains for answer in pain.written_answers)
    at_stages = (opportunity for stage in journey.stages for opportunity in stage.opportunities)
    opportunities: tuple[LinkedOpportunity, ...] = (*journey.opportunities, *at_stages, *beneath)
    for opportunity in opportunities:
        if opportunity.origin != "inherited":
            anchor = f"{opportunity.stage.id}.stage" if opportunity.stage else "whole"
            yield _at(opportunity.model.text, journey, opportunity.stage, anchor, opportunity.model.status)


def _touchpoints(journey: LinkedJourney) -> Iterator[SearchEntry]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if touchpoint.origin != "inherited":
                yield _at(touchpoint.model.name, journey, stage, f"{stage.id}.touchpoints")


def _at(
    text: str, journey: LinkedJourney, stage: LinkedStage | None, anchor: str, detail: str | None = None
) -> SearchEntry:
    at = (journey.name, stage.name) if stage else (journey.name,)
    return SearchEntry(text=text, page=map_page(journey), anchor=anchor, at=at, detail=detail)


def _shelf(kind: str, pages: Iterable[LibraryPage]) -> Iterator[SearchEntry]:
    for page in pages:
        if page.kind == kind:
            yield SearchEntry(text=page.title, page=page.page, detail=page.detail)


def _gap(mark: GapMark, workspace: Workspace) -> SearchEntry:
    journey = workspace.journeys.get(mark.map or "")
    return SearchEntry(
        text=mark.message,
        page=gaps_page(journey) if journey else GAPS_PAGE,
        anchor=f"gap-{mark.number}",
        at=(journey.name,) if journey else (),
        code=mark.code,
    )
