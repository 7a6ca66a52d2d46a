"""The gap report as a sheet: no text in it is taken for a formula."""

import csv
import io

import pytest

from journeymap.report.gaps import FORMATS
from journeymap.report.gaps.csv import inert
from tests.support.fixtures import MakeGapReport
from tests.support.reports import rendered

TEXTS = {
    "=1+1": "'=1+1",
    "+41": "'+41",
    "-2": "'-2",
    "@sum": "'@sum",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "a=1": "a=1",
    "": "",
}


@pytest.mark.parametrize(("text", "shown"), TEXTS.items(), ids=repr)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_hostile_texts(report: MakeGapReport) -> None:
    files = """\
title: '=HYPERLINK("http://evil")'
owner: "@everyone"
personas: {x: "+1, \\"quoted\\"\\nlines"}
stages: {a: {name: "-2", goals: [x]}}
"""
    rows = list(csv.reader(io.StringIO(rendered(FORMATS, "csv", report(files)))))
    assert rows[1] == [
        *("a", '\'=HYPERLINK("http://evil")', "a", "'-2", "x", '\'+1, "quoted"\nlines'),
        *("touchpoint", "no", "'@everyone"),
    ]
    assert len(rows) == 3
