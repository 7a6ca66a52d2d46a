"""Suggest the word that a misspelt one probably stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, pairwise

from journeymap.model.vocabulary import NEAR_MISSES

_MOST_WORDS = 3000
"""More are not searched: nobody finds their way among so many names by a suggestion."""
_MOST_COMPARED = 12
"""A full comparison takes far longer than finding the words that share most pairs of letters."""
_MOST_SHARED = 400
_SHORT = 4
_LONGEST_COMPARED = 80


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that a writer most likely meant, or None when none is near.

    Takes about as long whether there are ten words or thousands, for a file may have as many misspelt ones.
    """
    return None if len(word) > _LONGEST_COMPARED else _index(tuple(islice(words, _MOST_WORDS))).nearest(word)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ` Did you mean '…'?` with its leading space, or nothing."""
    name = nearest(word, words)
    return f" Did you mean '{name}'?" if name else ""


class _WordIndex:
    """Words by the pairs of letters in them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_spelling = {name.casefold(): name for name in words}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for spelling in self._by_spelling:
            for pair in _pairs(spelling[:_LONGEST_COMPARED]):
                self._by_pair[pair].append(spelling)

    def nearest(self, word: str) -> str | None:
        folded = word.casefold()
        plain = folded.replace(" ", "_")
        for spelling in (folded, plain, plain.replace("_", "-"), NEAR_MISSES.get(plain, "")):
            if spelling in self._by_spelling:
                return self._by_spelling[spelling]
        close = get_close_matches(folded, self._candidates(folded), n=1, cutoff=0.6 if len(word) <= _SHORT else 0.7)
        return self._by_spelling[close[0]] if close else None

    def _candidates(self, word: str) -> list[str]:
        """The words that share the most pairs with this one. Rare pairs say most, so they are looked up first."""
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
    """The pairs of neighbouring letters in a word, and its first and its last letter."""
    return {word[:1], f"{word[-1:]} ", *map("".join, pairwise(word))}


@lru_cache(maxsize=16)
def _index(words: tuple[str, ...]) -> _WordIndex:
    return _WordIndex(words)
