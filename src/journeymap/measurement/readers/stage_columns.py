"""The columns of a CRM that say when a deal came into a stage, one for each stage."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from journeymap.model.suggest import letters


class StageColumn(NamedTuple):
    """When deals came into a stage."""

    place: int
    """Where it stands in the header."""
    stage: str
    pipeline: str | None


_LABEL = re.compile(
    r"""^\s*(?:date\s+entered|fecha\s+introducida|fecha\s+de\s+entrada|eingetreten\s+am)\s*["“”'‘’«]\s*(?P<stage>.+?)"""
    r"""\s*["“”'‘’»]\s*$""",
    re.IGNORECASE,
)
_API_NAME = re.compile(r"^\s*hs_(?:v2_)?date_entered_(?P<stage>.+?)\s*$", re.IGNORECASE)
_NO_STAGE = frozenset({"currentstage"})
_IN_BRACKETS = re.compile(r"^(?P<stage>.*\S)\s*\((?P<pipeline>[^()]+)\)$")

DEFAULT_STAGES = {
    letters(name): name
    for name in (
        *("Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled", "Decision Maker Bought-In"),
        *("Contract Sent", "Closed Won", "Closed Lost"),
    )
}
"""The stages that HubSpot brings along, by the letters of their ids."""


def stage_columns(header: Sequence[str], pipelines: Collection[str]) -> list[StageColumn]:
    """Return the columns that say when deals came into a stage, where `pipelines` are those that the deals are in.

    A stage may have brackets in its name. So what stands in brackets at its end is the pipeline where deals are in one
    of that name, or where nothing says in which they are and every such column ends in brackets.
    """
    named = list(_named(header))
    bracketed = [_IN_BRACKETS.match(stage) for _, stage, is_label in named if is_label]
    all_bracketed = bool(bracketed) and all(bracketed) and not pipelines
    return [
        StageColumn(index, *(_apart(stage, pipelines, all_bracketed) if is_label else (stage_named(stage), None)))
        for index, stage, is_label in named
    ]


def stage_named(stage: str) -> str:
    """Return what people call a stage that goes by an id of HubSpot's own; any other is what it is called."""
    return DEFAULT_STAGES.get(letters(stage), stage)


def _named(header: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    for index, name in enumerate(header):
        for pattern, is_label in ((_LABEL, True), (_API_NAME, False)):
            if (match := pattern.match(name)) and letters(match["stage"]) not in _NO_STAGE:
                yield index, " ".join(match["stage"].split()), is_label


def _apart(stage: str, pipelines: Collection[str], all_bracketed: bool) -> tuple[str, str | None]:
    for pipeline in sorted(pipelines, key=len, reverse=True):
        if stage.casefold().endswith(f"({pipeline.casefold()})") and (bare := stage[: -len(pipeline) - 2].strip()):
            return bare, pipeline
    match = _IN_BRACKETS.match(stage) if all_bracketed else None
    return (match["stage"], match["pipeline"].strip()) if match else (stage, None)
