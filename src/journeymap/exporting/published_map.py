"""Look at a map as its page does: the same records, language and branding."""

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
    """What posters and slides are made from."""

    board: Board
    brand: Brand
    speaks: Translator
    workspace_title: str

    @property
    def language(self) -> str:
        """The language of its texts, if the map or the settings say."""
        return self.board.language or self.brand.site.language

    @property
    def arrow(self) -> str:
        """An arrow to the next thing, in the direction of reading."""
        return "←" if direction(self.language) == "rtl" else "→"


def published_map(journey: LinkedJourney, gaps: GapIndex) -> PublishedMap:
    """Return a map with its entries in the gap report."""
    workspace = gaps.workspace
    whole = gap_report(tuple(workspace.journeys.values()), gaps, tuple(workspace.accounts.values()))
    next_acts, late = on_pages(whole, names_people=workspace.settings.site.people == "names").by_map()[journey.id]
    brand = brand_of(workspace)
    speaks = translator(brand.site.language, brand.theme)
    shown: Board = with_our_texts(board(journey, gaps, (*next_acts, *late)), speaks)
    return PublishedMap(shown, brand, speaks, workspace.title)
