"""The trials by name."""

import traceback
from random import Random

from tests.soak.documents import Fault, Report, try_documents
from tests.soak.interruptions import (
    try_interrupted_file,
    try_interrupted_init,
    try_interrupted_render,
    try_output_that_fails,
    try_two_renders,
)

TRIALS = {
    "documents": (try_documents, 12),
    "interrupted render": (try_interrupted_render, 4),
    "interrupted file": (try_interrupted_file, 2),
    "interrupted init": (try_interrupted_init, 1),
    "renders at once": (try_two_renders, 1),
    "output that fails": (try_output_that_fails, 1),
}
"""Each trial with its share of all."""


def attempt(seed: int, only: str | None) -> Report:
    """Run the trial that a seed stands for."""
    random = Random(seed)
    (name,) = random.choices(list(TRIALS), [share for _, share in TRIALS.values()])
    name = only or name  # drawn in any case, so that a seed does the same with and without it
    report = Report(seed=seed, trial=name)
    try:
        TRIALS[name][0](random, report)
    except Exception as error:
        report.faults.append(Fault(summary=f"the trial itself fails: {error!r}", detail=traceback.format_exc()))
    return report
