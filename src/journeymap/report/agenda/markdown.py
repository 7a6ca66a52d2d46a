"""The agenda as Markdown: a list with boxes for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.report.agenda.words import NOBODY, counts, day_in_words, horizon, when, whose, why_empty
from journeymap.report.formats import ReportOptions
from journeymap.report.text import capitalized, escaped, with_code
from journeymap.view.agenda.agenda import Agenda
from journeymap.view.agenda.item import AgendaItem


def render(agenda: Agenda, _: ReportOptions) -> str:
    """Return what everybody has to do."""
    return "\n".join(_lines(agenda)) + "\n"


def _lines(agenda: Agenda) -> Iterator[str]:
    yield f"# {escaped(agenda.title)}: agenda{escaped(whose(agenda))}"
    yield ""
    if not agenda.items:
        yield with_code(why_empty(agenda))
        return
    yield f"**{counts(agenda)}** on {agenda.as_of} ({horizon(agenda)})"
    for group in agenda.by_person:
        yield ""
        yield f"## {escaped(group.person or NOBODY)}"
        yield ""
        yield from (_item(item, agenda) for item in group.items)
    if agenda.later:
        yield ""
        yield f"… and {len(agenda.later):,} more after that; the first on {agenda.later[0].day}."


def _item(item: AgendaItem, agenda: Agenda) -> str:
    day = f"{day_in_words(item.day, agenda.as_of)}, {when(item)}" if item.day else when(item)
    facts = ", ".join(escaped(fact) for fact in (item.place, item.why) if fact)
    told = f"**{day}**" if item.state in ("overdue", "today") else day
    return f"- [ ] {told}: {escaped(capitalized(item.sentence))}{f' ({facts})' if facts else ''}"
