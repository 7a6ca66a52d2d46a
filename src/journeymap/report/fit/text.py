"""The fit of accounts as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, Part, padded, width
from journeymap.report.text import capitalized, counted
from journeymap.translatable import Sentence
from journeymap.view.fit.portfolio import CapacityView, Portfolio
from journeymap.view.fit.report import AccountFit, FitReport

_WIDE = 79
_MARGIN = 5
_MOST = 25
"""Nobody reads more accounts one by one; the formats for machines hold all of them."""
_NAMED = 10
_TONES = {"abm": "bold green", "targeted": "bold cyan", "mass": "bold"}
_SIGNS = {"yes": ("+", "green"), "no": ("-", "bold red"), "unknown": ("?", "yellow")}
"""Told apart by shape, not only by color."""


def render(report: FitReport, options: ReportOptions) -> Iterator[Line]:
    """Yield account by account what it calls for and why, then all together; with `quiet` only what to change."""
    if not report.accounts:
        yield Line((report.title, "bold"), ": no account is declared here.")
        return
    if options.quiet:
        for account in report.to_change:
            yield from _change(account)
        return
    yield Line((report.title, "bold"), f": {counted(len(report.accounts), 'account')}")
    for sentence in report.basis:
        yield from _wrapped(str(sentence), "dim", margin=0)
    yield Line()
    yield from _portfolio(report.portfolio)
    if report.to_change:
        names = ", ".join(f"{account.number} {account.name}" for account in report.to_change[:_NAMED])
        more = f" and {len(report.to_change) - _NAMED:,} more" if len(report.to_change) > _NAMED else ""
        yield Line()
        yield from _wrapped(f"To change: {names}{more}.", "yellow", margin=0)
    shown = report.accounts if len(report.accounts) <= _MOST else report.to_change[:_MOST]
    for account in shown:
        yield Line()
        yield from _account(account, has_costs=report.has_costs)
    yield from _not_shown(report, len(shown))
    if report.assumption:
        yield Line()
        yield from _wrapped(str(report.assumption), "dim", margin=0)
    if not report.has_costs:
        yield Line()
        yield Line(("When they pay nobody can tell: nothing is written of what they cost.", "dim"))
    for capacity in report.capacities:
        yield Line()
        yield from _capacity(capacity)


def _not_shown(report: FitReport, shown: int) -> Iterator[Line]:
    if len(report.accounts) == shown:
        return
    changes = len(report.to_change) - shown
    if changes > 0:
        yield Line()
        yield Line((f"and {changes:,} more to change; --format csv lists every account.", "dim"))
    else:
        others = counted(len(report.accounts) - shown, "other account")
        yield Line()
        yield Line((f"Nothing to change at {others}; --format csv lists every account.", "dim"))


def _account(account: AccountFit, *, has_costs: bool) -> Iterator[Line]:
    number = f"{account.number:>{_MARGIN - 2}}. "
    approach = capitalized(label(account.computed)) if account.computed else "Nobody can tell"
    unknown = " (needs unknown)" if account.is_needs_unknown else ""
    treated: list[Part] = []
    if account.declared == account.computed and account.computed:
        treated = [(", as it is treated", "dim")]
    elif account.declared:
        treated = [(f", treated as {label(account.declared)}", "yellow" if account.is_to_change else "dim")]
    tone = _TONES.get(account.computed or "", "bold yellow")
    yield Line((number, "dim"), (account.name, "bold"), ": ", (approach, tone), (unknown, "dim"), *treated)
    yield Line(" " * _MARGIN, (_facts(account), "dim"))
    yield Line(" " * _MARGIN, *_answers(account)).stripped()
    yield from _wrapped(_said(account.why))
    yield from _change_of(account)
    if has_costs:
        yield from _economics(account)


def _facts(account: AccountFit) -> str:
    value = str(account.value) if account.value else "value not said"
    rank = f" (number {account.rank.place:,} of {account.rank.of:,})" if account.rank else ""
    needs = "needs not said" if account.needs is None else f"needs {account.needs:.0f} of 100"
    tier = label(account.tier) if account.tier else None
    return " · ".join(filter(None, (value + rank, needs, tier, account.relationship)))


def _answers(account: AccountFit) -> Iterator[Part]:
    if all(answer.answer == "unknown" for answer in account.answers):
        yield "?", "yellow"
        yield " none of the four questions about its fit is answered"
        return
    for answer in account.answers:
        sign, tone = _SIGNS[answer.answer]
        yield sign, tone
        yield f" {label(answer.question)}  ", "dim" if answer.answer == "yes" else ""


def _change(account: AccountFit) -> Iterator[Line]:
    yield Line((account.name, "bold"), ":")
    yield from _change_of(account)


def _change_of(account: AccountFit) -> Iterator[Line]:
    if account.act:
        yield from _wrapped(account.act, "yellow" if account.is_to_change else "dim", sign="> ")
    for answer in account.contradictions:
        why = f" ({answer.why})" if answer.why else ""
        yield from _wrapped(f"{answer.speaks_against}{why}", "red", sign="! ")


def _economics(account: AccountFit) -> Iterator[Line]:
    pays_off, cost = account.pays_off, account.cost
    bad = pays_off.verdict in ("never", "only_if_better")
    if pays_off.reason != "spread_over_abm":  # which is said once for all
        yield from _wrapped(_said(pays_off.says), "red" if bad else "dim" if pays_off.needed is None else "")
    if cost.total:
        own = [f"{_joined(cost.own)} on it alone"] if cost.own else []
        shares = [f"{_joined(share.amounts)} of '{share.program.text}', {share.spread}" for share in cost.shares]
        yield from _wrapped(f"Cost: {_joined(cost.total)} ({'; '.join([*own, *shares])}).", "dim")


def _portfolio(portfolio: Portfolio) -> Iterator[Line]:
    yield Line(("All together", "bold"))
    rows = [("", "treated so", "of the value", "called for", "of the value")]
    for row in portfolio.rows:
        name = capitalized(label(row.approach)) if row.approach else "Not known"
        values = (_percent(row.declared_value), _percent(row.computed_value))
        rows.append((name, f"{row.declared:,}", values[0], f"{row.computed:,}", values[1]))
    for number, cells in enumerate(rows):
        text = f"  {padded(cells[0], 10)}" + "".join(f"{cell:>14}" for cell in cells[1:])
        yield Line((text, "dim" if number == 0 else ""))
    for sentence in portfolio.says:
        yield from _wrapped(str(sentence), margin=2)


def _capacity(capacity: CapacityView) -> Iterator[Line]:
    yield Line((capacity.program.text, "bold"), ": people and accounts")
    yield from _wrapped(_said(capacity.says), "yellow" if capacity.is_too_much else "", margin=2)
    tiers = ", ".join(f"{label(tier) if tier else 'tier not said'} {number:,}" for tier, number in capacity.tiers)
    if tiers:
        yield from _wrapped(f"By tier: {tiers}.", "dim", margin=2)


def _said(sentences: Iterable[Sentence]) -> str:
    return " ".join(map(str, sentences))


def _joined(sentences: Iterable[Sentence]) -> str:
    return " and ".join(map(str, sentences))


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"


def _wrapped(text: str, tone: str = "", *, margin: int = _MARGIN, sign: str = "") -> Iterator[Line]:
    """Yield a text, broken between words."""
    first, rest = " " * margin + sign, " " * (margin + width(sign))
    for line in wrap(text, _WIDE, initial_indent=first, subsequent_indent=rest, break_long_words=False):
        yield Line((line, tone))
