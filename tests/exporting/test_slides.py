"""Slides: an outline of titles that differ, texts that fit, a curve and tables that can be changed."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from journeymap.errors import UsageError
from journeymap.exporting.slides.fit import SIZES, SMALLEST, Paragraph, Run, height_of, pages
from tests.support.exports import exported, exported_examples
from tests.support.fixtures import LoadFiles, WriteFiles
from tests.support.hostile import HOSTILE
from tests.support.workspaces import TODAY, load_workspace

MAP = """\
title: A clinic buys a fridge
scenario: It was warm on a Friday.
personas: {ann: {name: Head nurse, role: champion}, bob: {name: Accountant, role: economic_buyer}}
sources: [{kind: interview, n: 9, note: Nurses}]
content: {prices: {title: Price list}}
stages:
  hear:
    name: Hears of it
    goals: [Know the price]
    emotion: {by: {ann: {score: -1, feeling: uneasy}, bob: {score: -2, feeling: angry}}}
    touchpoints:
      - {id: friend, name: Asks a friend, for: [ann], channel: phone, content: [prices]}
    pains: [{id: silence, text: Nobody calls back, severity: 3}]
  try:
    name: Tries it
    emotion: {by: {ann: {score: 2, feeling: relieved}, bob: {score: 1, feeling: calm}}}
    pains: [{text: It is loud, answers: [{text: Send a quiet one, owner: sales, value: 3, feasibility: 2}]}]
"""
FILES = {"maps/a.yaml": MAP, "journeymap.yaml": "title: Rimewell\nsite: {accent: '#7a4b12'}\n"}


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def title_of(slide: Any) -> str:
    title = slide.shapes.title
    assert title is not None
    return str(title.text_frame.text)


def texts_of(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from texts_of(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def all_text(content: bytes) -> str:
    return "\n".join(text for slide in slides_of(content) for text in texts_of(slide.shapes)).replace("\u00a0", " ")


def test_each_slide_says_in_its_title_what_it_is_about(load_files: LoadFiles) -> None:
    titles = [title_of(slide) for slide in slides_of(exported(load_files(FILES), "pptx"))]
    assert titles == [
        "A clinic buys a fridge",
        "What this map says",
        "Emotion",
        "1 Hears of it",
        "2 Tries it",
        "Coverage",
        "Gaps",
        "Opportunities",
        "No answer yet",
        "Sources",
    ]


def test_what_the_map_says_is_on_the_slides(load_files: LoadFiles) -> None:
    text = all_text(exported(load_files(FILES), "pptx"))
    for said in (
        *("It was warm on a Friday.", "Head nurse", "champion", "As it is today", "2026-11-22", "Know the price"),
        *("Asks a friend", "Phone", "Price list", "Nobody calls back", "uneasy", "angry", "Send a quiet one"),
        *("sales", "Nurses", "delighted"),
    ):
        assert said in text, said


def test_texts_stand_in_placeholders_for_outlines_and_readers(load_files: LoadFiles) -> None:
    slide = next(
        slide for slide in slides_of(exported(load_files(FILES), "pptx")) if title_of(slide) == "1 Hears of it"
    )
    texts = [shape.text_frame.text for shape in slide.placeholders if 0 < shape.placeholder_format.idx < 10]
    assert len(texts) == 3
    assert "Asks a friend" in texts[1]
    assert all(texts)


def test_notes_name_the_ids(load_files: LoadFiles) -> None:
    slide = next(
        slide for slide in slides_of(exported(load_files(FILES), "pptx")) if title_of(slide) == "1 Hears of it"
    )
    assert slide.notes_slide.notes_text_frame.text == "map: a\nstage: hear\ntouchpoints: friend\npains: silence"


def test_the_curve_is_drawn_in_shapes_and_told_in_words(load_files: LoadFiles) -> None:
    slide = next(slide for slide in slides_of(exported(load_files(FILES), "pptx")) if title_of(slide) == "Emotion")
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert "Head nurse: Hears of it: −1 uneasy" in group._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
    lines = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert [line.name for line in lines] == ["Head nurse", "Accountant"]
    assert all("cubicBezTo" in line._element.xml for line in lines)


def test_what_is_missing_and_to_decide_stands_in_tables(load_files: LoadFiles) -> None:
    slides = {title_of(slide): slide for slide in slides_of(exported(load_files(FILES), "pptx"))}
    for title, rows in (("Coverage", 3), ("Opportunities", 2), ("No answer yet", 2)):
        (frame,) = [shape for shape in slides[title].shapes if shape.has_table]
        assert len(frame.table.rows) == rows
        assert frame.table.first_row


@pytest.mark.slow
def test_nothing_stands_beside_its_slide() -> None:
    for name, content in exported_examples("pptx"):
        presentation = Presentation(io.BytesIO(content))
        width, height = presentation.slide_width, presentation.slide_height
        assert (width, height) == (Pt(960), Pt(540))
        titles = [title_of(slide) for slide in presentation.slides]
        assert len(set(titles)) == len(titles), name
        for slide in presentation.slides:
            for shape in slide.shapes:
                assert shape.left >= 0, name
                assert shape.top >= 0, name
                assert shape.left + shape.width <= width, name
                assert shape.top + shape.height <= height, name


def test_the_same_map_gives_the_same_bytes(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    first = exported(load_workspace(root), "pptx")
    assert first == exported(load_workspace(root), "pptx")
    about = Presentation(io.BytesIO(first)).core_properties
    assert (about.title, about.author) == ("A clinic buys a fridge", "Rimewell")
    assert about.created is not None
    assert about.created.replace(tzinfo=UTC) == datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_color_of_the_site_is_that_of_the_theme(load_files: LoadFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(load_files(FILES), "pptx"))) as package:
        assert b'<a:accent1><a:srgbClr val="7A4B12"' in package.read("ppt/theme/theme1.xml")


def test_a_long_text_goes_on_on_the_next_slide(load_files: LoadFiles) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    content = exported(
        load_files({"maps/a.yaml": f"title: T\nstages: {{a: {{name: Long, goals: ['{words}']}}}}\n"}), "pptx"
    )
    titles = [title_of(slide) for slide in slides_of(content)]
    assert {"1 Long", "1 Long (2)"} <= set(titles)
    text = all_text(content)
    assert all(f"word{number}" in text for number in range(900))


def test_right_to_left_and_east_asian_maps_are_marked(load_files: LoadFiles) -> None:
    arabic = exported(load_files({"maps/a.yaml": "title: رحلة\nlanguage: ar\nstages: {a: {goals: [السعر]}}\n"}), "pptx")
    assert all('rtl="1"' in slide.shapes.title._element.xml for slide in slides_of(arabic))
    japanese = exported(load_files({"maps/a.yaml": "title: 旅\nlanguage: ja\nstages: {a: {goals: [値段]}}\n"}), "pptx")
    with zipfile.ZipFile(io.BytesIO(japanese)) as package:
        assert b"Yu Gothic" in package.read("ppt/theme/theme1.xml")
    assert 'lang="ja-JP"' in slides_of(japanese)[0].shapes.title._element.xml


def test_any_text_is_a_text(load_files: LoadFiles) -> None:
    texts = json.dumps([text.replace("\r", "") for text in HOSTILE], ensure_ascii=False)
    map_ = f"title: T\nstages: {{a: {{goals: {texts}, pains: {texts}, touchpoints: {texts}}}}}\n"
    text = all_text(exported(load_files({"maps/a.yaml": map_}), "pptx"))
    assert all(said in text for said in HOSTILE if said.isascii() and "\n" not in said and said == said.strip())


@pytest.mark.parametrize("number", [1, 24])
def test_few_and_many_stages(number: int, load_files: LoadFiles) -> None:
    stages = "".join(f"  s{place}: {{name: Stage {place}, emotion: {place % 5 - 2}}}\n" for place in range(number))
    titles = [
        title_of(slide)
        for slide in slides_of(exported(load_files({"maps/a.yaml": f"title: T\nstages:\n{stages}"}), "pptx"))
    ]
    assert f"{number} Stage {number - 1}" in titles
    assert ("Emotion (3)" in titles) == (number == 24)


WORDS = st.lists(st.text("abcdefghij mn漢字", min_size=1, max_size=400), min_size=1, max_size=12)


@given(columns=st.lists(WORDS, min_size=1, max_size=3))
def test_every_column_fits_and_nothing_is_lost(columns: list[list[str]]) -> None:
    given_columns = [tuple(Paragraph("item", (Run(text),)) for text in texts) for texts in columns]
    made = pages(given_columns, 870, 388, 26)
    for page in made:
        assert page.size in (*SIZES, SMALLEST)
        room = (870 - 26 * (len(page.columns) - 1)) / len(page.columns)
        assert all(height_of(column, page.size, room) <= 388 + 1 for column in page.columns)
    kept = "".join(paragraph.text for page in made for column in page.columns for paragraph in column)
    assert kept.replace(" ", "") == "".join(text for texts in columns for text in texts).replace(" ", "")


def test_without_its_packages_it_is_said_what_to_install(
    load_files: LoadFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.exporting.formats.find_spec", lambda name: None if name == "pptx" else True)
    with pytest.raises(UsageError, match=r"pip install 'journeymap\[office\]'"):
        exported(load_files(FILES), "pptx")
