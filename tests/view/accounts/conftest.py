"""Makes the view of an account from what is written about it."""

from collections.abc import Callable

import pytest

from journeymap.analysis import Analysis
from journeymap.view.accounts.account import AccountView, account_view
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import gap_report
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

PROGRAM = "programs: {p: {name: P, plays: {tour: {name: A tour, purpose: show them around}}}}\n"
ViewOf = Callable[..., AccountView]
STAGES = ("select", "aware", "engage", "evaluate", "decide", "onboard", "expand")
MAP = "title: Way\naccount: ada\nstages:\n" + "".join(
    f"  {name}: {{name: {name.title()}, phases: [{name}]}}\n" for name in STAGES
)


@pytest.fixture
def view_of(write_files: WriteFiles) -> ViewOf:
    def view(account: str, more: str = "", settings: str = "", with_map: bool = True) -> AccountView:
        files = {
            "journeymap.yaml": f"profile: abm\n{settings}",
            "maps/accounts.yaml": f"accounts:\n  ada: {{name: Ada, {account}}}\n{PROGRAM}{more}",
            **({"maps/way.yaml": MAP} if with_map else {}),
        }
        workspace = load_workspace(write_files(files))
        assert [problem.message for problem in workspace.problems] == []
        gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
        accounts = tuple(workspace.accounts.values())
        report = gap_report(tuple(workspace.journeys.values()), gaps, accounts)
        return account_view(workspace.accounts["ada"], gaps, report.by_account().get("ada", ()))

    return view
