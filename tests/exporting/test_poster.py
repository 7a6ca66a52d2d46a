"""Posters: all texts are there and can be read, on as many sheets as it takes, also by those who do not see them."""

import io
import json
import re
import struct
import unicodedata
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from journeymap.analysis import Analysis
from journeymap.errors import UsageError
from journeymap.exporting.poster.texts import clean
from journeymap.view.board.board import board
from journeymap.view.board.items import ContentItem, PainItem, TouchpointItem
from journeymap.view.gap_index import GapIndex
from tests.support.exports import exported, exported_examples, told
from tests.support.fixtures import LoadFiles, WriteFiles
from tests.support.hostile import HOSTILE
from tests.support.workspaces import TODAY, WORKSPACES, lint, load_workspace

A3, POINTS_PER_MM = (420, 297), 72 / 25.4
MAP = """\
title: A clinic buys a fridge
scenario: It was warm on a Friday.
personas: {ann: {name: Head nurse, role: champion}, bob: {name: Accountant, role: economic_buyer}}
owner: growth
stages:
  hear:
    name: Hears of it
    duration: 2 weeks
    goals: [Know the price]
    emotion: {by: {ann: {score: -1, feeling: uneasy}, bob: {score: -2, feeling: angry}}}
    touchpoints:
      - {name: Asks a friend, for: [ann], channel: phone}
    pains: [{text: Nobody calls back, severity: 3}]
  try:
    name: Tries it
    emotion: {by: {ann: {score: 2, feeling: relieved}, bob: {score: 1, feeling: calm}}}
    opportunities: [{text: Send one on loan, owner: sales}]
"""
SETTINGS = "title: Rimewell\nsite: {url: 'https://example.com/maps', accent: '#7a4b12'}\n"
FILES = {"maps/a.yaml": MAP, "journeymap.yaml": SETTINGS}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def bare(text: str) -> str:
    """A text without what breaks lines: spaces, hyphens, and signs that join others."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def type_sizes(page: PageObject) -> set[float]:
    """The sizes in which anything is set on a page, in points."""
    sizes: set[float] = set()

    def see(text: str, matrix: list[float], text_matrix: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * text_matrix[3] * matrix[3]), 2))

    page.extract_text(visitor_text=see)
    return sizes


def side_lengths(pdf: bytes) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) / POINTS_PER_MM), round(float(box.height) / POINTS_PER_MM)) for box in boxes]


def test_everything_that_a_wall_needs_is_on_it(load_files: LoadFiles) -> None:
    text = bare(text_of(exported(load_files(FILES), "pdf")))
    for said in (
        *("A clinic buys a fridge", "It was warm on a Friday", "Head nurse", "champion", "Rimewell", "growth"),
        *("As it is today", "What this map says", "Lowest point", "angry", "Nobody calls back", "No answer yet"),
        *("Hears of it", "2 weeks", "Know the price", "Asks a friend", "Phone", "uneasy", "relieved"),
        *("Send one on loan", "Coverage", "Gaps", "https://example.com/maps", "printed as of 2026-11-22"),
    ):
        assert bare(said) in text, said


def test_readers_know_what_it_is(load_files: LoadFiles) -> None:
    reader = PdfReader(io.BytesIO(exported(load_files(FILES), "pdf")))
    catalog: Any = reader.trailer["/Root"]
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("A clinic buys a fridge", "Rimewell")
    assert about.creation_date is not None
    assert about.creation_date.date() == TODAY
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/StructTreeRoot"]
    assert b"pdfuaid" in catalog["/Metadata"].get_data()


def test_a_small_map_is_one_sheet_in_large_type(load_files: LoadFiles) -> None:
    pdf = exported(load_files(FILES), "pdf")
    assert side_lengths(pdf) == [A3]
    assert min(type_sizes(PdfReader(io.BytesIO(pdf)).pages[0])) >= 8


@pytest.mark.parametrize(
    ("paper", "sides"), [("A4", (297, 210)), ("A1", (841, 594)), ("Letter", (279, 216)), ("Tabloid", (432, 279))]
)
def test_it_is_for_the_paper_of_the_settings(paper: str, sides: tuple[int, int], load_files: LoadFiles) -> None:
    files = {**FILES, "journeymap.yaml": f"site: {{paper: {paper}}}\n"}
    assert set(side_lengths(exported(load_files(files), "pdf"))) == {sides}


def stages(number: int) -> str:
    each = "".join(
        f"  s{place}: {{name: Stage {place}, emotion: {place % 5 - 2}, touchpoints: [Point {place}]}}\n"
        for place in range(number)
    )
    return f"title: A long way\nstages:\n{each}"


@pytest.mark.parametrize(("number", "fewest"), [(1, 1), (12, 1), (24, 2)])
def test_as_many_stages_stand_on_a_sheet_as_can_be_read(number: int, fewest: int, load_files: LoadFiles) -> None:
    pdf = exported(load_files({"maps/a.yaml": stages(number)}), "pdf")
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) >= fewest
    assert min(size for page in pages for size in type_sizes(page)) >= 8
    text = bare(text_of(pdf))
    assert all(bare(f"Point {place}") in text for place in range(number))


def test_sheets_repeat_the_names_of_the_stages(load_files: LoadFiles) -> None:
    lines = ", ".join(f"'A line of some length that says number {number}'" for number in range(500))
    map_ = f"title: Long\nstages: {{hear: {{name: Hears, actions: [{lines}]}}, stay: {{name: Stays, goals: [Rest]}}}}\n"
    pages = PdfReader(io.BytesIO(exported(load_files({"maps/a.yaml": map_}), "pdf"))).pages
    assert len(pages) > 1
    assert all("Hears" in page.extract_text() and "Stays" in page.extract_text() for page in pages)
    assert f"1 / {len(pages)}" in pages[0].extract_text().replace("\u00a0", " ")


def test_a_text_without_an_end_loses_nothing(load_files: LoadFiles) -> None:
    words = " ".join(f"word{number}" for number in range(1200))
    map_ = f"title: Long\nstages: {{a: {{goals: ['{words}'], actions: [{'x' * 3000}]}}, b: {{goals: [Short]}}}}\n"
    text = bare(text_of(exported(load_files({"maps/a.yaml": map_}), "pdf")))
    assert all(f"word{number}" in text for number in range(0, 1200, 37))
    assert text.count("x") >= 3000


def test_a_map_with_nothing_in_it_is_a_poster(load_files: LoadFiles) -> None:
    assert "Nothing is written here yet" in text_of(
        exported(load_files({"maps/a.yaml": "title: A\nstages: {a: , b: }\n"}), "pdf")
    )


@pytest.mark.parametrize("format_", ["pdf", "png", "svg"])
def test_the_same_map_gives_the_same_bytes(format_: str, write_files: WriteFiles) -> None:
    root = write_files(FILES)
    assert exported(load_workspace(root), format_) == exported(load_workspace(root), format_)


def test_a_picture_is_one_that_grows_longer_than_its_paper(load_files: LoadFiles) -> None:
    small, long = exported(load_files(FILES), "png"), exported(load_files({"maps/a.yaml": stages(20)}), "png")
    for picture in (small, long):
        assert picture.startswith(b"\x89PNG")
    (width, _), (wide, high) = struct.unpack(">II", small[16:24]), struct.unpack(">II", long[16:24])
    assert wide > width
    assert high > 1000


def test_a_drawing_is_one_of_paths(load_files: LoadFiles) -> None:
    drawing = Xml.fromstring(exported(load_files(FILES), "svg"))
    assert drawing.tag.endswith("svg")
    assert b"<script" not in exported(load_files(FILES), "svg")


def test_a_right_to_left_map_runs_from_right_to_left(load_files: LoadFiles) -> None:
    map_ = """\
title: كيف تشتري العيادة ثلاجة
language: ar
reviewed: 2026-10-01
stages:
  a: {name: الوعي, emotion: -1, goals: [فهم السبب]}
  b: {name: القرار, emotion: 2}
"""
    pdf = exported(load_files({"maps/a.yaml": map_, "journeymap.yaml": "site: {language: ar}\n"}), "pdf")
    catalog: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert catalog["/Lang"] == "ar"
    assert "2026-10-01" in text_of(pdf)


def test_a_sign_that_no_font_has_is_told(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": "title: A \U00012345 B\nstages: {a: }\n"})
    (sentence,) = told(root, "pdf") or [""]
    assert sentence == "" or "No font of this machine has the character" in sentence


def test_a_text_is_never_a_command(load_files: LoadFiles) -> None:
    goals = json.dumps([text.replace("\r", "") for text in HOSTILE], ensure_ascii=False)
    workspace = load_files({"maps/a.yaml": f"title: T\nstages: {{a: {{goals: {goals}, touchpoints: {goals}}}}}\n"})
    text = bare(text_of(exported(workspace, "pdf")))
    said = [saying.text for saying in workspace.journeys["a"].stages[0].model.goals]
    assert len(said) == len(HOSTILE)
    assert [line for line in said if line.isascii() and bare(line) not in text] == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@pytest.mark.slow
@given(text=TEXTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_set(text: str, load_files: LoadFiles) -> None:
    workspace = load_files(
        {"maps/a.yaml": f"title: T\nstages: {{a: {{goals: [{json.dumps(text, ensure_ascii=False)}]}}}}\n"}
    )
    if workspace.journeys:  # what nobody sees is no text
        assert exported(workspace, "pdf").startswith(b"%PDF")


@given(text=TEXTS)
def test_nothing_unseen_remains(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", clean(text))


@pytest.mark.slow
def test_every_example_is_readable_on_its_paper() -> None:
    for name, pdf in exported_examples("pdf"):
        pages = PdfReader(io.BytesIO(pdf)).pages
        assert len(pages) <= 3, name
        assert min(size for page in pages for size in type_sizes(page)) >= 7.99, name


@pytest.mark.slow
def test_what_people_write_is_on_the_poster() -> None:
    for name, id_ in (("b2b-lifecycle", "cold-store"), ("service-blueprint", "repair")):
        workspace = load_workspace(WORKSPACES[name], TODAY)
        gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
        text = bare(text_of(exported(workspace, "pdf", id_)))
        shown = board(workspace.journeys[id_], gaps)
        items = [item for lane in shown.lanes for cell in lane.cells for item in cell.items]
        said = [item.target.text if isinstance(item, ContentItem) else item.text for item in items]
        said += [piece.target.text for item in items if isinstance(item, TouchpointItem) for piece in item.content]
        said += [answer.text for item in items if isinstance(item, PainItem) for answer in item.answers]
        assert [line for line in said if bare(line) not in text] == [], id_


def test_without_typst_it_is_said_what_to_install(load_files: LoadFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymap.exporting.formats.find_spec", lambda name: None if name == "typst" else True)
    with pytest.raises(UsageError, match=r"pip install 'journeymap\[pdf\]'"):
        exported(load_files(FILES), "pdf")
