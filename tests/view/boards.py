"""Maps as text come in; their boards go out."""

from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.view.board.board import Board, board
from journeymap.view.gap_index import GapIndex
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace


def boards(root: Path) -> dict[str, Board]:
    """The boards of a workspace, by the ids of their maps."""
    workspace = load_workspace(root)
    assert not workspace.problems
    gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
    return {id_: board(journey, gaps) for id_, journey in workspace.journeys.items()}


def board_of(write_files: WriteFiles, stages: str, head: str = "") -> Board:
    """The board of one map, from its stages in YAML."""
    return boards(write_files({"maps/a.yaml": f"title: A\n{head}stages:\n{stages}"}))["a"]
