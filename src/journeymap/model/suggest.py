"""Suggest the word that a misspelt one probably stands for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from journeymap.model.vocabulary import NEAR_MISSES

# Against thousands of names a full comparison takes milliseconds each; nobody misspells that many at once.
_MOST_COMPARED = 3000
_SHORT = 4
_LONGEST_COMPARED = 80


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word that a writer most likely meant, or None when none is near."""
    if len(word) > _LONGEST_COMPARED:
        return None
    candidates = list(words)[:_MOST_COMPARED]
    folded = {name.casefold(): name for name in candidates}
    plain = word.casefold().replace(" ", "_")
    for spelling in (word.casefold(), plain, plain.replace("_", "-"), NEAR_MISSES.get(plain, "")):
        if spelling in folded:
            return folded[spelling]
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6 if len(word) <= _SHORT else 0.7)
    return folded[close[0]] if close else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ` Did you mean '…'?` with its leading space, or nothing."""
    name = nearest(word, words)
    return f" Did you mean '{name}'?" if name else ""
