"""Suggest the word that a misspelt or foreign one probably stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice, pairwise

from journeymap.model.synonyms import FIELDS, VALUES, Meaning

_MOST_WORDS = 3000
"""Longer lists are not searched: among so many names, a suggestion helps nobody."""
_MOST_COMPARED = 12
"""How many candidates are compared in full, which takes far longer than finding those that share letter pairs."""
_MOST_SHARED = 400
_SHORT = 4
_CUTOFF_OF_SHORT = 0.6
_CUTOFF = 0.7
_LONGEST_COMPARED = 80
_ENDING = re.compile("(?:en|er|es|ns|ai|ов|ев|[aeiosnxyаяиыоеь])$")
"""The endings that distinguish singular and plural in European languages."""
_SHORTEST_STEM = 4


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that a writer most likely meant, or None when none is near.

    Takes about as long whether there are ten words or thousands, for a file may have as many misspelt ones.
    """
    return None if len(word) > _LONGEST_COMPARED else _index(tuple(islice(words, _MOST_WORDS))).nearest(word)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ` Did you mean '…'?` with its leading space, or nothing."""
    name = nearest(word, words)
    return f" Did you mean '{name}'?" if name else ""


def same_word(word: str, words: Iterable[str]) -> str | None:
    """Return the one of these words that differs only in case, spaces, hyphens, accents or an English plural."""
    return _index(tuple(islice(words, _MOST_WORDS))).same(word)


def parts_of(text: str) -> list[str]:
    """Return the parts of a text with several words or names: `cfo, cto`, `champion / user`."""
    return [part.strip() for part in re.split(r"[,;/|+&、，；／]| and | or | und | et | y ", text) if part.strip()]


def is_misspelt(word: str, meant: str) -> bool:
    """Return whether a word is another with a typo."""
    return bool(get_close_matches(word.casefold(), [meant.casefold()], cutoff=_CUTOFF))


def homes_of(word: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that a word means in other tools and languages: model and key, the likeliest first."""
    meant = _homes()
    return next((meant[form] for form in _forms(word) if form in meant), ())


def homes_of_kin(word: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that a word means if it differs from a known one only by a singular or plural ending."""
    return _homes_by_stem().get(_stem(word), ())


def value_meant(word: str, values: Iterable[str]) -> str | None:
    """Return which of these values a word means in other tools and languages; None if it means none of them."""
    return next((meant for meant in _values().get(letters(word), ()) if meant in values), None)


def words_for(value: str) -> tuple[str, ...]:
    """Return what one of our values is called in other tools and languages."""
    return tuple(word for meaning in VALUES if meaning.homes == value for word in words_meaning(meaning))


def letters(word: str) -> str:
    """Return the part of a word that is compared: letters and digits, without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word).casefold() if sign.isalnum())


_WHOSE = frozenset(
    {
        "the",
        "a",
        "customer",
        "customers",
        "user",
        "users",
        "client",
        "clients",
        "buyer",
        "buyers",
        "key",
        "main",
        "primary",
    }
    | {"their", "our", "current", "top", "major", "possible", "potential", "list", "of"}
)
"""Words that only say whose something is, or how much it matters."""
_PREFIXES = ("顧客の", "ユーザーの", "お客様の", "客户", "用户", "고객", "ال")


@lru_cache(maxsize=1024)
def _forms(word: str) -> tuple[str, ...]:
    """Return the forms under which a word is looked up, the closest first."""
    return () if len(word) > _LONGEST_COMPARED else tuple(_every_form(word))


def _every_form(word: str) -> Iterator[str]:
    parts = "".join(sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", word)).casefold().split()
    bare = parts
    while len(bare) > 1 and bare[0] in _WHOSE:
        bare = bare[1:]
    for text in filter(None, dict.fromkeys((letters(word), letters("".join(bare))))):
        yield text
        if text.isascii():
            yield text.removesuffix("s")
            yield f"{text}s"
            yield f"{text[:-3]}y" if text.endswith("ies") else f"{text[:-1]}ies"
    for prefix in map(letters, _PREFIXES):
        if letters(word).startswith(prefix) and letters(word) != prefix:
            yield letters(word).removeprefix(prefix)


@cache
def _homes() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the fields that words mean, by their letters."""
    homes: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for meaning in FIELDS:
        for word in words_meaning(meaning):
            for home in meaning.homes.split():
                model, _, key = home.partition(".")
                homes[letters(word)][model, key] = None
    return {word: tuple(found) for word, found in homes.items()}


@cache
def _homes_by_stem() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the fields that words mean, by their stems, which singular and plural share."""
    homes: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for meaning in FIELDS:
        for word in words_meaning(meaning):
            stem = _stem(word)
            for home in meaning.homes.split() if stem else ():
                model, _, key = home.partition(".")
                homes[stem][model, key] = None
    return {stem: tuple(found) for stem, found in homes.items()}


def _stem(word: str) -> str:
    """Return a word with each part reduced to its stem; an empty text if it is too short."""
    if len(word) > _LONGEST_COMPARED:
        return ""
    parts = "".join(sign if sign.isalnum() else " " for sign in word).split()
    stems = [_without_endings(letters(part)) for part in parts]
    stem = "".join(stems)
    return stem if len(stem) >= _SHORTEST_STEM else ""


def _without_endings(part: str) -> str:
    """Return a word without its ending, the same for `acción` and `acciones`."""
    while len(shorter := _ENDING.sub("", part)) >= _SHORTEST_STEM and shorter != part:
        part = shorter
    return part


@cache
def _values() -> Mapping[str, tuple[str, ...]]:
    """Return our words that other words mean, by their letters."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for meaning in VALUES:
        for word in words_meaning(meaning):
            values[letters(word) or word][meaning.homes] = None
    return {word: tuple(found) for word, found in values.items()}


def words_meaning(meaning: Meaning) -> Iterator[str]:
    """Return the words of a row."""
    return (" ".join(word.split()) for word in meaning.words.split(","))


class _WordIndex:
    """An index of words by the letter pairs in them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_spelling = {name.casefold(): name for name in words}
        self._by_letters = {letters(name): name for name in self._by_spelling.values()}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for spelling in self._by_spelling:
            for pair in _pairs(spelling[:_LONGEST_COMPARED]):
                self._by_pair[pair].append(spelling)

    def same(self, word: str) -> str | None:
        return next((self._by_letters[form] for form in _forms(word) if form in self._by_letters), None)

    def nearest(self, word: str) -> str | None:
        folded = word.casefold()
        plain = folded.replace(" ", "_")
        for spelling in (folded, plain, plain.replace("_", "-")):
            if spelling in self._by_spelling:
                return self._by_spelling[spelling]
        for form in (*_forms(word), word.strip()):
            if form in self._by_letters:
                return self._by_letters[form]
            for meant in _values().get(form, ()):
                if meant in self._by_spelling:
                    return self._by_spelling[meant]
        close = get_close_matches(
            folded, self._candidates(folded), n=1, cutoff=_CUTOFF_OF_SHORT if len(word) <= _SHORT else _CUTOFF
        )
        return self._by_spelling[close[0]] if close else None

    def _candidates(self, word: str) -> list[str]:
        """Return the words that share the most pairs with this one, looking rare pairs up first."""
        if len(self._by_spelling) <= _MOST_COMPARED:
            return list(self._by_spelling)
        shared: Counter[str] = Counter()
        left = _MOST_SHARED
        pairs = sorted(_pairs(word) & self._by_pair.keys(), key=lambda pair: (len(self._by_pair[pair]), pair))
        for pair in pairs:
            spellings = self._by_pair[pair]
            shared.update(islice(spellings, left))
            left -= len(spellings)
            if left <= 0:
                break
        return [spelling for spelling, _ in shared.most_common(_MOST_COMPARED)]


def _pairs(word: str) -> set[str]:
    """Return the pairs of neighboring letters in a word, and its first and last letter."""
    return {word[:1], f"{word[-1:]} ", *map("".join, pairwise(word))}


@lru_cache(maxsize=64)
def _index(words: tuple[str, ...]) -> _WordIndex:
    return _WordIndex(words)
