"""What was measured: the newest snapshot, what it says of programs, stages and accounts, and what earlier ones say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.planned import sources_of
from journeymap.model.base import shifted
from journeymap.model.data import DataSource
from journeymap.model.snapshot import AccountReading, DataRead, Figure, Measured, Snapshot, StageFlow
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedProgram, Workspace

REASONS: dict[str, str] = {
    "no_cases": "nothing of the kind happened in this time",
    "no_data": "no data tells of it",
}
"""Why a figure cannot be known, by the word that snapshots hold."""
NOTES: dict[str, str] = {}
"""What has to be known to read a figure, by the word that snapshots hold."""


@dataclass(frozen=True, slots=True)
class OldData:
    """Data whose newest row is older than it may be."""

    key: str
    """Its key under `data`, with its number where there are several."""
    source: DataSource
    newest: date
    days: int
    """How old the newest row is today."""
    fresh: timedelta
    """How old it may be."""
    place: Place


@dataclass(frozen=True, slots=True)
class Detour:
    """A stage that cases leave out or come into again, where nobody says that they do."""

    flow: StageFlow
    skipped: int
    """How many left it out; 0 where the declared way lets them."""
    reentered: int
    """How many came in more than once; 0 where the declared way leads back."""


class Measurements:
    """What the snapshots say, up to the day of the workspace."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._snapshots = tuple(snapshot for snapshot in workspace.snapshots if snapshot.as_of <= workspace.today)

    @property
    def latest(self) -> Snapshot | None:
        return self._snapshots[-1] if self._snapshots else None

    @property
    def day(self) -> date | None:
        """The day on which was last measured."""
        return self.latest.as_of if self.latest else None

    @property
    def days_old(self) -> int | None:
        """How many days ago was last measured."""
        return (self._workspace.today - self.day).days if self.day else None

    @property
    def whole(self) -> Measured | None:
        """What was measured for the workspace as a whole."""
        return self._by_program.get(None)

    def of(self, source: LinkedProgram | Workspace) -> Measured | None:
        """What was measured for a program alone, or for the workspace as a whole."""
        return self._by_program.get(source.id if isinstance(source, LinkedProgram) else None)

    def of_program(self, program: LinkedProgram | None) -> Measured | None:
        """What was measured for a program; else for the workspace as a whole."""
        own = self._by_program.get(program.id) if program else None
        return own or self.whole

    def of_map(self, map_: LinkedJourney) -> Measured | None:
        """What was measured of those who go the way of a map: the program whose accounts follow it, else the workspace.

        None for the map of a single account, which tells of that one alone; where several programs follow the map, so
        that nobody can tell whose numbers they would be; and where the data knows none of its stages.
        """
        if map_.model.account:
            return None
        own = [self._by_program[program.id] for program in self._following(map_) if program.id in self._by_program]
        measured = own[0] if len(own) == 1 else self.whole
        ids = {stage.id for stage in map_.stages}
        return measured if measured and any(flow.stage in ids for flow in measured.stages) else None

    def _following(self, map_: LinkedJourney) -> Iterator[LinkedProgram]:
        """The programs whose stages are those of a map, or an account of which goes by it."""
        for program in self._workspace.programs.values():
            by_framework = program.framework is not None and program.framework is map_.framework and not map_.segment
            if by_framework or any(self._pipelines.map_of(account) is map_ for account in program.accounts):
                yield program

    def flow(self, measured: Measured | None, stage: str) -> StageFlow | None:
        """How cases go through a stage."""
        return next((flow for flow in measured.stages if flow.stage == stage), None) if measured else None

    def reading(self, account: LinkedAccount) -> AccountReading | None:
        """What was measured at an account."""
        return self._readings.get(account.id)

    def days_in_stage(self, reading: AccountReading) -> int | None:
        """For how many days an account had been in its stage when it was measured."""
        return (self.day - reading.since).days if self.day and reading.since and reading.since <= self.day else None

    @cached_property
    def _by_program(self) -> dict[str | None, Measured]:
        return {measured.program: measured for measured in self.latest.measured} if self.latest else {}

    @cached_property
    def _readings(self) -> dict[str, AccountReading]:
        """The readings by account. What a program says goes before what is said of the whole."""
        parts = sorted(self._by_program.values(), key=lambda measured: measured.program is not None)
        return {reading.account: reading for part in parts for reading in part.accounts}

    def trend(self, measured: Measured, figure: Figure) -> Iterator[tuple[date, Figure]]:
        """Yield what each snapshot says of the same figure, the oldest first."""
        key = (figure.measure, figure.of, figure.basis)
        for snapshot in self._snapshots:
            for part in snapshot.measured:
                if part.program == measured.program:
                    for other in part.figures:
                        if (other.measure, other.of, other.basis) == key:
                            yield snapshot.as_of, other

    def trend_of_account(self, account: LinkedAccount) -> Iterator[tuple[date, AccountReading]]:
        """Yield what each snapshot says of an account, the oldest first; of several programs the first counts."""
        for snapshot in self._snapshots:
            readings = (reading for part in snapshot.measured for reading in part.accounts)
            if found := next((reading for reading in readings if reading.account == account.id), None):
                yield snapshot.as_of, found

    def missed(self, measured: Measured) -> tuple[Figure, ...]:
        """The figures that miss their plan by more than chance."""
        return tuple(figure for figure in measured.figures if figure.verdict == "missed" and not figure.few)

    def coverage(self, measured: Measured) -> tuple[Figure, Figure] | None:
        """How many accounts are reached, and how many of all respond: the articles mean either by coverage."""
        known = {figure.basis: figure for figure in measured.figures if figure.measure == "coverage"}
        reached, engaged = known.get("reached"), known.get("engaged")
        return (reached, engaged) if reached and engaged else None

    def old_data(self, source: LinkedProgram | Workspace) -> tuple[OldData, ...]:
        """The data of a program or of the workspace that is older today than it says."""
        measured = self.of(source)
        declared = sources_of(source, self._workspace) if measured else {}
        return tuple(filter(None, (self._aged(read, declared) for read in (measured.data if measured else ()))))

    def _aged(self, read: DataRead, declared: Mapping[str, tuple[DataSource, Place]]) -> OldData | None:
        source, place = declared.get(read.name, (None, None))
        if source is None or place is None or source.fresh is None or read.newest is None:
            return None
        today = self._workspace.today
        if read.newest >= shifted(today, -source.fresh):
            return None
        return OldData(read.name, source, read.newest, (today - read.newest).days, source.fresh, place)
