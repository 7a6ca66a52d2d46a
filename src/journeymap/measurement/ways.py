"""Which of the declared ways the data tells of."""

from __future__ import annotations

from collections.abc import Sequence

from ibis.expr.types import Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.scope import Way
from journeymap.measurement.tables import LOST


def stages_in(engine: Engine, moves: Table) -> frozenset[str]:
    """Return the stages that any case has come into."""
    stages = moves.select("stage").distinct()
    return frozenset(row["stage"] for row in engine.rows(stages) if row["stage"] != LOST)


def likeliest(ways: Sequence[Way], known: frozenset[str]) -> Way:
    """Return the way on which most of the stages lie; none where none of them lies on any."""
    on_way = [len(known.intersection(stage.id for stage in way)) for way in ways]
    return ways[on_way.index(max(on_way))] if any(on_way) else ()
