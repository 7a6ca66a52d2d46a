"""The order of stages that nobody has written down."""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
import pytest

from journeymap.measurement.engine import embedded
from journeymap.measurement.readers.outcomes import outcome_of_stage
from journeymap.measurement.stage_order import typical_order
from journeymap.measurement.tables import LOST, MOVES


@pytest.mark.parametrize(
    ("ways", "order"),
    [
        (["A B C", "A B", "A"], ("A", "B", "C")),
        # Some go back, some skip, some begin in the middle.
        (["A B C", "A C B", "B C", "A B C", "C"], ("A", "B", "C")),
        # Winning is the end, also of those who were won at once.
        (["Closed Won", "A Closed Won", "Closed Won A B", "Closed Won A"], ("A", "B", "Closed Won")),
        ([f"A {LOST}", f"A B {LOST}", f"{LOST} A"], ("A", "B")),
        # Nobody went through both: the one that more came into goes first, then the alphabet.
        (["B", "B", "A", "C"], ("B", "A", "C")),
        # One that only those who began later went through says nothing of where they all began.
        (["A B C", "A B C", "B C", "B C", "B C", "B D"], ("A", "B", "C", "D")),
        (["A B M O", "A B A B", "A M O B", "B"], ("A", "B", "M", "O")),
        ([], ()),
    ],
)
def test_order(ways: list[str], order: tuple[str, ...]) -> None:
    start = datetime.fromisoformat("2026-01-01")
    moves = [
        {
            "case": str(case),
            "account": None,
            "stage": stage.replace("_", " "),
            "at": start + timedelta(days=day),
            "row": day,
        }
        for case, way in enumerate(ways)
        for day, stage in enumerate(way.replace("Closed Won", "Closed_Won").split())
    ]
    assert typical_order(embedded(), ibis.memtable(moves, schema=MOVES)) == order


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        *(
            (name, "won")
            for name in ("Closed Won", "closedwon", "Won", "Gewonnen", "Fermé gagné", "Cierre ganado", "受注")
        ),
        *(
            (name, "lost")
            for name in ("Closed Lost", "closedlost", "Lost", "Verloren", "Perdu", "Disqualified", "失注")
        ),
        *((name, "no_decision") for name in ("No decision", "Closed - no decision", "Keine Entscheidung")),
        *(
            (name, "open")
            for name in ("Proposal", "Win-back", "Won and lost", "To be won", "Closing", "Negotiation", "")
        ),
    ],
)
def test_names_of_ends(name: str, outcome: str) -> None:
    assert outcome_of_stage(name) == outcome
