"""A map as comma-separated values: a column a stage, a row a lane."""

from __future__ import annotations

import csv
import io

from journeymap.escaping import inert
from journeymap.exporting.formats import ExportOptions
from journeymap.model.stage_fields import TEXT_LANES
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney


def write(journey: LinkedJourney, _: GapIndex, __: ExportOptions) -> bytes:
    """Return a table that begins with the mark of UTF-8: Excel guesses wrong without it."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow([inert(journey.name), *(inert(stage.name) for stage in journey.stages)])
    for lane in TEXT_LANES:
        sheet.writerow(
            [lane, *("\n".join(inert(item.text) for item in getattr(stage.model, lane)) for stage in journey.stages)]
        )
    return out.getvalue().encode("utf-8-sig", "replace")
