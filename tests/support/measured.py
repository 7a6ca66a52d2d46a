"""Snapshots of what was measured, for tests of all that reads them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from journeymap.model.snapshot import AccountReading, Comparison, DataRead, Figure, Measured, Mood, Snapshot, StageFlow

DAY = date(2026, 11, 22)


def stuck() -> StageFlow:
    """Nine of fourteen are beyond the limit."""
    return StageFlow(
        stage="mqa",
        name="Marketing qualified account",
        entered=25,
        on=3,
        lost=8,
        open=14,
        here=14,
        median_days=57.0,
        completed=11,
        limit=60,
        fresh=2,
        due=3,
        over=9,
        oldest=140,
    )


def conversion(**changes: Any) -> Figure:
    """Of eleven decided three went on, where three in ten are planned."""
    values: dict[str, Any] = {
        "measure": "conversion_rate",
        "of": "mqa",
        "basis": "of_decided",
        "unit": "share",
        "value": 3 / 11,
        "n": 11,
        "low": 0.0975,
        "high": 0.5656,
        "few": True,
        "open": 14,
        "open_ages": (140, 122),
        "plan": 0.3,
        "verdict": "unclear",
        "owner": "sales",
        "data": ("deals",),
    }
    return Figure(**{**values, **changes})


def win_rate(value: float = 0.45) -> Figure:
    """Nine of twenty, against 45 of 180 outside the list."""
    against = Comparison(what="outside_the_list", value=0.25, n=180, difference=0.2, low=-0.004, high=0.416)
    return Figure(
        measure="win_rate",
        basis="closed_deals",
        unit="share",
        value=value,
        n=20,
        low=0.2582,
        high=0.6579,
        plan=0.35,
        verdict="unclear",
        against=against,
        start=date(2025, 11, 23),
        end=date(2026, 11, 23),
    )


def measured(**changes: Any) -> Measured:
    """A stage at which accounts stall, one before and one behind it."""
    values: dict[str, Any] = {
        "stages": (
            StageFlow(stage="aware", name="Aware", entered=30, on=25, here=5, open=5, fresh=5, limit=90, oldest=41),
            stuck(),
            StageFlow(stage="customer", name="Customer", entered=3, on=0, here=3, open=3, oldest=200),
        ),
        "figures": (conversion(), win_rate()),
        "data": (DataRead(name="deals", export="hubspot-deals", rows=61, taken=58, newest=date(2026, 11, 20)),),
    }
    return Measured(**{**values, **changes})


def mood(**changes: Any) -> Mood:
    """How twelve people felt who were asked."""
    values: dict[str, Any] = {"stage": "aware", "kind": "csat", "mean": -0.5, "low": -1.0, "high": 0.0, "n": 12}
    return Mood(**{**values, **changes})


def reading(account: str, **changes: Any) -> AccountReading:
    """What is known of an account."""
    return AccountReading(account=account, **changes)


def written(*parts: Measured, day: date = DAY) -> dict[str, str]:
    """Return the file of a snapshot, by its path."""
    snapshot = Snapshot(as_of=day, measured=parts or (measured(),))
    return {f"measures/{day.isoformat()}.json": json.dumps(asdict(snapshot), default=str)}
