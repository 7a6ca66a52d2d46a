"""Read metrics: `NPS: 40`, `conversion 3 % → 5 %`, `response time < 2 h`."""

from __future__ import annotations

import re
from typing import Any

_UNIT = r"(?:%|％|‰|[a-zA-Zа-яА-Я/$€£¥°日時間分秒点件名人円週ヶ月年초분시일天周월년점]{0,12}\.?)"
_VALUE = rf"[~≈<>≤≥=±]{{0,2}}\s*[-+−]?[$€£¥]?\s*\d[\d.,' ]*\s*{_UNIT}(?:\s*/\s*\w{{1,10}})?"
_CHANGE = re.compile(
    rf"(?P<kind>.*?\w.*?)\s*[:：=]?\s*(?P<from>{_VALUE})\s*(?:->|=>|→|➔|⇒|to|bis|auf|à)\s*(?P<to>{_VALUE})"
)
_AIMS = "(?:target|goal|aim|ziel|soll|cible|objectif|objetivo|meta|目標|目标|목표|цель|الهدف)"
_AIM = re.compile(
    rf"(?P<kind>.*?\w.*?)\s*[:：(（,]?\s*{_AIMS}\s*[:：=]?\s*(?P<to>{_VALUE})\s*[)）]?",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"(?P<kind>.*?\w.*?)\s*[:：]?\s*(?P<to>[<>≤≥]=?\s*\d.*)")
_IS = re.compile(rf"(?P<kind>[^:：=]*?\w[^:：=]*?)\s*[:：=]\s*(?P<is>{_VALUE})")


_FIGURE = re.compile(_VALUE)


def is_figure(text: str) -> bool:
    """Return whether a text is only a number with a unit, which does not say what it measures."""
    return bool(_FIGURE.fullmatch(text.strip()))


def metric_in(text: str) -> dict[str, Any] | None:
    """Return what is measured, its value and its target; None if a text only names what is measured."""
    if said := _CHANGE.fullmatch(text):
        return {"kind": _kind(said["kind"]), "baseline": said["from"].strip(), "target": said["to"].strip()}
    if said := _AIM.fullmatch(text):
        return {"kind": _kind(said["kind"]), "target": said["to"].strip()}
    if (said := _LIMIT.fullmatch(text)) and len(said["to"]) <= 30:
        return {"kind": _kind(said["kind"]), "target": said["to"].strip()}
    if said := _IS.fullmatch(text):
        return {"kind": _kind(said["kind"]), "actual": said["is"].strip()}
    return None


def _kind(text: str) -> str:
    return text.strip(" :：(（,=-–—")
