"""The emotion curve comes in; `journey` diagrams go out that Mermaid can read, whatever people wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from journeymap.publish.escaping import Written, plain_line
from journeymap.publish.i18n import Translate
from journeymap.translatable import N_
from journeymap.view.board.curve import Curve, CurveLine, CurvePoint

_MOST_TASKS = 15
"""More side by side and the letters get too small to read; then each persona has a diagram."""
_PAGE = 900
_NARROWEST, _WIDEST, _BETWEEN = 100, 150, 8
_LETTER = 10
_INSTEAD = str.maketrans(':;#<>{}`"\\%', "∶,＃‹›()’”/％")
_KEYWORD = re.compile(r"(?:title|section|journey|acc(?:title|descr))\b", re.IGNORECASE)
SCORES = {1: N_("very bad"), 2: N_("bad"), 3: N_("neutral"), 4: N_("good"), 5: N_("very good")}


def diagrams(curve: Curve | None, title: str, t: Translate) -> list[Written]:
    """Fenced blocks that draw the curve: one for everybody, or one a persona where that would be too wide."""
    if curve is None or not curve.has_scores:
        return []
    lines = [line for line in curve.lines if any(point.score is not None for point in line.points)]
    together = _sections(curve, lines, t)
    if len(lines) == 1 or sum(map(len, together)) <= _MOST_TASKS:
        return [_block(title, curve.stages, together)]
    return [_block(f"{_actor(line, t)} · {title}", curve.stages, _sections(curve, [line], t)) for line in lines]


def _sections(curve: Curve, lines: Sequence[CurveLine], t: Translate) -> list[list[str]]:
    """The tasks of every stage: what is felt there, how good it is from 1 to 5, and who feels it."""
    return [_tasks([(line, line.points[i]) for line in lines], t) for i in range(len(curve.stages))]


def _tasks(felt: Iterable[tuple[CurveLine, CurvePoint]], t: Translate) -> list[str]:
    by_score: dict[int, list[tuple[CurveLine, CurvePoint]]] = {}
    for line, point in felt:
        if point.score is not None:
            score = max(1, min(5, round(point.score) + 3))
            by_score.setdefault(score, []).append((line, point))
    tasks = []
    for score, group in sorted(by_score.items(), reverse=True):
        feelings = list(dict.fromkeys(_name(point.feeling, 30) for _, point in group if point.feeling))
        label = " / ".join([*feelings[:2], *["…"][: len(feelings) - 2]]) or t(SCORES[score])
        actors = dict.fromkeys(_name(_actor(line, t)).replace(",", " ") for line, _ in group)
        tasks.append(f"{label}: {score}: {', '.join(actors)}")
    return tasks


def _actor(line: CurveLine, t: Translate) -> str:
    return line.persona.name if line.persona else t("Everyone")


def _block(title: str, stages: Sequence[str], sections: Sequence[Sequence[str]]) -> Written:
    tasks = sum(map(len, sections))
    width = max(_NARROWEST, min(_WIDEST, _PAGE // tasks - _BETWEEN))
    look: dict[str, int | str] = {
        "width": width,
        "height": 60,
        "taskMargin": _BETWEEN,
        "diagramMarginX": _BETWEEN,
    }
    look |= {"leftMargin": 70, "titleFontSize": "18px"}
    longest = max(30, tasks * (width + _BETWEEN) // _LETTER)
    rows = [f"%%{{init: {json.dumps({'journey': look})}}}%%", "journey", f"  title {_name(title, longest)}"]
    for stage, lines in zip(stages, sections, strict=True):
        if lines:
            rows += [f"  section {_name(stage)}", *(f"    {line}" for line in lines)]
    return Written("\n".join(["```mermaid", *rows, "```"]))


def _name(text: str | None, longest: int = 60) -> str:
    """A text without the signs that mean something to Mermaid, not to be mistaken for one of its words."""
    name = " ".join(plain_line(text or "").translate(_INSTEAD).split()) or "–"
    if len(name) > longest:
        name = name[: longest - 1].rstrip() + "…"
    return f"“{name}”" if _KEYWORD.match(name) else name
