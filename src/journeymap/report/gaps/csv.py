"""The gap report as a sheet: a row per map, stage, persona and question, and one per account, stage, role and
question.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from journeymap.report.formats import ReportOptions
from journeymap.view.gaps.accounts import ROLE_CHECKS, AccountGaps
from journeymap.view.gaps.report import GapReport

_HEAD = ("map", "map_title", "stage", "stage_name", "persona", "persona_name", "check", "answer", "owner")
_ACCOUNT_HEAD = ("account", "account_name", "role")
"""More columns, where accounts are declared."""


def render(report: GapReport, _: ReportOptions) -> str:
    """Return comma-separated values; `answer` is yes or no."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    blank = (None,) * len(_ACCOUNT_HEAD) if report.accounts else ()
    sheet.writerow((*_HEAD, *(_ACCOUNT_HEAD if report.accounts else ())))
    for one in report.maps:
        for stage in one.stages:
            for cell in stage.cells:
                answers = (
                    ("touchpoint", cell.touchpoint),
                    ("channel", cell.channel),
                    ("content", cell.content),
                )
                for check, answer in answers:
                    if answer is not None:
                        texts = (one.id, one.title, stage.id, stage.name, cell.persona, cell.persona_name)
                        told = (check, "yes" if answer else "no", stage.owner)
                        sheet.writerow([inert(text) for text in (*texts, *told, *blank)])
    sheet.writerows([inert(text) for text in row] for one in report.accounts for row in _account(one))
    return out.getvalue()


def _account(one: AccountGaps) -> Iterator[tuple[str | None, ...]]:
    owners = ", ".join(one.owners)
    for stage in one.stages:
        for role in stage.roles:
            answers = (role.known, role.contact, role.channel, role.answer)
            for check, answer in zip(ROLE_CHECKS, answers, strict=True):
                if answer is not None:
                    at = (one.map, one.map_title, stage.id, stage.name, None, None)
                    yield (*at, check, "yes" if answer else "no", owners, one.id, one.name, role.role)


def inert(text: str | None) -> str:
    """A text that no spreadsheet program takes for a formula."""
    text = text or ""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
