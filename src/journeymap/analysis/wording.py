"""Whether two texts say the same in the same words, however their quotes, dashes and spaces were typed."""

from __future__ import annotations

import unicodedata

_FOLDED = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`\u2039\u203a"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u300c\u300d\u300e\u300f"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")),
}
_AT_THE_END = ".?!\u3002\u061f\u2026 "


def same_words(text: str) -> str:
    """Return what two texts share that differ only in case, spaces, the kind of quotes and dashes, and what ends them.

    Word processors and phones change these as people type.
    """
    folded = text.translate(_FOLDED)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded).translate(_FOLDED)
    folded = " ".join(folded.split()).strip(f"\"'{_AT_THE_END}")
    return folded.casefold()


_SAYS_LITTLE = frozenset(
    "the a an and or of for to in on at by with within without from than less more not no is are be do does "
    "we you they it our your their this that what when how who will can".split()
)


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about; numbers are among them."""
    words = "".join(sign if sign.isalnum() else " " for sign in same_words(text)).split()
    return frozenset(words) - _SAYS_LITTLE
