"""Tables in CSV, in whatever encoding and with whatever separator a program has saved them."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.importing.draft import Draft, Fate
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.separated_values import READER, sheets_of
from tests.importing.readers.saying import texts_of

TABLES = {
    "German": """Stage;Ziele;Schmerzpunkte
Awareness;Möglichkeiten verstehen;Größe der Flotte unklar
Decision;Prüfen;Zu teuer für uns
""",
    "French": """Stage;Actions;Freins
Awareness;Reçoit une publicité;Trop d'étapes
Decision;Demande à ses collègues;Délai gênant
""",
    "Polish": """Stage;Działania;Problemy
Awareness;Szuka usług przewozowych;Niepokój o cenę
Decision;Porównuje;Zmęczenie
""",
    "Russian": """Stage;Действия;Боли
Awareness;Читает отзывы;Слишком много вариантов
Decision;Сравнивает;Нет цен
""",
    "Japanese": """Stage,行動,課題
Awareness,広告を見る,情報が多すぎる
Decision,資料を請求する,価格がわからない
""",
    "Chinese": """Stage,行为,痛点
Awareness,看到广告,信息太多
Decision,索取资料,价格不清楚
""",
    "Korean": """Stage,행동,불편
Awareness,광고를 본다,정보가 너무 많다
Decision,자료를 요청한다,가격을 모른다
""",
    "Arabic": """Stage,الإجراءات,المشاكل
Awareness,يقرأ المقالات,معلومات كثيرة
Decision,يقارن الأسعار,لا توجد أسعار
""",
}
SAVED = (
    *((language, encoding) for language in TABLES for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be")),
    *(("German", "cp1252"), ("French", "cp1252"), ("French", "mac-roman"), ("Polish", "cp1250"), ("Russian", "cp1251")),
    *(("Japanese", "cp932"), ("Chinese", "gb18030"), ("Korean", "euc-kr"), ("Arabic", "cp1256")),
)


def read(content: bytes | str, name: str = "map.csv") -> Draft:
    return READER.read(GivenFile(name, content.encode() if isinstance(content, str) else content))


@pytest.mark.parametrize(("language", "encoding"), SAVED)
def test_every_encoding_is_read(language: str, encoding: str) -> None:
    table = TABLES[language]
    draft = read(table.encode(encoding))
    for cell in table.replace("\n", table[5]).split(table[5]):
        assert cell in texts_of(draft)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("cp1251", "Windows-1251 (Cyrillic)")],
)
def test_an_encoding_that_had_to_be_found_out_is_told(encoding: str, told: str) -> None:
    notes = read(TABLES["Russian"].encode(encoding)).notes
    assert [told in note for note in notes] == [True] * bool(told)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    content = (TABLES["Japanese"] * 3).encode().replace("価".encode(), b"\xe4\xbe", 1)
    draft = read(content)
    assert "資料を請求する" in texts_of(draft)
    assert any("cannot be read" in note for note in draft.notes)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", [False, True])
def test_separators_and_line_ends(separator: str, line_end: str, quoted: bool) -> None:
    rows = [["Stage", "Awareness", "Decision"], ["Actions", "Reads a post", "Signs"], ["Pains", "Too many", "Slow"]]
    sign = '"' if quoted else ""
    text = line_end.join(separator.join(f"{sign}{cell}{sign}" for cell in row) for row in rows)
    [draft_map] = read(text).maps
    assert [stage.text for stage in draft_map.stages] == ["Awareness", "Decision"]
    assert {statement.cell.text for statement in draft_map.statements} >= {"Reads a post", "Signs", "Too many", "Slow"}


def test_a_cell_may_hold_separators_quotes_and_lines() -> None:
    draft = read('Stage,Awareness,Decision\nThoughts,"Which one, if any?\nAnd ""why""?",None of them\n')
    assert 'Which one, if any?\nAnd "why"?' in texts_of(draft)


def test_commas_within_texts_are_no_separators() -> None:
    draft = read("Stage;Awareness;Decision\nActions;Reads, asks, waits;Signs, pays\nPains;Slow, dear;Late, long\n")
    assert "Reads, asks, waits" in texts_of(draft)


def test_the_line_that_tells_the_separator() -> None:
    draft = read("sep=;\nStage;Awareness;Decision\nActions;Reads;Signs\n")
    assert ("sep=;", Fate.LAYOUT) in [(entry.cell.text, entry.fate) for entry in draft.entries]
    assert [stage.text for stage in draft.maps[0].stages] == ["Awareness", "Decision"]


@pytest.mark.parametrize(
    "text",
    [
        "Stage,Awareness,Decision\r\r\nActions,Reads,Signs\r\r\nPains,Slow,Late\r\r\n",
        "\n\nStage,Awareness,Decision\n,,\nActions,Reads,Signs\nPains,Slow,Late\n\n",
        "Stage,Awareness,Decision\n\nActions,Reads,Signs\n\nPains,Slow,Late\n",
    ],
)
def test_stray_blank_lines_part_no_table(text: str) -> None:
    [draft_map] = read(text).maps
    assert {statement.cell.text for statement in draft_map.statements} == {"Reads", "Signs", "Slow", "Late"}


def test_a_cell_knows_its_place() -> None:
    draft = read("Stage,Awareness\nActions,Reads\n")
    [reads] = [statement.cell for statement in draft.maps[0].statements if statement.cell.text == "Reads"]
    assert str(reads.where) == "map.csv, row 2, column 2"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "map.csv is empty."),
        (b"\n , \n", "blanks"),
        (b"%PDF-1.7", "map.csv is a PDF. Copy the map into a spreadsheet or a Markdown table."),
        (b"<!DOCTYPE html><table>", "is a web page"),
        (b"\x89PNG\r\n", "is a picture"),
        (bytes(range(256)) * 20, "holds no text"),
        (b'Stage,Awareness\nActions,"open\nx,y\n', "from row 2 on: a quotation mark there is never closed"),
        (b"Stage" + b",x" * 5000, "5001 columns"),
        (b"a,b\n" * 100_001, "more than 100000 rows"),
        (b"x" * 2_000_000, "a line of more than 1 million characters"),
        (b"a,b\n" * 9_000_000, "has 36 MB"),
    ],
)
def test_what_is_no_table_is_refused_as_what_it_is(content: bytes, says: str) -> None:
    with pytest.raises(NoJourney) as refused:
        read(content)
    assert says in str(refused.value)
    assert str(refused.value).startswith("map.csv ")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(NoJourney):
        read(content)


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(";,|\"'\n"), max_size=12
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), min_size=3, max_size=6), st.sampled_from(",;\t|"))
def test_no_cell_of_a_table_is_lost(rows: list[list[str]], separator: str) -> None:
    rows = [[f"qz{cell}qz" for cell in row] for row in rows]
    text = StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    [grid] = sheets_of(GivenFile("map.csv", f"sep={separator}\n{text.getvalue()}".encode())).grids
    width = max(map(len, rows))
    assert [[cell.text for cell in row] for row in grid.rows] == [[*row, *[""] * (width - len(row))] for row in rows]
