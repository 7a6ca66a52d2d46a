"""A misspelt word and the words there are come in; the one that was probably meant goes out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from journeymap.model.vocabulary import MEANT

# Against thousands of names a full comparison takes milliseconds each; nobody misspells that many at once.
_MOST_COMPARED = 3000
_SHORT = 4
_LONGEST_COMPARED = 80


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a writer most likely meant, or None when nothing is near."""
    if len(word) > _LONGEST_COMPARED:
        return None
    candidates = list(known)[:_MOST_COMPARED]
    folded = {name.casefold(): name for name in candidates}
    plain = word.casefold().replace(" ", "_")
    for spelling in (word.casefold(), plain, plain.replace("_", "-"), MEANT.get(plain, "")):
        if spelling in folded:
            return folded[spelling]
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6 if len(word) <= _SHORT else 0.7)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean '…'?` with its leading space, or nothing."""
    name = nearest(word, known)
    return f" Did you mean '{name}'?" if name else ""
