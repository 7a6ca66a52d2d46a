"""What was measured, in every shape that a page must hold: nothing, little, much, long words, hostile texts."""

from datetime import date
from typing import Any

from journeymap.model.snapshot import Comparison, DataRead, Figure, Measured, StageFlow
from tests.browser.shapes import GERMAN, HOSTILE
from tests.support.measured import conversion, measured, mood, reading, win_rate, written
from tests.support.shapes import document

STAGES = ("aware", "engaged", "mqa", "opportunity", "customer")
WORDS = ("warming", "steady", "cooling", "new", "silent")
MANY = 60


def measured_shapes(language: str = "en") -> dict[str, str]:
    """The files of a workspace with all of them, by path."""
    accounts = {f"a{number}": _account(number) for number in range(MANY)}
    accounts |= {f"h{number}": {"name": text, "stage": "mqa"} for number, text in enumerate(HOSTILE)}
    programs = {
        "little": _program("Little", ["a0", "a1"]),
        "much": _program("Much", list(accounts)) | {"measures": _planned(GERMAN), "data": {"deals": "data/deals.csv"}},
        "hostile": _program(HOSTILE[0], ["h0", "h1"]) | {"measures": _planned(HOSTILE[0])},
        "planned": _program("Nothing measured", ["a2"]) | {"measures": {"win_rate": {"plan": "35 %"}}},
    }
    stages = {
        stage: {
            "goals": ["Go on"],
            "emotion": {"score": number % 5 + 1, "feeling": "so so", "by": {"p": number % 3 + 2}},
        }
        for number, stage in enumerate(STAGES)
    }
    personas = {"p": {"name": "A planner", "role": "champion"}}
    maps = {
        "maps/way.yaml": {"title": "The way", "for": ["p"], "stages": stages, "scale": [1, 5]},
        "maps/one.yaml": {"title": "The way of one", "account": "a0", "for": ["p"], "stages": stages, "scale": [1, 5]},
    }
    return {
        "journeymap.yaml": f"title: Measured\nprofile: abm\nsite: {{language: {language}}}\n",
        **{path: document(content) for path, content in maps.items()},
        "maps/library.yaml": document({"personas": personas}),
        "maps/programs.yaml": document({"accounts": accounts, "programs": programs}),
        **written(*_parts(0), day=date(2026, 10, 22)),
        **written(*_parts(1), day=date(2026, 11, 22)),
    }


def _account(number: int) -> dict[str, Any]:
    return {
        "name": f"Account number {number}",
        "approach": "abm",
        "stage": STAGES[number % len(STAGES)],
        "since": "2026-09-01",
    }


def _program(name: str, accounts: list[str]) -> dict[str, Any]:
    return {"name": name, "framework": "account-journey", "target_list": accounts}


def _planned(text: str) -> dict[str, Any]:
    return {
        "win_rate": {"plan": "35 %", "against": "outside the list", "owner": text, "basis": "closed_deals"},
        "engagement_score": {"points": {text: 3}, "weights": {"user": 0.5}, "window": "90d", "decay": "half-life 30d"},
        "cac": {"lag": "90d", "currency": "EUR", "rates": {"USD": 0.9}, "margin": "40 %", "fewest": 5},
    }


def _parts(later: int) -> tuple[Measured, ...]:
    whole = measured(
        moods=(
            *(mood(stage=stage, mean=number % 5 - 2.0, low=-2.0, high=2.0) for number, stage in enumerate(STAGES)),
            mood(kind="nps", role="champion"),
            mood(kind="ces", role="user", low=None, high=None, n=1),
        )
    )
    return (whole, _much(later), _hostile())


def _much(later: int) -> Measured:
    flows = [
        StageFlow(
            stage=stage,
            name=stage,
            entered=123_456,
            on=70_000,
            lost=20_000,
            back=300,
            here=33_156,
            open=33_156,
            skipped=1200,
            reentered=45,
            median_days=57.5,
            completed=90_300,
            limit=60 if number % 2 else None,
            fresh=10_000,
            due=3_156,
            over=20_000,
            oldest=1_234,
        )
        for number, stage in enumerate(STAGES)
    ]
    figures = [
        conversion(of=stage, value=0.5 + later / 10, plan=0.7 if number else None, few=False, verdict="missed")
        for number, stage in enumerate(STAGES)
    ]
    return measured(
        program="much",
        stages=(*flows, StageFlow(stage=GERMAN, name=GERMAN, entered=3, here=3)),
        figures=(
            *figures,
            win_rate(0.4 + later / 20),
            Figure(
                measure="pipeline_velocity", basis="revenue_per_day", unit="money_per_day", currency="EUR", value=4e6
            ),
            Figure(measure="cac", unit="money", currency="EUR", reason="no_cases", numerator=84_500.0, denominator=0.0),
            Figure(measure="nps", unit="points", value=-30.0, low=-60.0, high=5.0, n=12, few=True),
            Figure(measure="nrr", unit="share", value=1.3, plan=1.05, verdict="reached", n=40),
            Figure(
                measure="churn_rate",
                unit="share",
                value=0.03,
                n=800,
                against=Comparison(what="declared", value=0.05, n=600, difference=-0.02, low=-0.04, high=-0.01),
            ),
        ),
        accounts=tuple(
            reading(
                f"a{number}",
                stage=STAGES[(number + number // 7) % len(STAGES)],
                since=date(2026, 11, 2),
                backward=number % 9 == 4,
                score=None if number % 11 == 5 else 1.5 * number + later,
                people=number % 5,
                trend=0.3 if number % 5 == 0 else None,
                trend_word=WORDS[number % 5],
                reached=number % 3 > 0,
                engaged=number % 3 > 1,
                roles=("champion", "economic_buyer")[: number % 3],
                last_touch=date(2026, 11, 18),
                nps=8 if number % 2 else None,
                csat=4.5 if number % 4 == 0 else None,
            )
            for number in range(MANY)
        ),
        data=(
            DataRead(
                name="deals",
                export="hubspot-deals",
                rows=1_234_567,
                taken=1_234_000,
                newest=date(2026, 3, 1),
                left_out=(("unreadable_date", 500), ("no_stage", 67)),
                unmapped=((GERMAN, 9), ("Nurture", 3)),
            ),
        ),
    )


def _hostile() -> Measured:
    flows = tuple(StageFlow(stage=text, name=text, entered=2, here=1, on=1) for text in HOSTILE)
    figures = tuple(
        Figure(measure=text, of=text, basis=text, unit="count", value=3, owner=text, data=(text,), notes=(text,))
        for text in HOSTILE
    )
    reads = tuple(DataRead(name=text, export=text, left_out=((text, 1),), unmapped=((text, 1),)) for text in HOSTILE)
    accounts = (reading("h0", stage=HOSTILE[1], roles=HOSTILE, trend_word="new"),)
    return Measured(program="hostile", stages=flows, figures=figures, data=reads, accounts=accounts)
