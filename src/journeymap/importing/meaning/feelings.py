"""Read feelings as people write them, and find out their scale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from journeymap.importing.meaning.items import items_of
from journeymap.model.numbers import folded
from journeymap.model.scores import OURS, Scale
from journeymap.model.smileys import SMILEYS, smiley_in
from journeymap.model.suggest import letters

_NUMBER = r"[-+]?\d{1,3}(?:[.,]\d{1,2})?"
_ALONE = re.compile(_NUMBER)
_PART = re.compile(rf"({_NUMBER})\s*(?:/|of|out of|von|sur|de|из|／)\s*(\d{{1,3}})")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|to|bis|à|a|~|〜|～|–|\.\.)\s*({_NUMBER})")
_CHANGE = re.compile(r"\s*(?:->|=>|→|➔|➜|➝|⇒|⟶|>{1,2}|▶|➡️?)\s*")
_SEVERAL = re.compile(r"\s*(?:\+|&|＆|、|，|,|;|/|／|・|\s(?:and|und|et|y|e|и|و|と)\s)\s*")
_IN_PARENTHESES = re.compile(r"\([^()]*\)|（[^（）]*）")
_BEHIND = re.compile(rf"(.*?\w.*?)\s*[(（\[:：–—-]\s*({_NUMBER}(?:\s*/\s*\d{{1,3}})?)\s*[)）\]]?", re.DOTALL)
_BEFORE = re.compile(
    rf"({_NUMBER}(?:\s*/\s*\d{{1,3}})?)\s*(?:[)）\]:：.,;=–—|-]+\s*|\s+[(（\[]?\s*|[(（\[])(.*?\w.*?)\s*[)）\]]?",
    re.DOTALL,
)
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_IF = re.compile(
    rf"({_NUMBER})\s+(?:if|when|wenn|falls|si|se|als|если|jeśli)\s+(.+?)\s*(?:[,;/]\s*(?=[-+\d])|$)", re.IGNORECASE
)
_STARS = re.compile(r"[★⭐☆✩\ufe0f]+")
_TIMES = re.compile(r"[★⭐]\ufe0f?\s*[x×*]\s*(\d)|(\d)\s*[x×*]\s*[★⭐]\ufe0f?|(\d)\s*[★⭐]\ufe0f?")
_SCALE = re.compile(r"(?<![\d.])([-+−–]?\d{1,3})\s*(?:-|–|—|to|\.\.+|…|bis|à|a|~|〜|～|/)\s*([+]?\d{1,3})(?![\d.])")
_SIDES = {
    1: """positive positiv positif positivo positiva ポジティブ 积极
    正面 긍정 긍정적
    позитив позитивно хорошо إيجابي""".split(),
    0: """neutral neutre neutro neutra neutrale ニュートラル 中立
    中性 一般 보통 중립 нейтрально нейтральный محايد""".split(),
    -1: """negative negativ négatif négative negatif negativo negativa ネガティブ
    消极 负面 부정 부정적
    негатив негативно плохо سلبي""".split(),
}
_SIDE_OF = {letters(word): score for score, words in _SIDES.items() for word in words}
_MOST_POINTS = 12
_LONGEST_WORD = 40
_LONGEST_SMILEY = 4


class Felt(NamedTuple):
    """A feeling as a map may hold it, on the scale of its file, and how it was read unless it is unchanged."""

    value: Any
    how: str = ""
    is_of_word: bool = False
    """Whether its score only follows from its word, so that a number written elsewhere wins."""


def numbers_in(text: str) -> list[float]:
    """Return the scores in a text about feelings, except those whose scale the text names."""
    found: list[float] = []
    for line in items_of(text):
        for part in _CHANGE.split(_folded(line)):
            if _ALONE.fullmatch(part):
                found.append(_float(part))
            elif ends := _RANGE.fullmatch(part):
                found += [_float(ends[1]), _float(ends[2])]
            elif (said := _BEFORE.fullmatch(part)) or (said := _BEHIND.fullmatch(part)):
                number = said[1] if _ALONE.fullmatch(said[1]) else said[2]
                if _ALONE.fullmatch(number):
                    found.append(_float(number))
    return found


def scale_in(label: str) -> Scale | None:
    """Return the scale that a label names: `Emotion (1-5)`."""
    if (said := _SCALE.search(folded(label).replace("−", "-"))) is None:
        return None
    ends = float(said[1].replace("–", "-")), float(said[2])
    return Scale(*ends) if ends[0] != ends[1] and abs(ends[1] - ends[0]) > 1 else None


def scale_of(numbers: Iterable[float], named: Scale | None = None) -> Scale:
    """Return the likeliest scale of some numbers: the smallest of the usual ones that holds them all."""
    numbers = list(numbers)
    if named and all(map(named.holds, numbers)):
        return named
    if not numbers:
        return OURS
    least, most = min(numbers), max(numbers)
    if least < 0:
        usual = [OURS, Scale(-3, 3), Scale(-5, 5), Scale(-10, 10), Scale(-100, 100)]
    elif least >= 1:
        usual = [Scale(1, 5), Scale(1, 7), Scale(1, 10), Scale(0, 100)]
    else:
        usual = [Scale(0, 5), Scale(0, 10), Scale(0, 100)]
    fitting = [scale for scale in usual if scale.holds(least) and scale.holds(most)]
    return fitting[0] if fitting else Scale(min(least, 0.0), most)


def feeling_in(text: str, scale: Scale) -> Felt:
    """Return the feeling in a cell. A text in which nothing is recognized is the word for it."""
    items = items_of(text)
    if len(items) == 1:
        return _line(items[0], scale)
    points = [_line(item, scale) for item in items]
    if all(isinstance(point.value, str) and not smiley_in(point.value) for point in points):
        return Felt([point.value for point in points], "several feelings")
    if len(points) <= _MOST_POINTS and all(_is_point(point.value) for point in points):
        return Felt({"change": [point.value for point in points]}, "one feeling after another")
    return Felt({"feeling": items}, "several feelings")


def _line(text: str, scale: Scale) -> Felt:
    plain = _folded(text)
    smiley = smiley_in(text)
    if smiley and len(text) <= _LONGEST_SMILEY and not _CHANGE.search(text):
        return Felt(text, f"a smiley: {scale.told(float(smiley.score))}")
    if number := _score(plain):
        return number
    if ends := _RANGE.fullmatch(plain):
        low, high = sorted((_float(ends[1]), _float(ends[2])))
        return Felt({"low": _tidy(low), "high": _tidy(high)}, "a spread")
    parts = [part for part in _CHANGE.split(text) if part.strip()]
    if 1 < len(parts) <= _MOST_POINTS:
        points = [_line(part.strip(), scale).value for part in parts]
        if all(map(_is_point, points)):
            return Felt({"change": points}, "a change within the stage")
    if len(cases := list(_IF.finditer(plain))) > 1 and _IF.sub("", plain).strip() == "":
        depends = [{"when": case[2], "score": _tidy(_float(case[1]))} for case in cases]
        return Felt({"depends": depends}, "what it depends on")
    if (word := _side(plain, scale)) is not None:
        return word
    if said := _score_and_word(plain):
        return said
    words = _parts(text)
    if len(words) > 1 and all(map(_is_word, words)):
        return Felt(words, "several feelings")
    if smiley:
        return Felt(text, "a smiley with words")
    if any(character in SMILEYS for character in text):
        found = [character for character in text if character in SMILEYS]
        if len(found) > 1 and not any(map(str.isalnum, text)):
            return Felt({"change": found}, "one smiley after another")
    return Felt(text)


def _score(plain: str) -> Felt | None:
    """Return a score that stands alone or in parentheses."""
    plain = plain.strip(" ()（）")
    if _ALONE.fullmatch(plain):
        return Felt(_tidy(_float(plain)))
    if percent := _PERCENT.fullmatch(plain):
        return Felt(f"{percent[1]}/100", f"{percent[1]} of 100")
    if part := _PART.fullmatch(plain):
        return Felt(f"{_tidy(_float(part[1]))}/{part[2]}")
    if times := _TIMES.fullmatch(plain):
        return Felt(f"{times[1] or times[2] or times[3]}/5", "stars of five")
    stars = plain.replace("\ufe0f", "")
    if _STARS.fullmatch(stars):
        full = sum(stars.count(star) for star in "★⭐")
        whole = max(5, len(stars))
        return Felt(f"{full}/{whole}", f"stars of {whole}")
    return None


def _score_and_word(plain: str) -> Felt | None:
    """Return a score and its word: `4 – hopeful`, `Hopeful (4)`."""
    for pattern, number, word in ((_BEFORE, 1, 2), (_BEHIND, 2, 1)):
        if (said := pattern.fullmatch(plain)) and (score := _score(said[number].strip())):
            text = said[word].strip(" ()（）[]-–—:：")
            if text and not _ALONE.fullmatch(text) and not text[:1].isdigit() and len(text) < 200:
                return Felt({"score": score.value, "feeling": text}, "a score and its word")
    return None


def _side(plain: str, scale: Scale) -> Felt | None:
    """Return the score of a word for good, bad or neutral."""
    score = _SIDE_OF.get(letters(plain))
    if score is None:
        return None
    number = round(scale.of_ours(float(score)), 2)
    return Felt({"score": _tidy(number), "feeling": plain}, f"{plain} → {scale.shown(number)}", is_of_word=True)


def _parts(text: str) -> list[str]:
    """Return the parts of a text between separators outside parentheses."""
    hidden = _IN_PARENTHESES.sub(lambda inner: "\0" * len(inner[0]), text)
    parts, start = [], 0
    for match in _SEVERAL.finditer(hidden):
        parts.append(text[start : match.start()].strip())
        start = match.end()
    return [part for part in [*parts, text[start:].strip()] if part]


def _is_word(text: str) -> bool:
    """Return whether a part of a text is a word for a feeling, not a score."""
    is_short = len(text) <= _LONGEST_WORD and len(text.split()) <= 3
    return is_short and not smiley_in(text) and not _ALONE.fullmatch(_folded(text))


def _is_point(value: Any) -> bool:
    return isinstance(value, int | float | str) or (isinstance(value, dict) and set(value) <= {"score", "feeling"})


def _folded(text: str) -> str:
    return folded(text).strip()


def _float(number: str) -> float:
    return float(number.replace(",", ".").replace("+", ""))


def _tidy(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number
