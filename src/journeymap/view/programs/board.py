"""The accounts of a program by the stage they are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.analysis.pipeline import PipelineStage
from journeymap.view.measured.flow import StageStrip
from journeymap.view.programs.account_cards import AccountCard
from journeymap.workspace import is_after_sale

_MOST_SHOWN = 6
"""So many cards of a column are read before anybody scrolls; two more are not worth folding away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stage with the accounts in it; without a name for those of which nobody has written the stage."""

    name: str | None
    is_for_everyone: bool = False
    """Whether it holds those that get what everyone gets, and that are in no stage."""
    phases: tuple[str, ...]
    is_after_sale: bool
    most_days: int | None
    strip: StageStrip | None = None
    """How it went, as was measured."""
    shown: tuple[AccountCard, ...]
    folded: tuple[AccountCard, ...]

    @property
    def cards(self) -> tuple[AccountCard, ...]:
        """All its accounts."""
        return (*self.shown, *self.folded)

    @property
    def stuck(self) -> int:
        """How many of them have been there for too long."""
        return sum(card.is_stuck for card in self.cards)

    @property
    def slipped(self) -> int:
        """How many of them came back to it of late."""
        return sum(card.has_slipped for card in self.cards)


def columns(
    stages: Iterable[PipelineStage], cards: Sequence[AccountCard], strips: Iterable[StageStrip] = ()
) -> tuple[Column, ...]:
    """Put cards into the stages of a pipeline. What is in none of them has a column of its own behind these."""
    measured = {strip.id: strip for strip in strips}
    by_stage: dict[str | None, list[AccountCard]] = {}
    for card in cards:
        by_stage.setdefault(card.stage_id, []).append(card)
    known = [_column(stage, by_stage.pop(stage.id, []), measured.get(stage.id)) for stage in stages]
    without = by_stage.pop(None, [])
    asked = [card for card in without if not card.is_for_everyone]
    mass = [card for card in without if card.is_for_everyone]
    others = [_other(rest[0].stage, rest) for rest in by_stage.values()]
    beside = (*([_other(None, asked)] if asked else []), *([_other(None, mass, is_for_everyone=True)] if mass else []))
    return (*known, *others, *beside)


def _column(stage: PipelineStage, cards: list[AccountCard], strip: StageStrip | None) -> Column:
    shown, folded = _folded(cards)
    return Column(
        name=stage.name,
        phases=stage.phases,
        is_after_sale=is_after_sale(stage.phases),
        most_days=stage.max_days,
        strip=strip,
        shown=shown,
        folded=folded,
    )


def _other(name: str | None, cards: list[AccountCard], *, is_for_everyone: bool = False) -> Column:
    shown, folded = _folded(cards)
    return Column(
        name=name,
        is_for_everyone=is_for_everyone,
        phases=(),
        is_after_sale=False,
        most_days=None,
        shown=shown,
        folded=folded,
    )


def _folded(cards: list[AccountCard]) -> tuple[tuple[AccountCard, ...], tuple[AccountCard, ...]]:
    """Put first what somebody should look at, then what is worth most; fold away what is more than a column holds."""
    ordered = tuple(sorted(cards, key=lambda card: (not card.needs_eyes, -card.amount, card.account.text)))
    return (ordered, ()) if len(ordered) <= _MOST_SHOWN + 2 else (ordered[:_MOST_SHOWN], ordered[_MOST_SHOWN:])
