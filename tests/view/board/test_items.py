"""What stands in the cells of a board."""

import pytest

from journeymap.model.values import Metric
from journeymap.view.board.items import ContentItem, DropOffItem, TouchpointItem, metric_item
from journeymap.view.board.stage_summary import stage_counts
from tests.support.fixtures import WriteFiles
from tests.view.boards import boards


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ({"kind": "win_rate"}, ("win rate", None)),
        ({"kind": "win_rate", "name": "How often we win"}, ("How often we win", "win rate")),
        ({"kind": "win_rate", "name": "Win rate"}, ("Win rate", None)),
    ],
)
def test_the_kind_of_a_metric_stands_beside_its_name_if_it_says_more(
    written: dict[str, str], shown: tuple[str, str | None]
) -> None:
    item = metric_item(Metric.model_validate(written))
    assert (item.text, item.kind) == shown


def test_what_answers_a_drop_off_is_not_changed_with_its_stage(write_files: WriteFiles) -> None:
    base = "title: T\nid: base\nstages:\n  a: {goals: G, drop_offs: [{text: Leaves, answers: Call}]}\n"
    over = (
        "title: T\nid: over\nextends: base\nstages:\n  a: {goals: H}\n  b: {drop_offs: [{text: Goes, answers: Ask}]}\n"
    )
    board = boards(write_files({"maps/base.yaml": base, "maps/over.yaml": over}))["over"]
    cells = next(lane.cells for lane in board.lanes if lane.id == "drop_offs")
    drop_offs = [item for cell in cells for item in cell.items if isinstance(item, DropOffItem)]
    assert [answer.origin for drop_off in drop_offs for answer in drop_off.answers] == ["inherited", "added"]


def test_content_of_another_account_is_shown_where_it_is_written_and_not_counted(write_files: WriteFiles) -> None:
    files = {
        "maps/library.yaml": "accounts: {ada: Ada, bolt: Bolt}\n"
        "content:\n  ours: Ours\n  theirs: {title: Theirs, account: bolt, phases: decide}\n"
        "  also: {title: Also, account: bolt}\n",
        "maps/ada.yaml": "title: Ada\nid: ada-map\naccount: ada\nstages:\n"
        "  a: {phases: decide, content: also, touchpoints: [{name: T, content: [ours, theirs]}]}\n"
        "  b: {phases: decide, goals: [G]}\n",
    }
    board = boards(write_files(files))["ada-map"]
    items = [item for lane in board.lanes for cell in lane.cells for item in cell.items]
    (touchpoint,) = [item for item in items if isinstance(item, TouchpointItem)]
    assert [(piece.target.text, piece.misplaced) for piece in touchpoint.content] == [("Ours", False), ("Theirs", True)]
    assert [piece.target.text for piece in items if isinstance(piece, ContentItem)] == ["Also"]
    assert [counts.content for counts in stage_counts(board)] == [1, 0]
