"""The fit of accounts as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.model.vocabulary import label
from journeymap.report.formats import ReportOptions
from journeymap.report.text import capitalized, escaped
from journeymap.translatable import Sentence
from journeymap.view.fit.portfolio import Portfolio
from journeymap.view.fit.report import AccountFit, FitReport

_SIGNS = {"yes": "✅", "no": "❌", "unknown": "❔"}


def render(report: FitReport, _: ReportOptions) -> str:
    """Return what to change, a table of the accounts, and how many there are of each approach."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: FitReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}: which account calls for what"
    yield ""
    if not report.accounts:
        yield "No account is declared here."
        return
    yield _said(report.basis)
    if report.to_change:
        yield ""
        yield "## To change"
        yield ""
        yield from (f"- {_change(account)}" for account in report.to_change)
    yield ""
    yield "## Accounts"
    yield ""
    yield "| Account | Value a year | Needs | Fit | Calls for | Treated as | When it pays |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_row, report.accounts)
    if report.assumption:
        yield ""
        yield escaped(str(report.assumption))
    yield ""
    yield "## All together"
    yield ""
    yield from _portfolio(report.portfolio)
    for capacity in report.capacities:
        yield ""
        yield f"**{escaped(capacity.program.text)}**: {_said(capacity.says)}"


def _change(account: AccountFit) -> str:
    against = [
        (answer.speaks_against or "") + (f" ({answer.why})" if answer.why else "") for answer in account.contradictions
    ]
    act = [account.act] if account.act and account.difference != "last_by_choice" else []
    return f"**{escaped(account.name)}**: {escaped(' '.join([*act, *against]))}"


def _row(account: AccountFit) -> str:
    rank = f"<br>{account.rank.place:,} of {account.rank.of:,}" if account.rank else ""
    approach = label(account.computed) if account.computed else "nobody can tell"
    treated = label(account.declared) if account.declared else "not said"
    cells = (
        f"**{escaped(account.name)}**",
        (escaped(str(account.value)) if account.value else "not said") + rank,
        "not said" if account.needs is None else f"{account.needs:.0f} of 100",
        "<br>".join(f"{_SIGNS[answer.answer]} {label(answer.question)}" for answer in account.answers),
        f"**{capitalized(approach)}**<br>{_said(account.why)}",
        capitalized(treated) + (f"<br>{label(account.tier)}" if account.tier else ""),
        "–" if account.pays_off.reason == "spread_over_abm" else _said(account.pays_off.says),
    )
    return f"| {' | '.join(cells)} |"


def _portfolio(portfolio: Portfolio) -> Iterator[str]:
    yield "| Approach | Treated so | Of the value | Called for | Of the value |"
    yield "|---|---:|---:|---:|---:|"
    for row in portfolio.rows:
        values = (_percent(row.declared_value), _percent(row.computed_value))
        name = label(row.approach) if row.approach else "not known"
        yield f"| {capitalized(name)} | {row.declared:,} | {values[0]} | {row.computed:,} | {values[1]} |"
    for sentence in portfolio.says:
        yield ""
        yield escaped(str(sentence))


def _said(sentences: Iterable[Sentence]) -> str:
    return escaped(" ".join(map(str, sentences)))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"
