"""Where accounts stall, whether that is chance, and whom nobody has met there, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journeymap.analysis import Analysis
from journeymap.analysis.stalls import Stall
from journeymap.model.snapshot import Measured
from journeymap.model.vocabulary import label
from journeymap.view.money import share_text

_MOST_ROLES = 2


@dataclass(frozen=True, slots=True)
class NotMetView:
    """A role that nobody has spoken to at some of the accounts that stall."""

    role: str
    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StallView:
    """A stage in which some are beyond the limit."""

    stage: str
    stage_id: str
    over: int
    here: int
    limit: int
    oldest: int | None
    on: int
    decided: int
    share: str | None
    """None where nothing is decided yet, or too little to tell."""
    not_met: tuple[NotMetView, ...]


def stall_views(
    measured: Measured | None, analysis: Analysis, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[StallView, ...]:
    """Return where accounts stall, the stage with the most of them first; `names` are those of stages, by their ids."""
    flows = measured.stages if measured else ()
    found = [
        _stall(stall, names.get(flow.stage, flow.name))
        for flow in flows
        if measured and (stall := analysis.stalls.at(measured, flow))
    ]
    return tuple(sorted(found, key=lambda stall: -stall.over))


def _stall(stall: Stall, name: str) -> StallView:
    flow, decided = stall.flow, stall.decided
    return StallView(
        stage=name,
        stage_id=flow.stage,
        over=flow.over,
        here=flow.here,
        limit=flow.limit or 0,
        oldest=flow.oldest,
        on=flow.on,
        decided=decided,
        share=share_text(flow.on / decided) if decided and not stall.is_few else None,
        not_met=tuple(NotMetView(label(each.role), each.number, each.of) for each in stall.not_met[:_MOST_ROLES]),
    )
