"""What people call things in other templates, tools and languages leads to a field or word that there is."""

import re

import pytest
import yaml

from journeymap.model import settings, strictness, vocabulary
from journeymap.model.base import keys_of
from journeymap.model.homes import Home, example_of, home_of, models, sample, written_fields
from journeymap.model.suggest import homes_of, nearest, words_meaning
from journeymap.model.synonyms import FIELDS, VALUES
from journeymap.model.vocabulary import Vocabulary, words_of
from journeymap.resources import presets_folder

HOMES = sorted({home for meaning in FIELDS for home in meaning.homes.split()})
OUR_WORDS = {
    word
    for module in (vocabulary, settings, strictness)
    for alias in vars(module).values()
    if any(isinstance(mark, Vocabulary) for mark in getattr(alias, "__metadata__", ()))
    for word in words_of(alias)
}
BUILT_IN = {
    id_
    for file in presets_folder().glob("*.yaml")
    for things in yaml.safe_load(file.read_text(encoding="utf-8")).values()
    for id_, thing in things.items()
    for id_ in (id_, *(thing or {}).get("stages", ()))
}


@pytest.mark.parametrize("home", HOMES)
def test_every_home_is_a_field(home: str) -> None:
    model, _, key = home.partition(".")
    assert key in keys_of(models()[model])


@pytest.mark.parametrize("word", [meaning.homes for meaning in VALUES])
def test_every_word_is_one_of_ours(word: str) -> None:
    assert word in OUR_WORDS | BUILT_IN | {"true", "false", "off", "info", "warning", "error", "add", "change", "drop"}


@pytest.mark.parametrize("words", [meaning.words for meaning in (*FIELDS, *VALUES)], ids=lambda words: words[:20])
def test_no_word_is_empty_or_stands_twice_in_a_row(words: str) -> None:
    row = [" ".join(word.split()) for word in words.split(",")]
    assert all(row)
    assert len(row) == len(set(row))


@pytest.mark.parametrize("model", written_fields())
def test_an_example_is_yaml(model: str) -> None:
    owner = models()["Touchpoint" if model == "Stage" else "Persona"]
    example = example_of(Home("field", models()[model]), "field", "text", owner)
    shown = re.match(r"`([^`]*)`", example)
    assert shown
    assert "field: …" in shown[1]
    assert yaml.safe_load(shown[1])


STAGE_WORDS = {
    "pains": "pain_points, Pain Points, painpoints, customer pains, Schmerzpunkte, Irritants, puntos de dolor, 課題,"
    " نقاط الألم",
    "metrics": "kpis, KPI, KPI's, Kennzahlen, indicateurs, métricas, 指標, المؤشرات",
    "thoughts": "quotes, thinking, customer thoughts, Gedanken, pensées, 思考, 顧客の声",
    "emotion": "feelings, feeling, Mood, emotional state, Gefühle, émotions, emociones, 感情, المشاعر",
    "actions": "doing, activities, steps, customer actions, Handlungen, acciones, 行動, الإجراءات",
    "goals": "needs, jobs to be done, jobs-to-be-done, JTBD, Ziele, objectifs, objetivos, 目標, الأهداف",
    "opportunities": "ideas, solutions, how might we, Chancen, idées, 機会, الفرص",
    "touchpoints": "touch points, touch-points, Kontaktpunkte, points de contact, タッチポイント, نقاط الاتصال",
    "owners": "team, department, responsible, Verantwortliche, équipe, equipo, 担当",
    "for": "persona, personas, actors, Zielgruppe",
    "notes": "comments, remarks, Notizen, remarques, 備考, ملاحظات",
    "situation": "context, description, Ausgangslage",
    "duration": "time, how long, Dauer, durée, duración, 期間",
    "moments": "moments of truth, Momente der Wahrheit",
    "drop_offs": "drop-offs, dropoffs, churn",
    "support": "systems, tools",
    "exit": "exit criteria, ends when",
    "image": "picture, photo, Bild",
    "name": "title, label",
}


@pytest.mark.parametrize(
    ("word", "key"), [(word.strip(), key) for key, words in STAGE_WORDS.items() for word in words.split(",")]
)
def test_a_word_on_a_stage(word: str, key: str) -> None:
    assert home_of(word, models()["Stage"]) == Home(key, models()["Stage"])


ELSEWHERE = {
    "Stage": "channel=Touchpoint channels=Touchpoint Kanal=Touchpoint canal=Touchpoint devices=Touchpoint"
    " severity=Pain frequency=Pain impact=Pain effort=Opportunity scenario=Journey framework=Journey role=Persona"
    " score=Emotion respond_within=Handoff date=Touchpoint",
    "Journey": "touchpoints=Stage emotion=Stage thoughts=Stage channel=Touchpoint severity=Pain role=Persona"
    " actions=Stage",
    "Touchpoint": "goals=Touchpoint questions=Stage owner=Stage opportunities=Stage severity=Pain medium=Touchpoint"
    " ownership=Channel framework=Journey",
    "Pain": "owner=Opportunity feasibility=Opportunity channel=Touchpoint touchpoint=Pain solutions=Pain",
    "Opportunity": "severity=Opportunity priority=Opportunity impact=Opportunity assignee=Opportunity target=Metric",
    "Saying": "severity=Pain channel=Touchpoint title=Saying quote=Pain",
    "Persona": "needs=Persona pain_points=Persona age=Persona bio=Persona channels=Preferences touchpoints=Stage"
    " stance=Member",
    "Account": "stance=Member contacts=Account",
    "Settings": "accent=Site ignores=Settings after=OwnLane",
}


@pytest.mark.parametrize(
    ("model", "word", "home"),
    [(model, *pair.split("=")) for model, pairs in ELSEWHERE.items() for pair in pairs.split()],
)
def test_the_thing_that_a_word_belongs_to(model: str, word: str, home: str) -> None:
    found = home_of(word, models()[model])
    assert found
    assert found.model.__name__ == home


def test_what_is_taken_is_not_offered_again() -> None:
    persona = models()["Persona"]
    assert home_of("title", persona) == Home("name", persona)
    assert home_of("title", persona, ["name"]) == Home("job_title", persona)


def test_a_list_that_is_taken_takes_more() -> None:
    stage = models()["Stage"]
    assert home_of("frustrations", stage, ["pains"]) == Home("pains", stage)


NO_SLIPS = {
    "Emotion": "sector=score Sorgen=score code=score page=change challenge=change success=sources log=low",
    "Member": "actions=objections meta=met",
    "PlanEntry": "age=stage model=mode contactmoment=content",
    "Account": "does=notes size=since ease=deals rate=strategy statement=segment",
    "Saying": "kind=id resources=sources",
}
"""Words that mean something else, with the field that only has some letters in common with them."""


@pytest.mark.parametrize(
    ("model", "word", "key"),
    [(model, *pair.split("=")) for model, pairs in NO_SLIPS.items() for pair in pairs.split()],
)
def test_a_word_that_means_something_else_is_no_slip_of_the_finger(model: str, word: str, key: str) -> None:
    assert home_of(word, models()[model]) != Home(key, models()[model])


@pytest.mark.parametrize("key", ["note", "comment", "remarks"])
@pytest.mark.parametrize("taken", [(), ("score",), ("score", "feeling")])
def test_a_remark_on_a_feeling_belongs_in_the_notes(key: str, taken: tuple[str, ...]) -> None:
    assert home_of(key, models()["Feeling"], taken) == Home("notes", models()["Stage"])


def test_what_an_account_lacks_is_not_sought_on_maps() -> None:
    account = models()["Account"]
    found = [home_of(word, account) for word in ("budget", "revenue", "challenges", "next steps", "version", "tags")]
    assert not [home for home in found if home and home.model.__name__ == "Journey"]


def test_what_a_measure_is_now_is_its_actual_number() -> None:
    assert home_of("value", models()["Metric"]) == Home("actual", models()["Metric"])


@pytest.mark.parametrize("word", ["zzz", "", "*", "–", "x" * 500, "😀", "\u200b"], ids=repr)
def test_what_means_nothing(word: str) -> None:
    assert not homes_of(word)
    assert home_of(word, models()["Stage"]) is None


@pytest.mark.parametrize("meaning", FIELDS, ids=lambda meaning: meaning.homes[:40])
def test_every_word_is_found(meaning: object) -> None:
    for word in words_meaning(meaning):  # type: ignore[arg-type]
        assert homes_of(word), word


CHANNELS = [id_ for id_ in BUILT_IN if id_ in {meaning.homes for meaning in VALUES}]
MEANT = {
    "facebook": "social-media",
    "Instagram": "social-media",
    "WhatsApp": "chat",
    "google": "search",
    "Phone call": "phone",
    "Telefon": "phone",
    "Messe": "trade-show",
    "in-person": "in-person-meeting",
    "Social Media": "social-media",
    "E-Mail": "email",
    "correo electrónico": "email",
    "電話": "phone",
    "zoom": "video-call",
}


@pytest.mark.parametrize(("word", "channel"), MEANT.items())
def test_a_channel(word: str, channel: str) -> None:
    assert nearest(word, [*CHANNELS, "in-app"]) == channel


@pytest.mark.parametrize(
    ("vocabulary_", "word", "ours"),
    [
        (vocabulary.Role, "technical buyer", "technical_evaluator"),
        (vocabulary.Role, "Budget Holder", "economic_buyer"),
        (vocabulary.Role, "Entscheider", "economic_buyer"),
        (vocabulary.Tier, "tier 1:1", "one_to_one"),
        (vocabulary.Tier, "1:many", "one_to_many"),
        (vocabulary.Degree, "hoch", "high"),
        (vocabulary.Degree, "moderate", "medium"),
        (vocabulary.Medium, "in-person", "offline"),
        (vocabulary.Medium, "online", "digital"),
        (vocabulary.Party, "customer", "buyer"),
        (vocabulary.Status, "todo", "planned"),
        (vocabulary.State, "current state", "as_is"),
        (vocabulary.State, "soll", "to_be"),
        (vocabulary.Phase, "Awareness", "aware"),
        (vocabulary.SourceKind, "user interviews", "interview"),
        (vocabulary.SourceKind, "Umfrage", "survey"),
        (vocabulary.ContentType, "Whitepaper", "white_paper"),
    ],
)
def test_a_word_of_a_vocabulary(vocabulary_: object, word: str, ours: str) -> None:
    assert nearest(word, words_of(vocabulary_)) == ours


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text", "text"),
        (["a", "b"], "[a, b]"),
        ({"name": "A", "for": ["b"]}, "{name: A, for: [b]}"),
        ({"name": "A: b"}, "…"),
        ([], "…"),
        (None, "…"),
        (["x" * 25] * 4, "[…]"),
    ],
    ids=repr,
)
def test_a_sample(value: object, shown: str) -> None:
    assert sample(value) == shown


def test_a_sample_of_what_is_deep_takes_no_longer() -> None:
    deep: object = "a"
    for _ in range(200):
        deep = [deep]
    assert sample(deep) in {"[…]", "…"}
