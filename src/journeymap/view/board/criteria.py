"""Say in words what has to be true for a stage to begin or end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.model.criteria import Conditions, Criteria
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, Plural, Quantity


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a phrase of ours with a place for the values."""

    phrase: str
    values: tuple[str, ...]
    values_are_words: bool = False
    """Whether the values are words of the format, which pages put into their language; not names or numbers."""

    def __str__(self) -> str:
        return self.phrase % ", ".join(self.values)


@dataclass(frozen=True, slots=True)
class CriteriaView:
    """What has to be true: all conditions, and one of the alternatives where there are any."""

    note: str | None
    conditions: tuple[Condition | Quantity, ...]
    alternatives: tuple[CriteriaView, ...] = ()


def criteria_views(criteria: Sequence[Criteria]) -> tuple[CriteriaView, ...]:
    """Return criteria as they stand on a page."""
    return tuple(map(_criteria_view, criteria))


def criteria_text(criteria: Criteria) -> str:
    """Return criteria as one line of English: all conditions, then the alternatives."""
    return _line(_criteria_view(criteria))


def _line(view: CriteriaView) -> str:
    alternatives = f"either {', or '.join(map(_line, view.alternatives))}" if view.alternatives else ""
    return ", ".join(filter(None, (view.note, *map(str, view.conditions), alternatives)))


def _criteria_view(criteria: Criteria) -> CriteriaView:
    alternatives = tuple(
        CriteriaView(alternative.note, tuple(_conditions(alternative))) for alternative in criteria.any_
    )
    return CriteriaView(criteria.note, tuple(_conditions(criteria)), alternatives)


_NUMBERS = {
    "points_min": Plural("at least %(number)s point", "at least %(number)s points"),
    "points_above": Plural("more than %(number)s point", "more than %(number)s points"),
    "points_below": Plural("fewer than %(number)s point", "fewer than %(number)s points"),
    "people_min": Plural("at least %(number)s person", "at least %(number)s people"),
    "person_points_min": Plural("each with at least %(number)s point", "each with at least %(number)s points"),
    "person_points_above": Plural("each with more than %(number)s point", "each with more than %(number)s points"),
}
_WORDS = {
    "roles": N_("among them: %s"),
    "signals": N_("seen: %s"),
    "intent": N_("interest: %s"),
    "deal": N_("deal: %s"),
    "meeting": N_("meeting: %s"),
    "first_value": N_("first value: %s"),
    "flag": N_("marked: %s"),
}
_FIT = N_("fit: %s of 4 or more")
HOURS = Plural("within %(number)s hour", "within %(number)s hours")
DAYS = Plural("within %(number)s day", "within %(number)s days")
_NAMED_BY_USERS = frozenset({"signals", "flag"})
"""The fields whose values are names of the users' own, which stay as they are."""


def _conditions(written: Conditions) -> Iterator[Condition | Quantity]:
    for field, plural in _NUMBERS.items():
        number = getattr(written, field)
        if number is not None:
            yield Quantity(number, plural)
    if written.fit_min is not None:
        yield Condition(_FIT, (str(written.fit_min),))
    for field, phrase in _WORDS.items():
        words = getattr(written, field)
        if words:
            values = (words,) if isinstance(words, str) else words
            yield Condition(phrase, tuple(map(label, values)), values_are_words=field not in _NAMED_BY_USERS)
    if written.window:
        hours = int(written.window.total_seconds() // 3600)
        yield Quantity(hours, HOURS) if hours % 24 else Quantity(hours // 24, DAYS)
