"""Read Mermaid's `journey` diagrams: sections are stages, tasks touchpoints with scores, actors personas.

Mermaid takes the number after the first colon for the score and what follows the next colon for the actors, and stops
reading at `#` and `;`. Where the author clearly meant something else, as with a time of day in a task, we deviate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import NamedTuple

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Entry, Fate, Statement, ThingKind, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.source import parse

_SUFFIXES = frozenset({".mmd", ".mermaid"})
_SCALE = (1.0, 5.0)
"""The scores for which Mermaid draws faces."""
_ROUND = (7, 10, 20, 100)
"""The ends of other scales that people use without saying so."""

_LINE_BREAK = re.compile(r"\r\n?|\n")
_HEADER = re.compile(r"\s*(?:user[- ]?)?journey\b(?!\s*:)[ \t]*", re.IGNORECASE)
_TITLE = re.compile(r"title(?:\s*:\s*|\s+)(.*)", re.IGNORECASE)
_SECTION = re.compile(r"section(?:\s*:\s*|\s+)(.*)", re.IGNORECASE)
_ABOUT = re.compile(r"(acc(?:title|descr))\s*:\s*(.*)", re.IGNORECASE)
_ABOUT_IN_BRACES = re.compile(r"(accdescr)\s*\{(.*)", re.IGNORECASE)
_ENTITY_OR_STOP = re.compile(r"#\w+;|;")
_ENTITY = re.compile(r"#(\w+);")
_REMARK = re.compile(r"(?:^|\s)#(?!\w+;)(?=\s|$)|^#(?!\w+;)")
_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?")
_SCORE_AND_ACTORS = re.compile(r"\s*(\d{1,3})\s*[,;]\s*(\D.*)")
_TASK_AND_SCORE = re.compile(r"(.*\S)\s*(?:->|=>|→|⇒)\s*(\d{1,3})\s*")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?![\d])")
_ACTOR = re.compile(r"(?:#\w+;|[^,;，、；،؛])+")
_HIDDEN_COLON = "\ue000"
"""Replaces the colon of a time while a line is split."""

_DIAGRAMS: tuple[tuple[str, str], ...] = (
    (r"flowchart|graph\b|swimlane", "a flowchart"),
    (r"sequenceDiagram", "a sequence diagram"),
    (r"classDiagram", "a class diagram"),
    (r"stateDiagram", "a state diagram"),
    (r"erDiagram", "an entity relationship diagram"),
    (r"gantt", "a Gantt chart"),
    (r"timeline", "a timeline"),
    (r"mindmap", "a mind map"),
    (r"pie\b", "a pie chart"),
    (r"quadrantChart", "a quadrant chart"),
    (r"requirement", "a requirement diagram"),
    (r"gitGraph", "a Git graph"),
    (r"C4(?:Context|Container|Component|Dynamic|Deployment)", "a C4 diagram"),
    (r"sankey", "a Sankey diagram"),
    (r"xychart", "an XY chart"),
    (r"block", "a block diagram"),
    (r"packet", "a packet diagram"),
    (r"kanban", "a Kanban board"),
    (r"architecture", "an architecture diagram"),
    (r"radar", "a radar chart"),
    (r"treemap|treeView", "a tree"),
    (r"zenuml", "a ZenUML diagram"),
    (r"(?:ishikawa|venn|wardley|cynefin|railroad|eventmodeling|info\b)", "a diagram of another kind"),
)
"""The keywords of other Mermaid diagrams, and what people call them."""


def _likeness(given: GivenFile) -> Likeness:
    if given.suffix in _SUFFIXES:
        return Likeness.CERTAIN
    if given.suffix not in ("", ".txt"):
        return Likeness.NONE
    try:
        lines = _lines(decoded(replace(given, content=given.content[:20_000])).text)
    except NoJourney:
        return Likeness.NONE
    first = next(iter(_beyond_preamble(lines, 0)), "")
    return Likeness.LIKELY if _HEADER.fullmatch(first) else Likeness.NONE


def _read(given: GivenFile) -> Draft:
    read = decoded(given)
    draft = read_block(read.text, given.name, 1)
    return replace(draft, notes=(*read.notes, *draft.notes))


def read_block(text: str, file: str, first_line: int) -> Draft:
    """Read one diagram, whose first line has this number in the file. Raises NoJourney."""
    diagram = _Diagram(file, first_line)
    diagram.read(_lines(text))
    return diagram.draft()


def _lines(text: str) -> list[str]:
    return _LINE_BREAK.split(text)


def _beyond_preamble(lines: Sequence[str], start: int) -> Iterator[str]:
    """Yield the lines that are not front matter, directives, comments or fences."""
    is_in_matter = False
    for number, line in enumerate(lines[start:]):
        bare = line.strip()
        if bare == "---" and (is_in_matter or not any(map(str.strip, lines[:number]))):
            is_in_matter = not is_in_matter
        elif not is_in_matter and bare and not bare.startswith(("%%", "```")):
            yield line


class _Task(NamedTuple):
    """The parts of a task: what somebody does, its score, and who does it."""

    name: str
    score: str
    actors: str


@dataclass(slots=True)
class _Journey:
    """What has been read of a diagram so far."""

    title: Cell | None = None
    stages: list[Cell] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    personas: dict[str, Cell] = field(default_factory=dict)
    scores: list[float] = field(default_factory=list)
    tasks: int = 0


class _Diagram:
    """A diagram while it is read line by line."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.number = first_line
        self.journeys: list[_Journey] = []
        self.texts: list[Cell] = []
        self.entries: list[Entry] = []
        self.front_title: Cell | None = None
        self.known_actors: set[str] = set()

    def read(self, lines: Sequence[str]) -> None:
        """Read all lines, comments and front matter included."""
        self.known_actors = _actors_of_scored_tasks(lines)
        at = self._front_matter(lines)
        while at < len(lines):
            self.number = self.first_line + at
            at += self._line(lines, at)

    def draft(self) -> Draft:
        """Return what has been read, as maps."""
        journeys = [journey for journey in self.journeys if journey.stages]
        if not journeys:
            raise NoJourney(
                f"{self.file} begins like a Mermaid journey, but has no section and no task. "
                "A task is a line such as 'Compare prices: 3: Buyer'."
            )
        if self.front_title:
            if journeys[0].title is None:
                journeys[0].title = self.front_title
            else:
                self.texts.insert(0, self.front_title)
        return Draft(
            maps=tuple(map(_map_of, journeys)),
            texts=tuple(self.texts),
            entries=tuple(self.entries),
            notes=tuple(self._beyond(journey) for journey in journeys if (_scale(journey.scores) or _SCALE) != _SCALE),
        )

    def _beyond(self, journey: _Journey) -> str:
        """Return a note if the scores are not on Mermaid's own scale."""
        worst, best = _scale(journey.scores) or _SCALE
        title = f"'{journey.title.text}'" if journey.title else "the journey"
        return (
            f"{self.file}: the scores of {title} go beyond Mermaid's 1 to 5, so they count from {worst:g} to {best:g}. "
            "Correct `scale` if that is wrong."
        )

    def _cell(self, text: str) -> Cell:
        return Cell(_decoded(" ".join(text.split())), Where(self.file, f"line {self.number}"))

    def _layout(self, text: str, how: str) -> None:
        self.entries.append(Entry(cell=self._cell(text), fate=Fate.LAYOUT, how=how))

    def _front_matter(self, lines: Sequence[str]) -> int:
        """Read the YAML between two lines of dashes and return the number of the line after it."""
        start = next((number for number, line in enumerate(lines) if line.strip()), 0)
        if not lines or lines[start].strip() != "---":
            return 0
        end = next((number for number in range(start + 1, len(lines)) if lines[number].strip() == "---"), start)
        document = parse("\n".join(lines[start + 1 : end]).encode("utf-8", "replace"), self.file)
        title = document.value(("title",))
        for number in range(start + 1, end):
            self.number = self.first_line + number
            if isinstance(title, str) and title.strip() and document.span(("title",)).line == number - start:
                self.front_title = self._cell(title)
            elif lines[number].strip():
                self._layout(lines[number], "how Mermaid draws it")
        return end + 1

    def _line(self, lines: Sequence[str], at: int) -> int:
        """Read the statement that begins at a line, and return how many lines it takes."""
        bare = lines[at].strip()
        if not bare:
            return 1
        if bare.startswith("%%{"):
            return self._directive(lines, at)
        if bare.startswith("%%"):
            self._remark(bare.removeprefix("%%"))
            return 1
        if bare.startswith("```"):
            self._layout(bare, "")
            return 1
        if header := _HEADER.match(lines[at]):
            rest = lines[at][header.end() :].strip()
            if not self.journeys or not rest:
                self.journeys.append(_Journey())
                bare = rest
        if not self.journeys:
            raise NoJourney(_what_else(self.file, bare))
        if about := _ABOUT_IN_BRACES.match(bare):
            return self._about_in_braces(about, lines, at)
        for statement in _statements(self._without_remark(bare)):
            self._statement(statement)
        return 1

    def _directive(self, lines: Sequence[str], at: int) -> int:
        end = next((number for number in range(at, len(lines)) if "}%%" in lines[number]), at)
        for number in range(at, end + 1):
            self.number = self.first_line + number
            self._layout(lines[number], "how Mermaid draws it")
        return end + 1 - at

    def _remark(self, text: str) -> None:
        if text.strip():
            self.texts.append(self._cell(text))

    def _without_remark(self, line: str) -> str:
        found = _REMARK.search(line)
        if not found:
            return line
        self._remark(line[found.end() :])
        return line[: found.start()]

    def _about_in_braces(self, about: re.Match[str], lines: Sequence[str], at: int) -> int:
        """Read a description between braces, whose lines are one text."""
        parts = [about[2], *lines[at + 1 :]]
        last = next((number for number, part in enumerate(parts) if "}" in part), len(parts) - 1)
        within, _, behind = parts[last].partition("}")
        self._about(about[1], "\n".join((*parts[:last], within)))
        self.number += last
        for statement in _statements(behind):
            self._statement(statement)
        return last + 1

    def _about(self, keyword: str, text: str) -> None:
        if text.strip():
            lines = "\n".join(_decoded(line.strip()) for line in text.strip().splitlines())
            cell = Cell(lines, Where(self.file, f"line {self.number}"))
            self.journeys[-1].statements.append(Statement(cell=cell, label=self._cell(keyword), field="Journey.notes"))

    def _statement(self, text: str) -> None:
        text = text.strip()
        journey = self.journeys[-1]
        task = _task(text, self.known_actors)
        if about := _ABOUT.fullmatch(text):
            self._about(about[1], about[2])
        elif (title := _TITLE.fullmatch(text)) and not (journey.title and task.score and task.actors):
            if journey.title:
                self.texts.append(journey.title)
            journey.title = self._cell(title[1])
        elif (section := _SECTION.fullmatch(text)) and not (task.score and task.actors):
            self._section(section[1].strip().removesuffix(":"))
        elif text:
            self._task(task)

    def _section(self, name: str) -> None:
        stages, cell = self.journeys[-1].stages, self._cell(name)
        if stages and stages[-1].text == cell.text:
            self._layout(name, "the section above goes on")
        else:
            stages.append(cell)

    def _task(self, task: _Task) -> None:
        journey = self.journeys[-1]
        if not journey.stages:
            journey.stages.append(self._cell(""))
        actors = tuple(self._cell(name) for name in _ACTOR.findall(task.actors) if name.strip())
        for actor in actors:
            journey.personas.setdefault(actor.text.casefold(), actor)
        for key, text in (("name", task.name), ("emotion", task.score)):
            if text.strip():
                statement = Statement(
                    cell=self._cell(text),
                    field=f"Touchpoint.{key}",
                    stage=len(journey.stages) - 1,
                    group=journey.tasks,
                    is_one=True,
                    people=actors,
                )
                journey.statements.append(statement)
        journey.tasks += 1
        if (score := _value(task.score)) is not None:
            journey.scores.append(score)


def _map_of(journey: _Journey) -> DraftMap:
    return DraftMap(
        title=journey.title,
        stages=tuple(journey.stages),
        statements=tuple(journey.statements),
        scale=_scale(journey.scores),
        things=tuple(DraftThing(kind=ThingKind.PERSONA, name=name) for name in journey.personas.values()),
    )


def _statements(line: str) -> Iterator[str]:
    """Split a line at semicolons that end a statement; any other is part of a text."""
    parts, start = [], 0
    for found in _ENTITY_OR_STOP.finditer(line):
        if found[0] == ";":
            parts.append(line[start : found.start()])
            start = found.end()
    parts.append(line[start:])
    held = parts[0]
    for part in parts[1:]:
        if not part.strip():
            continue
        if _says_something(held) and _says_something(part):
            yield held
            held = part
        else:
            held = f"{held};{part}"
    yield held


def _says_something(part: str) -> bool:
    """Return whether a part of a line could be a statement of its own."""
    bare = part.strip()
    return any(form.fullmatch(bare) for form in (_TITLE, _SECTION, _ABOUT)) or bool(_task(bare, ()).score)


def _actors_of_scored_tasks(lines: Sequence[str]) -> set[str]:
    """Return the actors of tasks with scores, by which actors are recognized in tasks without one."""
    actors = (_task(line, ()).actors for line in lines if not line.lstrip().startswith("%%"))
    return {name.strip().casefold() for names in actors for name in _ACTOR.findall(names) if name.strip()}


def _task(line: str, known_actors: Iterable[str]) -> _Task:
    """Split a task into its parts: the last number between colons is its score."""
    fields = [part.replace(_HIDDEN_COLON, ":") for part in _TIME.sub(rf"\1{_HIDDEN_COLON}\2", line).split(":")]
    for parts in (fields, line.split(":"), line.replace("：", ":").split(":")):
        numbers = [at for at, part in enumerate(parts) if at and _NUMBER.fullmatch(part.strip())]
        if numbers:
            return _parts(parts, numbers[-1])
    if task := _slipped(fields):
        return task
    if len(fields) == 1:
        return _Task(line, "", "")
    last = {name.strip().casefold() for name in _ACTOR.findall(fields[-1]) if name.strip()}
    if not last and len(fields) == 2:
        return _Task(fields[0], "", "")
    if len(fields) > 2 and not any(map(str.isalnum, fields[-2])):  # empty, or a smiley
        return _parts(fields, len(fields) - 2)
    if last and last <= set(known_actors):
        return _parts(fields, len(fields) - 2) if len(fields) > 2 else _Task(fields[0], "", fields[1])
    return _Task(line, "", "")


def _slipped(fields: Sequence[str]) -> _Task | None:
    """Return a task with something else in place of a colon: `Pay: 2, Ann`, `Pay -> 3: Ann`."""
    if len(fields) > 1 and (found := _SCORE_AND_ACTORS.fullmatch(fields[-1])):
        return _Task(":".join(fields[:-1]), found[1], found[2])
    before, behind = (fields[:-1], fields[-1]) if len(fields) > 1 else (fields, "")
    if found := _TASK_AND_SCORE.fullmatch(":".join(before)):
        return _Task(found[1], found[2], behind)
    return None


def _parts(fields: Sequence[str], at: int) -> _Task:
    return _Task(":".join(fields[:at]), fields[at], ":".join(fields[at + 1 :]))


def _value(score: str) -> float | None:
    if not _NUMBER.fullmatch(score.strip()):
        return None
    number = score.partition("/")[0].replace("−", "-").replace(",", ".")
    return float("".join(number.split()))


def _scale(scores: Sequence[float]) -> tuple[float, float] | None:
    """Return the scale that holds all scores: Mermaid's own if possible."""
    if not scores:
        return None
    worst, best = min(scores), max(scores)
    if worst < 0:
        return (-max(-worst, best), max(-worst, best))
    return (min(worst, _SCALE[0]), next((float(end) for end in (_SCALE[1], *_ROUND) if best <= end), best))


def _decoded(text: str) -> str:
    """Return a text with Mermaid's entities, such as `#35;` and `#quot;`, decoded."""
    return _ENTITY.sub(lambda found: unescape(f"&#{found[1]};" if found[1].isdecimal() else f"&{found[1]};"), text)


def _what_else(file: str, first: str) -> str:
    for begins, title in _DIAGRAMS:
        if re.match(begins, first, re.IGNORECASE):
            return (
                f"{file} is {title} of Mermaid, which has no stages and no feelings. journeymap brings in diagrams "
                "that begin with the line 'journey'."
            )
    return (
        f"{file} was read as a Mermaid journey, but does not begin with the line 'journey'. "
        "If it is something else, name its format with --as."
    )


READER = Reader("a Mermaid journey", _likeness, _read)
