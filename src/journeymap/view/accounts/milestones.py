"""The days that matter at an account beside its contacts: first result, go-live, deals, renewal, reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.first_result import first_result
from journeymap.model.base import shifted
from journeymap.translatable import N_
from journeymap.view.accounts.days import Day, day
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day that matters."""

    what: str
    """What is on that day, in words of ours."""
    about: str | None
    """In theirs: which deal, which objective."""
    day: Day
    is_done: bool

    @property
    def is_late(self) -> bool:
        """Whether it was to be by now, and is not."""
        return self.day.ahead < 0 and not self.is_done


def milestones_of(account: LinkedAccount, analysis: Analysis) -> tuple[Milestone, ...]:
    """Return the days that matter at an account, the first one first."""
    today = analysis.today
    found = [
        Milestone(what=what, about=about, day=day(on, today), is_done=is_done)
        for what, about, on, is_done in _days(account, analysis)
    ]
    return tuple(sorted(found, key=lambda milestone: milestone.day.date))


def _days(account: LinkedAccount, analysis: Analysis) -> Iterator[tuple[str, str | None, date, bool]]:
    model, today = account.model, analysis.today
    first, result = model.first_value, first_result(account, today)
    has_result = result.state == "reached"
    if first and first.reached and has_result:
        yield N_("First result reached"), None, first.reached, True
    elif result.due:
        yield N_("First result due"), None, result.due, False
    if model.go_live:
        yield N_("Wants to be live"), None, model.go_live, has_result
    back_plan = analysis.back_plan(account)
    if back_plan and back_plan.signed and back_plan.signed != back_plan.wanted:
        yield N_("Has to sign by"), None, back_plan.signed, False
    for deal in model.deals:
        if deal.closes:
            is_open = deal.outcome == "open"
            yield N_("Deal closes") if is_open else N_("Deal decided"), deal.name, deal.closes, not is_open
    for objective in (*model.objectives, *(model.account_plan.objectives if model.account_plan else ())):
        if objective.by:
            yield (
                N_("To be reached"),
                objective.text,
                objective.by,
                objective.by < today,
            )  # nobody writes whether it was
    if model.account_plan and model.account_plan.review:
        yield N_("Review of the plan"), None, model.account_plan.review, False
    if model.renewal:
        if model.renewal.notice:
            yield N_("Last day to give notice"), None, shifted(model.renewal.date, -model.renewal.notice), False
        yield N_("Contract ends"), None, model.renewal.date, False
