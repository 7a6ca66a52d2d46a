"""What accounts and planned contacts leave unsaid."""

from __future__ import annotations

from journeymap.workspace import LinkedAccount, LinkedPlanEntry

FIT = {
    "value_creation": "whether you can do something for it",
    "economics": "whether it is worth the effort",
    "access": "whether you can reach the people who decide",
    "propensity": "whether it is likely to buy",
}
"""The questions to answer before an account is chosen."""


def has_own_plan(account: LinkedAccount) -> bool:
    """Whether an account is a market of its own and shares its plan with no other."""
    return account.is_abm and account.model.tier == "one_to_one"


def unanswered_fit(account: LinkedAccount) -> tuple[str, ...]:
    """The fit questions that are not answered with yes or no."""
    answers = {name: getattr(account.model.fit, name) for name in FIT}
    return tuple(name for name, answer in answers.items() if answer is None or answer.answer == "unknown")


def open_about_fit(account: LinkedAccount) -> list[str]:
    """What nobody has said about the fit of an account, each with what was noted so far."""
    return [FIT[name] + _noted(account, name) for name in unanswered_fit(account)]


def _noted(account: LinkedAccount, name: str) -> str:
    answer = getattr(account.model.fit, name)
    return f" (so far: {answer.why})" if answer and answer.why else ""


def is_untimed(entry: LinkedPlanEntry) -> bool:
    """Whether a planned contact is tied to no date, trigger or stage."""
    model = entry.model
    return model.status == "planned" and not (model.date or model.trigger or model.stage)
