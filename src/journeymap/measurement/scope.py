"""What is measured together: a program or the workspace as a whole, with its data, its stages and its plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.analysis.pipeline import PipelineStage, map_stages
from journeymap.analysis.planned import Planned, data_owner, planned_measures
from journeymap.errors import UsageError
from journeymap.model.data import Data, DataSource, sources_by_name
from journeymap.model.suggest import did_you_mean
from journeymap.workspace import LinkedAccount, LinkedProgram, Workspace

Way = tuple[PipelineStage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file or a query that is to be read."""

    name: str
    """Its key under `data`, with its number where there are several; the name of a file given on the command line."""
    key: str = ""
    model: DataSource
    given: Path | None = None
    """Where a file lies that was given on the command line, wherever that is."""

    @property
    def where(self) -> str:
        """What it is called in messages."""
        return self.given.as_posix() if self.given else self.model.file or self.model.query or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A program or the workspace as a whole, and everything that is held against its data."""

    program: LinkedProgram | None = None
    sources: tuple[Source, ...] = ()
    planned: tuple[Planned, ...] = ()
    ways: tuple[Way, ...] = ()
    """The stages that its cases may go through, each way in its order; the likeliest way first."""
    stages: Mapping[str, str]
    """Our ids of stages, by what the data calls them."""
    accounts: tuple[LinkedAccount, ...] = ()
    """The accounts of its list."""

    @property
    def of_its_list(self) -> bool:
        """Whether only what happened at accounts of its list counts."""
        return self.program is not None and bool(self.accounts)


def scopes(analysis: Analysis, files: Sequence[Source], program: str | None) -> list[Scope]:
    """Return what is to be measured. Raises UsageError where there is no such program."""
    workspace = analysis.workspace
    if program is not None:
        return [_scope(_named(program, workspace), analysis, files)]
    if files:
        return [_scope(workspace, analysis, files)]
    settings, programs = workspace.settings, workspace.programs.values()
    whole: list[LinkedProgram | Workspace] = [workspace] if settings.data != Data.unsaid() or settings.measures else []
    own = [each for each in programs if each.model.data != Data.unsaid() or each.model.measures]
    return [_scope(source, analysis, ()) for source in (*whole, *own)]


def alone(files: Sequence[Source]) -> Scope:
    """Return what is measured of files that belong to no workspace."""
    return Scope(sources=tuple(files), stages={})


def _named(program: str, workspace: Workspace) -> LinkedProgram:
    programs = workspace.programs
    if program not in programs:
        names = f"The programs are {', '.join(programs)}." if programs else "No program is declared."
        raise UsageError(f"There is no program '{program}'.{did_you_mean(program, programs)} {names}")
    return programs[program]


def _scope(source: LinkedProgram | Workspace, analysis: Analysis, files: Sequence[Source]) -> Scope:
    workspace = analysis.workspace
    owner = data_owner(source, workspace)
    data = owner.model.data if isinstance(owner, LinkedProgram) else owner.settings.data
    program = source if isinstance(source, LinkedProgram) else None
    ways = tuple(dict.fromkeys(_ways(program, analysis)))
    declared = {
        source.where: source for each in (data, *_data_of_programs(program, workspace)) for source in _sources(each)
    }
    given = tuple(_as_declared(file, declared, workspace.root) for file in files)
    return Scope(
        program=program,
        sources=given or tuple(_sources(data)),
        planned=planned_measures(source, workspace),
        ways=ways,
        stages={**_names_of(ways), **_stages_of_programs(program, workspace), **data.stages},
        accounts=program.accounts if program else tuple(workspace.accounts.values()),
    )


def _data_of_programs(program: LinkedProgram | None, workspace: Workspace) -> list[Data]:
    """The data of all programs, where the workspace as a whole is measured: it knows what each of them says of it."""
    return [] if program else [other.model.data for other in workspace.programs.values()]


def _stages_of_programs(program: LinkedProgram | None, workspace: Workspace) -> dict[str, str]:
    """What programs call the stages of the data. Where two differ, the first counts."""
    names: dict[str, str] = {}
    for data in _data_of_programs(program, workspace):
        names = {**data.stages, **names}
    return names


def _as_declared(file: Source, declared: Mapping[str, Source], root: Path) -> Source:
    """Return a file that was given as it is declared, if it is; what was said beside it goes before that."""
    path = file.given.resolve() if file.given else None
    same = next((source for where, source in declared.items() if path == (root / where).resolve()), None)
    if same is None:
        return file
    said = {"as_": file.model.as_, "dates": file.model.dates}
    model = same.model.model_copy({name: value for name, value in said.items() if value is not None})
    return replace(file, key=same.key, model=model)


def _sources(data: Data) -> Iterator[Source]:
    for name, key, _, model in sources_by_name(data):
        yield Source(name=name, key=key, model=model)


def _ways(program: LinkedProgram | None, analysis: Analysis) -> Iterator[Way]:
    """Yield the ways that cases may go: that of the program; else those of all programs, then of all maps."""
    pipelines, workspace = analysis.pipelines, analysis.workspace
    if program and (own := pipelines.of_program(program)):
        yield own
        return
    for other in workspace.programs.values():
        if stages := pipelines.of_program(other):
            yield stages
    for journey in workspace.journeys.values():
        if not journey.model.account:
            yield map_stages(journey)


def _names_of(ways: Sequence[Way]) -> dict[str, str]:
    """Our ids by themselves and by the names of stages. Of several stages of a name that of the first way counts."""
    ids: dict[str, str] = {}
    for way in ways:
        for stage in way:
            ids.setdefault(stage.name, stage.id)
            ids.setdefault(stage.id, stage.id)
    return ids
