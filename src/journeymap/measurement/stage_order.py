"""Find out from moves in which order the stages of a way come, where nobody has written it down."""

from __future__ import annotations

from ibis.expr.types import Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.readers.outcomes import outcome_of_stage
from journeymap.measurement.tables import LOST


def typical_order(engine: Engine, moves: Table) -> tuple[str, ...]:
    """Return the stages of moves in the order in which most cases come into them for the first time.

    A stage goes before those that more cases came into after it than before it, and the more of these there are, the
    earlier it comes. Then neighbors change places where more cases went the other way: stages that few came into have
    few others to go before. Where that leaves two alike, the one that more cases came into goes first, then the
    alphabet decides. What wins a deal is the end of the way, whenever it was entered; LOST is no stage of it.
    """
    on_the_way = moves.filter(moves["stage"] != LOST)
    firsts = on_the_way.group_by("case", "stage").aggregate(at=on_the_way["at"].min(), row=on_the_way["row"].min())
    cases = {
        row["stage"]: int(row["cases"]) for row in engine.rows(firsts.group_by("stage").aggregate(cases=firsts.count()))
    }
    later = firsts.rename(later_stage="stage", later_at="at", later_row="row")
    pairs = firsts.join(later, "case").filter(
        lambda both: (
            (both["stage"] != both["later_stage"])
            & ((both["at"] < both["later_at"]) | ((both["at"] == both["later_at"]) & (both["row"] < both["later_row"])))
        )
    )
    counted = engine.rows(pairs.group_by("stage", "later_stage").aggregate(cases=pairs.count()))
    before = {(row["stage"], row["later_stage"]): int(row["cases"]) for row in counted}
    ahead = {
        stage: sum(before.get((stage, other), 0) > before.get((other, stage), 0) for other in cases) for stage in cases
    }
    order = sorted(cases, key=lambda stage: (-ahead[stage], -cases[stage], stage))
    for end in range(len(order), 1, -1):
        for place in range(1, end):
            first, second = order[place - 1 : place + 1]
            said = before.get((first, second), 0), cases[first]
            if said < (before.get((second, first), 0), cases[second]):
                order[place - 1 : place + 1] = second, first
    return tuple(sorted(order, key=lambda stage: outcome_of_stage(stage) == "won"))
