"""Prepare people's texts for typesetting: strip hidden characters, add break points, mark their languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from journeymap.characters import HIDDEN
from journeymap.publish.languages.i18n import direction
from journeymap.resources import base_language

Said = str | dict[str, str]
"""A text; with its language if that differs from the poster's, or with `hyphenate` if its words may be divided."""
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_ZERO_WIDTH_SPACE = "\u200b"
_LONG = 22
"""Words with more letters may be wider than a column."""
_LONGEST_HYPHENATED = 40
_WIDE = 16
"""Words with this many letters may need hyphens in languages whose words are mostly short."""
LONG_WORDS = frozenset(
    ["de", "nl", "sv", "da", "nb", "nn", "no", "fi", "et", "hu", "is", "pl", "cs", "sk", "ru", "uk", "tr"]
)
"""The languages whose lines look better with hyphens."""
_BETWEEN = 12
_AFTER_SIGNS = re.compile(r"(?<=[/._\-@&=?+,:;|\\#%~])(?=\w)")
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "ARABIC": "ar",
    "HEBREW": "he",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "LATIN": "en",
}
"""A language of each script, which decides how lines break and in which direction they run."""
_SCRIPT_OF = {
    **dict.fromkeys(["ar", "fa", "ur", "ps", "ku", "dv"], "ARABIC"),
    **dict.fromkeys(["he", "yi"], "HEBREW"),
    **dict.fromkeys(["ru", "uk", "bg", "sr", "mk", "be"], "CYRILLIC"),
    **dict.fromkeys(["hi", "mr", "ne"], "DEVANAGARI"),
    "ja": "JAPANESE",
    "ko": "HANGUL",
    "zh": "CJK",
    "th": "THAI",
    "el": "GREEK",
}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_EAST_ASIAN = frozenset(["HIRAGANA", "KATAKANA", "HANGUL", "CJK"])


class Texts:
    """Prepares the texts of one map, given its language."""

    def __init__(self, language: str) -> None:
        self._language = base_language(language)
        self._script = _SCRIPT_OF.get(self._language, "LATIN")
        self._is_rtl = direction(language) == "rtl"

    def __call__(self, text: str | None) -> Said:
        """Return a text ready for typesetting."""
        visible = clean(text or "")
        language = self._other_language(visible)
        ready = "".join(_breakable(word) for word in re.split(r"(\s+)", visible))
        if self._is_rtl or _RIGHT_TO_LEFT.search(ready):
            ready = isolated(ready)
        if language:
            return {"t": ready, "lang": language}
        return {"t": ready} if any(len(word) >= _WIDE for word in visible.split()) else ready

    def number(self, text: str) -> str:
        """Return a number, a date or an address, which runs from left to right whatever surrounds it."""
        return f"\u2066{clean(text)}\u2069" if self._is_rtl else clean(text)

    def _other_language(self, text: str) -> str | None:
        scripts = Counter(_scripts(text))
        if not scripts:
            return None
        if self._script == "JAPANESE":
            own = scripts["HIRAGANA"] + scripts["KATAKANA"] + scripts["CJK"]
            if own:
                return None
        elif scripts[self._script]:
            return None
        elif scripts["HIRAGANA"] or scripts["KATAKANA"]:
            return "ja"
        script = scripts.most_common(1)[0][0]
        return _SCRIPTS[script]


def isolated(text: str) -> str:
    """Return a text, each line isolated so that it does not affect the direction of its surroundings."""
    return "\n".join(f"\u2068{line}\u2069" if line else "" for line in text.split("\n"))


def clean(text: str) -> str:
    """Return a text without hidden characters, and with one kind of line break."""
    lines = _BREAKS.sub("\n", text.replace("\t", " ")).split("\n")
    return "\n".join(HIDDEN.sub("", line) for line in lines).strip()


def _scripts(text: str) -> Iterator[str]:
    for character in text:
        if character.isalpha():
            script = unicodedata.name(character, "").split(" ")[0].removeprefix("HALFWIDTH").strip()
            if script in _SCRIPTS:
                yield script


def _breakable(word: str) -> str:
    """Return a word with break points if it may be wider than a column."""
    if len(word) <= _LONG or word.isspace() or any(script in _EAST_ASIAN for script in _scripts(word[:4])):
        return word
    parts = _AFTER_SIGNS.split(word)
    return _ZERO_WIDTH_SPACE.join(_ZERO_WIDTH_SPACE.join(_cut(part)) for part in parts)


def _cut(part: str) -> Iterator[str]:
    """Add break points to what no hyphenation rule divides: overlong words, and what is not made of letters."""
    if len(part) <= (_LONGEST_HYPHENATED if part.isalpha() else _LONG):
        yield part
        return
    start = 0
    for place in range(1, len(part)):
        if (
            place - start >= _BETWEEN
            and not unicodedata.combining(part[place])
            and part[place] not in "\u200c\u200d\ufe0f"
        ):
            yield part[start:place]
            start = place
    yield part[start:]
