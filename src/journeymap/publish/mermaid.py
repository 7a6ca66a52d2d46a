"""Draw the emotion curve as `journey` diagrams that Mermaid can read, whatever people wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from journeymap.escaping import Markdown, mermaid_actor, mermaid_name
from journeymap.publish.languages.i18n import Translate
from journeymap.translatable import N_
from journeymap.view.board.curve import Curve
from journeymap.view.board.curve_line import CurveLine, CurvePoint

_MOST_TASKS = 15
"""More side by side and the letters get too small to read; then each persona has a diagram."""
_PAGE_WIDTH = 900
"""About the width in pixels of a page on a git host: a wider diagram is shrunk, and its letters with it."""
_NARROWEST, _WIDEST, _MARGIN = 100, 150, 8
"""The width of a task and the room between two, in pixels."""
_LETTER_WIDTH = 10
_LONGEST_ACTOR, _LONGEST_FEELING = 60, 30
SCORES = {1: N_("very bad"), 2: N_("bad"), 3: N_("neutral"), 4: N_("good"), 5: N_("very good")}


def diagrams(curve: Curve | None, title: str, translate: Translate) -> list[Markdown]:
    """Return fenced blocks that draw the curve: one for everybody, or one per persona where that would be too wide."""
    if curve is None or not curve.has_scores:
        return []
    lines = [line for line in curve.lines if any(point.score is not None for point in line.points)]
    all_sections = _sections(curve, lines, translate)
    if len(lines) == 1 or sum(map(len, all_sections)) <= _MOST_TASKS:
        return [_block(title, curve.stages, all_sections)]
    return [
        _block(f"{_actor(line, translate)} · {title}", curve.stages, _sections(curve, [line], translate))
        for line in lines
    ]


def _sections(curve: Curve, lines: Sequence[CurveLine], translate: Translate) -> list[list[str]]:
    """The tasks of every stage: what is felt there, how good it is from 1 to 5, and who feels it.

    Mermaid has one number for a task: where a change ends, the middle of a spread or of what holds on conditions.
    """
    return [_tasks([(line, line.points[i]) for line in lines], translate) for i in range(len(curve.stages))]


def _tasks(points: Iterable[tuple[CurveLine, CurvePoint]], translate: Translate) -> list[str]:
    by_score: dict[int, list[tuple[CurveLine, CurvePoint]]] = {}
    for line, point in points:
        if point.score is not None:
            score = max(1, min(5, round(point.score) + 3))
            by_score.setdefault(score, []).append((line, point))
    tasks = []
    for score, group in sorted(by_score.items(), reverse=True):
        words = (point.says.all_words for _, point in group if point.says)
        feelings = list(dict.fromkeys(mermaid_name(text, _LONGEST_FEELING) for text in words if text))
        label = " / ".join([*feelings[:2], *["…"][: len(feelings) - 2]]) or translate(SCORES[score])
        actors = dict.fromkeys(mermaid_actor(_actor(line, translate), _LONGEST_ACTOR) for line, _ in group)
        tasks.append(f"{label}: {score}: {', '.join(actors)}")
    return tasks


def _actor(line: CurveLine, translate: Translate) -> str:
    return line.persona.name if line.persona else translate("Everyone")


def _block(title: str, stages: Sequence[str], sections: Sequence[Sequence[str]]) -> Markdown:
    tasks = sum(map(len, sections))
    width = max(_NARROWEST, min(_WIDEST, _PAGE_WIDTH // tasks - _MARGIN))
    options: dict[str, int | str] = {
        "width": width,
        "height": 60,
        "taskMargin": _MARGIN,
        "diagramMarginX": _MARGIN,
    }
    options |= {"leftMargin": 70, "titleFontSize": "18px"}
    longest = max(30, tasks * (width + _MARGIN) // _LETTER_WIDTH)
    rows = [f"%%{{init: {json.dumps({'journey': options})}}}%%", "journey", f"  title {mermaid_name(title, longest)}"]
    for stage, lines in zip(stages, sections, strict=True):
        if lines:
            room = len(lines) * (width + _MARGIN) // _LETTER_WIDTH  # a section is as wide as its tasks
            rows += [f"  section {mermaid_name(stage, room)}", *(f"    {line}" for line in lines)]
    return Markdown("\n".join(["```mermaid", *rows, "```"]))
