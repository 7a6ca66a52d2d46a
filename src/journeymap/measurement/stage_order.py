"""In which order the stages follow each other: as a way says it that is declared, else as the cases went."""

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


def order_of(engine: Engine, moves: Table) -> tuple[str, ...]:
    """Return all stages in the order in which most cases came into them for the first time.

    A stage stands before another if more cases that have seen both came into it first; the one that stands before most
    others is the first.
    """
    first = (
        moves.filter(moves.stage != LOST)
        .group_by("case", "stage")
        .agg(at=lambda t: t["at"].min(), row=lambda t: t["row"].min())
    )
    later = first.view()
    is_before = (first["at"] < later["at"]) | ((first["at"] == later["at"]) & (first["row"] < later["row"]))
    pairs = first.join(later, [first["case"] == later["case"], is_before]).select(
        before=first["stage"], after=later["stage"]
    )
    counts = {
        (row["before"], row["after"]): row["cases"]
        for row in engine.rows(pairs.group_by("before", "after").agg(cases=lambda t: t.count()))
    }
    stages = stages_in(engine, moves)
    wins = {
        stage: sum(
            (counts.get((stage, other), 0) > counts.get((other, stage), 0))
            - (counts.get((stage, other), 0) < counts.get((other, stage), 0))
            for other in stages
        )
        for stage in stages
    }
    return tuple(sorted(stages, key=lambda stage: (-wins[stage], stage)))
