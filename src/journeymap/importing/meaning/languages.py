"""Detect the language of a map if its script and words leave no doubt."""

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
    "en": "the and of to is with for that they it on their how what not are can from no",
    "de": "der die das und ist nicht mit für ein eine den dem wird sich auf zu im von oder keine",
    "fr": "le la les de des en et est un une pour pas dans sur avec qui que du au aux ce son par ne sans plus",
    "es": "el la los las de y es un una para con que no en del por se su lo más al sin",
    "it": "il la gli che di è un una per con non del della sono nel le dei alla si più senza",
    "pt": "o os as de e é um uma para com que não em do da dos das por mais no na ao sem",
    "nl": "de het een en is niet met voor van dat op te zijn naar aan of bij ik",
    "pl": "i w na z do nie się jest że to dla jak od po przez o są ich",
}
_ENDINGS = {
    "en": re.compile(r"(?:ings?|[^e]ed|[^f]ly|ness)$"),
    "de": re.compile(r"[äöüß]|(?:ung|keit|heit|lich)(?:e|en)?$"),
    "fr": re.compile(r"[èêëçœùîôâ]|^é|é(?:e|es|s)?$|(?:eur|ment|tion|aire|eux|euse)s?$"),
    "es": re.compile(r"ñ|(?:ción|ciones|dad|dades|miento|mientos|ía|ías)$"),
    "it": re.compile(r"[àìòù]$|(?:zione|zioni|mento|menti|tà|are|ere|ire)$"),
    "pt": re.compile(r"[ãõ]|(?:ção|ções|dade|dades|ência|mento|mentos)$"),
    "nl": re.compile(r"ij|(?:heid|lijk|lijke|ingen|aar|oo[kr]|ee[nr])$"),
    "pl": re.compile(r"[ąęłńśźżć]"),
}
"""Letters and endings that are common in a language and rare in the others."""
_OF_OTHERS = re.compile(r"[åøæőűğışțățčďěňřťůžđ]")
"""Letters of languages whose words are not listed here."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_OF_OTHERS = 1
_FEWEST_SIGNS, _FEWEST_KANA, _FEWEST_WORDS, _SHORT = 12, 6, 6, 3


def language_of(texts: Iterable[str]) -> str | None:
    """Return the language of texts, such as de; None if there is any doubt."""
    text = " ".join(texts)
    signs = {language: len(pattern.findall(text)) for language, pattern in _COUNTED.items()}
    latin = len(re.findall("[a-zA-Z]", text))
    if signs["ja"] >= _FEWEST_KANA and signs["ja"] > latin / 4:
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
    if sum(number for word, number in words.items() if _OF_OTHERS.search(word)) > _MOST_OF_OTHERS:
        return None
    found = sorted(((_likeness(words, language), language) for language in _WORDS), reverse=True)
    (most, language), (second, _) = found[0], found[1]
    return language if most >= _FEWEST_WORDS and most >= 1.5 * second else None


def _likeness(words: Counter[str], language: str) -> float:
    """Count the words of a language and those that look like them; 0 without any of the first kind."""
    own = sum(words[word] for word in _WORDS[language].split())
    ending = _ENDINGS.get(language)
    like = sum(number for word, number in words.items() if ending and len(word) > _SHORT and ending.search(word))
    return own + 2 * like if own else 0
