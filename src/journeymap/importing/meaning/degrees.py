"""Read how much something matters or hurts, from words, numbers and symbols."""

from __future__ import annotations

import re
from functools import lru_cache

from journeymap.model.numbers import folded
from journeymap.model.suggest import value_meant

_WORDS = {"low": 1, "medium": 2, "high": 3}
_LIGHTS = {"🔴": 3, "🟥": 3, "🔥": 3, "🟠": 2, "🟧": 2, "🟡": 2, "🟨": 2, "🟢": 1, "🟩": 1, "⚪": 1}
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|out of|von|sur|de|из)\s*(\d+)")
_RANK = re.compile(r"(?:p|prio|priority|priorität|priorité|prioridad|sev|s)[\s\-.]*([0-4])", re.IGNORECASE)
_STARS = re.compile(r"([★⭐☆✩\ufe0f\s]+)")
_TIMES = re.compile(r"[★⭐]\ufe0f?\s*[x×*]?\s*(\d)|(\d)\s*[x×*]?\s*[★⭐]\ufe0f?")
_MARKS = re.compile(r"(!{1,3}|\+{1,3}|[●⬤■]{1,3}[○□]{0,2})")
_FIVE = 5
_ABBREVIATED = frozenset(
    {"med", "med.", "moderate", "средний", "средняя", "중간", "보통", "médio", "média", "gemiddeld"}
)
_TOP = re.compile(r"(?i)\s*(?:very|sehr|très|muy|molto|muito|очень|非常に?|とても|매우|最)\s*")


def degree_in(text: str, most: int | None = None) -> tuple[int, bool] | None:
    """Return a degree from 1 to 3, and whether it is written as such; `most` is the largest number in its row."""
    return _degree(text, most)


@lru_cache(maxsize=512)
def _degree(text: str, most: int | None) -> tuple[int, bool] | None:
    plain = folded(text).strip(" .()[]*_")
    if plain in {"1", "2", "3"} and (most is None or most <= 3):
        return int(plain), True
    if word := _in_words(plain):
        return word, plain.casefold() in _WORDS
    for light, degree in _LIGHTS.items():
        if plain.startswith(light):
            rest = plain.removeprefix(light).strip(" \ufe0f")
            return (_in_words(rest) or degree, False) if not rest or _in_words(rest) else None
    if part := _PART.fullmatch(plain):
        return _share(float(part[1].replace(",", ".")), float(part[2]))
    if rank := _RANK.fullmatch(plain):
        return max(1, 3 - max(0, int(rank[1]) - 1)), False
    if times := _TIMES.fullmatch(plain):
        return _share(float(times[1] or times[2]), _FIVE)
    if (stars := _STARS.fullmatch(plain)) and stars[1].strip():
        full = sum(stars[1].count(star) for star in "★⭐")
        return _share(full, max(_FIVE, full + sum(stars[1].count(star) for star in "☆✩"))) if full else None
    if _MARKS.fullmatch(plain):
        return min(3, sum(plain.count(mark) for mark in "!+●⬤■")), False
    if plain.isdecimal() and most and most > 3 and 0 <= int(plain) <= most:
        return _share(float(plain), most)
    return None


def _in_words(plain: str) -> int | None:
    for form in (plain, _TOP.sub("", plain)):
        word = form.casefold() if form.casefold() in _WORDS else value_meant(form, _WORDS)
        if word:
            return _WORDS[word]
    return 2 if plain.casefold() in _ABBREVIATED else None


def _share(number: float, whole: float) -> tuple[int, bool] | None:
    if whole < 2 or number > whole:
        return None
    if whole == 3:
        return max(1, round(number)), False
    return 1 + min(2, int(3 * max(0.0, number - 0.01) / whole)), False
