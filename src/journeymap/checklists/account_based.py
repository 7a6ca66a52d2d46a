"""Account-based marketing in five steps."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import (
    has_planned_contact,
    is_untimed,
    lacks_baseline,
    missing_measures,
    unanswered_fit,
)
from journeymap.checklists.checklist import Asked, Process, Progress, Scope, Step, progress
from journeymap.model.vocabulary import label, role_holder
from journeymap.translatable import N_
from journeymap.workspace import LinkedAccount, LinkedPlanEntry

_NAME_ABM = N_("Set approach: abm on the accounts that deserve a plan of their own first.")


def _accounts(scope: Scope) -> Progress:
    def asked() -> Iterator[Asked]:
        for program in scope.programs:
            left = None if program.accounts else f"Program '{program.model.name}' has no accounts"
            yield Asked(program.place.at("target_list"), left)
        if not scope.programs:
            for account in scope.accounts:
                yield Asked(account.place, f"Account '{account.name}' is on the list of no program")
        for account in filter(scope.analysis.buying_groups.is_target, scope.accounts):
            lacks = [] if account.model.value else ["value"]
            fit = [label(name) for name in unanswered_fit(account)]
            lacks += [f"fit ({', '.join(fit)})"] if fit else []
            yield Asked(
                account.place.at("fit"), f"Account '{account.name}' lacks {' and '.join(lacks)}" if lacks else None
            )

    return progress(asked())


def _strategy(scope: Scope) -> Progress:
    return progress(
        Asked(one.place.at("strategy"), None if one.model.strategy else f"Account '{one.name}' has no strategy")
        for one in scope.abm
    )


def _plan(scope: Scope) -> Progress:
    def asked() -> Iterator[Asked]:
        for account in scope.abm:
            planned = has_planned_contact(account)
            yield Asked(account.place.at("plan"), None if planned else f"Account '{account.name}' has no next contact")
            for entry in account.plan:
                if entry.model.status == "planned":
                    left = f"{_called(entry)} has no date, trigger or stage"
                    yield Asked(entry.place, left if is_untimed(entry) else None)

    return progress(asked())


def _timing(scope: Scope) -> Progress:
    def asked() -> Iterator[Asked]:
        for account in scope.abm:
            if account.plan:
                left = None if account.model.stage else f"Account '{account.name}' does not say at which stage it is"
                yield Asked(account.place.at("stage"), left)
            yield from (Asked(entry.place, _out_of_step(entry, scope.analysis)) for entry in account.plan)

    return progress(asked())


def _out_of_step(entry: LinkedPlanEntry, analysis: Analysis) -> str | None:
    """What is wrong with the time of a contact that is still to come."""
    model, account = entry.model, entry.account
    if model.status != "planned":
        return None
    if model.date and model.date < analysis.today:
        return f"{_called(entry)}, planned for {model.date}, is neither done nor skipped"
    if model.stage and not _is_near(account, model.stage, analysis):
        return f"{_called(entry)} is planned for '{model.stage}', and the account is at '{account.model.stage}'"
    return None


def _is_near(account: LinkedAccount, stage: str, analysis: Analysis) -> bool:
    """Whether a stage is the account's own or the next; also where that cannot be known."""
    ids = [one.id for one in analysis.pipelines.of(account)]
    if account.model.stage not in ids or stage not in ids:
        return True
    return ids.index(stage) - ids.index(account.model.stage) in (0, 1)


def _called(entry: LinkedPlanEntry) -> str:
    """What a contact is called in a text: by the role of whoever it is for, never by name."""
    return f"Contact with {role_holder(*sorted(entry.roles))} at '{entry.account.name}'"


def _measures(scope: Scope) -> Progress:
    def asked() -> Iterator[Asked]:
        for program in scope.programs:
            missing = missing_measures(program)
            left = f"Program '{program.model.name}' does not measure {', '.join(missing)}" if missing else None
            yield Asked(program.place.at("metrics"), left)
            bare = f"Program '{program.model.name}' has no baseline for its win rate"
            yield Asked(program.place.at("baseline"), bare if lacks_baseline(program) else None)

    return progress(asked())


ACCOUNT_BASED = Process(
    "abm-in-five",
    N_("Run account-based marketing"),
    "For a short list of companies, each a market of its own.",
    N_("Declare accounts and a program."),
    lambda scope: bool(scope.accounts or scope.programs),
    (
        Step(
            "accounts",
            N_("Choose the accounts"),
            "Put the accounts worth the effort on a program's list, with what each would bring and how it fits.",
            N_("Declare accounts first."),
            _accounts,
        ),
        Step(
            "strategy",
            N_("Write a strategy for each"),
            "Say for each abm account which of its priorities you serve, and what that is worth to it.",
            _NAME_ABM,
            _strategy,
        ),
        Step(
            "plan",
            N_("Plan the contacts"),
            "Plan the next contacts with each abm account, and tie each to a date, a trigger or a stage.",
            _NAME_ABM,
            _plan,
        ),
        Step(
            "timing",
            N_("Keep in step with the account"),
            "Mark contacts done or skipped once their day is past, and plan for the account's stage or the next.",
            N_("Plan contacts with abm accounts first."),
            _timing,
        ),
        Step(
            "measures",
            N_("Measure and adjust"),
            "Measure what every program needs, with a win rate from before to hold it against.",
            N_("Declare a program first."),
            _measures,
        ),
    ),
    by_map=False,
)
