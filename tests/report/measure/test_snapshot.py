"""The file that keeps what was measured: the same bytes for the same numbers, and nothing of people in it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.snapshot import (
    AccountReading,
    Comparison,
    DataRead,
    Figure,
    Measured,
    Mood,
    Snapshot,
    StageFlow,
    snapshot_in,
)
from journeymap.report.measure.snapshot import settled, snapshot_text
from journeymap.workspace import personal_data
from tests.support.workspaces import ROOT

DAY = date(2026, 11, 25)
FLOW = StageFlow(stage="proof", name="Proof", entered=25, on=3, lost=8, open=14, here=14, limit=60, over=9, oldest=140)
FIGURE = Figure(measure="win_rate", basis="closed_deals", value=0.45, unit="share", n=20, low=0.2582, high=0.6579)
ACCOUNT = AccountReading(account="acme", stage="proof", since=date(2026, 9, 1), score=0.0, roles=("user", "champion"))
PART = Measured(program="ports", stages=(FLOW,), figures=(FIGURE,), accounts=(ACCOUNT,))


def of(*parts: Measured) -> Snapshot:
    return Snapshot(as_of=DAY, measured=parts)


def test_a_line_per_record_without_what_is_as_usual() -> None:
    assert (
        snapshot_text(settled(of(PART)))
        == """\
{
  "format": 1,
  "as_of": "2026-11-25",
  "measured": [
    {
      "program": "ports",
      "stages": [
        {"stage": "proof", "name": "Proof", "entered": 25, "on": 3, "lost": 8, "open": 14, "here": 14, "limit": 60, \
"over": 9, "oldest": 140}
      ],
      "figures": [
        {"measure": "win_rate", "basis": "closed_deals", "value": 0.45, "unit": "share", "n": 20, "low": 0.2582, \
"high": 0.6579}
      ],
      "accounts": [
        {"account": "acme", "stage": "proof", "since": "2026-09-01", "score": 0, "roles": ["champion", "user"]}
      ]
    }
  ]
}
"""
    )


def test_nothing_measured_is_a_snapshot_too() -> None:
    assert snapshot_in(snapshot_text(of())) == of()


def test_order_and_the_last_digits_make_no_difference() -> None:
    other = replace(ACCOUNT, account="bolt", score=1 / 3)
    rate = replace(FIGURE, measure="nps", basis=None, value=0.1 + 0.2)
    first = of(replace(PART, accounts=(ACCOUNT, other), figures=(FIGURE, rate)), Measured())
    last = replace(other, score=0.333333333), replace(rate, value=0.3)
    second = of(Measured(), replace(PART, accounts=(last[0], ACCOUNT), figures=(last[1], FIGURE)))
    assert snapshot_text(settled(first)) == snapshot_text(settled(second))


def test_an_anonymous_one_holds_no_account() -> None:
    text = snapshot_text(settled(of(PART), is_anonymous=True))
    assert "acme" not in text
    assert '"entered": 25' in text


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (replace(PART, stages=(replace(FLOW, name="ann@acme.example"),)), ("e-mail address", "name")),
        (
            replace(PART, data=(DataRead(name="deals", export="deals", unmapped=(("+49 170 1234567", 3),)),)),
            ("phone number", "unmapped"),
        ),
        (replace(PART, accounts=(replace(ACCOUNT, account="ann@acme.example"),)), ("e-mail address", "account")),
        (PART, None),
        (replace(PART, stages=(replace(FLOW, stage="1034567890", name="appointmentscheduled"),)), None),
    ],
)
def test_personal_data(part: Measured, found: tuple[str, str] | None) -> None:
    assert personal_data(of(part)) == found


def test_hidden_signs_stay_harmless_and_are_read_back() -> None:
    odd = of(replace(PART, stages=(replace(FLOW, name="Pr\u202eoof ##[x]"),)))
    text = snapshot_text(settled(odd))
    assert "\u202e" not in text
    assert snapshot_in(text) == settled(odd)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
counts = st.integers(0, 10**6)
numbers = st.floats(-1e9, 1e9)
days = st.dates(date(2000, 1, 1), date(2040, 1, 1))
maybe = st.none()
comparisons = st.builds(
    Comparison, what=words, value=numbers, n=counts, difference=numbers, low=maybe | numbers, high=maybe | numbers
)
parts = st.builds(
    Measured,
    program=maybe | words,
    stages=st.lists(
        st.builds(
            StageFlow, stage=words, name=words, entered=counts, median_days=maybe | numbers, oldest=maybe | counts
        ),
        max_size=3,
    ).map(tuple),
    figures=st.lists(
        st.builds(
            Figure,
            measure=words,
            of=maybe | words,
            value=maybe | numbers,
            unit=st.just("days"),
            n=counts,
            few=st.booleans(),
            open_ages=st.lists(counts, max_size=3).map(tuple),
            against=maybe | comparisons,
            start=maybe | days,
        ),
        max_size=3,
    ).map(tuple),
    accounts=st.lists(
        st.builds(
            AccountReading, account=words, since=maybe | days, score=maybe | numbers, reached=maybe | st.booleans()
        ),
        max_size=3,
    ).map(tuple),
    moods=st.lists(st.builds(Mood, stage=words, kind=st.just("nps"), mean=numbers, n=counts), max_size=2).map(tuple),
    data=st.lists(
        st.builds(
            DataRead, name=words, export=words, left_out=st.lists(st.tuples(words, counts), max_size=2).map(tuple)
        ),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(parts, max_size=3))
def test_what_is_written_is_read_back_and_written_the_same(measured: list[Measured]) -> None:
    recorded = settled(of(*measured))
    text = snapshot_text(recorded)
    assert snapshot_in(text) == recorded
    assert snapshot_text(recorded) == text
    schema = json.loads(Path(ROOT / "docs/schemas/snapshot.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
