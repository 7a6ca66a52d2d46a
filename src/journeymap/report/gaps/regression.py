"""Compare a gap report with an earlier one, as JSON, and name the cells that have fallen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from journeymap.view.gaps.report import GapReport

Asked = dict[tuple[str, str, str | None, str], bool]
"""Map, stage, persona and question, with the answer."""


class NotAReport(Exception):
    """The text is no JSON of `journeymap gaps`."""


def fallen(report: GapReport, earlier: str) -> list[str]:
    """A sentence for every map whose coverage is lower than it was, and for every cell that lost something.

    A map that is new, or of which nothing was asked, has no earlier coverage; one that is gone, or of which nothing is
    asked any more, has no coverage to compare. Raises NotAReport.
    """
    try:
        before = json.loads(earlier)
        coverages = {one["id"]: float(one["coverage"]) for one in before["maps"] if one["coverage"] is not None}
        answers = _answers(before)
    except (ValueError, KeyError, TypeError) as error:
        raise NotAReport(str(error)) from error
    told = []
    for one in report.maps:
        was = coverages.get(one.id)
        if was is not None and one.coverage is not None and round(one.coverage, 4) < was:
            told.append(f"{one.id}: coverage fell from {was:.1%} to {one.coverage:.1%}")
            told += [f"  {cell}" for cell in _lost(one.id, report, answers)]
    return told


def _answers(before: Any) -> Asked:
    return {
        (one["id"], stage["id"], cell["persona"], check): cell[check] is True
        for one in before["maps"]
        for stage in one["stages"]
        for cell in stage["cells"]
        for check in ("touchpoint", "channel", "content")
    }


def _lost(map_: str, report: GapReport, before: Asked) -> Iterator[str]:
    for step in report.next:
        lost = [check for check in step.missing if before.get((step.map, step.stage, step.persona, check))]
        if step.map == map_ and lost:
            who = f" for {step.persona}" if step.persona else ""
            yield f"{step.stage}{who} no longer has {' or '.join(lost)}"
