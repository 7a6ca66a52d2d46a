"""The parts of a site, as the head of every page leads to them, and where a page stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.translatable import N_
from journeymap.view.library.inventory import SHELVES
from journeymap.view.links import (
    CONTENT_PAGE,
    FRONT_PAGE,
    GAPS_PAGE,
    LIBRARY_PAGE,
    account_page,
    account_target,
    map_page,
    program_page,
)
from journeymap.view.overview.hierarchy import PlacedMap, placed_maps
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedJourney, Workspace

Section = Literal["program", "programs", "accounts", "maps", "content", "decide", "library", "gaps"]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A way to a part of the site."""

    section: Section
    page: str
    anchor: str
    is_here: bool
    """Whether it is this very page."""
    is_around: bool
    """Whether this page belongs to it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way down to a page."""

    text: str
    page: str
    anchor: str = ""
    is_ours: bool = False
    """Whether it is a word of ours, and not a name of theirs."""


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The pages before and after one of its kind."""

    kind: Literal["map", "account"]
    previous: Target | None
    next: Target | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a page: the way down to it, and its neighbors."""

    trail: tuple[Step, ...]
    neighbors: Neighbors | None = None


def navigation(
    workspace: Workspace,
    *,
    kind: str,
    page: str,
    has_library: bool,
    content_page: str | None = None,
    decide_page: str | None = None,
) -> tuple[NavigationItem, ...]:
    """Return the ways to the parts of a site from a page of some kind."""
    here = _section_of(kind, page)
    return tuple(
        NavigationItem(
            section,
            to,
            anchor,
            is_here=not anchor and to == page,
            is_around=here in _ALIKE.get(section, (section,)),
        )
        for section, to, anchor in _parts(workspace, has_library, content_page, decide_page)
    )


_ACCOUNTS: tuple[Section, ...] = ("program", "programs", "accounts")
_ALIKE: dict[Section, tuple[Section, ...]] = dict.fromkeys(_ACCOUNTS, _ACCOUNTS)


def _parts(
    workspace: Workspace, has_library: bool, content_page: str | None, decide_page: str | None
) -> Iterator[tuple[Section, str, str]]:
    programs = tuple(workspace.programs.values())
    if len(programs) == 1:
        yield "program", program_page(programs[0]), ""
    elif programs:
        yield "programs", FRONT_PAGE, "programs"
    elif workspace.accounts:
        yield "accounts", FRONT_PAGE, "accounts"
    if workspace.journeys:
        yield "maps", FRONT_PAGE, "maps"
    if content_page:
        yield "content", content_page, ""
    if decide_page:
        yield "decide", decide_page, ""
    if has_library:
        yield "library", LIBRARY_PAGE, ""
    yield "gaps", GAPS_PAGE, ""


def _section_of(kind: str, page: str) -> Section | None:
    """The part of the site to which a page belongs; the front page belongs to none."""
    if kind in ("account", "program"):
        return "accounts"
    if kind == "board":
        return "maps"
    if kind == "decide":
        return "decide"
    if kind in ("gaps", "report"):
        return "gaps"
    if kind in ("library", "content", "inventory"):
        return "content" if kind == "content" or page.startswith("content/") else "library"
    return None


_OVERVIEW = Step(N_("Overview"), FRONT_PAGE, is_ours=True)
_MAPS = Step(N_("Maps"), FRONT_PAGE, "maps", is_ours=True)
_PROGRAMS = Step(N_("Programs"), FRONT_PAGE, "programs", is_ours=True)
_ACCOUNTS_BESIDE = Step(N_("Accounts"), FRONT_PAGE, "accounts", is_ours=True)
_CONTENT = Step(N_("Content"), CONTENT_PAGE, is_ours=True)
_GAPS = Step(N_("Gap report"), GAPS_PAGE, is_ours=True)
_LIBRARY = Step(N_("Library"), LIBRARY_PAGE, is_ours=True)


class Surroundings:
    """Where the pages of a site stand among one another."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @cached_property
    def maps(self) -> tuple[PlacedMap, ...]:
        """All maps in their order."""
        return placed_maps(tuple(self._workspace.journeys.values()))

    def of(self, kind: str, page: str) -> Around:
        """Return what is around a page."""
        if page == FRONT_PAGE:
            return Around(())
        return self._by_page.get(page) or Around((_OVERVIEW, *self._steps(kind, page)))

    def _steps(self, kind: str, page: str) -> Iterator[Step]:
        if kind == "gaps":
            yield _GAPS
        elif kind == "library" and page.startswith(f"{CONTENT_PAGE}/"):
            yield _CONTENT
        elif kind == "library":
            yield _LIBRARY
            yield from (
                Step(title, LIBRARY_PAGE, anchor, is_ours=True)
                for title, anchor in SHELVES.values()
                if page.startswith(f"{anchor}/")
            )
        elif kind == "program" and len(self._workspace.programs) > 1:
            yield _PROGRAMS

    @cached_property
    def _by_page(self) -> Mapping[str, Around]:
        """What is around maps and accounts, which have neighbors."""
        return dict((*self._around_maps(), *self._around_accounts()))

    def _around_maps(self) -> Iterator[tuple[str, Around]]:
        journeys = [place.journey for place in self.maps]
        names = [Target(journey.name, page=map_page(journey)) for journey in journeys]
        above = {place.journey: place.above for place in self.maps}
        for journey, (previous, following) in zip(journeys, _beside(names), strict=True):
            up = (Step(upper.name, map_page(upper)) for upper in _way_down(journey, above))
            yield (
                map_page(journey),
                Around((_OVERVIEW, _MAPS, *up), Neighbors("map", previous, following)),
            )

    def _around_accounts(self) -> Iterator[tuple[str, Around]]:
        accounts = self._accounts()
        names = [account_target(account) for account in accounts]
        programs = self._workspace.uses.account_programs
        for account, (previous, following) in zip(accounts, _beside(names), strict=True):
            of = [Step(program.model.name, program_page(program)) for program in programs[account][:1]]
            around = Around((_OVERVIEW, *(of or [_ACCOUNTS_BESIDE])), Neighbors("account", previous, following))
            yield account_page(account), around

    def _accounts(self) -> Sequence[LinkedAccount]:
        """All accounts, program by program, then those that are in none."""
        in_programs = [account for program in self._workspace.programs.values() for account in program.accounts]
        return tuple(dict.fromkeys((*in_programs, *self._workspace.accounts.values())))


def _beside(names: Sequence[Target]) -> Iterator[tuple[Target | None, Target | None]]:
    """What stands before and after each name."""
    if names:
        yield from zip((None, *names[:-1]), (*names[1:], None), strict=True)


def _way_down(journey: LinkedJourney, above: Mapping[LinkedJourney, LinkedJourney | None]) -> Sequence[LinkedJourney]:
    """The maps above a map, the uppermost first."""
    way: list[LinkedJourney] = []
    upper = above[journey]
    while upper:
        way.insert(0, upper)
        upper = above[upper]
    return way
