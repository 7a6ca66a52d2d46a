"""Find what a gap report has lost since an earlier one, cell by cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from journeymap.analysis.coverage import CHECKS
from journeymap.view.gaps.report import GapReport

Answers = dict[tuple[str, str, str | None, str], bool]
"""Map, stage, persona and question, with the answer."""


class NotAReport(Exception):
    """The text is not the JSON of `journeymap gaps`."""


def losses(report: GapReport, earlier: str) -> list[str]:
    """Return a line for every map whose coverage is lower than it was, and one for every cell that lost something.

    Only maps whose coverage is known both times are compared: none that is new or gone, or about which nothing is
    asked. Raises NotAReport.
    """
    try:
        before = json.loads(earlier)
        coverages = {map_["id"]: _share(map_["coverage"]) for map_ in before["maps"] if map_["coverage"] is not None}
        answers = _answers(before)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAReport(str(error)) from error
    lines = []
    for map_ in report.maps:
        was = coverages.get(map_.id)
        if was is not None and map_.coverage is not None and round(map_.coverage, 4) < was:
            lines.append(f"{map_.id}: coverage fell from {was:.1%} to {map_.coverage:.1%}")
            lines += [f"  {cell}" for cell in _lost_cells(map_.id, report, answers)]
    return lines


def _share(coverage: float) -> float:
    if not 0 <= coverage <= 1:  # nor is it, for what is not a number at all
        raise ValueError
    return coverage


def _answers(before: Any) -> Answers:
    return {
        (map_["id"], stage["id"], cell["persona"], check): cell[check] is True
        for map_ in before["maps"]
        for stage in map_["stages"]
        for cell in stage["cells"]
        for check in CHECKS
    }


def _lost_cells(map_id: str, report: GapReport, before: Answers) -> Iterator[str]:
    stages = (stage for map_ in report.maps if map_.id == map_id for stage in map_.stages)
    for stage in stages:
        for cell in stage.cells:
            lost = [check for check in cell.missing if before.get((map_id, stage.id, cell.persona, check))]
            if lost:
                who = f" for {cell.persona}" if cell.persona else ""
                yield f"{stage.id}{who} no longer has {' or '.join(lost)}"
