"""Tell by the names of stages what became of a deal, and under which name they go on."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from journeymap.measurement.readers.reader import ReadContext
from journeymap.measurement.tables import LOST
from journeymap.model.suggest import letters

Outcome = Literal["open", "won", "lost", "no_decision"]

_WON = re.compile(
    r"closed?[ _-]?won|\bwon\b|gewonnen|\bgagnee?s?\b|\bganad[oa]s?\b|\bganho\b|\bvint[oa]\b|\bvunnet\b|\bvundet\b"
    r"|\bvunnen\b|\bwygran[ae]\b|成約|受注|成立|مكسوبة"
)
_LOST = re.compile(
    r"closed?[ _-]?lost|\blost\b|verloren|\bperdue?s?\b|\bperdid[oa]s?\b|\bpers[oa]\b|\btapt\b|\bforlorad\b|\btabt\b"
    r"|\bprzegran[ae]\b|disqualif|disqualifi|失注|不成立|خاسرة"
)
NO_DECISION = (
    r"(?:no|without)[ _-]?decision|indecision|status quo|did nothing|do nothing|keine entscheidung"
    r"|(?:sans|pas de|aucune) d[eé]cision|sin decisi[oó]n|nessuna decisione|未決定|決定なし"
)
"""What a reason or a stage says, in small letters, where they decided nothing and left things as they were."""
_NOT_YET = re.compile(r"\b(?:to be|almost|nearly|soon|about to be|not|lost and|won and|win[ -]?back)\b|\bif\b")


def outcome_of_stage(stage: str) -> Outcome:
    """Return what a stage with this name means for the deals in it; open where its name says nothing of an end."""
    text = _plain(stage)
    if re.search(NO_DECISION, text):
        return "no_decision"
    won, lost = bool(_WON.search(text)), bool(_LOST.search(text))
    if won == lost or _NOT_YET.search(text):
        return "open"
    return "won" if won else "lost"


def goes_by(context: ReadContext, stage: str, outcome: Outcome, pipeline: str = "") -> str:
    """Return the name under which a stage of the data goes on: one that the settings map, LOST, or its own.

    Settings may tell stages of two pipelines apart by writing `Discovery (Renewals)`.
    """
    mapped = {letters(name) for name in context.stages}
    own = next((name for name in (f"{stage} ({pipeline})", stage) if letters(name) in mapped), None)
    return own or (stage if outcome in ("open", "won") else LOST)


def said_of_reopened(deals: int) -> str:
    """Say that deals were closed and opened again."""
    were = "deal was closed and opened" if deals == 1 else "deals were closed and opened"
    return f"{deals} {were} again; what became of it in the end counts."


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", spread))
