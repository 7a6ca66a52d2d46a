"""How far the sale to an account has come, by the phases of the stage it is in today.

A stage may span several phases: at 'Consideration', an account may only just respond or already compare. Then it has
come to the first of them for sure, and to the last perhaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.pipeline import Pipelines, PipelineStage
from journeymap.model.vocabulary import AFTER_SALE, Phase, words_of
from journeymap.workspace import LinkedAccount

_ORDER = {phase: number for number, phase in enumerate(words_of(Phase))}


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage of an account today, and the first and the last of its phases."""

    stage: PipelineStage
    first: str
    last: str

    def may_be_at(self, phase: str) -> bool:
        """Whether the account may have come to a phase."""
        return _ORDER[self.last] >= _ORDER[phase]

    def is_at(self, phase: str) -> bool:
        """Whether the account has come to a phase for sure."""
        return _ORDER[self.first] >= _ORDER[phase]


def progress_of(account: LinkedAccount, pipelines: Pipelines) -> Progress | None:
    """How far an account has come; None if its stage or the phases of that are not known."""
    stages = pipelines.of(account)
    number = pipelines.number(account, account.model.stage)
    if number is None:
        return None
    phases = _phases(stages[: number + 1])
    return Progress(stages[number], phases[0], phases[-1]) if phases else None


def is_near(account: LinkedAccount, phase: str, pipelines: Pipelines) -> bool:
    """Whether an account has come to a phase, or may do so next; also if nobody knows where it is."""
    progress = progress_of(account, pipelines)
    if progress is None or progress.may_be_at(phase):
        return True
    ahead = pipelines.ahead(account)
    return ahead is not None and any(_ORDER[each] >= _ORDER[phase] for each in ahead.phases)


def has_bought(account: LinkedAccount, pipelines: Pipelines) -> bool:
    """Whether an account is a customer, or in a stage after the purchase."""
    progress = progress_of(account, pipelines)
    return account.is_customer or (progress is not None and progress.first in AFTER_SALE)


def _phases(stages: Sequence[PipelineStage]) -> list[str]:
    """The phases of the last of some stages, in their order; one put in between without any has those before it."""
    phases = next((stage.phases for stage in reversed(stages) if stage.phases), ())
    return sorted(phases, key=_ORDER.__getitem__)
