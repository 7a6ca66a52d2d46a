"""The accounts of a gap report as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.model.vocabulary import label
from journeymap.report.line import Line
from journeymap.report.text import capitalized, printable
from journeymap.view.gaps.accounts import AccountGaps

_MOST_STEPS = 6
_TONES = {"covered": "green", "gaps": "yellow", "role_untouched": "red", "no_map": "yellow"}


def accounts(every: Sequence[AccountGaps]) -> Iterator[Line]:
    """Every account: the verdict, how each role fares, and what to do next."""
    if not every:
        return
    yield Line()
    yield Line(("Accounts", "bold"))
    for one in every:
        yield Line()
        details = ", ".join(part for part in (one.id, one.approach, one.stage and f"at {one.stage}") if part)
        share = (f"{one.share.percent} %", _TONES[one.verdict]) if one.stages else ("", "")
        yield Line((printable(one.name), "bold"), (f"  {printable(details)}  ", "dim"), share)
        yield Line((f"  {capitalized(printable(one.sentence))}.", _TONES[one.verdict]))
        yield from _roles(one)
        for number, step in enumerate(one.next[:_MOST_STEPS], start=1):
            owner = printable(step.owner) if step.owner else "nobody owns it"
            text = capitalized(printable(step.sentence))
            yield Line((f"  {number:>2}. ", "dim"), text, (f"  {owner}", "dim"))
        if len(one.next) > _MOST_STEPS:
            yield Line((f"      and {len(one.next) - _MOST_STEPS} more: see --format json", "dim"))
    yield from _by_owner(every)


def _roles(one: AccountGaps) -> Iterator[Line]:
    """A line for every role: whether anybody is known, at how many stages they are met, whether they are answered."""
    for role in one.roles:
        told = ["known" if role.known else "unknown", f"met at {role.stages_met.yes} of {role.stages_met.of} stages"]
        if role.answer is not None:
            told.append("answered" if role.answer else "not answered")
        yield Line((f"  {label(role.role)}: ", "dim"), (", ".join(told), "green" if role.is_covered else "yellow"))


def _by_owner(every: Sequence[AccountGaps]) -> Iterator[Line]:
    tally: dict[str | None, int] = {}
    for step in (step for one in every for step in one.next):
        tally[step.owner] = tally.get(step.owner, 0) + 1
    if tally:
        yield Line()
        yield Line(("Accounts by owner", "bold"))
        for owner, steps in sorted(tally.items(), key=lambda one: (one[0] is None, -one[1])):
            yield Line(f"  {printable(owner or 'nobody')}: {steps}")
