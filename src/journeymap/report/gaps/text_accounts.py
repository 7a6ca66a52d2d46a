"""The accounts of a gap report come in; what a person reads of them in a terminal goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from journeymap.model.vocabulary import label
from journeymap.report.text import printable
from journeymap.view.gaps.accounts import AccountGaps

_MOST_STEPS = 6
_TONES = {"covered": "green", "gaps": "yellow", "role_untouched": "red", "no_map": "yellow"}


def accounts(every: Sequence[AccountGaps]) -> Iterator[Text]:
    """Every account: the verdict, how each role fares, and what to do next."""
    if not every:
        return
    yield Text()
    yield Text("Accounts", "bold")
    for one in every:
        yield Text()
        details = ", ".join(part for part in (one.id, one.approach, one.stage and f"at {one.stage}") if part)
        share = (f"{one.share.percent} %", _TONES[one.verdict]) if one.stages else ("", "")
        yield Text.assemble((printable(one.name), "bold"), (f"  {printable(details)}  ", "dim"), share)
        yield Text(f"  {_capital(printable(one.sentence))}.", _TONES[one.verdict])
        yield from _roles(one)
        for number, step in enumerate(one.next[:_MOST_STEPS], start=1):
            owner = printable(step.owner) if step.owner else "nobody owns it"
            text = _capital(printable(step.sentence))
            yield Text.assemble((f"  {number:>2}. ", "dim"), text, (f"  {owner}", "dim"))
        if len(one.next) > _MOST_STEPS:
            yield Text(f"      and {len(one.next) - _MOST_STEPS} more: see --format json", "dim")
    yield from _by_owner(every)


def _roles(one: AccountGaps) -> Iterator[Text]:
    """A line for every role: whether anybody is known, at how many stages they are met, whether they are answered."""
    for role in one.roles:
        told = ["known" if role.known else "unknown", f"met at {role.stages_met.yes} of {role.stages_met.of} stages"]
        if role.answer is not None:
            told.append("answered" if role.answer else "not answered")
        yield Text.assemble(
            (f"  {label(role.role)}: ", "dim"), (", ".join(told), "green" if role.is_covered else "yellow")
        )


def _by_owner(every: Sequence[AccountGaps]) -> Iterator[Text]:
    tally: dict[str | None, int] = {}
    for step in (step for one in every for step in one.next):
        tally[step.owner] = tally.get(step.owner, 0) + 1
    if tally:
        yield Text()
        yield Text("Accounts by owner", "bold")
        for owner, steps in sorted(tally.items(), key=lambda one: (one[0] is None, -one[1])):
            yield Text(f"  {printable(owner or 'nobody')}: {steps}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
