"""Maps as text come in; their boards go out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.lint import lint, make_plan
from journeymap.view.board.board import Board, board
from journeymap.view.records import GapIndex
from journeymap.workspace import load

Write = Callable[[Mapping[str, str]], Path]


def boards(root: Path) -> dict[str, Board]:
    """The boards of a workspace, by the ids of their maps."""
    workspace = load(root, date(2026, 11, 22))
    assert not workspace.problems
    gaps = GapIndex(Analysis(workspace), lint(Analysis(workspace), make_plan(workspace)).findings)
    return {id_: board(journey, gaps) for id_, journey in workspace.journeys.items()}


def board_of(write: Write, stages: str, head: str = "") -> Board:
    """The board of one map, from its stages in YAML."""
    return boards(write({"maps/a.yaml": f"title: A\n{head}stages:\n{stages}"}))["a"]
