"""Tell by what a CRM calls an activity what it is here, and from whom it came."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Direction = Literal["in", "out", "both"]


class Kind(NamedTuple):
    """What an activity is, and whose it is."""

    type: str
    direction: Direction


_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(words), Kind(type_, direction))
    for words, type_, direction in (
        # What says from whom it came goes first.
        (r"incoming.?e?mail|inbound.?e?mail|received.?e?mail|e?mail.?(?:received|reply|replied)|\breply\b|\breplied\b"
         r"|\bantwort\b", "reply", "in"),
        (r"form.?submi|formular", "form", "in"),
        (r"download|content.?view", "download", "in"),
        (r"page.?view|web.?visit|web.?page|website", "web", "in"),
        (r"list.?e?mail|mass.?e?mail|marketing.?e?mail|sequence|cadence|forwarded|outbound.?e?mail|e?mail.?sent|\be-?mail",
         "mail_sent", "out"),
        (r"webinar", "webinar", "in"),
        (r"dinner|roadshow|trade.?show|conference|messe\b|\bsalon\b|展示会", "event", "both"),
        (r"meeting|\bdemo\b|presentation|workshop|visit|appointment|besprechung|termin\b|reunion|reunión|rendez|会議|商談",
         "meeting", "both"),
        (r"\bcall|phone|telefon|anruf|appel|llamada|電話", "call", "both"),
        (r"chat|whats.?app|\bsms\b|text message|linked.?in|\bdirect message", "message", "out"),
        (r"letter|postal|direct mail|brief\b", "letter", "out"),
        (r"\bevent\b", "meeting", "both"),
        (r"\btask\b|to.?do|\bother\b|follow.?up|\bnote\b|aufgabe|notiz", "task", "out"),
    )
)  # fmt: skip


def kind_of(*said: str) -> Kind | None:
    """Return what an activity is, by the first of its cells that says it: its kind, then its type, then its subject."""
    for text in said:
        folded = text.casefold().replace("_", " ")
        for words, kind in _KINDS:
            if words.search(folded):
                return kind
    return None


def direction_of(said: str) -> Direction | None:
    """Return from whom something came, where a cell says so."""
    folded = said.casefold()
    if re.search(r"inbound|incoming|received|eingehend|entrant|entrante|着信|受信|\bin\b", folded):
        return "in"
    if re.search(r"outbound|outgoing|\bsent\b|ausgehend|sortant|saliente|発信|送信|\bout\b", folded):
        return "out"
    return "both" if re.search(r"\bboth\b", folded) else None
