"""Gaps on the page of a map: a mark for each, a label once a stage, and sums that readers can count."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.publishing import pages
from tests.support.workspaces import ROOT

WORKSPACES = [
    *sorted(path.parent for path in (ROOT / "examples").glob("*/journeymap.yaml")),
    ROOT / "tests/real_maps",
    ROOT,
]
CELL = re.compile(r'<td role="cell" id="([^"]+)\.[^".]+"[^>]*>(.*?)</td>', re.DOTALL)
HEAD = re.compile(r'<th role="columnheader"[^>]* id="([^"]+)\.stage"[^>]*>(.*?)</th>', re.DOTALL)
MARK = re.compile(r'<a class="gap [a-z]+" href="#gap-(\d+)">(.*?)</a>', re.DOTALL)
LABEL = re.compile(r'<span class="gap-name"[^>]*>([^<]*)</span>')
COUNT = re.compile(r'<a class="gap-count[^>]*>.*?<bdi class="num">(\d+)\D*</bdi>', re.DOTALL)
LISTED = re.compile(r'<li class="gap-item[^>]* id="gap-(\d+)"')
SUM = re.compile(r'<h2 id="gaps-title">[^<]*<span class="num count">(\d+)</span>')
WHOLE = re.compile(r'<section class="gap-group">\s*<h3>[^<]*</h3>(.*?)</section>', re.DOTALL)
"""The heading of a stage is a link."""


@cache
def site(folder: Path) -> dict[str, str]:
    return pages(folder, "html")


def boards(folder: Path) -> Iterator[tuple[str, str]]:
    return ((path, page) for path, page in site(folder).items() if path.startswith("maps/"))


every_workspace = pytest.mark.parametrize("folder", WORKSPACES, ids=lambda folder: folder.name)


@every_workspace
def test_marks_add_up(folder: Path) -> None:
    for path, page in boards(folder):
        marks: dict[str, list[str]] = {}
        for stage, cell in CELL.findall(page):
            marks.setdefault(stage, []).extend(number for number, _ in MARK.findall(cell))
        counted = {stage: int(number) for stage, head in HEAD.findall(page) for number in COUNT.findall(head)}
        assert {stage: len(found) for stage, found in marks.items() if found} == counted, path
        seen = [number for found in marks.values() for number in found]
        seen += [number for whole in WHOLE.findall(page) for number in LISTED.findall(whole)]
        assert sorted(seen) == sorted(set(LISTED.findall(page))), path
        assert [str(len(seen))] == SUM.findall(page), path


@every_workspace
def test_a_stage_says_each_label_once(folder: Path) -> None:
    for path, page in boards(folder):
        labels = Counter((stage, name) for stage, cell in CELL.findall(page) for name in LABEL.findall(cell))
        assert [label for label, number in labels.items() if number > 1] == [], path


ROW = re.compile(r'<td role="cell" class="n" data-value="(\d+)"')
FRONT = re.compile(r'<dd><a class="num" href="gaps.html">(\d+)</a>')
OUTSIDE = re.compile(r'<h2 id="library-title">[^<]*<span class="num count">(\d+)</span>')


@every_workspace
def test_the_front_page_adds_up(folder: Path) -> None:
    front, report = site(folder)["index.html"], site(folder)["gaps.html"]
    (total,) = map(int, FRONT.findall(front))
    assert total == sum(map(int, ROW.findall(front))) + sum(map(int, OUTSIDE.findall(report)))
