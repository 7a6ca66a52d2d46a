"""A poster as PDF."""

from __future__ import annotations

from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.poster.typesetting import typeset
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney


def write(journey: LinkedJourney, gaps: GapIndex, options: ExportOptions) -> bytes:
    """Return the poster of a map."""
    return typeset(journey, gaps, options, "pdf")
