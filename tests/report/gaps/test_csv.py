"""The gap report as a sheet: no text in it is taken for a formula."""

import csv
import io

import pytest
import yaml

from journeymap.escaping import inert
from journeymap.report.gaps import FORMATS
from tests.support.fixtures import MakeGapReport
from tests.support.reports import rendered

TEXTS = {
    "=1+1": "'=1+1",
    "+41": "'+41",
    "-2": "'-2",
    "@sum": "'@sum",
    "\t=1": " '=1",
    "\r=1": " '=1",
    "\xa0\u3000=1": "\xa0\u3000'=1",
    "\u200d=1": "\u200d'=1",
    "\u200b=1": r"\u200b=1",
    "\ufeff=1": r"\ufeff=1",
    '"=1': "\"'=1",
    "＝1": "'＝1",
    "＠x": "'＠x",
    "−1": "'−1",
    "x;=cmd|'/C calc'!A0": "x;'=cmd|'/C calc'!A0",
    'x; "=1;-2': "x; \"'=1;'-2",
    "x\t=1": "x =1",
    "::add-mask::x": r"\::add-mask::x",
    "a=1": "a=1",
    "A - B + C @ D": "A - B + C @ D",
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
        *("a", '\'=HYPERLINK("http://evil")', "a", "'-2", "x", '\'+1, "quoted" lines'),
        *("touchpoint", "no", "'@everyone", "", "", ""),
    ]
    assert rows[3] == [
        *("a", '\'=HYPERLINK("http://evil")', "a", "'-2", "x", '\'+1, "quoted" lines'),
        *("next", "", "'@everyone", "make", 'Plan where +1, "quoted" lines meets you at -2', ""),
    ]
    assert len(rows) == 4


SIGNS = "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_no_cell_is_a_formula_in_any_country(text: str, separator: str, report: MakeGapReport) -> None:
    files = yaml.safe_dump({"title": text or "T", "owner": text, "stages": {"a": {"name": text or "A", "goals": "x"}}})
    sheet = rendered(FORMATS, "csv", report(files))
    cells = [cell for row in csv.reader(io.StringIO(sheet), delimiter=separator) for cell in row]
    assert [cell for cell in cells if cell.strip(' \xa0\u3000"\u200d').startswith(tuple(SIGNS))] == []
