"""The smileys whose meaning is plain enough to be a score. Any other is a word like all words."""

from __future__ import annotations

import re
from typing import NamedTuple

BY_SCORE = {
    2: "😀 😃 😄 😁 😆 🤩 😍 🥰 🥳 😻 😇 ❤ 💖 🎉".split(),
    1: "🙂 😊 ☺ 😌 😉 😋 😎 🤗 😸 😺 😂 🤣 👍 👌".split(),
    0: "😐 😑 😶 🤔 🙄 😏 🤷 😮 😯".split(),
    -1: "🙁 ☹ 😕 🫤 😟 😔 😞 😒 😓 😥 😰 😣 😖 😬 😩 😫 😿 👎".split(),
    -2: "😠 😡 🤬 😤 😢 😭 😱 😨 🤯 🤮 🤢 😾 💔".split(),
}
_TYPED = {2: ":D :-D =D", 1: ":) :-) =) ;) ;-)", 0: ":| :-|", -1: ":( :-( =( :/ :-/", -2: ":'( :'-( >:( D:"}
"""Typed signs count only where nothing stands beside them: an address holds `:/` as well."""
SMILEYS = {smiley: score for score, smileys in BY_SCORE.items() for smiley in smileys}
_TYPED_SMILEYS = {smiley: score for score, smileys in _TYPED.items() for smiley in smileys.split()}
_LOOKS = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""How a smiley is drawn: in color or not, and in the color of which skin."""
_SMILEY = re.compile("|".join(map(re.escape, SMILEYS)))
_BETWEEN = re.compile(r"\s*(?:[→➔➜➝⇒>/…]|=>|->|\.\.\.)\s*")


class Smiley(NamedTuple):
    """A text with a smiley, and the score that it means."""

    text: str
    score: int


def smiley_in(text: str) -> Smiley | None:
    """Return what the smileys in a text mean, alone or beside words; None where there are none or they disagree."""
    plain = _LOOKS.sub("", text.strip())
    typed = _TYPED_SMILEYS.get(plain)
    scores = {SMILEYS[smiley] for smiley in _SMILEY.findall(plain)} if typed is None else {typed}
    return Smiley(text, scores.pop()) if len(scores) == 1 else None


def smileys_in_turn(text: str) -> list[str]:
    """Return the smileys of a text that goes from one to the next with arrows or strokes; none for any other text."""
    parts = _BETWEEN.split(_LOOKS.sub("", text.strip()))
    return parts if len(parts) > 1 and all(part in SMILEYS for part in parts) else []
