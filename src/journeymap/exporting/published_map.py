"""A map as its page shows it: the same records, in the language of the pages, with the brand of the site."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.publish.languages.i18n import Translator, direction, translator, with_our_texts
from journeymap.publish.themes.theme import Brand, brand_of
from journeymap.view.board.board import Board, board
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import gap_report, on_pages
from journeymap.workspace import LinkedJourney


@dataclass(frozen=True, slots=True)
class PublishedMap:
    """What a poster or slides are made of."""

    board: Board
    brand: Brand
    speaks: Translator
    workspace_title: str

    @property
    def language(self) -> str:
        """The language that its texts are written in, as far as anybody says."""
        return self.board.language or self.brand.site.language

    @property
    def arrow(self) -> str:
        """What leads on from one thing to the next, in the way that the language runs."""
        return "←" if direction(self.language) == "rtl" else "→"


def published_map(journey: LinkedJourney, gaps: GapIndex) -> PublishedMap:
    """Return a map with what the gap report says is to be done about it."""
    workspace = gaps.workspace
    whole = gap_report(tuple(workspace.journeys.values()), gaps, tuple(workspace.accounts.values()))
    next_acts, late = on_pages(whole, names_people=workspace.settings.site.people == "names").by_map()[journey.id]
    brand = brand_of(workspace)
    speaks = translator(brand.site.language, brand.theme)
    shown: Board = with_our_texts(board(journey, gaps, (*next_acts, *late)), speaks)
    return PublishedMap(shown, brand, speaks, workspace.title)
