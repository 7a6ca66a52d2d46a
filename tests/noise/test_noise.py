"""What is told of whole workspaces is what a good consultant would say, and less of the rest with every change."""

from __future__ import annotations

import pytest

from journeymap.findings import DOCUMENT_CODES
from tests.noise.__main__ import main
from tests.noise.judging import WORKSPACES, Ceiling, Judgment, ceilings, judge, line


@pytest.fixture(params=WORKSPACES)
def judgment(request: pytest.FixtureRequest) -> Judgment:
    return judge(request.param)


def test_every_workspace_has_a_ceiling() -> None:
    assert sorted(ceilings()) == list(WORKSPACES)


def test_documents_are_sound(judgment: Judgment) -> None:
    assert [line(finding) for finding in judgment.told if finding.code in DOCUMENT_CODES] == []


def test_noise_and_silence_only_fall(judgment: Judgment, capsys: pytest.CaptureFixture[str]) -> None:
    now, ceiling = Ceiling.of(judgment), ceilings()[judgment.workspace]
    if now != ceiling:
        main([judgment.workspace])
        listed = capsys.readouterr().out
        assert not now.is_above(ceiling), f"More noise or silence than before:\n{listed}"
        pytest.fail(f"Less than before: write `{judgment.workspace}: {now}` in tests/noise/ceiling.yaml\n{listed}")
