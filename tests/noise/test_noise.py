"""What is told of whole workspaces is what a good consultant would say, and less of the rest with every change."""

from __future__ import annotations

import pytest

from journeymap.findings import DOCUMENT_CODES, Finding, Kind, Severity
from journeymap.rules import RULES
from journeymap.source import Route, parse
from journeymap.workspace.read.declare import declare
from tests.noise.__main__ import main
from tests.noise.judging import WORKSPACES, Ceiling, Hole, Judgment, ceilings, judge, line, told_twice


@pytest.fixture(params=WORKSPACES)
def judgment(request: pytest.FixtureRequest) -> Judgment:
    return judge(request.param)


def test_every_workspace_has_a_ceiling() -> None:
    assert sorted(ceilings()) == list(WORKSPACES)


def test_documents_are_sound(judgment: Judgment) -> None:
    assert [line(finding) for finding in judgment.told if finding.code in DOCUMENT_CODES] == []


def test_expected_rules_exist(judgment: Judgment) -> None:
    assert {name for hole in judgment.holes for name in hole.rules} <= {rule.name for rule in RULES.values()}


def test_a_meeting_is_long_enough(judgment: Judgment) -> None:
    assert judgment.most is None or len(judgment.told) <= judgment.most


def test_nothing_is_told_twice(judgment: Judgment) -> None:
    assert [(line(one), line(other)) for one, other in judgment.twice] == []


def test_noise_and_silence_only_fall(judgment: Judgment, capsys: pytest.CaptureFixture[str]) -> None:
    now, ceiling = Ceiling.of(judgment), ceilings()[judgment.workspace]
    if now != ceiling:
        main([judgment.workspace])
        listed = capsys.readouterr().out
        assert not now.is_above(ceiling), f"More noise or silence than before:\n{listed}"
        pytest.fail(f"Less than before: write `{judgment.workspace}: {now}` in tests/noise/ceiling.yaml\n{listed}")


WRITTEN = "title: T\nstages: {a: {pains: [Slow, Dear], touchpoints: [Call]}}\n"
PAIN: Route = ("stages", "a", "pains", 0)
OTHER: Route = ("stages", "a", "pains", 1)
STAGE: Route = ("stages", "a")


def finding(code: str, message: str, route: Route) -> Finding:
    declared = declare(parse(WRITTEN.encode(), "maps/a.yaml"), "a").map
    assert declared is not None
    place = declared.place.at(*route)
    return Finding(
        kind=Kind.GAP, code=code, name=code, severity=Severity.INFO, message=message, fix="Act.", place=place
    )


@pytest.mark.parametrize(
    ("one", "other", "is_twice"),
    [
        pytest.param(("JM105", "nothing answers 'Slow'", PAIN), ("JM105", "nor 'Slow'", PAIN), True, id="one place"),
        pytest.param(("JM105", "same", PAIN), ("JM105", "same", OTHER), True, id="the same words"),
        pytest.param(("JM105", "nothing answers 'Slow'", PAIN), ("JM105", "'Dear'", OTHER), False, id="two pains"),
        pytest.param(("JM105", "nothing answers 'Slow'", PAIN), ("JM111", "'Slow'", STAGE), True, id="one thing"),
        pytest.param(("JM105", "'Slow' in 'Try'", PAIN), ("JM111", "'Try' feels bad", STAGE), False, id="one stage"),
    ],
)
def test_a_hole_is_told_once(one: tuple[str, str, Route], other: tuple[str, str, Route], is_twice: bool) -> None:
    pairs = told_twice([finding(*one), finding(*other)], names=["Try"])
    assert bool(list(pairs)) == is_twice


@pytest.mark.parametrize(
    ("hole", "is_told"),
    [
        (Hole(rules=("JM105",), why=""), True),
        (Hole(rules=("pain-without-response", "JM105"), at="maps/a.yaml", thing="stages.a", says="Slow", why=""), True),
        (Hole(rules=("JM111",), why=""), False),
        (Hole(rules=("JM105",), at="maps/b.yaml", why=""), False),
        (Hole(rules=("JM105",), thing="stages.b", why=""), False),
        (Hole(rules=("JM105",), says="Dear", why=""), False),
    ],
)
def test_a_hole_is_known_by_rule_file_place_and_words(hole: Hole, is_told: bool) -> None:
    assert hole.is_told_by(finding("JM105", "nothing answers 'Slow'", PAIN)) == is_told
