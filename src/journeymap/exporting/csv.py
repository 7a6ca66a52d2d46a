"""Export a map as comma-separated values: one column per stage and one row per lane.

What holds for everyone comes first, then what holds for single personas. A cell holds one text per line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymap.analysis.feelings import scale_of
from journeymap.escaping import inert
from journeymap.exporting.formats import ExportOptions
from journeymap.model.emotion import Emotion, Feeling, Point
from journeymap.model.scores import Scale, Score
from journeymap.model.vocabulary import label
from journeymap.publish.languages.i18n import translator
from journeymap.publish.themes.theme import brand_of
from journeymap.translatable import N_
from journeymap.view.gap_index import GapIndex
from journeymap.view.grid.grid import GridItem, grid_of
from journeymap.workspace import LinkedChannel, LinkedJourney, LinkedStage, LinkedTouchpoint

_LEFT_OUT = frozenset({"name", "image", "alt", "sources", "evidence"})
"""Fields that are part of the header, or of no use in a sheet."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_NOTHING = "–"
"""Fills an empty line, so that the lines of two rows that belong together stay aligned."""
Cells = tuple[tuple[str, ...], ...]
"""The texts of each stage."""


_Said = tuple[tuple[str, ...], str]
"""A text, and the personas it holds for."""
_PARTS = {"answers": "opportunities"}
"""The row for what is written inside another thing, if it is not called like its key."""


class _Row(NamedTuple):
    people: tuple[str, ...]
    title: str
    cells: Cells


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return a table that begins with a byte order mark: without it, Excel guesses the wrong encoding."""
    sheet = _Sheet(journey, gaps)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    for row in sheet.rows():
        rows.writerow([_cell(texts) for texts in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(texts: Sequence[str]) -> str:
    """Return a cell of lines in which nothing but a number can be taken for a formula."""
    return "\n".join(text if _NUMBER.fullmatch(text) else inert(text) for text in texts)


class _Sheet:
    """A map on its way into a table."""

    def __init__(self, journey: LinkedJourney, gaps: GapIndex) -> None:
        self._journey, self._workspace = journey, gaps.workspace
        self._scale = scale_of(gaps.workspace, journey)
        brand = brand_of(gaps.workspace)
        self._speaks = translator(brand.site.language, brand.theme)
        self._say = self._speaks.text
        self._grid = grid_of(gaps.workspace, journey)

    def rows(self) -> Iterator[list[tuple[str, ...]]]:
        """Yield the rows of cells, each a tuple of lines."""
        rows = sorted(self._lanes(), key=lambda row: self._rank(row.people))
        with_people = any(row.people for row in rows)
        yield [(self._journey.model.title,)]
        yield []
        persona = [(self._say(N_("Persona")),)] if with_people else []
        yield [*persona, (self._say(N_("Stage")),), *((stage.name,) for stage in self._journey.stages)]
        for row in rows:
            people = [(", ".join(row.people),)] if with_people else []
            yield [*people, (row.title,), *row.cells]

    def _rank(self, people: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Sort what is for everyone first, then what is for single personas, in the order of the map."""
        names = [persona.model.name for persona in self._journey.personas]
        return len(people), tuple(f"{names.index(name):06d}" for name in people if name in names)

    def _lanes(self) -> Iterator[_Row]:
        said = [self._said_at(number) for number in range(len(self._grid.stages))]
        for row in self._grid.rows:
            if row.key == "emotion":
                yield from self._feelings()
            elif row.key == "for":
                if not row.is_empty:
                    whose = (self._names(stage.model.for_) for stage in self._journey.stages)
                    yield _Row((), self._say(row.title), tuple(whose))
            elif row.key not in _LEFT_OUT:
                title = row.title if row.is_own else self._say(row.title)
                yield from _by_people(title, [texts.get(row.key, ()) for texts in said])
            if row.key == "touchpoints":
                yield from self._beside_touchpoints()
                yield from _by_people(self._say(N_("Response")), [texts.get("response", ()) for texts in said])

    def _said_at(self, number: int) -> dict[str, list[_Said]]:
        """Return what a stage says, by field, including what is written inside its touchpoints and pains."""
        said: dict[str, list[_Said]] = {}
        for row in self._grid.rows:
            for item in row.cells[number].items:
                self._collect(row.key, item, (), said)
        return said

    def _collect(self, key: str, item: GridItem, whose: tuple[str, ...], said: dict[str, list[_Said]]) -> None:
        whose = self._whose(item) or whose
        said.setdefault(key, []).append((whose, self._text(key, item)))
        for part, items in item.parts.items():
            for inner in items:
                self._collect(_PARTS.get(part, part), inner, whose, said)

    def _whose(self, item: GridItem) -> tuple[str, ...]:
        written = item.detail("for")
        ids = written.value if written else ()
        return self._names([ids] if isinstance(ids, str) else ids)

    def _names(self, ids: Iterable[str]) -> tuple[str, ...]:
        named = set(ids)
        return tuple(persona.model.name for persona in self._journey.personas if persona.id in named)

    def _text(self, key: str, item: GridItem) -> str:
        if key == "content":
            piece = self._workspace.content.get(item.text)
            return piece.model.title if piece else item.text
        if key in ("loops", "branches"):
            return ": ".join(filter(None, (self._stage_name(_said(item, "to")), _said(item, "when"))))
        if key == "handoff":
            teams = " → ".join(filter(None, (_said(item, "from_team"), _said(item, "to_team"))))
            return ": ".join(filter(None, (self._stage_name(_said(item, "to")), teams)))
        return _metric_text(item) if key == "metrics" else item.text

    def _stage_name(self, id_: str) -> str:
        return next((stage.name for stage in self._journey.stages if stage.id == id_), id_)

    def _beside_touchpoints(self) -> Iterator[_Row]:
        """Yield the rows of the touchpoints' channels and content, aligned with them line by line."""
        stages = self._journey.stages
        for title, text_of in self._about_touchpoints():
            cells = [[(self._names(it.model.for_), text_of(it)) for it in stage.touchpoints] for stage in stages]
            yield from _by_people(self._say(title), cells)

    def _about_touchpoints(self) -> Iterator[tuple[str, Callable[[LinkedTouchpoint], str]]]:
        touchpoints = [touchpoint for stage in self._journey.stages for touchpoint in stage.touchpoints]
        if any(touchpoint.channels for touchpoint in touchpoints):
            yield N_("Channels"), lambda touchpoint: _joined(map(self._channel_name, touchpoint.channels))
        if any(touchpoint.content for touchpoint in touchpoints):
            yield N_("Content"), lambda touchpoint: _joined(piece.model.title for piece in touchpoint.content)

    def _channel_name(self, channel: LinkedChannel) -> str:
        return self._speaks.name(channel.name) if channel.built_in else channel.name

    def _feelings(self) -> Iterator[_Row]:
        worst, best = (self._scale.told(end) for end in (-2, 2))
        title = f"{self._say(N_('Feelings'))} ({worst} … {best})"
        cells = [list(self._felt_at(stage)) for stage in self._journey.stages]
        yield from _by_people(title, cells)

    def _felt_at(self, stage: LinkedStage) -> Iterator[_Said]:
        """Yield the feelings of a stage, or those of its touchpoints if the stage has none of its own."""
        felt = list(self._felt(stage.model.emotion))
        if not felt and any(touchpoint.model.emotion for touchpoint in stage.touchpoints):
            for touchpoint in stage.touchpoints:
                whose = self._names(touchpoint.model.for_)
                at_it = [(people or whose, text) for people, text in self._felt(touchpoint.model.emotion)]
                felt += at_it or [(whose, _NOTHING)]
        yield from felt

    def _felt(self, emotion: Emotion | None) -> Iterator[_Said]:
        if emotion is None:
            return
        everyone: tuple[str, ...] = ()
        for people, feeling in ((everyone, emotion), *((self._names([id_]), it) for id_, it in emotion.by.items())):
            if feeling.says_something:
                yield people, _feeling_text(feeling, self._scale)


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names) or _NOTHING


def _said(item: GridItem, key: str) -> str:
    detail = item.detail(key)
    return detail.text if detail else ""


def _metric_text(item: GridItem) -> str:
    """Return what is measured, its value and its target."""
    name = _said(item, "name") or label(item.text)
    unit = f" {unit}" if (unit := _said(item, "unit")) else ""
    was, aim = _said(item, "actual") or _said(item, "baseline"), _said(item, "target")
    if was and aim:
        return f"{name}: {was}{unit} → {aim}{unit}"
    return f"{name}: {was}{unit}" if was else f"{name}: target {aim}{unit}" if aim else name


def _feeling_text(feeling: Feeling, scale: Scale) -> str:
    """Return a feeling with its words first: spreadsheets take what begins with a plus or minus for a formula."""
    if feeling.spread:
        points = " … ".join(f"({_score_text(end, scale)})" for end in feeling.spread)
    elif feeling.change:
        points = " → ".join(_point_text(point, scale) for point in feeling.change)
    elif feeling.depends:
        points = "; ".join(f"{case.when}: {_point_text(case, scale)}" for case in feeling.depends)
    elif feeling.words or feeling.score is None:
        return _point_text(feeling, scale)
    else:
        return _score_text(feeling.score, scale).removeprefix("+")  # a lone number is not taken for a formula
    return " ".join(filter(None, (feeling.words, points)))


def _point_text(point: Point, scale: Scale) -> str:
    """Return a score to put after its words; empty if a smiley among them says it already."""
    score = f"({_score_text(point.score, scale)})" if point.score and point.score.written is not None else None
    return " ".join(filter(None, (point.words, score)))


def _score_text(score: Score, scale: Scale) -> str:
    return score.on(scale).replace("−", "-")


def _by_people(title: str, cells: Sequence[Sequence[_Said]]) -> Iterator[_Row]:
    """Yield a row for each group of personas for whom something is said."""
    for people in dict.fromkeys(people for cell in cells for people, text in cell if text != _NOTHING):
        lines = (tuple(text for whose, text in cell if whose == people) for cell in cells)
        yield _Row(people, title, tuple(cell if set(cell) - {_NOTHING} else () for cell in lines))
