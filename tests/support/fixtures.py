"""The types of what the fixtures give, for annotations."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from journeymap.checklists import Progress
from journeymap.findings import Finding
from journeymap.report.run import Run
from journeymap.view.gaps.report import GapReport
from tests.support.workspaces import Files, LoadFiles, WriteFiles

__all__ = [
    "CommandResult",
    "Files",
    "FindingsOf",
    "Golden",
    "LoadFiles",
    "MakeGapReport",
    "MakeRun",
    "MarkedProblems",
    "ProgressOf",
    "RunCommand",
    "WriteFiles",
]


@dataclass(frozen=True)
class CommandResult:
    """What a command has printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, where the output is JSON."""
        return [finding["code"] for finding in self.json["findings"]]


RunCommand = Callable[..., CommandResult]
Golden = Callable[[str, str], None]
MarkedProblems = Callable[[Files], list[tuple[str, str]]]
FindingsOf = Callable[..., tuple[Finding, ...]]
ProgressOf = Callable[..., Progress]
MakeRun = Callable[..., Run]
MakeGapReport = Callable[..., GapReport]
