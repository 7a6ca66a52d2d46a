"""How a measure is worked out: what it needs, and by which formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure

Formula = Callable[[Question, PlannedMeasure, str | None], Iterable[Figure]]
"""What works a measure out: for what was asked, with the choices of who planned it, counted in one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a measure is worked out."""

    formula: Formula
    needs: tuple[str, ...] = ()
    """The plain tables that it needs all of; none where the workspace alone tells."""
    of_accounts: bool = False
    """Whether it tells of the accounts of the list, so that there have to be some."""
    always: bool = True
    """Whether it is worked out where nobody asks for it."""


def exchange_of(planned: PlannedMeasure) -> Exchange:
    """In which currency the sums of a measure are told."""
    return Exchange(planned.currency, dict(planned.rates))
