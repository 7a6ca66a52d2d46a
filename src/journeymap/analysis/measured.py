"""What was measured: the newest snapshot, what it says of programs, stages and accounts, and what earlier ones say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from journeymap.model.snapshot import AccountReading, Figure, Measured, Snapshot, StageFlow
from journeymap.workspace import LinkedAccount, LinkedProgram, Workspace

REASONS: dict[str, str] = {
    "no_cases": "nothing of the kind happened in this time",
    "no_data": "no data tells of it",
}
"""Why a figure cannot be known, by the word that snapshots hold."""


class Measurements:
    """What the snapshots say, up to the day of the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._snapshots = tuple(snapshot for snapshot in workspace.snapshots if snapshot.as_of <= workspace.today)

    @property
    def latest(self) -> Snapshot | None:
        return self._snapshots[-1] if self._snapshots else None

    @property
    def day(self) -> date | None:
        """The day on which was last measured."""
        return self.latest.as_of if self.latest else None

    def of_program(self, program: LinkedProgram | None) -> Measured | None:
        """What was measured for a program; else for the workspace as a whole."""
        own = {measured.program: measured for measured in self.latest.measured} if self.latest else {}
        return own.get(program.id, own.get(None)) if program else own.get(None)

    def reading(self, account: LinkedAccount) -> AccountReading | None:
        """What was measured at an account."""
        return self._readings.get(account.id)

    @cached_property
    def _readings(self) -> dict[str, AccountReading]:
        measured = self.latest.measured if self.latest else ()
        return {reading.account: reading for part in measured for reading in part.accounts}

    def flow(self, measured: Measured, stage: str) -> StageFlow | None:
        """How cases go through a stage."""
        return next((flow for flow in measured.stages if flow.stage == stage), None)

    def trend(self, measured: Measured, figure: Figure) -> Iterator[tuple[date, Figure]]:
        """Yield what each snapshot says of the same figure, the oldest first."""
        key = (figure.measure, figure.of, figure.basis)
        for snapshot in self._snapshots:
            for part in snapshot.measured:
                if part.program == measured.program:
                    for other in part.figures:
                        if (other.measure, other.of, other.basis) == key:
                            yield snapshot.as_of, other
