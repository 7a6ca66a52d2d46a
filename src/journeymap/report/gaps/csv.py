"""The gap report as a spreadsheet: a row per map, stage, persona and question, one per account, stage, role and
question, and one per thing to do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from journeymap.escaping import inert
from journeymap.report.formats import ReportOptions, SheetText
from journeymap.report.text import capitalized
from journeymap.view.gaps.accounts import ROLE_CHECKS, AccountGaps
from journeymap.view.gaps.acts import Act
from journeymap.view.gaps.report import GapReport

_HEAD = ("map", "map_title", "stage", "stage_name", "persona", "persona_name", "check", "answer", "owner")
_ACCOUNT_HEAD = ("account", "account_name", "role")
"""More columns, where accounts are declared."""
_ACT_HEAD = ("kind", "do", "due")
"""More columns, where there is something to do."""


def render(report: GapReport, _: ReportOptions) -> SheetText:
    """Return comma-separated values; `answer` is yes or no, and nothing at what is to be done."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    blank = (None,) * len(_ACCOUNT_HEAD) if report.accounts else ()
    no_act = (None,) * len(_ACT_HEAD)
    sheet.writerow((*_HEAD, *(_ACCOUNT_HEAD if report.accounts else ()), *_ACT_HEAD))
    for map_ in report.maps:
        for stage in map_.stages:
            for cell in stage.cells:
                answers = (
                    ("touchpoint", cell.touchpoint),
                    ("channel", cell.channel),
                    ("content", cell.content),
                )
                for check, answer in answers:
                    if answer is not None:
                        where = (map_.id, map_.title, stage.id, stage.name, cell.persona, cell.persona_name)
                        row = (*where, check, "yes" if answer else "no", stage.owner, *blank, *no_act)
                        sheet.writerow([inert(text) for text in row])
    for account in report.accounts:
        sheet.writerows([inert(text) for text in (*row, *no_act)] for row in _account(account))
    with_accounts = bool(report.accounts)
    sheet.writerows([inert(text) for text in _act(act, "next", with_accounts)] for act in report.next)
    sheet.writerows([inert(text) for text in _act(act, "late", with_accounts)] for act in report.late)
    return SheetText(out.getvalue())


def _account(account: AccountGaps) -> Iterator[tuple[str | None, ...]]:
    owners = ", ".join(account.owners)
    for stage in account.stages:
        for role in stage.roles:
            answers = (role.known, role.planned, role.channel, role.answered)
            for check, answer in zip(ROLE_CHECKS, answers, strict=True):
                if answer is not None:
                    where = (account.map, account.map_title, stage.id, stage.name, None, None)
                    yield (*where, check, "yes" if answer else "no", owners, account.id, account.name, role.role)
    for summary in account.roles:
        nowhere = (account.map, account.map_title, None, None, None, None)
        spoken_to = ("spoken_to", "yes" if summary.spoken_to else "no")
        yield (*nowhere, *spoken_to, owners, account.id, account.name, summary.role)


def _act(act: Act, check: str, with_accounts: bool) -> Iterator[str | None]:
    """Yield the cells of something to do, which stands there in the order in which to do it."""
    yield from (act.map, act.map_title, "; ".join(stage.id for stage in act.stages))
    yield "; ".join(stage.name for stage in act.stages)
    yield from ("; ".join(act.personas), "; ".join(act.persona_names), check, None, act.owner)
    if with_accounts:
        yield from (act.account, act.account_name, "; ".join(act.roles))
    yield from (act.kind, capitalized(act.sentence), act.day)
