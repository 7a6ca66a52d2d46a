"""What was measured in every format: how many go on, how sure that is, and what cannot be known and why."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from journeymap.measurement.measurement import MeasuredPart, Measurement, SourceRead
from journeymap.measurement.reading.left_out import LeftOut
from journeymap.model.snapshot import AccountReading, Comparison, Figure, Measured, Mood, StageFlow
from journeymap.report.measure import FORMATS
from journeymap.view.measure.report import MeasureReport, measure_report
from tests.support.fixtures import Golden
from tests.support.hostile import HOSTILE
from tests.support.reports import rendered
from tests.support.workspaces import ROOT

DISCOVERY = StageFlow(
    stage="discovery", name="Discovery", entered=36, on=25, open=11, here=11, median_days=35, completed=25, oldest=88
)
PROOF = StageFlow(
    stage="proof",
    name="Proof and proposal",
    entered=25,
    on=3,
    lost=8,
    open=14,
    here=14,
    median_days=57,
    completed=11,
    limit=60,
    over=9,
    oldest=140,
)
FIGURES = (
    Figure(
        measure="conversion_rate", of="discovery", basis="of_decided", value=1, n=25, low=0.867, high=1, unit="share"
    ),
    Figure(
        measure="conversion_rate",
        of="proof",
        basis="of_decided",
        value=3 / 11,
        n=11,
        low=0.0975,
        high=0.5656,
        few=True,
        unit="share",
        plan=0.3,
        better="higher",
        verdict="unclear",
        owner="Sales",
    ),
    Figure(
        measure="win_rate",
        basis="closed_deals",
        value=0.45,
        n=20,
        low=0.2582,
        high=0.6579,
        unit="share",
        open=12,
        open_ages=(140, 90),
        against=Comparison(what="outside_the_list", value=0.25, n=180, difference=0.2, low=-0.004, high=0.416),
    ),
    Figure(measure="nrr", value=0.81, n=40, unit="share", plan=1.0, better="higher", verdict="missed"),
    Figure(
        measure="pipeline_velocity", basis="revenue_per_day", value=4166.666, n=20, unit="money_per_day", currency="EUR"
    ),
    Figure(measure="clv", basis="revenue", reason="no_cases", unit="money", currency="EUR"),
)
ACCOUNTS = (
    AccountReading(
        account="halvard", stage="proof", since=date(2026, 7, 9), score=120, people=3, trend=2, trend_word="warming"
    ),
    AccountReading(account="sundvik", stage="discovery", since=date(2026, 11, 9), backward=True, trend_word="silent"),
)
SOURCE = SourceRead(
    name="deals",
    where="data/deals.csv",
    export="hubspot-deals",
    rows=40,
    taken=36,
    newest=date(2026, 11, 20),
    left_out=(
        LeftOut(
            reason="unreadable_date", count=3, column="Close Date", rows=(4, 9, 17), example="soon", whole_row=False
        ),
        LeftOut(reason="duplicate", count=4, rows=(5, 6, 7)),
    ),
    unmapped=(("Parked", 3),),
    notes=("In 'Close Date' the day comes first, as 25/03/2026 shows.",),
)
MOODS = (Mood(stage="proof", kind="csat", mean=-0.4, low=-1, high=0.3, n=12),)


def report() -> MeasureReport:
    measured = Measured(case="deal", stages=(DISCOVERY, PROOF), figures=FIGURES, accounts=ACCOUNTS, moods=MOODS)
    part = MeasuredPart(measured=measured, sources=(SOURCE,), says=("3 of 36 deals last moved before 2025-11-27.",))
    made = Measurement(as_of=date(2026, 11, 26), start=date(2025, 11, 27), parts=(part,))
    return measure_report(made, "Ports 2027")


@pytest.mark.parametrize("name", [*FORMATS])
def test_every_format_is_as_it_was(name: str, golden: Golden) -> None:
    golden(f"measure/report.{name}", rendered(FORMATS, name, report(), root=Path("/maps")))


def test_text_tells_open_cases_beside_decided_ones() -> None:
    text = rendered(FORMATS, "text", report())
    said = " ".join(text.split())
    assert "Proof and proposal 25 3 8 14 27 % (10-57) 57 140 9" in said
    assert "9 of 14 deals in Proof and proposal are over 60 days, the oldest 140" in said
    assert "plan 30 %: too few to tell" in said
    assert (
        "25 % outside the list (n 180): +20 points, from -0.4 to 41.6, chance alone may explain the difference" in said
    )
    assert "plan 100 %: missed" in said
    assert "Not known CLV: nothing of the kind happened in this time" in said
    assert "data/deals.csv, column 'Close Date': 3 cells, a date that cannot be read (row 4, 9, 17)" in said
    assert "3 of 36 deals last moved before 2025-11-27." in said
    assert "soon" not in said, "what stands in a cell may be a name"
    assert all(len(line) <= 80 for line in text.splitlines())


def test_quiet_text_says_only_what_to_look_at() -> None:
    text = rendered(FORMATS, "text", report(), quiet=True)
    assert "Proof and proposal are over 60 days" in " ".join(text.split())
    assert "NRR is 81 %, plan 100 %: missed." in text
    assert "Win rate" not in text


def test_json_follows_our_schema() -> None:
    said = json.loads(rendered(FORMATS, "json", report()))
    schema = json.loads((ROOT / "docs/schemas/measure.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(said)
    [part] = said["measured"]
    assert part["stages"][1]["conversion"] == {"value": 0.272727, "low": 0.0975, "high": 0.5656, "n": 11, "few": True}
    assert [figure["measure"] for figure in part["figures"]] == [
        *("conversion_rate", "win_rate", "nrr", "pipeline_velocity", "clv"),
    ], "what the stages tell stands there once"
    assert said["data"][0]["left_out"][0]["rows"] == [4, 9, 17]


def test_csv_holds_every_number_once() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(FORMATS, "csv", report()))))
    numbers = {(row["measure"], row["stage"], row["basis"]): row["value"] for row in rows}
    assert len(numbers) == len(rows)
    assert numbers["entered", "proof", ""] == "25"
    assert numbers["conversion_rate", "discovery", "of_decided"] == "1"
    assert numbers["clv", "", "revenue"] == "", "not known is no 0"
    assert numbers["pipeline_velocity", "", "revenue_per_day"] == "4166.666"


@pytest.mark.parametrize("name", [*FORMATS])
def test_harmful_names_do_no_harm(name: str) -> None:
    for text in HOSTILE:
        flow = StageFlow(stage=text, name=text, entered=1, here=1, over=1, limit=1, oldest=4)
        measured = Measured(stages=(flow,), accounts=(AccountReading(account=text, stage=text),))
        source = SourceRead(
            name=text,
            where=text,
            export="deals",
            rows=1,
            taken=1,
            newest=None,
            left_out=(LeftOut(reason="other", count=1, column=text),),
            unmapped=((text, 1),),
            notes=(text,),
        )
        part = MeasuredPart(measured=measured, sources=(source,))
        made = Measurement(as_of=date(2026, 11, 26), start=date(2025, 11, 27), parts=(part,))
        out = rendered(FORMATS, name, measure_report(made, text))
        assert "\x1b" not in out
        assert "\u202e" not in out
        if name == "markdown":
            assert "<script" not in out
