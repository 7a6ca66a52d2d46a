"""Labels as people write them, in many languages and with ornaments, and the field that each means."""

import pytest

from journeymap.importing.meaning.labels import fields_of, home_on_map, home_on_stage, plain_label

ON_STAGES = {
    "😊 Emotions": "Stage.emotion",
    "**Touch points**": "Stage.touchpoints",
    "3. Pain Points": "Stage.pains",
    "What are they feeling?": "Stage.emotion",
    "What is the customer thinking?": "Stage.thoughts",
    "Channels / Touchpoints": "Stage.touchpoints",
    "Channel": "Touchpoint.channel",
    "Emotion (1-5)": "Stage.emotion",
    "Opportunities & Ideas": "Stage.opportunities",
    "Customer actions:": "Stage.actions",
    "Frontstage actions": "Stage.frontstage",
    "Metrics / KPIs": "Stage.metrics",
    "Severity": "Pain.severity",
    "Persona": "Stage.for",
    "Owner": "Stage.owners",
    "Schmerzpunkte": "Stage.pains",
    "Kontaktpunkte": "Stage.touchpoints",
    "Points de friction": "Stage.pains",
    "Puntos de contacto": "Stage.touchpoints",
    "感情・気持ち": "Stage.emotion",
    "タッチポイント（接点）": "Stage.touchpoints",
    "主なペインポイント": "Stage.pains",
    "顧客の行動": "Stage.actions",
    "接觸點": "Stage.touchpoints",
    "情绪曲线": "Stage.emotion",
    "사용자 감정": "Stage.emotion",
    "시스템 응답": "Stage.frontstage",
    "Точки контакта": "Stage.touchpoints",
    "نقاط الألم": "Stage.pains",
    "Pontos de contato": "Stage.touchpoints",
    "Pijnpunten": "Stage.pains",
    "Punti di contatto": "Stage.touchpoints",
}


@pytest.mark.parametrize("label", ON_STAGES)
def test_labels_of_stages(label: str) -> None:
    home = home_on_stage(label)
    assert home is not None
    assert ".".join(home) == ON_STAGES[label]


@pytest.mark.parametrize(
    "label",
    ["Business goals", "CS Action", "Customer Signal", "Weather", "From Onboarding to Adoption", "對應 Story", "1"],
)
def test_what_is_no_label_of_ours_stays_a_lane(label: str) -> None:
    assert home_on_stage(label) is None


ONE_AND_SEVERAL = {
    "Stage.pains": """
        Schmerzpunkt/Schmerzpunkte, Hürde/Hürden, point de friction/points de friction,
        punto de dolor/puntos de dolor, punto di dolore/punti di dolore, ponto de dor/pontos de dor,
        pijnpunt/pijnpunten, боль/боли, барьер/барьеры, bariera/bariery, pain point/pain points
    """,
    "Stage.touchpoints": """
        Kontaktpunkt/Kontaktpunkte, point de contact/points de contact,
        punto de contacto/puntos de contacto, punto di contatto/punti di contatto,
        ponto de contato/pontos de contato, contactmoment/contactmomenten, точка контакта/точки контакта,
        punkt styku/punkty styku
    """,
    "Stage.emotion": """
        Gefühl/Gefühle, Emotion/Emotionen, émotion/émotions, emoción/emociones, emozione/emozioni,
        emoção/emoções, emotie/emoties, эмоция/эмоции, emocja/emocje
    """,
    "Stage.opportunities": """
        Chance/Chancen, opportunité/opportunités, oportunidad/oportunidades, idea/ideas,
        oportunidade/oportunidades, kans/kansen, возможность/возможности, szansa/szanse, Lösung/Lösungen
    """,
    "Stage.goals": """
        Ziel/Ziele, objectif/objectifs, objetivo/objetivos, obiettivo/obiettivi, doel/doelen, цель/цели,
        besoin/besoins, Bedürfnis/Bedürfnisse, necesidad/necesidades
    """,
    "Stage.actions": """
        Handlung/Handlungen, action/actions, acción/acciones, azione/azioni, ação/ações,
        действие/действия, działanie/działania, Aktivität/Aktivitäten
    """,
    "Stage.thoughts": """
        Gedanke/Gedanken, pensée/pensées, pensamiento/pensamientos, pensiero/pensieri,
        pensamento/pensamentos, gedachte/gedachten, мысль/мысли
    """,
    "Stage.metrics": """
        Kennzahl/Kennzahlen, indicateur/indicateurs, indicador/indicadores, metrica/metriche,
        métrica/métricas, метрика/метрики, wskaźnik/wskaźniki
    """,
    "Stage.questions": """
        Frage/Fragen, question/questions, pregunta/preguntas, domanda/domande, pergunta/perguntas,
        vraag/vragen, вопрос/вопросы
    """,
    "Touchpoint.channel": """
        Kanal/Kanäle, canal/canaux, canal/canales, canale/canali, canal/canais, kanaal/kanalen,
        канал/каналы
    """,
}
"""A label for one and for several, in the languages that tell them apart."""


@pytest.mark.parametrize(
    ("label", "home"),
    [
        (label.strip(), home)
        for home, pairs in ONE_AND_SEVERAL.items()
        for pair in " ".join(pairs.split()).split(",")
        for label in pair.split("/")
    ],
)
def test_one_and_several_are_the_same_label(label: str, home: str) -> None:
    assert ".".join(home_on_stage(label) or ()) == home


def test_labels_of_maps() -> None:
    assert home_on_map("Scenario") == ("Journey", "scenario")
    assert home_on_map("Persona") == ("Journey", "for")
    assert home_on_map("Zielgruppe") == ("Journey", "for")
    assert home_on_map("Key Principle") is None


def test_a_sentence_is_no_label() -> None:
    assert fields_of("Pain points") == (("Stage", "pains"),)
    assert fields_of("She compares the prices of three shops") == ()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("3. **Pain points:**", "Pain points"),
        ("😊 Emotions", "Emotions"),
        ("`Touchpoints`", "Touchpoints"),
        ("① 行動", "行動"),
        ("user_actions", "user actions"),
        ("What hurts?", "What hurts"),
    ],
)
def test_ornaments_are_taken_off(written: str, plain: str) -> None:
    assert plain_label(written) == plain
