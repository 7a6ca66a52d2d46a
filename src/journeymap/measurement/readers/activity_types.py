"""Tell by what a CRM calls an activity what it is here, and from whom it came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Direction = Literal["in", "out", "both"]


class Kind(NamedTuple):
    """What an activity is, and whose it is."""

    type: str
    direction: Direction


_KINDS: Mapping[Kind, str] = {
    # What says from whom it came goes before what says only what it is.
    Kind(
        "reply", "in"
    ): r"(?:incoming|inbound|received).?e?-?mail|mail.?(?:received|reply|replied)|\brepl(?:y|ied)\b|antwort",
    Kind("form", "in"): r"form.?submi|formular",
    Kind("download", "in"): r"download|content.?view",
    Kind("click", "in"): r"mail.?click|\bclick",
    Kind("mail_open", "in"): r"mail.?open|\bopened\b",
    Kind("web", "in"): r"page.?view|web.?visit|web.?page|website.?visit",
    Kind("letter", "out"): r"\bletter\b|postal|\bbrief\b|手紙",
    Kind("mail_sent", "out"): r"(?<!voice)(?<!voice )mail|sequence|cadence|courriel|correo|メール",
    Kind("webinar", "in"): r"webinar",
    Kind("dinner", "both"): r"\bdinner\b|\blunch\b|abendessen|\bdîner\b|会食",
    Kind("demo", "both"): r"\bdemo|vorführung|démo",
    Kind("event", "both"): r"roadshow|trade.?show|conference|\bmesse\b|\bsalon\b|\bferia\b|展示会",
    Kind("meeting", "both"): (
        r"meeting|presentation|workshop|\bvisit|appointment|besprechung|\btermin\b|\br[ée]uni[oó]n|rendez|\bevent\b|会議|商談|訪問"
    ),
    Kind("call", "both"): r"\bcall|phone|telefon|anruf|\bappel\b|llamada|電話|コール",
    Kind("chat", "out"): r"whats.?app|\bsms\b|text message|linked.?in|direct message",
    Kind("chat", "both"): r"\bchat",
}


def kind_of(*said: str | None) -> Kind | None:
    """Return what an activity is, by the first of its cells that says it; None for a mere task or note."""
    for text in filter(None, said):
        folded = text.casefold().replace("_", " ")
        for kind, words in _KINDS.items():
            if re.search(words, folded):
                return kind
    return None


def direction_of(said: str | None) -> Direction | None:
    """Return from whom something came, where a cell says so."""
    folded = (said or "").casefold().replace("_", " ")
    if re.search(r"inbound|incoming|received|eingehend|entrant|着信|受信|\bin\b", folded):
        return "in"
    if re.search(
        r"outbound|outgoing|\bsent\b|ausgehend|sortant|saliente|発信|送信|\bout\b|forwarded|^e?-?mail$", folded
    ):
        return "out"
    return "both" if re.search(r"\bboth\b", folded) else None
