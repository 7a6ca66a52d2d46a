"""Where the buying jobs of an account stand."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.job_progress import job_progress
from journeymap.view.accounts.plan import numbers_of
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A buying job: its state, and what that rests on."""

    id: str
    says: str
    """How a buyer would put it."""
    state: str
    because: str
    held: tuple[int, ...]
    """The numbers of the contacts that were held for it."""
    last_held: str | None
    planned: tuple[int, ...]
    stages: tuple[str, ...]
    """The names of the stages at which it comes up."""


def jobs_of(account: LinkedAccount, analysis: Analysis) -> tuple[JobRow, ...]:
    """Return the six jobs of an account."""
    numbers = numbers_of(account)
    rows = []
    for progress in job_progress(account, analysis.pipelines, analysis.uses, analysis.today):
        days = [day for entry in progress.held if (day := entry.model.done_on or entry.model.date)]
        rows.append(
            JobRow(
                id=progress.job.id,
                says=progress.job.says,
                state=progress.state,
                because=progress.because,
                held=tuple(numbers[entry] for entry in progress.held),
                last_held=max(days).isoformat() if days else None,
                planned=tuple(numbers[entry] for entry in progress.planned),
                stages=tuple(stage.name for stage in progress.stages),
            )
        )
    return tuple(rows)
