"""What to do about an account that has bought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from journeymap.analysis.first_result import first_result
from journeymap.analysis.satisfaction import mood_of
from journeymap.model.vocabulary import role_holder
from journeymap.view.gaps.acts import Act, listed, more
from journeymap.view.gaps.state import AccountState

_FEW = 3
"""So many of what is alike are named."""


def _first_value(state: AccountState) -> Iterator[Act]:
    """Yield that the first result has no name, or no day."""
    model, result = state.account.model.first_value, first_result(state.account, state.today)
    if result.state in ("unnamed", "undated"):
        about = model.milestone if model else None
        what = f"a day for '{about}'" if about else "the first result and on its day"
        yield state.act("first_value", "success", f"agree on {what}", about=about)


def _result(state: AccountState) -> Iterator[Act]:
    """Yield the first result once it is at risk; until then it is on its way."""
    result = first_result(state.account, state.today)
    if result.state == "at risk" and result.due:
        what = first_result_of(state)
        promised = f", promised for {result.due}" if result.is_promised else ""
        act = state.act("result", "success", f"ask what is in the way of '{what}'{promised}", about=what)
        yield replace(act, due=result.due)


def first_result_of(state: AccountState) -> str:
    """What the first result of an account is, in its words."""
    first = state.account.model.first_value
    return (first and (first.milestone or first.outcome)) or "the first result"


def _promise(state: AccountState) -> Iterator[Act]:
    """Yield what a customer was promised and nobody delivers."""
    if not state.account.is_customer:
        return
    open_ = [
        outcome.text
        for outcome in state.account.model.outcomes
        if not state.analysis.deliveries.include(state.account, filter(None, (outcome.text, outcome.id)))
    ]
    if open_:
        sentence = f"settle who delivers '{open_[0]}'{more(open_)}, which they were promised"
        yield state.act("promise", "success", sentence, about=open_[0])


def _reference(state: AccountState) -> Iterator[Act]:
    """Yield a customer who is to speak for you, and is not content, or has no result to show."""
    risk = state.analysis.customers.reference_risk(state.account)
    if risk is None:
        return
    why = ["it has no first result"] if risk.has_no_result else []
    low = risk.mood.low
    if low:
        who = role_holder(low.role) if low.role else "somebody"
        why.append(f"{who} was not content on {low.date}")
    sentence = f"ask them how they are before you ask for a reference: {listed(why)}"
    yield state.act("reference", "success", sentence, roles=[low.role] if low and low.role else [])


def _ask(state: AccountState) -> Iterator[Act]:
    """Yield that nobody has asked of late how they are."""
    mood = mood_of(state.account, state.today)
    if not mood.is_known and not state.analysis.customers.is_new(state.account):
        since = f": the last time was on {mood.last_asked}" if mood.last_asked else ""
        yield state.act("ask", "success", f"ask them how satisfied they are{since}")


def _account_plan(state: AccountState) -> Iterator[Act]:
    """Yield that there is no plan for what comes after, or parts of the account that nobody looks after."""
    plan = state.account.model.account_plan
    if plan is None:
        if state.account.is_abm:
            sentence = "make a plan with sales and success for what comes after the purchase"
            yield state.act("account_plan", "success", sentence)
        return
    untouched = [unit.name for unit in plan.units if unit.potential and not (unit.uses or unit.contact)]
    if untouched:
        names = listed([f"'{name}'" for name in untouched], _FEW)
        sentence = f"find somebody at {names}, where they could use more of you"
        yield state.act("unit", "sales", sentence, about=listed(untouched, _FEW))


CUSTOMER_ACTS: tuple[Callable[[AccountState], Iterator[Act]], ...] = (
    _first_value, _result, _promise, _reference, _ask, _account_plan
)  # fmt: skip
