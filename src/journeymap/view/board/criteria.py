"""Criteria of a stage come in; what stands on a page about coming and going there goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.model.criteria import Conditions, Criteria
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, Plural, Quantity


@dataclass(frozen=True, slots=True)
class GateFact:
    """One thing that is asked: a phrase of ours with a place for the values. `ours` are words, not names or numbers."""

    phrase: str
    values: tuple[str, ...]
    ours: bool = False

    def __str__(self) -> str:
        return self.phrase % ", ".join(self.values)


@dataclass(frozen=True, slots=True)
class GateView:
    """What has to be true, all of it; of `any`, one."""

    note: str | None
    facts: tuple[GateFact | Quantity, ...]
    any: tuple[GateView, ...] = ()


def gates(criteria: Sequence[Criteria]) -> tuple[GateView, ...]:
    """Criteria, one by one, as they stand on a page."""
    return tuple(_gate(one, tuple(_gate(other) for other in one.any_)) for one in criteria)


def gate_text(one: Criteria) -> str:
    """Criteria in one line, in English: all that is asked, then the alternatives."""
    return _line(*gates((one,)))


def _line(gate: GateView) -> str:
    said = [*([gate.note] if gate.note else []), *map(str, gate.facts)]
    alternatives = f"either {', or '.join(map(_line, gate.any))}" if gate.any else ""
    return ", ".join(filter(None, (*said, alternatives)))


def _gate(one: Conditions, alternatives: tuple[GateView, ...] = ()) -> GateView:
    return GateView(one.note, tuple(_facts(one)), alternatives)


NUMBERS = {
    "points_min": Plural("at least %(number)s point", "at least %(number)s points"),
    "points_above": Plural("more than %(number)s point", "more than %(number)s points"),
    "points_below": Plural("fewer than %(number)s point", "fewer than %(number)s points"),
    "people_min": Plural("at least %(number)s person", "at least %(number)s people"),
    "person_points_min": Plural("each with at least %(number)s point", "each with at least %(number)s points"),
    "person_points_above": Plural("each with more than %(number)s point", "each with more than %(number)s points"),
}
WORDS = {
    "roles": N_("among them: %s"),
    "signals": N_("seen: %s"),
    "intent": N_("interest: %s"),
    "deal": N_("deal: %s"),
    "meeting": N_("meeting: %s"),
    "first_value": N_("first value: %s"),
    "flag": N_("marked: %s"),
}
FIT = N_("fit: %s of 4 or more")
HOURS = Plural("within %(number)s hour", "within %(number)s hours")
DAYS = Plural("within %(number)s day", "within %(number)s days")
_THEIRS = frozenset({"signals", "flag"})


def _facts(one: Conditions) -> Iterator[GateFact | Quantity]:
    for field, phrase in NUMBERS.items():
        number = getattr(one, field)
        if number is not None:
            yield Quantity(number, phrase)
    if one.fit_min is not None:
        yield GateFact(FIT, (str(one.fit_min),))
    for field, question in WORDS.items():
        said = getattr(one, field)
        if said:
            values = (said,) if isinstance(said, str) else said
            yield GateFact(question, tuple(map(label, values)), ours=field not in _THEIRS)
    if one.window:
        hours = int(one.window.total_seconds() // 3600)
        yield Quantity(hours, HOURS) if hours % 24 else Quantity(hours // 24, DAYS)
