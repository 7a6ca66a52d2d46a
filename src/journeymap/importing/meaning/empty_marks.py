"""Recognize what people write where there is no text, or none yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from journeymap.characters import is_unseen
from journeymap.importing.draft import Fate

_NOTHING = frozenset(
    word.strip()
    for word in """
    n/a|na|n.a.|n.a|none|nil|nothing|null|not applicable|no data|nothing here|no entry|not available
    |keine|kein|keiner|keins|nichts|entfällt|nicht zutreffend|k. a.|k.a.
    |aucun|aucune|néant|rien|sans objet|s/o|s.o.|non applicable
    |ninguno|ninguna|nada|no aplica|n/d|sin datos
    |nessuno|nessuna|niente|non applicabile|nenhum|nenhuma|não se aplica
    |geen|niet van toepassing|n.v.t.|nvt|brak|nie dotyczy|yok|không có
    |нет|нету|отсутствует|не применимо|н/д|немає
    |なし|無し|無|特になし|特に無し|該当なし|ナシ|无|無|没有|不适用|暂无|沒有|不適用|없음|해당 없음|해당없음|없다
    |لا يوجد|لا شيء|غير متوفر|غير منطبق|لا ينطبق|אין|ไม่มี|कोई नहीं
    """.split("|")
)
_MOST_SIGNS = 12
_SIGNS_OF_NOTHING = re.compile(r"[\s\-–—―‐‑−_./\\*·•×xX✗✘❌∅/ー－〃]*")
_PENDING = re.compile(
    r"""(?ix)
    (?: t\.?b\.?[dacs]\.? | to\ be\ (?:defined|determined|done|confirmed|discussed|filled\ in|completed)
      | todo | to-do | tba | fixme
      | pending | coming\ soon | placeholder | fill\ in | add\ text | your\ text(?:\ here)?
      | insert\ (?:text|here).{0,40}
      | lorem\ ipsum.* | x{3,} | \?+ | \.{2,} | …+ | _{3,} | 待补充 | 待填写 | 待定 | 待確認 | 未定 | 未記入
      | 要確認 | 検討中 | 記入してください | ここに記入
      | à\ compléter | a\ completer | à\ définir | à\ déterminer | offen | noch\ offen
      | noch\ zu\ klären | folgt | wird\ ergänzt | ausfüllen
      | por\ definir | por\ completar | pendiente | a\ definir | da\ definire | da\ completare
      | in\ te\ vullen | nog\ te\ bepalen
      | уточнить | заполнить | будет\ позже | будет\ дополнено | 추후\ 작성 | 미정 | 작성\ 예정 | 작성\ 필요
      | قيد\ التحديد | يحدد\ لاحقا | سيتم\ تحديده )
    [\s.!:。…]*
    """
)
_TO_FILL_IN = re.compile(r"[\[<＜【{]{1,2}\s*[^\[\]<>{}【】＜＞]*\s*[\]>＞】}]{1,2}")
_FILLED = re.compile(r"\[[ xX✓✔]\]|\[[^\]]*\]\([^)]*\)|<[a-z]+://[^>]*>|<[^@\s]+@[^>]+>")
"""What looks like a placeholder, but is a checkbox, a link or an address."""
_SAME = re.compile(
    r"(?i)\s*(?:同左|同前|左に同じ|same(?: as)?(?: (?:the )?(?:left|before|previous|above))?|idem|ditto|dito|id\.|"
    r"wie links|wie zuvor|"
    r"igual que antes|lo mismo|идем|то же|то же самое|같음|위와 같음|←|<-|〃|″|\"|同上|상동|نفسه|كما سبق)\s*"
)
_ABOVE = re.compile(r"(?i).*(?:同上|above|위와|상동).*")


class Empty(NamedTuple):
    """Why a text says nothing."""

    fate: Fate
    how: str


def empty_in(text: str) -> Empty | None:
    """Return why a text says nothing; None if it says something."""
    plain = "".join(" " if is_unseen(character) else character for character in text).strip()
    if not plain:
        return Empty(Fate.EMPTY, "")
    if _SIGNS_OF_NOTHING.fullmatch(plain) and len(plain) <= _MOST_SIGNS and plain.strip(".") not in {"", "x", "X", "×"}:
        return Empty(Fate.EMPTY, "")
    word = plain.strip(" ()（）[]-–—_*.。").casefold()
    if word in _NOTHING or plain.casefold() in _NOTHING:
        return Empty(Fate.EMPTY, "")
    if _PENDING.fullmatch(plain.strip(" ()（）[]*_")) or (not any(map(str.isalnum, plain)) and "…" in plain):
        return Empty(Fate.PLACEHOLDER, "")
    if _TO_FILL_IN.fullmatch(plain) and not _FILLED.fullmatch(plain):
        return Empty(Fate.PLACEHOLDER, "")
    return None


def is_as_on_the_left(text: str) -> bool:
    """Return whether a cell says that it is the same as the one before it: `同左`, `same`."""
    return bool(_SAME.fullmatch(text)) and not _ABOVE.fullmatch(text)
