"""Recognize labels, stages, personas and numbers among headings, in any language that we know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from journeymap.importing.meaning.labels import fields_of, home_on_map, home_on_stage, home_on_thing, plain_label
from journeymap.model.suggest import homes_of, letters, value_meant, words_meaning
from journeymap.model.synonyms import FIELDS
from journeymap.model.vocabulary import Phase, words_of
from journeymap.workspace import built_in_library

_LONGEST_LABEL, _MOST_WORDS = 60, 9
_VAGUE = {("Stage", "for"), ("Stage", "notes"), ("Stage", "status"), ("Stage", "phases"), ("Stage", "sources")}
"""Fields whose words are so common that names of stages may contain them."""
_MAIN_LANES = {
    *(("Stage", key) for key in ("touchpoints", "actions", "emotion", "pains", "opportunities", "thoughts", "goals")),
    *(("Stage", key) for key in ("questions", "expectations")),
    ("Touchpoint", "channel"),
}
_ALSO_OF_PEOPLE = {("Stage", key) for key in ("goals", "pains", "questions", "expectations")}
_TWO_SIDES = re.compile(r"\s*[/\\／|→\n]\s*|\s+(?:&|and|und|et|y|e|en|и|ve)\s+")
_STEP_WORDS = """step steps schritt schritte étape paso pasos passo passos passi stap stappen шаг шаги ステップ
    步骤 步驟 ขั้นตอน الخطوة الخطوات خطوة krok kroki adım adımlar bước 스텝""".split()
_OF_A_JOURNEY = frozenset(
    """customer user client buyer buying journey lifecycle funnel main key the of der des du de la del name kunden
    kundenreise parcours viaje klant klantreis cliente jornada purchase sales service experience""".split()
)
"""Words that may accompany `stage` without changing what it means."""
_JOURNEY_WORDS = re.compile(
    r"(?i)journey|\bcjm\b|(?:experience|customer|user|buyer|empathy) maps?\b|service blueprint|sales funnel|"
    r"(?:kunden|nutzer|käufer)reise|parcours|recorrido|viaje|jornada|percorso|viaggio|klantreis|reis van|"
    r"ジャーニー|旅程|体験マップ|여정|저니|путь (?:клиент|пользоват|покупат)|клиентский путь|пути клиента|карта пути|"
    r"رحلة|เส้นทาง|การเดินทาง|hành trình|yolculu|podróż|ścieżk|шлях"
)
_JOURNEYS = re.compile(
    r"(?i)\b(?:journeys|flows|scenarios|use cases|parcours clients?|recorridos|viajes|jornadas|reisen|user stories|"
    r"tests?|тест\w*|сценарии)\b"
)
"""Words that head journeys rather than the stages of one."""
_NUMBERS = frozenset(
    "# no nr n° nº № num number n id idx index 番号 番號 序号 序號 编号 順 번호 순번 ลำดับ ที่ stt رقم م номер lp".split()
)
_NAME_WORDS = frozenset(
    map(
        letters,
        """name full_name title nom prénom titre nombre nome título titolo naam titel имя название название_этапа 名前
        氏名 姓名 名称 名稱 ステージ名 ペルソナ名 タイトル 标题 標題 이름 명칭 제목 페르소나_이름
        الاسم العنوان ชื่อ imię nazwa ad adı tên bezeichnung intitulé""".split(),
    )
)
_GENERIC = frozenset(
    """detail details value values content contents description answer info information entry notes text inhalt wert
    beschreibung angabe détail valeur contenu description detalle valor contenido descripción descrição conteúdo
    内容 詳細 説明 値 描述
    详情 詳情 說明 内容説明 內容 내용 설명 상세 값 содержание описание значение детали المحتوى الوصف
    التفاصيل القيمة รายละเอียด ข้อมูล inhoud waarde beschrijving omschrijving dettaglio contenuto szczegóły opis""".split()
)
"""Headings that say nothing about their column."""
_GENERIC_CORNERS = frozenset(
    """attribute attributes dimension aspect category field item items element row lane lanes layer type key property
    kategorie aspekt merkmal bereich element ebene attribut élément catégorie dimensión elemento categoría categoria
    項目 要素 観点 维度 項目名 类别 類別 维度 항목 구분 차원 요소 аспект категория элемент العنصر الفئة الجانب หัวข้อ
    ประเด็น onderdeel aspecto criterio""".split()
)
_TOTALS = frozenset(
    """total totals sum overall average mean summe gesamt durchschnitt insgesamt moyenne somme promedio suma totale
    média media
    totaal gemiddelde итого всего среднее 合計 総計 平均 总计 合计 總計 합계 총계 평균 المجموع الإجمالي المتوسط
    รวม ทั้งหมด toplam tổng razem suma""".split()
)
_ALL_STAGES = re.compile(
    r"(?i)\(?(?:all|every|alle|tous|toutes|todas?|todos?|tutte|allen?|все|全て?|すべて|全部|"
    r"所有|모든|전체|جميع|كل|ทุก)"
    r"(?:\W*(?:the|the other|les|las|os|as|le)?\s*(?:stages?|phases?|steps?|phasen|étapes|etapas|fases|fasi|этапы|"
    r"стадии|"
    r"ステージ|フェーズ|阶段|"
    r"階段|단계|المراحل|ขั้นตอน))?\)?"
)
_PERSONA_START = re.compile(
    r"(?i)^\W*(?:(?:user|buyer|primary|secondary|main|customer|target)\s+|メイン|サブ|ユーザー|主要|目标|核心)?"
    r"(?:personas?|ペルソナ|페르소나|персон[аы]|персонаж|用户画像|用戶畫像|人物画像|"
    r"الشخصية|شخصية|เพอร์โซนา|บุคลิก)\s*(?:[#№]?\s*(?:\d{1,2}|[A-ZА-Я]|[ivx]{1,4})\b\.?)?\s*(?:[-–—:：.|／/]\s*|(?=[「\"“(（])|$)"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE_NUMBER = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"^\s*(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+|[(\[（]?\d{{1,2}}(?:\.\d{{1,2}})*\s*[)\]）.、:：]\s*|\d{{1,2}}\s*[-–—]\s+|"
    rf"(?:\d\ufe0f?\u20e3)+\s*|[{_CIRCLED}]\s*|[{_CHINESE_NUMBER}]{{1,3}}[、.．]\s*|[IVX]{{1,4}}[.)]\s+|[A-H][.)]\s+)"
)
_ORNAMENTS = re.compile(
    r"^[\s\u200d\ufe0f\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff*_>|•·]+"
)


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """Return the part of a label that is compared: the field that it means, else its letters."""
    home = home_on_stage(text) if label_weight(text) else None
    return ".".join(home) if home else letters(text)


def is_label(text: str) -> bool:
    """Return whether a text certainly names a lane of a map."""
    return label_weight(text) >= 1


@lru_cache(maxsize=4096)
def label_weight(text: str) -> float:
    """Return how much a text looks like the name of a lane: 0, ½ or 1."""
    if not text or len(text) > _LONGEST_LABEL or len(text.split()) > _MOST_WORDS or is_stage_word(text):
        return 0
    if is_persona_word(text):
        return 1
    fields = set(fields_of(text))
    if not fields:
        return 0.5 if home_on_stage(text) not in {None, *_VAGUE} and stage_weight(text) < 1 else 0
    return 0.5 if stage_weight(text) >= 1 or fields <= _VAGUE else 1


@lru_cache(maxsize=4096)
def is_main_lane(text: str) -> bool:
    """Return whether a text names one of the lanes that almost every map has."""
    return label_weight(text) >= 1 and not stage_rank(text) and home_on_stage(text) in _MAIN_LANES


def is_lane_of_journeys(text: str) -> bool:
    """Return whether a text names a lane that only journeys have, and personas do not."""
    return is_main_lane(text) and home_on_stage(text) not in _ALSO_OF_PEOPLE


@lru_cache(maxsize=4096)
def is_label_of_persona(text: str) -> bool:
    """Return whether a text names a field of personas."""
    if not 0 < len(text) <= _LONGEST_LABEL:
        return False
    return home_on_thing(text, "personas") is not None or ("Persona", "attributes") in homes_of(plain_label(text))


@lru_cache(maxsize=4096)
def is_label_of_map(text: str) -> bool:
    """Return whether a text names a field of the map as a whole."""
    return 0 < len(text) <= _LONGEST_LABEL and (home_on_map(text) is not None or is_persona_word(text))


@lru_cache(maxsize=4096)
def is_stage_word(text: str) -> bool:
    """Return whether a text heads a row or column of stages: `Phase`, `Customer journey stage`, `단계`."""
    return _rank(text) == 2


def stage_rank(text: str) -> int:
    """Return 2 for a word for stages, 1 for one for steps, which may also be what people do, else 0."""
    return _rank(text)


@lru_cache(maxsize=4096)
def _rank(text: str) -> int:
    """Return the rank of a word, or of the first of two: `Stages and tasks`, `Phase / lane`."""
    parts = _TWO_SIDES.split(text)
    ranks = [_rank_of_one(part) for part in (text, *(parts if len(parts) == 2 else ()))]
    return max(ranks)


def _rank_of_one(text: str) -> int:
    plain = plain_label(text).casefold()
    words = re.findall(r"[^\W_]+", plain)
    if not words or len(words) > 5 or (not plain.isascii() and any(map(str.isdecimal, text))):
        return 0
    telling = [word for word in words if word not in _OF_A_JOURNEY] or words
    if len(telling) > 2:
        return 0
    whole, joined = " ".join(telling), "".join(telling)
    if any(form in _stage_words() and form not in _step_words() for form in (plain, whole, letters(joined))):
        return 2
    if len(telling) == 2 and all(word in _stage_words() or word in _step_words() for word in telling):
        return 2
    if (
        not plain.isascii()
        and any(plain.endswith(word) or plain.startswith(word) for word in _wide_stage_words())
        and len(plain) <= 8
    ):
        return 2
    return 1 if whole in _step_words() or letters(joined) in _step_words() else 0


@cache
def _step_words() -> frozenset[str]:
    return frozenset(form for word in _STEP_WORDS for form in (word, letters(word)))


@cache
def _stage_words() -> frozenset[str]:
    """Return what stages are called in any language."""
    words = {
        word for meaning in FIELDS if meaning.homes.split()[0] == "Journey.stages" for word in words_meaning(meaning)
    }
    words = {word.casefold() for word in words} - {"columns", "funnel", "milestones"}
    return frozenset(form for word in words for form in (word, letters(word)))


@cache
def _wide_stage_words() -> tuple[str, ...]:
    """Return words for stages in scripts without spaces, which may be part of a longer text."""
    return tuple(
        word
        for word in _stage_words()
        if not word.isascii() and re.match(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]", word) and len(word) > 1
    )


@lru_cache(maxsize=4096)
def is_persona_word(text: str) -> bool:
    """Return whether a text heads the people that a map is about: `Persona`, `Who`, `対象者`."""
    return len(text) <= 40 and ("Journey", "for") in homes_of(plain_label(text))


def is_persona_heading(text: str) -> bool:
    """Return whether a heading begins with a word for a persona: `Persona 2 – Omar`."""
    return bool(_PERSONA_START.match(_NUMBER.sub("", _bare(text), count=1)))


def persona_name(text: str) -> str:
    """Return the name in the heading of a persona: `Omar` for `Persona 2 – Omar`."""
    rest = _PERSONA_START.sub("", without_number(text), count=1)
    return rest.strip() or text.strip()


def is_number_word(text: str) -> bool:
    """Return whether a text heads a column that only numbers its rows."""
    return text.strip(" .:").casefold() in _NUMBERS


def is_name_word(text: str) -> bool:
    """Return whether a text heads a column of names: `Name`, `Stage name`, `名称`."""
    words = [
        word for word in plain_label(text).casefold().split() if not is_stage_word(word) and not is_persona_word(word)
    ]
    return letters("".join(words)) in _NAME_WORDS


def is_generic(text: str) -> bool:
    """Return whether a text says nothing about the column that it heads."""
    return not text.strip() or plain_label(text).casefold() in _GENERIC


def is_generic_corner(text: str) -> bool:
    """Return whether the corner of a table only says that lanes or details follow."""
    plain = plain_label(text).casefold()
    return not plain or plain in _GENERIC_CORNERS or is_generic(text)


def is_total(text: str) -> bool:
    """Return whether a text heads a row of totals."""
    return plain_label(text).casefold() in _TOTALS


def is_all_stages(text: str) -> bool:
    """Return whether a text says that something holds at every stage."""
    return bool(_ALL_STAGES.fullmatch(plain_label(text)))


def speaks_of_journey(text: str) -> bool:
    """Return whether a title says that a journey follows."""
    return bool(_JOURNEY_WORDS.search(text))


def heads_journeys(text: str) -> bool:
    """Return whether a title says that several journeys follow: `User journeys`."""
    return bool(_JOURNEYS.search(text))


@cache
def _counted_stage() -> re.Pattern[str]:
    """Return a pattern for headings such as `Stage 1 – Arrival`, `第1段階：…`, `3단계: …` or `Phase: Arrival`."""
    words = sorted({*_stage_words(), *_step_words()}, key=len, reverse=True)
    word = "|".join(map(re.escape, words))
    wide = "|".join(map(re.escape, sorted(_wide_stage_words(), key=len, reverse=True)))
    before = r"(?:(?:journey|customer|user|lifecycle)\s+)?"
    sign = rf"(?-i:[IVX]{{1,4}}|[A-H])|[{_CHINESE_NUMBER}]{{1,3}}|[{_CIRCLED}]"
    number = rf"(?:(?:\d\ufe0f?\u20e3){{1,2}}|\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?|{sign})"
    end = r"(?:\s*[-–—:：.)）|、·／/]\s*|\s+|$)"
    return re.compile(
        rf"(?i)^\s*{before}(?:(?:{word})(?:ที่)?\s*[#№]?\s*{number}{end}|第?\s*{number}\s*(?:{wide}){end}|(?:{word})\s*[:：–—-]\s+)"
    )


def is_counted_stage(text: str) -> bool:
    """Return whether a heading says that it is a stage, and mostly which one: `Stage 1 – Arrival`."""
    return bool(_counted_stage().match(_NUMBER.sub("", _bare(text), count=1)) or _counted_stage().match(_bare(text)))


def has_number(text: str) -> bool:
    """Return whether a heading is numbered: `2. Compare`."""
    return bool(_NUMBER.match(_bare(text)))


def number_of(text: str) -> int | None:
    """Return the number of a heading, if it is a plain one."""
    found = re.match(r"\D{0,20}?(\d{1,2})\b", _bare(text))
    return int(found[1]) if found and (has_number(text) or is_counted_stage(text)) else None


def without_number(text: str) -> str:
    """Return a heading without its number: `Arrival` for `Stage 1 – Arrival`, `Awareness` for `2.1 Awareness`."""
    bare = " ".join(_bare(text).split())
    for pattern in (_NUMBER, _counted_stage(), _NUMBER):
        bare = pattern.sub("", bare, count=1) or bare
    bare = _ORNAMENTS.sub("", bare).strip().strip("*_").strip()
    return bare or " ".join(text.split())


def _bare(text: str) -> str:
    text = text.strip()
    if re.match(r"\d\ufe0f?\u20e3", text):
        return text
    return _ORNAMENTS.sub("", text) or text


@lru_cache(maxsize=4096)
def stage_weight(text: str) -> float:
    """Return how much a text looks like the name of a stage, from 0 to 1."""
    if not text.strip() or len(text) > 80:
        return 0
    if is_counted_stage(text):
        return 1
    name = without_number(text)
    if not any(map(str.isalpha, name)):
        return 0
    if any(_is_known_stage(form) for form in _forms(name)):
        return 1
    return 0.5 if has_number(text) else 0


def _forms(name: str) -> Iterator[str]:
    outside = re.sub(r"\([^()]*\)|（[^（）]*）", " ", name)
    yield from (name, outside, *re.findall(r"[(（]([^()（）]*)[)）]", name))
    yield from re.split(r"\s*[/／&+・、,]\s*|\s+(?:and|und|et|y|e|и|en|och)\s+", outside)
    words = outside.split()
    if len(words) == 2:
        yield from (word for word, other in (words, words[::-1]) if is_stage_word(other))
    for word in _wide_stage_words():
        if outside.strip().endswith(word):
            yield outside.strip().removesuffix(word)


def _is_known_stage(form: str) -> bool:
    form = form.strip()
    return bool(form) and (value_meant(form, _phases()) is not None or letters(form) in _preset_stages())


@cache
def _phases() -> frozenset[str]:
    return frozenset(words_of(Phase))


@cache
def _preset_stages() -> frozenset[str]:
    """Return the names of all stages of the built-in frameworks."""
    names = (stage.name for framework in built_in_library().frameworks.values() for stage in framework.stages.values())
    return frozenset({*map(letters, filter(None, names)), *map(letters, _phases())} - {"", "other"})
