"""Criteria of a stage come in; what stands on a page about coming and going there goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.model.criteria import Conditions, Criteria


@dataclass(frozen=True, slots=True)
class GateFact:
    """One thing that is asked: a phrase of ours with a place for the values. `ours` are words, not names or numbers."""

    phrase: str
    values: tuple[str, ...]
    ours: bool = False


@dataclass(frozen=True, slots=True)
class GateView:
    """What has to be true, all of it; of `any`, one."""

    note: str | None
    facts: tuple[GateFact, ...]
    any: tuple[GateView, ...] = ()


def gates(criteria: Sequence[Criteria]) -> tuple[GateView, ...]:
    """Criteria, one by one, as they stand on a page."""
    return tuple(_gate(one, tuple(_gate(other) for other in one.any_)) for one in criteria)


def gate_text(one: Criteria) -> str:
    """Criteria in one line, in English: all that is asked, then the alternatives."""
    return _line(*gates((one,)))


def _line(gate: GateView) -> str:
    said = [*([gate.note] if gate.note else []), *(fact.phrase % ", ".join(fact.values) for fact in gate.facts)]
    alternatives = f"either {', or '.join(map(_line, gate.any))}" if gate.any else ""
    return ", ".join(filter(None, (*said, alternatives)))


def _gate(one: Conditions, alternatives: tuple[GateView, ...] = ()) -> GateView:
    return GateView(one.note, tuple(_facts(one)), alternatives)


NUMBERS = {
    "points_min": "at least %s points",
    "points_above": "more than %s points",
    "points_below": "fewer than %s points",
    "people_min": "at least %s people",
    "person_points_min": "each with at least %s points",
    "person_points_above": "each with more than %s points",
    "fit_min": "fit: %s of 4 or more",
}
WORDS = {
    "roles": "among them: %s",
    "signals": "seen: %s",
    "intent": "interest: %s",
    "deal": "deal: %s",
    "meeting": "meeting: %s",
    "first_value": "first value: %s",
    "flag": "marked: %s",
}
WINDOWS = ("within %s hours", "within %s days")
_THEIRS = frozenset({"signals", "flag"})


def _facts(one: Conditions) -> Iterator[GateFact]:
    for field, phrase in NUMBERS.items():
        number = getattr(one, field)
        if number is not None:
            yield GateFact(phrase, (f"{number:g}",))
    for field, phrase in WORDS.items():
        said = getattr(one, field)
        if said:
            values = (said,) if isinstance(said, str) else said
            yield GateFact(phrase, tuple(one.replace("_", " ") for one in values), ours=field not in _THEIRS)
    if one.window:
        hours = int(one.window.total_seconds() // 3600)
        phrase, number = (WINDOWS[0], hours) if hours % 24 else (WINDOWS[1], hours // 24)
        yield GateFact(phrase, (str(number),))
