"""No cell is lost: words that stand nowhere else are poured into every shape, and each is found in the YAML."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from typing import Any, NamedTuple

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as some

from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile
from journeymap.importing.importing import Import, import_files
from journeymap.source import block_text, parse

KNOWN = known_to(None)

LABELS: dict[str, list[str]] = {
    "en": [
        *("Goals", "Touchpoints", "Channel", "Emotions", "Pain points", "Opportunities", "Actions", "Thoughts"),
        *("KPIs", "Owner", "Content", "Quotes", "Moments of truth", "Duration", "Severity", "Weather"),
    ],
    "de": [
        "Ziele",
        "Kontaktpunkte",
        "Kanal",
        "Emotionen",
        "Schmerzpunkte",
        "Chancen",
        "Handlungen",
        "Kennzahlen",
        "Wetter",
    ],
    "fr": [
        "Objectifs",
        "Points de contact",
        "Canal",
        "Émotions",
        "Points de friction",
        "Opportunités",
        "Actions",
        "Météo",
    ],
    "es": ["Objetivos", "Puntos de contacto", "Canal", "Emociones", "Puntos de dolor", "Oportunidades", "Clima"],
    "ja": ["目標", "タッチポイント", "チャネル", "感情", "ペインポイント", "機会", "行動", "指標", "担当", "天気"],
    "ar": ["الأهداف", "نقاط الاتصال", "القناة", "المشاعر", "نقاط الألم", "الفرص", "الإجراءات", "الطقس"],
    "zh": ["目标", "触点", "渠道", "情绪", "痛点", "机会点", "行为", "指标", "天气"],
    "ko": ["목표", "터치포인트", "채널", "감정", "페인 포인트", "기회", "행동", "지표", "날씨"],
    "pt": ["Objetivos", "Pontos de contato", "Canais", "Emoções", "Pontos de dor", "Ações", "Tempo lá fora"],
    "ru": ["Цели", "Точки контакта", "Каналы", "Эмоции", "Боли", "Возможности", "Действия", "Погода"],
    "nl": ["Doelen", "Contactmomenten", "Kanalen", "Emoties", "Pijnpunten", "Kansen", "Het weer"],
    "it": ["Obiettivi", "Punti di contatto", "Canali", "Emozioni", "Punti di dolore", "Idee", "Il tempo"],
}
STAGE_LABELS = {
    "en": "Stage",
    "de": "Phase",
    "fr": "Étape",
    "es": "Etapa",
    "ja": "ステージ",
    "ar": "المرحلة",
    "zh": "阶段",
    "ko": "단계",
    "pt": "Etapa",
    "ru": "Этап",
    "nl": "Fase",
    "it": "Fase",
}
TEXTS = [
    "{}",
    "Finds {} at last",
    "{}; {}",
    "• {}\n• {}",
    "1. {} 2. {}",
    "{}, {} and {}",
    "{} / {}",
    "“{}”",
    "😊 {}",
    "{} → {}",
    "{}: 40 %",
    "4/5 ({})",
    "{} ({})",
    "{}<br>{}",
    "**{}**",
    "[{}](https://example.com/{})",
    "「{}」「{}」",
    "{}？※推測",
    "=cmd|'{}'!A1",
    "name:{}",
    "# {}",
    "'{}",
    '"{}" says somebody',
    "{}・{}",
    "- {}",
    "{} | {}",
    "3 {}",
]


WORD = re.compile(r"[qw]z\d+")


class Marked(NamedTuple):
    """A map as a grid: the names of its stages, and rows of a label and a text a stage."""

    corner: str
    stages: list[str]
    rows: list[list[str]]


@some.composite
def marked_maps(draw: some.DrawFn) -> Marked:
    language = draw(some.sampled_from(sorted(LABELS)))
    number = iter(range(100, 10_000))

    def word() -> str:
        return f"qz{next(number)}"

    width = draw(some.integers(2, 6))
    labels = draw(some.lists(some.sampled_from(LABELS[language]), min_size=2, max_size=8, unique=True))
    texts = some.sampled_from(TEXTS)

    def text() -> str:
        template = draw(texts)
        return template.format(*(word() for _ in range(template.count("{}"))))

    stages = [f"Stage {word()}" for _ in range(width)]
    rows = [[label, *(text() for _ in range(width))] for label in labels]
    return Marked(STAGE_LABELS[language], stages, rows)


def as_csv(marked: Marked) -> GivenFile:
    return _csv([[marked.corner, *marked.stages], *marked.rows])


def as_csv_of_rows(marked: Marked) -> GivenFile:
    grid = [[marked.corner, *marked.stages], *marked.rows]
    return _csv([list(column) for column in zip(*grid, strict=True)])


def as_markdown(marked: Marked) -> GivenFile:
    return _markdown([[marked.corner, *marked.stages], *marked.rows])


def as_markdown_of_rows(marked: Marked) -> GivenFile:
    grid = [[marked.corner, *marked.stages], *marked.rows]
    return _markdown([list(column) for column in zip(*grid, strict=True)])


def as_headings(marked: Marked) -> GivenFile:
    lines = ["# Customer journey map", ""]
    for number, stage in enumerate(marked.stages, start=1):
        lines += [f"## {number}. {stage}", ""]
        for label, *texts in marked.rows:
            lines.append(f"- **{label}:** {_on_a_line(texts[number - 1])}")
        lines.append("")
    return GivenFile("headings.md", "\n".join(lines).encode())


def as_rows_of_touchpoints(marked: Marked) -> GivenFile:
    """A row for each touchpoint, two a stage, each with all that is said of it."""
    head = [marked.corner, *(label for label, *_ in marked.rows)]
    rows = [head]
    for number, stage in enumerate(marked.stages, start=1):
        rows.append([stage, *(row[number] for row in marked.rows)])
        rows.append([stage, *(row[number].replace("qz", "wz") for row in marked.rows)])
    return _csv(rows)


def as_mermaid(marked: Marked) -> GivenFile:
    lines = ["journey"]
    for number, stage in enumerate(marked.stages, start=1):
        lines.append(f"  section {stage}")
        lines += [f"    {_task(row[number])}: {number % 5 + 1}: Customer" for row in marked.rows]
    return GivenFile("map.mmd", "\n".join(lines).encode())


def as_workbook(marked: Marked) -> GivenFile:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [[marked.corner, *marked.stages], *marked.rows]:
        book.active.append([f"'{cell}" if cell.startswith("=") else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return GivenFile("map.xlsx", content.getvalue())


def as_text_of_a_spreadsheet(marked: Marked) -> GivenFile:
    """UTF-16 with tabs, as spreadsheets save `Unicode text`, with cells of several lines."""
    text = io.StringIO()
    rows = [[cell.replace("<br>", "\n") for cell in row] for row in marked.rows]
    csv.writer(text, delimiter="\t").writerows([[marked.corner, *marked.stages], *rows])
    return GivenFile("map.txt", text.getvalue().encode("utf-16"))


def as_book_of_two_sheets(marked: Marked) -> GivenFile:
    """Two maps far from the corner, with stages over two columns, a hidden row, and notes."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for number, name in enumerate(("As is", "To be")):
        sheet = book.add_worksheet(name)
        mark = "qz" if number == 0 else "zz"
        sheet.write_string(7, 3, marked.corner)
        for column, stage in enumerate(marked.stages):
            sheet.merge_range(7, 4 + column * 2, 7, 5 + column * 2, stage.replace("qz", mark))
        for row, (label, *texts) in enumerate(marked.rows, start=8):
            sheet.write_string(row, 3, label)
            for column, text in enumerate(texts):
                sheet.write_string(row, 4 + column * 2 + row % 2, text.replace("qz", mark))
        sheet.set_row(8, None, None, {"hidden": True})
        sheet.write_comment(0, 0, f"Somebody:\nA note on {mark}", {"author": "Somebody"})
    book.close()
    return GivenFile("map.xlsx", content.getvalue())


def as_list_of_content(marked: Marked) -> GivenFile:
    """A piece of content for each stage."""
    labels = ["Content type", "Funnel stage", "Persona", "Product", "Status", "Owner", "Cost", "Notes"]
    rows = [
        [stage, f"/pieces/{number}", *(row[number] for row in marked.rows)]
        for number, stage in enumerate(marked.stages, start=1)
    ]
    return _csv([["Title", "URL", *labels[: len(marked.rows)]], *rows])


def as_json(marked: Marked) -> GivenFile:
    """A list of stages, each with its labels as keys; every other one has a list below them."""
    stages = []
    for number, stage in enumerate(marked.stages, start=1):
        texts = {label: [text] if at % 2 else text for at, (label, text) in enumerate(_at(marked, number))}
        stages.append({"name": stage, **texts})
    return _json({"title": "A journey", "stages": stages})


def as_json_of_lanes(marked: Marked) -> GivenFile:
    lanes = [{"name": label, "cells": texts} for label, *texts in marked.rows]
    return _json({"journey": {"phases": marked.stages, "lanes": lanes}})


def as_json_of_touchpoints(marked: Marked) -> GivenFile:
    """Touchpoints in a list of their own, each of which names its stage and holds its labels as keys."""
    stages = [{"id": f"s{number}", "name": stage} for number, stage in enumerate(marked.stages, start=1)]
    touchpoints = [
        {"stageId": f"s{number}", "name": f"Meets wz{number}", **dict(_at(marked, number))}
        for number in range(1, len(marked.stages) + 1)
    ]
    return _json({"stages": stages, "touchpoints": touchpoints})


def as_yaml(marked: Marked) -> GivenFile:
    """Stages by their names."""
    stages = {stage: dict(_at(marked, number)) for number, stage in enumerate(marked.stages, start=1)}
    return GivenFile("map.yaml", block_text({"journey": {"persona": "Customer", "stages": stages}}).encode())


def as_cjml(marked: Marked) -> GivenFile:
    parts = ["<CJML version='2.0'><actualJourney><journeyPhases>"]
    for number, stage in enumerate(marked.stages, start=1):
        parts.append(f"<journeyPhase phaseID='p{number}'><phaseName>{escape(stage)}</phaseName></journeyPhase>")
    parts.append("</journeyPhases><touchpoints>")
    for number in range(1, len(marked.stages) + 1):
        for label, text in _at(marked, number):
            name = re.sub(r"\W", "", label)
            parts += [
                f"<actualAction><belongsTo phaseIDref='p{number}'/><initiator><refersTo actorIDref='Customer'/>",
                f"<initiatorLabel>{escape(text)}</initiatorLabel></initiator>",
                f"<comment>kept qz{90_000 + number}</comment><{name}>note</{name}></actualAction>",
            ]
    return GivenFile("map.xml", "".join([*parts, "</touchpoints></actualJourney></CJML>"]).encode())


SHAPES: dict[str, Callable[[Marked], GivenFile]] = {
    "csv": as_csv,
    "csv of rows": as_csv_of_rows,
    "markdown": as_markdown,
    "markdown of rows": as_markdown_of_rows,
    "headings": as_headings,
    "workbook": as_workbook,
    "rows of touchpoints": as_rows_of_touchpoints,
    "mermaid": as_mermaid,
    "json": as_json,
    "json of lanes": as_json_of_lanes,
    "json of touchpoints": as_json_of_touchpoints,
    "yaml": as_yaml,
    "cjml": as_cjml,
    "text of a spreadsheet": as_text_of_a_spreadsheet,
    "book of two sheets": as_book_of_two_sheets,
    "list of content": as_list_of_content,
}
"""A shape of files that marked cells are poured into."""


def _at(marked: Marked, number: int) -> list[tuple[str, str]]:
    """What is said at a stage, counted from 1: labels and texts."""
    return [(row[0], row[number]) for row in marked.rows]


def _json(value: Any) -> GivenFile:
    return GivenFile("map.json", json.dumps(value, ensure_ascii=False).encode())


def _csv(rows: Sequence[Sequence[str]]) -> GivenFile:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return GivenFile("map.csv", text.getvalue().encode())


def _markdown(rows: Sequence[Sequence[str]]) -> GivenFile:
    head, *body = [[_on_a_line(cell).replace("|", "\\|") for cell in row] for row in rows]
    lines = [head, ["---"] * len(head), *body]
    return GivenFile("map.md", ("# A journey\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)).encode())


def _task(text: str) -> str:
    """A text as a task of Mermaid, which knows neither line breaks nor colons nor signs of comments in it."""
    return re.sub(r"[\n:;#%]+", " ", text)


def _on_a_line(text: str) -> str:
    return text.replace("\n", "<br>")


@pytest.mark.parametrize("shape", SHAPES)
@given(marked=marked_maps())
@settings(max_examples=40, deadline=None)
def test_no_cell_is_lost(shape: str, marked: Marked) -> None:
    imported = import_files([SHAPES[shape](marked)], KNOWN)
    words = words_in(SHAPES[shape](marked))
    written = text_of(imported)
    assert [word for word in words if word not in written] == []
    told = Counter(word for entry in imported.entries for word in WORD.findall(entry.cell.text))
    assert told == words, "one line of the account for each cell"


@pytest.mark.parametrize("shape", SHAPES)
@given(marked=marked_maps())
@settings(max_examples=20, deadline=None)
def test_what_comes_in_is_sound(shape: str, marked: Marked) -> None:
    from journeymap.importing.assembly.soundness import made_sound

    for made in import_files([SHAPES[shape](marked)], KNOWN).documents:
        document = parse(block_text(made.data).encode(), "map.yaml")
        assert document.problems == []
        assert made_sound(document.data).moved == ()


def words_in(file: GivenFile) -> Counter[str]:
    """The marked words of a file, and how many cells each stands in."""
    if file.suffix == ".xlsx":
        book = import_module("openpyxl").load_workbook(io.BytesIO(file.content))
        text = "\n".join(str(cell.value or "") for row in book.active.iter_rows() for cell in row)
    else:
        text = file.content.decode("utf-16" if file.content.startswith(codecs.BOM_UTF16) else "utf-8")
    return Counter(WORD.findall(text))


def text_of(imported: Import) -> str:
    return "\n".join(block_text(made.data, made.remarks) for made in imported.documents)
