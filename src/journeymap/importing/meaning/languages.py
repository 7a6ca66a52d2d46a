"""Tell the language of a map, where its script and its words leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SCRIPTS = {
    "ja": "[\u3041-\u30fa]",
    "ko": "[\uac00-\ud7a3]",
    "ar": "[\u0621-\u064a]",
    "he": "[\u05d0-\u05ea]",
    "th": "[\u0e01-\u0e2e]",
    "el": "[\u03b1-\u03c9]",
    "hi": "[\u0904-\u0939]",
    "zh": "[\u4e00-\u9fff]",
    "cyrillic": "[\u0400-\u04ff]",
}
_COUNTED = {language: re.compile(signs) for language, signs in _SCRIPTS.items()}
_WORDS = {
    "en": "the and of to is with for that they it on their how what not are can from",
    "de": "der die das und ist nicht mit für ein eine den dem wird sich auf zu im von oder keine",
    "fr": "le la les des et est une pour pas dans sur avec qui que du aux ce son par ne",
    "es": "el la los las y es una para con que no en del por se su lo más al",
    "it": "il la gli che di è una per con non del della sono nel le dei alla si più",
    "pt": "o os as e é uma para com que não em do da dos das por mais no na ao",
    "nl": "de het een en is niet met voor van dat op te zijn naar aan of bij ik",
    "pl": "i w na z do nie się jest że to dla jak od po przez o są ich",
}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_SIGNS, _FEWEST_KANA, _FEWEST_WORDS = 12, 6, 6


def language_of(texts: Iterable[str]) -> str | None:
    """Return the language of texts, such as de; None where there is any doubt."""
    text = " ".join(texts)
    signs = {language: len(pattern.findall(text)) for language, pattern in _COUNTED.items()}
    latin = len(re.findall("[a-zA-Z]", text))
    if signs["ja"] >= _FEWEST_KANA and signs["ja"] > latin / 8:
        return "ja"
    del signs["ja"]
    script, count = max(signs.items(), key=lambda found: found[1])
    if count >= _FEWEST_SIGNS and count > latin / 2:
        if script == "cyrillic":
            return "ru" if re.search("[ыэёъ]", text) and not re.search("[іїєґў]", text) else None
        return None if script == "ar" and re.search("[پچژگ]", text) else script
    return _of_words(text)


def _of_words(text: str) -> str | None:
    words = Counter(word.casefold() for word in _WORD.findall(text))
    found = sorted(
        ((sum(words[word] for word in known.split()), language) for language, known in _WORDS.items()), reverse=True
    )
    (most, language), (second, _) = found[0], found[1]
    return language if most >= _FEWEST_WORDS and most >= 2 * second else None
