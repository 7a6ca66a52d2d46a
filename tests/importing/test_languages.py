"""A small map in twelve languages: every row is understood, whatever it is called."""

import pytest

from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile
from journeymap.importing.importing import import_files

ROWS = ("touchpoints", "emotion", "pains", "opportunities", "actions", "goals")
MAPS = {
    "en": ("Stage | Touchpoints | Emotions | Pain points | Opportunities | Actions | Goals", "Website", "N/A"),
    "de": ("Phase | Kontaktpunkte | Emotionen | Schmerzpunkte | Chancen | Handlungen | Ziele", "Webseite", "keine"),
    "fr": (
        "Étape | Points de contact | Émotions | Points de friction | Opportunités | Actions | Objectifs",
        "site web",
        "aucun",
    ),
    "es": (
        "Etapa | Puntos de contacto | Emociones | Puntos de dolor | Oportunidades | Acciones | Objetivos",
        "sitio web",
        "ninguno",
    ),
    "it": (
        "Fase | Punti di contatto | Emozioni | Punti di dolore | Opportunità | Azioni | Obiettivi",
        "sito web",
        "nessuno",
    ),
    "pt": (
        "Etapa | Pontos de contato | Emoções | Pontos de dor | Oportunidades | Ações | Objetivos",
        "site oficial",
        "nenhum",
    ),
    "nl": ("Fase | Contactmomenten | Emoties | Pijnpunten | Kansen | Acties | Doelen", "website", "geen"),
    "ru": ("Этап | Точки контакта | Эмоции | Боли | Возможности | Действия | Цели", "сайт", "нет"),
    "ja": ("ステージ | タッチポイント | 感情 | ペインポイント | 機会 | 行動 | 目標", "ウェブサイト", "なし"),
    "zh": ("阶段 | 触点 | 情绪 | 痛点 | 机会点 | 行为 | 目标", "官网", "无"),
    "ko": ("단계 | 터치포인트 | 감정 | 페인 포인트 | 기회 | 행동 | 목표", "웹사이트", "없음"),
    "ar": ("المرحلة | نقاط الاتصال | المشاعر | نقاط الألم | الفرص | الإجراءات | الأهداف", "الموقع", "لا يوجد"),
}
"""The heads of the columns, the word for a website, and a mark for nothing."""


@pytest.mark.parametrize("language", MAPS)
def test_every_row_is_understood(language: str) -> None:
    heads, website, nothing = MAPS[language]
    table = "\n".join(
        [
            f"| {heads} |",
            f"|{'---|' * 7}",
            f"| Uno | {website} | 😟 | P1 | O1 | A1 | G1 |",
            f"| Due | {website} | 3 | {nothing} | {nothing} | {nothing} | TBD |",
            f"| Tre | {website} | 4/5 | P3 | O3 | A3 | — |",
        ]
    )
    imported = import_files([GivenFile("map.md", f"# Viaggio\n\n{table}\n".encode())], known_to(None))
    (made,) = imported.documents
    assert imported.lanes == {}
    first, second, third = made.data["stages"].values()
    assert first["touchpoints"] == [{"name": website, "channel": "website"}]
    assert (first["emotion"], second["emotion"], third["emotion"]) == ("😟", 3, "4/5")
    assert {key: first[key] for key in ROWS[2:]} == {
        "pains": ["P1"],
        "opportunities": ["O1"],
        "actions": ["A1"],
        "goals": ["G1"],
    }
    assert not {"pains", "opportunities", "actions", "goals"} & set(second)
