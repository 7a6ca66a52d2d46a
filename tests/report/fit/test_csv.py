"""The fit of accounts as a sheet: no text in it is taken for a formula, and nothing unknown is a number."""

import csv
import io

from journeymap.analysis import Analysis
from journeymap.report.fit import FORMATS
from journeymap.view.fit.report import fit_report
from tests.support.fixtures import WriteFiles
from tests.support.reports import rendered
from tests.support.workspaces import load_workspace

HOSTILE = """\
accounts:
  a: {name: "=HYPERLINK(1)", heterogeneity: 5}
  b: {name: "@B", costs: [{what: "+1", amount: 5, currency: EUR}, {what: X, amount: 7, currency: USD, period: year}]}
"""


def test_hostile_texts(write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files({"maps/a.yaml": HOSTILE}))
    report = fit_report(workspace.accounts.values(), Analysis(workspace))
    rows = list(csv.DictReader(io.StringIO(rendered(FORMATS, "csv", report))))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)", "'@B"]
    assert {row["yearly_value"] + row["rating"] + row["chance_needed"] for row in rows} == {""}
    assert [row["cost_currency"] for row in rows] == ["", "EUR; USD"]
    assert [row["cost_once"] for row in rows] == ["", "5; 0"]
