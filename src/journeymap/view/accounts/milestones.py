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
    return tuple(sorted(_milestones(account, analysis), key=lambda milestone: milestone.day.date))


def _milestones(account: LinkedAccount, analysis: Analysis) -> Iterator[Milestone]:
    model, today = account.model, analysis.today
    first, result = model.first_value, first_result(account, today)
    has_result = result.state == "reached"

    def milestone(what: str, on: date, about: str | None = None, *, is_done: bool = False) -> Milestone:
        return Milestone(what=what, about=about, day=day(on, today), is_done=is_done)

    if first and first.reached and has_result:
        yield milestone(N_("First result reached"), first.reached, is_done=True)
    elif result.due:
        yield milestone(N_("First result due"), result.due)
    if model.go_live:
        yield milestone(N_("Wants to be live"), model.go_live, is_done=has_result)
    back_plan = analysis.back_plan(account)
    if back_plan and back_plan.signed and back_plan.signed != back_plan.wanted:
        yield milestone(N_("Has to sign by"), back_plan.signed)
    for deal in model.deals:
        if deal.closes and deal.outcome == "open":
            yield milestone(N_("Deal closes"), deal.closes, deal.name)
        elif deal.closes:
            yield milestone(N_("Deal decided"), deal.closes, deal.name, is_done=True)
    for objective in (*model.objectives, *(model.account_plan.objectives if model.account_plan else ())):
        if objective.by:
            # Nobody writes whether it was reached, so a day that is past is not called late.
            is_over = objective.by < today
            yield milestone(N_("To be reached"), objective.by, objective.text, is_done=is_over)
    if model.account_plan and model.account_plan.review:
        yield milestone(N_("Review of the plan"), model.account_plan.review)
    if model.renewal:
        if model.renewal.notice:
            notice_day = shifted(model.renewal.date, -model.renewal.notice)
            yield milestone(N_("Last day to give notice"), notice_day)
        yield milestone(N_("Contract ends"), model.renewal.date)
