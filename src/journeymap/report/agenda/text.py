"""The agenda as people read it: by who does it, then by day."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.characters import printable
from journeymap.report.agenda.words import NOBODY, counts, day_in_words, horizon, when, whose, why_empty
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, padded, width
from journeymap.report.text import capitalized, counted
from journeymap.view.agenda.agenda import Agenda, PersonAgenda
from journeymap.view.agenda.item import AgendaItem, State

_TONES: dict[State, str] = {
    "overdue": "bold red",
    "today": "bold yellow",
    "soon": "yellow",
    "later": "",
    "undated": "dim",
}
_WIDE = 100
"""So many columns a line takes, unless a word is longer."""
_NARROWEST = 40
"""So many columns there are for what to do, however wide the day is."""


def render(agenda: Agenda, options: ReportOptions) -> Iterator[Line]:
    """Yield what everybody has to do; with `quiet` only how much it is."""
    today = f"{day_in_words(agenda.as_of, agenda.as_of)} {agenda.as_of.year}"
    yield Line((agenda.title, "bold"), f": agenda{whose(agenda)} on {today}", (f"  {horizon(agenda)}", "dim"))
    if not agenda.items:
        yield from (Line(line) for line in _broken(why_empty(agenda), _WIDE))
        return
    over = agenda.count("overdue")
    yield Line((counts(agenda), "bold red" if over else "bold"))
    if options.quiet:
        return
    columns = _Columns(agenda)
    for group in agenda.by_person:
        yield Line()
        yield from _person(group, columns)
    if agenda.later:
        first = agenda.later[0]
        yield Line()
        yield Line((f"{len(agenda.later):,} more after that; the first on {first.day}. See further: --within", "dim"))


class _Columns:
    """How wide the columns are, so that they stand under each other for everybody."""

    def __init__(self, agenda: Agenda) -> None:
        self._today = agenda.as_of
        self.day = max((width(self.date(item)) for item in agenda.items), default=0)
        self.when = max((width(when(item)) for item in agenda.items), default=0)
        self.margin = self.day + self.when + 6
        self.room = max(_WIDE - self.margin, _NARROWEST)

    def date(self, item: AgendaItem) -> str:
        """Return the day, with a number of one digit under the second one of others."""
        if item.day is None:
            return ""
        words = day_in_words(item.day, self._today)
        return words.replace(" ", "  ", 1) if item.day.day < 10 else words


def _person(group: PersonAgenda, columns: _Columns) -> Iterator[Line]:
    over = sum(item.is_overdue for item in group.items)
    number = counted(len(group.items), "thing") + (f", {over:,} late" if over else "")
    yield Line((group.person or NOBODY, "bold underline"), (f"  {number}", "dim"))
    for item in group.items:
        yield from _item(item, columns)


def _item(item: AgendaItem, columns: _Columns) -> Iterator[Line]:
    """Yield the day and what it is about, then what to do, broken between words."""
    tone, margin = _TONES[item.state], " " * columns.margin
    day, near = padded(columns.date(item), columns.day), padded(when(item), columns.when)
    yield Line("  ", (day, tone), "  ", (near, tone), "  ", (item.place or "", "bold")).stripped()
    yield from (Line(margin, line) for line in _broken(capitalized(item.sentence), columns.room))
    if item.why:
        yield from (Line(margin, (line, "dim")) for line in _broken(capitalized(item.why), columns.room))


def _broken(text: str, room: int) -> Iterator[str]:
    """Yield a text in lines that are no wider than there is room, unless a word is."""
    line = ""
    for word in printable(text).split(" "):
        if line and width(line) + 1 + width(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
