"""Cells as people fill them: lists, empty marks, placeholders, degrees, names, metrics, languages."""

from typing import Any

import pytest

from journeymap.importing.draft import Fate
from journeymap.importing.meaning.degrees import degree_in
from journeymap.importing.meaning.empty_marks import empty_in, is_as_on_the_left
from journeymap.importing.meaning.items import bare, items_of, names_of
from journeymap.importing.meaning.languages import language_of
from journeymap.importing.meaning.metrics import metric_in
from journeymap.importing.meaning.names import id_of, names_in
from journeymap.model.base import is_id


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("one<br>two<br/>three", ["one", "two", "three"]),
        ("• one\n• two", ["one", "two"]),
        ("• one • two", ["one", "two"]),
        ("1. one 2. two 3. three", ["one", "two", "three"]),
        ("- one\n- two", ["one", "two"]),
        ("・一つ目\n・二つ目", ["一つ目", "二つ目"]),
        ("一つ目；二つ目", ["一つ目", "二つ目"]),
        ("asks; compares; buys", ["asks", "compares", "buys"]),
        ("Looks, compares, and then buys", ["Looks, compares, and then buys"]),
        ("社内通知/同僚との会話/Google検索", ["社内通知", "同僚との会話", "Google検索"]),
        ("入力 24/7 で", ["入力 24/7 で"]),
        ("「これでいいのか」「高そう」", ["「これでいいのか」", "「高そう」"]),
        ("**bold** and `code`", ["bold and code"]),
        ("AT&amp;T is slow", ["AT&T is slow"]),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert items_of(text) == items


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Website, email and phone", ["Website", "email", "phone"]),
        ("Website, email, phone", ["Website", "email", "phone"]),
        ("Website, email, and phone", ["Website", "email", "phone"]),
        ("Search / Ads / Referral", ["Search", "Ads", "Referral"]),
        ("Website (home, pricing), email", ["Website (home, pricing)", "email"]),
        ("課表、天氣、Line", ["課表", "天氣", "Line"]),
        ("Looks at prices, then decides", ["Looks at prices, then decides"]),
    ],
)
def test_names_stand_between_commas_as_well(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_marks_and_links() -> None:
    assert bare("**Guide**") == "Guide"
    assert bare("[Guide](https://example.com/guide)") == "Guide (https://example.com/guide)"
    assert bare("snake_case_name stays") == "snake_case_name stays"
    assert bare("2 * 3 * 4") == "2 * 3 * 4"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "—",
        "N/A",
        "n.a.",
        "none",
        "None.",
        "(none)",
        "なし",
        "特になし",
        "нет",
        "keine",
        "ninguno",
        "无",
        "없음",
        "لا يوجد",
        "aucun",
        "nessuno",
        "geen",
        "/",
        "--",
        "k. A.",
        "*none*",
    ],
)
def test_empty_marks(text: str) -> None:
    empty = empty_in(text)
    assert empty is not None
    assert empty.fate is Fate.EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "tbd.",
        "[Persona name]",
        "<your text>",
        "Lorem ipsum dolor",
        "…",
        "...",
        "待补充",
        "à compléter",
        "TODO",
        "???",
        "{stage}",
        "【ペルソナ名】",
        "未定",
        "noch offen",
        "por definir",
        "미정",
    ],
)
def test_placeholders(text: str) -> None:
    empty = empty_in(text)
    assert empty is not None
    assert empty.fate is Fate.PLACEHOLDER


@pytest.mark.parametrize(
    "text",
    ["None of them answers", "no", "x", "[Guide](https://example.com)", "-5", "offen für Neues", "0", "無料体験", "✓"],
)
def test_what_says_something(text: str) -> None:
    assert empty_in(text) is None


def test_as_on_the_left() -> None:
    assert is_as_on_the_left("同左")
    assert is_as_on_the_left("same as before")
    assert not is_as_on_the_left("same price everywhere")
    assert not is_as_on_the_left("同上")


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        *[
            ("High", 3),
            ("hoch", 3),
            ("高", 3),
            ("Med", 2),
            ("mittel", 2),
            ("Low", 1),
            ("3", 3),
            ("1", 1),
            ("P1", 3),
            ("P3", 1),
        ],
        *[
            ("9/10", 3),
            ("5/10", 2),
            ("⭐⭐⭐⭐", 3),
            ("⭐×2", 2),
            ("🔴", 3),
            ("🟡 Medium", 2),
            ("!!!", 3),
            ("Very high", 3),
        ],
        *[("soon", None), ("", None), ("2026", None)],
    ],
)
def test_degrees(text: str, degree: int | None) -> None:
    found = degree_in(text)
    assert (found[0] if found else None) == degree


@pytest.mark.parametrize(("text", "degree"), [("5", 3), ("1", 1), ("6", None), ("5²", None)])
def test_degrees_up_to_five(text: str, degree: int | None) -> None:
    found = degree_in(text, 5)
    assert (found[0] if found else None) == degree


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CFO, Ops head", ["CFO", "Ops head"]),
        ("Portal/RM/Branch", ["Portal", "RM", "Branch"]),
        ("Email / Phone", ["Email", "Phone"]),
        ("Head of research and development", ["Head of research and development"]),
        ("購買部、情報システム部", ["購買部", "情報システム部"]),
        ("Human + System", ["Human", "System"]),
    ],
)
def test_several_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_and_divides_names_that_are_known() -> None:
    known = {"CFO", "CTO"}
    assert names_in("CFO and CTO", known.__contains__) == ["CFO", "CTO"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("First contact!", "first-contact"),
        ("比較・検討", "比較-検討"),
        ("Entdeckung & Prüfung", "entdeckung-prüfung"),
        ("الوعي", "الوعي"),
        ("Осведомлённость", "осведомлённость"),
        ("🙂", "item"),
        ("null", "item"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_ids_of_names_in_any_script(name: str, id_: str) -> None:
    assert id_of(name) == id_
    assert is_id(id_of(name))
    assert id_of(name, [id_]) == f"{id_}-2"


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("NPS: 40", {"kind": "NPS", "actual": "40"}),
        ("conversion 3 % → 5 %", {"kind": "conversion", "baseline": "3 %", "target": "5 %"}),
        ("Response time < 2 h", {"kind": "Response time", "target": "< 2 h"}),
        ("Churn (target: 3 %)", {"kind": "Churn", "target": "3 %"}),
        ("Time on page", None),
        ("Ratio: signups to visits", None),
    ],
)
def test_metrics(text: str, metric: dict[str, Any] | None) -> None:
    assert metric_in(text) == metric


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Kunde sucht nach einem Angebot, das ihm passt, und ist nicht sicher, ob die Preise für ihn stimmen",
            "de",
        ),
        ("比較・検討する。価格がわからない。", "ja"),
        ("고객은 가격을 비교하고 구매를 결정합니다", "ko"),
        ("Покупатель сравнивает цены и решает, был ли выбор верным", "ru"),
        ("Зручний вибір і її ціна", None),
        ("Awareness", None),
        ("用户在网站上比较价格并决定购买产品", "zh"),
        ("يقارن العميل الأسعار ثم يقرر الشراء", "ar"),
    ],
)
def test_languages_where_they_are_certain(text: str, language: str | None) -> None:
    assert language_of([text]) == language
