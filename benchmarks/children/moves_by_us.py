"""Measure the moves of a file, and print what stands in every answer to the same questions."""

from __future__ import annotations

import json
import sys
from datetime import date

from journeymap.measurement.engine import embedded
from journeymap.measurement.formulas.movement import movement

STAGES = ("aware", "engaged", "mqa", "opp", "proposal", "decision", "customer")
LAST_DAY = date(2025, 12, 31)


def answers(file: str, memory: str) -> object:
    """Return the counts of each stage, with the medians of the stays."""
    engine = embedded(memory=memory, threads=2)
    made = movement(engine, engine.backend.read_parquet(file), STAGES, LAST_DAY)
    stages = [
        [
            *(passage.entries, passage.forward_entries, passage.flow.median_days, passage.flow.forward_days),
            *(passage.flow.entered, passage.flow.skipped, passage.flow.on, passage.flow.lost, passage.flow.back),
            *(passage.flow.open, passage.flow.reentered, max(passage.open_ages, default=None)),
            *(passage.flow.here, passage.flow.oldest, passage.flow.median_age),
        ]
        for passage in made.passages.values()
    ]
    return [stages, [made.moved, made.moved_back]]


if __name__ == "__main__":
    print(json.dumps(answers(*sys.argv[1:3])))
