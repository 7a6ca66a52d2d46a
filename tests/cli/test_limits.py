"""What is too much for a page or a reader: one finding at its place, and the rest of the workspace is read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journeymap.model.base import shifted
from journeymap.model.suggest import nearest
from tests.support.fixtures import FindingsOf, RunCommand, WriteFiles
from tests.support.workspaces import lint, load_workspace

MAP = "title: T\nstages: {a: {goals: [g]}}\n"


def listed(prefix: str, number: int, value: str = "X") -> str:
    return "{" + ", ".join(f"{prefix}{i}: {value}" for i in range(number)) + "}"


def stages(number: int, value: str = "{}") -> str:
    return f"title: T\nstages: {listed('s', number, value)}\n"


TOO_MUCH: dict[str, tuple[str, str]] = {
    "stages": (stages(201), "'stages' holds more than 200 entries"),
    "cells": (stages(60) + f"personas: {listed('p', 90)}\n", "60 stages for 90 personas are 5,400 cells"),
    "personas": (stages(1) + f"personas: {listed('p', 201)}\n", "the map is for 201 personas, and at most 200"),
    "touchpoints": (stages(3, f"{{touchpoints: [{'t, ' * 700}]}}"), "the map holds 2,100 touchpoints"),
    "texts": (stages(3, f"{{thoughts: [{'t, ' * 700}]}}"), "the map holds 2,100 touchpoints, texts and so on"),
    "answers": (stages(1, f"{{pains: [{{text: p, answers: [{'t, ' * 2000}]}}]}}"), "the map holds 2,001 touchpoints"),
    "things": (MAP + f"content: {listed('c', 600)}\nsegments: {listed('s', 401)}\n", "the file declares 1,001 things"),
    "a committee": (
        MAP + f"accounts: {{x: {{name: X, committee: [{'{name: N, roles: user}, ' * 201}]}}}}\n",
        "'committee' holds more than 200 entries",
    ),
    "a name": (MAP + f"personas: {{p: {'x' * 301}}}\n", "is longer than 300 characters"),
    "an owner": (f"owner: {'x' * 301}\n{MAP}", "'owner' is longer than 300 characters"),
    "an id": (f"id: {'x' * 201}\n{MAP}", "cannot be an id"),
    "a framework": (
        MAP
        + f"frameworks: {{f: {{stages: {listed('s', 150, '{}')}}}, g: {{extends: f, insert: "
        + f"[{', '.join(f'{{id: n{i}}}' for i in range(100))}]}}}}\n",
        "the framework has 250 stages, and at most 200",
    ),
    "programs": (MAP + f"programs: {listed('p', 201)}\n", "201 programs are declared, and at most 200"),
    "aims": (
        stages(20, "{phases: aware}") + f"content: {listed('c', 300, '{title: C, phases: aware}')}\n",
        "content is aimed 6,000 times at stages of this map",
    ),
    "followers": (
        stages(40) + f"segment: s\nsegments: {{s: S}}\naccounts: {listed('a', 600, '{name: A, segment: s}')}\n",
        "accounts of its segment meet 24,000 stages here",
    ),
}


@pytest.mark.parametrize(("text", "message"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_one_finding(text: str, message: str, findings_of: FindingsOf) -> None:
    findings = [finding for finding in findings_of(text) if finding.kind == "document"]
    assert [message in finding.message for finding in findings] == [True]
    assert findings[0].code == ("JM006" if "id" in message else "JM014")


def test_maps_that_repeat_a_large_one_end_with_one_finding(findings_of: FindingsOf) -> None:
    base = stages(1, f"{{touchpoints: [{'t, ' * 1900}]}}")
    files = {f"maps/m{n}.yaml": "title: M\nextends: base\nstages: {s0: {notes: n}}\n" for n in range(60)}
    findings = findings_of({"maps/base.yaml": base, **files, "maps/z.yaml": stages(1)})
    (document,) = [finding for finding in findings if finding.kind == "document"]
    assert document.message == "the maps that extend others repeat more than 100,000 touchpoints and texts"
    assert document.path == "maps/m56.yaml"


def test_of_very_many_problems_with_one_thing_the_first_are_told(findings_of: FindingsOf) -> None:
    fields = "".join(f"    unknown-{n}: x\n" for n in range(3000))
    findings = [finding for finding in findings_of(f"title: T\nstages:\n  a:\n{fields}") if finding.code == "JM002"]
    assert len(findings) == 101
    assert findings[-1].message.startswith("2,900 more things are wrong")


def test_of_very_many_unknown_names_the_first_are_told(findings_of: FindingsOf) -> None:
    names = ", ".join(f"nobody-{n}" for n in range(300))
    findings = [finding for finding in findings_of(f"for: [{names}]\n{MAP}") if finding.code == "JM003"]
    assert len(findings) == 101
    assert findings[-1].message.startswith("200 more things are wrong")


@pytest.mark.parametrize("name", ["text", "github"])
def test_lists_for_people_end_after_a_thousand_findings(name: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({f"maps/m{n}.yaml": stages(1, "{touchpoints: [t, t]}") for n in range(400)})
    out = run("validate", "--root", root, "--profile", "strict", "-f", name).out
    findings = len(lint(load_workspace(root), profile="strict").findings)
    assert findings > 2000
    assert f"{findings - 1000:,} more findings" in out
    assert out.count("JM") < 1100


DAYS: dict[str, tuple[date, timedelta, date]] = {
    "later": (date(2026, 1, 1), timedelta(days=31), date(2026, 2, 1)),
    "earlier": (date(2026, 2, 1), timedelta(days=-31), date(2026, 1, 1)),
    "after the last day": (date.max, timedelta(days=1), date.max),
    "long after it": (date(2026, 1, 1), timedelta.max, date.max),
    "before the first day": (date.min, timedelta(days=-1), date.min),
    "long before it": (date(2026, 1, 1), timedelta.min, date.min),
}


@pytest.mark.parametrize(("day", "time", "expected"), DAYS.values(), ids=DAYS)
def test_days_end_with_the_calendar(day: date, time: timedelta, expected: date) -> None:
    assert shifted(day, time) == expected


ACCOUNTS = (
    "{kind: budget, date: 9999-12-31}",
    "{kind: budget, date: 0001-01-01, respond_within: 14d}",
    "{kind: budget, date: 2026-01-01, window: 8000 years}",
    "{kind: budget, date: 2026-01-01, respond_within: 9999999d}",
    "{kind: budget, date: 2026-01-01, until: 9999-12-31, window: 2737 years}",
)


@pytest.mark.parametrize("trigger", ACCOUNTS)
@pytest.mark.parametrize("as_of", ["0001-01-01", "0001-01-02", "2026-11-22", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(
    trigger: str, as_of: str, write_files: WriteFiles, run: RunCommand
) -> None:
    account = (
        f"{{name: X, approach: abm, triggers: [{trigger}], signals: [{{date: 2026-01-01, kind: y}}],"
        " first_value: {milestone: m, start: 0001-01-01, due: 9999-12-31}}"
    )
    head = "reviewed: 0001-01-01\nreview_every: 9998 years\n"
    root = write_files(f"{head}{MAP}accounts: {{x: {account}}}\n")
    for words in (["validate"], ["gaps"], ["steps"], ["render", "--out", root / "site"]):
        result = run(*words, "--root", root, "--profile", "strict", "--as-of", as_of)
        assert "mistake" not in result.err, words


NUMBERS = ("9" * 5000, "1e308", "1e400", "-1", "nan", "inf", ".inf", "1_000", "0x10", "9" * 400)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:8])
def test_odd_numbers_are_values_or_findings(number: str, write_files: WriteFiles, run: RunCommand) -> None:
    gate = f"{{points_min: {number}, people_min: {number}, person_points_min: {number}, fit_min: {number}}}"
    root = write_files(
        f"title: T\nsources: [{{kind: survey, n: {number}}}]\nstages:\n  a: {{emotion: {number}, entry: [{gate}]}}\n"
        f"accounts: {{x: {{name: X, heterogeneity: {number}, value: {{amount: {number}, currency: EUR}}}}}}\n"
        f"frameworks: {{f: {{stages: {{a: {{max_days: {number}}}}}}}}}\n"
        f"programs: {{p: {{name: P, team: {{marketers: {number}, sellers: 1}}, baseline: {{deals: {number}}}, "
        f"value_bands: {{high: {number}, low: 1, currency: EUR}}}}}}\n"
    )
    for words in (["validate"], ["gaps", "-f", "json"], ["steps"], ["render", "--out", root / "site"]):
        result = run(*words, "--root", root, "--profile", "strict")
        assert "mistake" not in result.err, words


MISSPELT: dict[str, tuple[str, list[str], str | None]] = {
    "one of few": ("persxna", ["persona", "channel"], "persona"),
    "one of thousands": ("persxna-number-1234", [f"persona-number-{n}" for n in range(3000)], "persona-number-1234"),
    "a short one": ("cfo", ["cto", "cio", *(f"word-{n}" for n in range(50))], "cto"),
    "nothing near": ("zzzz", [f"persona-{n}" for n in range(100)], None),
    "in capitals": ("PERSONA-7", [f"persona-{n}" for n in range(100)], "persona-7"),
    "nothing at all": ("", [f"persona-{n}" for n in range(100)], None),
}


@pytest.mark.parametrize(("word", "words", "expected"), MISSPELT.values(), ids=MISSPELT)
def test_the_nearest_word_is_found_among_many(word: str, words: list[str], expected: str | None) -> None:
    assert nearest(word, words) == expected
