"""What runs out, waits or hangs on one person is told on the right day, neither before nor after, and alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.noise.judging import FOLDER

CALL = "      - {who: CFO, date: 2026-12-03, stage: engaged, channel: phone, by: enterprise AE}\n"
BUDGET = "    triggers: [{kind: budget, date: 2026-11-16, until: 2026-12-18}]\n"
MEETING = "      - {who: CFO, trigger: budget, stage: engaged, channel: in-person-meeting}\n"


def done(contact: str, day: str) -> str:
    """Return a contact that took place."""
    return contact.replace("}", f", status: done, done_on: {day}}}")


@dataclass(frozen=True)
class Case:
    """A program in which all is well but for what is added at the end of its account, or left out."""

    told: Mapping[str, Sequence[str]]
    """The names of all findings, by day."""
    added: str = ""
    without: Sequence[str] = ()
    """The lines that hold one of these texts are left out."""
    stage: str = "engaged"


CASES = {
    "all is well": Case({"2026-11-22": [], "2026-12-08": []}),
    "a contact past its day": Case(
        {"2026-12-02": [], "2026-12-03": [], "2026-12-04": ["contact-overdue"], "2026-12-08": ["contact-overdue"]},
        added=CALL,
    ),
    "a contact that was made": Case({"2026-12-04": [], "2026-12-08": []}, added=done(CALL, "2026-12-03")),
    "a window that nobody answers": Case(
        {
            "2026-11-15": [],
            "2026-11-22": ["trigger-unanswered"],
            "2026-12-18": ["trigger-unanswered"],
            "2026-12-19": ["window-missed"],
        },
        added=BUDGET,
    ),
    "a window for which a contact has no day": Case(
        {"2026-11-22": [], "2026-12-03": [], "2026-12-12": ["window-closing"], "2026-12-19": ["window-missed"]},
        added=MEETING + BUDGET,
    ),
    "a window that was used": Case({"2026-12-12": [], "2026-12-19": []}, added=done(MEETING, "2026-12-02") + BUDGET),
    "an account of which only the champion was spoken to": Case(
        {"2026-11-11": [], "2026-11-12": ["champion-only"], "2026-11-22": ["champion-only"]},
        without=["who: CFO", "who: Process"],
    ),
    "an account that sales has not answered": Case(
        {"2026-12-02": [], "2026-12-04": [], "2026-12-05": ["handoff-overdue"]},
        added="    handoffs: [{to_stage: opportunity, ready: 2026-12-02}]\n",
        stage="mqa",
    ),
    "a program without a handoff to sales": Case(
        {"2026-11-22": ["handoff-missing"], "2026-12-08": ["handoff-missing"]}, without=["from_stage: mqa"]
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_on_its_day(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[name]
    shutil.copytree(FOLDER / "days", tmp_path, dirs_exist_ok=True)
    for file in (tmp_path / "maps").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not any(text in line for text in case.without))
        file.write_text("".join(kept), encoding="utf-8")
    account = tmp_path / "maps" / "harrow.yaml"
    text = account.read_text(encoding="utf-8").replace("stage: engaged\n", f"stage: {case.stage}\n")
    account.write_text(text + case.added, encoding="utf-8")
    told = {}
    for day in case.told:
        main(["validate", "--root", str(tmp_path), "--as-of", day, "--format", "json"])
        told[day] = [finding["name"] for finding in json.loads(capsys.readouterr().out)["findings"]]
    assert told == case.told
