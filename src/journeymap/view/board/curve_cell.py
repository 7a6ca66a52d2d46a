"""Lay out the drawing of one stage of the curve: marks, spreads, what lies on the curve, and the words.

Places are in thousandths of the cell's width and of the plot's height, from its start and from its top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.view.board.curve_labels import Label, PersonaFeeling, Words, place
from journeymap.view.board.curve_line import CurveLine, CurveMark
from journeymap.view.board.free_room import HEIGHT, Box, Room
from journeymap.view.board.on_curve import Pin
from journeymap.view.measured.mood import MoodView

_SIDE = 8.0
"""How far marks at one height stand from each other, in percent of the width."""
_NEAR_X, _NEAR_Y = 4.0, 5.0
_MARK = 8
_PIN = (11, 10)
_AIR = 1.5
_AROUND = tuple(
    (across * far, down * far)
    for far in (1, 1.6, 2.4)
    for across, down in ((0, 20), (17, 16), (-17, 16), (22, 0), (-22, 0), (17, -16), (-17, -16), (0, -20))
)
"""Where something finds its place beside a mark, a pain first below it."""
_LONGEST_WHY = 70
_NEAR_ENOUGH = 45


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A persona's mark: its color and shape, whose it is, where it stands; `hollow` says it holds on a condition."""

    mark: int
    number: int
    x: int
    y: int
    hollow: bool
    score: str | None
    persona: str | None


@dataclass(frozen=True, slots=True)
class CurveBar:
    """A spread: whose it is, by number and mark, and its ends, as an SVG path."""

    number: int
    mark: int
    path: str


@dataclass(frozen=True, slots=True)
class Stub:
    """What leads a line to a mark beside its end, as an SVG path."""

    line: CurveLine
    path: str


@dataclass(frozen=True, slots=True)
class DrawnPin:
    """A pain or a moment of truth where it lies on the curve."""

    pin: Pin
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Why:
    """A pain in words."""

    pin: Pin
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveCell:
    """What the curve shows at one stage; `words` have no place in the drawing."""

    marks: tuple[DrawnMark, ...]
    labels: tuple[Label, ...]
    words: tuple[PersonaFeeling, ...]
    bars: tuple[CurveBar, ...]
    stubs: tuple[Stub, ...]
    pins: tuple[DrawnPin, ...]
    """Those that stand behind no words."""
    whys: tuple[Why, ...]
    moods: tuple[MoodView, ...]
    """What surveys say at the stage."""

    @property
    def all_labels(self) -> tuple[Label, ...]:
        """All words in the drawing."""
        return (*self.labels, *(why.label for why in self.whys))

    @property
    def all_pins(self) -> tuple[Pin, ...]:
        """All that lies on the curve."""
        return (*(drawn.pin for drawn in self.pins), *(pin for feeling in self.felt for pin in feeling.pins))

    @property
    def tops(self) -> Iterator[int]:
        """The heights of all that has its place by its middle or by its top."""
        yield from (mark.y for mark in self.marks)
        yield from (pin.y for pin in self.pins)
        yield from (round(10 * mood.y) for mood in self.moods)
        yield from (label.y for label in self.all_labels if label.grows == "down")

    @property
    def starts(self) -> Iterator[int]:
        """The places of all that stands in the drawing, from its start."""
        yield from (mark.x for mark in self.marks)
        yield from (pin.x for pin in self.pins)
        yield from (round(10 * mood.x) for mood in self.moods)
        yield from (label.x for label in self.all_labels)

    @property
    def without_words(self) -> tuple[DrawnMark, ...]:
        """Marks that no words stand beside."""
        said = {(feeling.persona and feeling.persona.number) or 0 for feeling in self.felt}
        return tuple(mark for mark in self.marks if mark.number not in said)

    @property
    def felt(self) -> tuple[PersonaFeeling, ...]:
        """All words of the stage."""
        return (*(feeling for label in self.labels for feeling in label.feelings), *self.words)


@dataclass(frozen=True, slots=True)
class _Stand:
    """A mark with its line, in percent."""

    line: CurveLine
    mark: CurveMark
    x: float
    y: float


def curve_cell(
    column: int,
    lines: Sequence[CurveLine],
    beside: Sequence[CurveLine],
    pins: Iterable[Pin],
    moods: Sequence[MoodView],
    width: int,
) -> CurveCell:
    """Lay out one stage for a column of a width, or a wider one.

    `beside` are the lines of another map, which words keep clear of where they can.
    """
    clusters = list(_clusters(column, lines))
    stands = [stand for cluster in clusters for stand in cluster]
    bars = tuple(_bars(column, stands))
    room, solid = Room(width), Room(width)
    for stand in stands:
        box = _around(stand.x / 100 * width, stand.y / 100 * HEIGHT, _MARK, _MARK)
        room.take(box)
        solid.take(box)
    for mood in moods:
        for box in _boxes_of(mood, width):
            room.take(box)
            solid.take(box)
    for line in lines:
        _take_line(line, column, room)
    for stand in stands:
        if stand.line.points[column].ends:
            high, low = stand.line.points[column].ends or (0.0, 0.0)
            middle = stand.x / 100 * width
            room.take(Box(middle - 5, high / 100 * HEIGHT - 4, middle + 5, low / 100 * HEIGHT + 4))
    pins = tuple(pins)
    ends = _ends(column, lines, stands)
    groups = [_words(cluster, pins, ends, width) for cluster in clusters]
    said = [group for group in groups if group.feelings]
    clear = room.copy()
    for line in beside:
        _take_line(line, column, clear)
    labels, left = place(said, clear, solid)
    if left and beside:
        clear = room
        labels, left = place(said, clear, solid)
    for label in labels:
        clear.take(label.box)
        solid.take(label.box)
    in_words = [pin for group in said for feeling in group.feelings for pin in feeling.pins]
    alone = [pin for pin in pins if pin not in in_words]
    drawn = tuple(_pinned(alone, stands, clear, solid))
    whys = tuple(_whys(pins, stands, clear, solid))
    labels = tuple(sorted(labels, key=lambda label: min(map(_place_in_cast, label.feelings))))
    return CurveCell(
        marks=tuple(map(_drawn, stands)),
        labels=labels,
        words=(*left, *_unscored(column, lines)),
        bars=bars,
        stubs=tuple(_stubs(column, stands)),
        pins=drawn,
        whys=whys,
        moods=tuple(moods),
    )


def _place_in_cast(feeling: PersonaFeeling) -> int:
    """Personas in their order, everyone last: so they are read out."""
    return feeling.persona.number if feeling.persona else 99


def _drawn(stand: _Stand) -> DrawnMark:
    line = stand.line
    name = line.persona.name if line.persona else None
    return DrawnMark(
        line.mark,
        line.number,
        round(10 * stand.x),
        round(10 * stand.y),
        stand.mark.hollow,
        stand.mark.text.score,
        name,
    )


def _clusters(column: int, lines: Sequence[CurveLine]) -> Iterator[list[_Stand]]:
    """Marks at one place side by side, each on its own line."""
    marks = [(line, mark) for line in lines for mark in line.points[column].marks]
    most = max((len(line.points[column].marks) for line in lines if not _is_hollow(line, column)), default=1)
    groups: list[list[tuple[CurveLine, CurveMark]]] = []
    for line, mark in sorted(marks, key=lambda found: (found[1].x, found[1].y)):
        near = [group for group in groups if _is_near(group[-1][1], mark)]
        if near:
            near[-1].append((line, mark))
        else:
            groups.append([(line, mark)])
    for group in groups:
        group.sort(key=lambda found: found[0].number or 99)
        step = min(_SIDE, 100 / max(1, most) / len(group))
        first = sum(mark.x for _, mark in group) / len(group) - step * (len(group) - 1) / 2
        yield [_stand(line, mark, column, first + step * number) for number, (line, mark) in enumerate(group)]


def _is_hollow(line: CurveLine, column: int) -> bool:
    return any(mark.hollow for mark in line.points[column].marks)


def _is_near(mark: CurveMark, other: CurveMark) -> bool:
    return abs(mark.x - other.x) < _NEAR_X and abs(mark.y - other.y) < _NEAR_Y


def _stand(line: CurveLine, mark: CurveMark, column: int, x: float) -> _Stand:
    place_on_line = column + x / 100
    if mark.hollow or len(line.knots) < 2:
        return _Stand(line, mark, x, mark.y)
    if line.thread.runs_at(place_on_line):
        return _Stand(line, mark, x, line.thread.height(place_on_line))
    return _Stand(line, mark, x, line.thread.height(column + mark.x / 100))


def _bars(column: int, stands: Iterable[_Stand]) -> Iterator[CurveBar]:
    for stand in stands:
        ends = stand.line.points[column].ends
        if ends:
            path = f"M{stand.x:.4g} {ends[0]:g}V{ends[1]:g}"
            yield CurveBar(stand.line.number, stand.line.mark, path)


def _stubs(column: int, stands: Iterable[_Stand]) -> Iterator[Stub]:
    """Lead a line to a mark that stands before its start or behind its end."""
    for stand in stands:
        line = stand.line
        if stand.mark.hollow or len(line.knots) < 2 or line.thread.runs_at(column + stand.x / 100):
            continue
        yield Stub(line, f"M{stand.x:.3g} {stand.y:.4g}H{stand.mark.x:g}")


def _take_line(line: CurveLine, column: int, room: Room) -> None:
    places = [column + step / 80 for step in range(81)]
    points = [
        ((place - column) * room.width, line.thread.height(place) / 100 * HEIGHT)
        for place in places
        if line.thread.runs_at(place)
    ]
    if len(line.knots) > 1:
        room.take_line(points, _AIR)


def _boxes_of(mood: MoodView, width: int) -> Iterator[Box]:
    x, y = mood.x / 100 * width, mood.y / 100 * HEIGHT
    yield _around(x, y, _MARK + 1, _MARK + 1)
    if mood.ends:
        high, low = (end / 100 * HEIGHT for end in mood.ends)
        yield Box(x - 2, high - 2, x + 2, low + 2)


def _around(x: float, y: float, across: float, down: float) -> Box:
    return Box(x - across, y - down, x + across, y + down)


def _pinned(pins: Iterable[Pin], stands: Sequence[_Stand], room: Room, solid: Room) -> Iterator[DrawnPin]:
    """Put each beside a mark of its line, where there is room; else it stands in its lane alone."""
    for pin in pins:
        stand = next((stand for stand in stands if stand.line.number == pin.number), None)
        if stand is None:
            continue
        x, y = stand.x / 100 * room.width, stand.y / 100 * HEIGHT
        up = 1 if pin.kind == "pain" else -1
        boxes = [_around(x + across, y + up * down, *_PIN) for across, down in _AROUND]
        inside = [
            box for box in boxes if min(box.left, box.top) >= 0 and box.right <= room.width and box.bottom <= HEIGHT
        ]
        box = next((box for box in inside if room.is_free(box)), None)
        if box:
            room.take(box)
            solid.take(box)
            middle, height = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            yield DrawnPin(pin, round(1000 * middle / room.width), round(1000 * height / HEIGHT))


def _whys(pins: Iterable[Pin], stands: Sequence[_Stand], room: Room, solid: Room) -> Iterator[Why]:
    """The words of a pain that nothing answers, where there is room for them near its mark."""
    for pin in pins:
        stand = next((stand for stand in stands if stand.line.number == pin.number), None)
        if stand is None or pin.kind != "pain" or pin.answered or len(pin.text) > _LONGEST_WHY:
            continue
        said = Words(stand.x / 100 * room.width, stand.y / 100 * HEIGHT, (PersonaFeeling(None, None, pin.text),))
        for label in place([said], room, solid, far=_NEAR_ENOUGH)[0]:
            room.take(label.box)
            yield Why(pin, label)


def _ends(column: int, lines: Sequence[CurveLine], stands: Iterable[_Stand]) -> tuple[_Stand, ...]:
    """The marks at which lines end at this stage, where there are several lines: there they are named."""
    if sum(1 for line in lines if line.last_column is not None) < 2:
        return ()
    last: dict[int, _Stand] = {}
    for stand in sorted(stands, key=lambda stand: (not stand.mark.hollow, stand.x)):
        if stand.line.last_column == column:
            last[stand.line.number] = stand
    return tuple(last.values())


def _words(cluster: Sequence[_Stand], pins: Sequence[Pin], ends: Sequence[_Stand], width: int) -> Words:
    """What those at one place say; what lies on a line stands behind the words of its lowest or its highest point."""
    feelings: list[PersonaFeeling] = []
    for stand in cluster:
        text = stand.mark.text
        words = ": ".join(part for part in (text.when, text.words) if part)
        if words or stand in ends:
            of_line = [pin for pin in pins if pin.number == stand.line.number and pin.lies_at(stand.mark.score)]
            felt = PersonaFeeling(stand.line.persona, text.score, words or None, tuple(of_line), stand in ends)
            feelings.append(felt)
    x = sum(stand.x for stand in cluster) / len(cluster)
    y = sum(stand.y for stand in cluster) / len(cluster)
    return Words(x / 100 * width, y / 100 * HEIGHT, tuple(feelings))


def _unscored(column: int, lines: Iterable[CurveLine]) -> Iterator[PersonaFeeling]:
    """Words that belong to no mark."""
    for line in lines:
        point = line.points[column]
        if point.says is None:
            continue
        if not point.marks:
            yield PersonaFeeling(line.persona, None, point.says.text)
        elif len(point.says.points) > 1 and point.says.form != "spread":
            without_mark = [said.text for said in point.says.points if not said.score]
            for words in filter(None, (point.says.words, *without_mark)):
                yield PersonaFeeling(line.persona, None, words)
