"""A few trials of each kind; `make soak` runs them for an hour."""

import subprocess
import sys

import pytest

from tests.soak.trials import TRIALS
from tests.support.workspaces import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="each command runs in a fork, which Windows does not have"),
]


@pytest.mark.parametrize("trial", TRIALS)
def test_no_trial_meets_a_fault(trial: str) -> None:
    words = ["--trials", "4", "--jobs", "1", "--only", trial]
    done = subprocess.run([sys.executable, "-m", "tests.soak", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.endswith("no faults\n"), done.stdout + done.stderr
