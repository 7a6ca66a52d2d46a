"""What a measure is worked out with: for whom, from which tables, with the choices of who planned it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import include_in
from journeymap.model.snapshot import Figure

Answer = Callable[[Question, PlannedMeasure, str | None], Iterable[Figure]]
"""What works a measure out: for what was asked, as it is planned, counted in one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How a measure is worked out, and when it can be."""

    kind: str
    answer: Answer
    needs: tuple[str, ...] = ()
    """The plain tables of which it needs one at least."""
    of_accounts: bool = False
    """Whether it tells of the accounts of the list, so that there have to be some."""

    def can_be_told(self, question: Question) -> bool:
        """Whether there is anything that tells it."""
        has_data = not self.needs or any(getattr(question.tables, table) is not None for table in self.needs)
        return has_data and (bool(question.targets) or not self.of_accounts)


def exchange(planned: PlannedMeasure) -> Exchange:
    """In which currency a measure is told."""
    return Exchange(planned.currency, {code: float(rate) for code, rate in planned.rates.items()})


def included(planned: PlannedMeasure) -> list[str]:
    """What counts beside the usual."""
    return [word for text in planned.include if isinstance(word := include_in(text), str)]
