"""The gap report as a spreadsheet: a row per map, stage, persona and question, and one per account, stage, role and
question.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from journeymap.characters import log_line
from journeymap.report.formats import ReportOptions, SheetText
from journeymap.view.gaps.accounts import ROLE_CHECKS, AccountGaps
from journeymap.view.gaps.report import GapReport

_HEAD = ("map", "map_title", "stage", "stage_name", "persona", "persona_name", "check", "answer", "owner")
_FORMULA = re.compile(r'((?:^|;)["\s\u200c\u200d\ufe0e\ufe0f]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−])')
"""What begins a formula, and looks like it: first in a cell, or after the separator that many countries use."""
_ACCOUNT_HEAD = ("account", "account_name", "role")
"""More columns, where accounts are declared."""


def render(report: GapReport, _: ReportOptions) -> SheetText:
    """Return comma-separated values; `answer` is yes or no."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    blank = (None,) * len(_ACCOUNT_HEAD) if report.accounts else ()
    sheet.writerow((*_HEAD, *(_ACCOUNT_HEAD if report.accounts else ())))
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
                        sheet.writerow(
                            [inert(text) for text in (*where, check, "yes" if answer else "no", stage.owner, *blank)]
                        )
    sheet.writerows([inert(text) for text in row] for account in report.accounts for row in _account(account))
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


def inert(text: str | None) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return _FORMULA.sub(r"\1'", log_line(text or ""))
