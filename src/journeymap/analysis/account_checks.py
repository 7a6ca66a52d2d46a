"""What accounts and planned contacts leave unsaid."""

from __future__ import annotations

from journeymap.workspace import LinkedAccount, LinkedPlanEntry

FIT = ("value_creation", "economics", "access", "propensity")
"""The questions to answer before an account is chosen."""


def unanswered_fit(account: LinkedAccount) -> tuple[str, ...]:
    """The fit questions that are not answered with yes or no."""
    answers = {name: getattr(account.model.fit, name) for name in FIT}
    return tuple(name for name, answer in answers.items() if answer is None or answer.answer == "unknown")


def has_planned_contact(account: LinkedAccount) -> bool:
    """Whether a contact is still to come; past contacts are no plan."""
    return any(entry.model.status == "planned" for entry in account.plan)


def is_untimed(entry: LinkedPlanEntry) -> bool:
    """Whether a planned contact is tied to no date, trigger or stage."""
    model = entry.model
    return model.status == "planned" and not (model.date or model.trigger or model.stage)
