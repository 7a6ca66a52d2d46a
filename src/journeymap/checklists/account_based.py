"""Account-based marketing in five steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import is_untimed, unanswered_fit
from journeymap.analysis.clocks import Clocks, Lack, WindowState
from journeymap.analysis.conversations import has_talked
from journeymap.analysis.first_result import first_result
from journeymap.analysis.measures import (
    has_dated_value,
    has_target,
    is_stale,
    lacks_baseline,
    missing_measures,
    name_of,
)
from journeymap.analysis.satisfaction import mood_of
from journeymap.checklists.checklist import Checklist, OneOf, Progress, Question, Scope, Step, progress
from journeymap.model.values import Metric
from journeymap.model.vocabulary import label, role_holder
from journeymap.translatable import N_
from journeymap.workspace import LinkedAccount, LinkedPlanEntry, LinkedProgram

_AHEAD = 2
"""So many stages ahead a contact may be planned: whoever is hard to get needs time."""
_CHOOSE_ABM = N_("First set the approach to abm for the accounts that deserve a plan of their own.")


def _accounts(scope: Scope) -> Progress:
    def questions() -> Iterator[Question]:
        for program in scope.programs:
            shortfall = None if program.accounts else f"Program '{program.model.name}' has no accounts"
            yield Question(program.place.at("target_list"), shortfall)
        if not scope.programs:
            for account in scope.accounts:
                yield Question(account.place, f"Account '{account.name}' is not in any program")
        for account in filter(scope.analysis.buying_groups.is_target, scope.accounts):
            missing = [] if account.model.value else ["value"]
            fit = [label(name) for name in unanswered_fit(account)]
            missing += [f"fit ({', '.join(fit)})"] if fit else []
            shortfall = f"Account '{account.name}' lacks {' and '.join(missing)}" if missing else None
            yield Question(account.place.at("fit"), shortfall)

    return progress(questions())


def _strategy(scope: Scope) -> Progress:
    def question(account: LinkedAccount) -> Question:
        shortfall = None if account.model.strategy else f"Account '{account.name}' has no strategy"
        return Question(account.place.at("strategy"), shortfall)

    return progress(map(question, scope.abm_accounts))


def _plan(scope: Scope) -> Progress:
    def questions() -> Iterator[Question]:
        for account in scope.abm_accounts:
            yield Question(account.place.at("plan"), _lacks_contact(account, scope.analysis.clocks))
            for window in scope.analysis.clocks.windows(account):
                if window.state in _OPEN_WINDOWS:
                    what = f"The window '{label(window.trigger.kind)}' at '{account.name}'"
                    yield Question(window.place, f"{what} {_OPEN_WINDOWS[window.state]}")
            for entry in account.plan:
                if entry.model.status == "planned":
                    untimed = f"{_contact_label(entry)} has no date, trigger or stage"
                    yield Question(entry.place, untimed if is_untimed(entry) else None)

    return progress(questions())


_OPEN_WINDOWS = {
    WindowState.UNDATED: "has a contact without a day",
    WindowState.UNANSWERED: "has no contact",
    WindowState.MISSED: "has closed, unanswered",
}


def _lacks_contact(account: LinkedAccount, clocks: Clocks) -> str | None:
    """Say that an account has no next contact, or none that it would take now. Windows are asked for one by one."""
    if clocks.next_contact(account) is None:
        return f"Account '{account.name}' has no next contact"
    if clocks.lack(account) is Lack.OVERDUE:
        return f"A contact with '{account.name}' is past its day"
    return None


def _timing(scope: Scope) -> Progress:
    def questions() -> Iterator[Question]:
        for account in scope.abm_accounts:
            if account.plan:
                shortfall = (
                    None if account.model.stage else f"Account '{account.name}' does not say which stage it is at"
                )
                yield Question(account.place.at("stage"), shortfall)
            yield from (Question(entry.place, _out_of_step(entry, scope.analysis)) for entry in account.plan)
            if _is_met(account, scope.analysis):
                yield _spoken_to(account, scope.analysis)
            yield from _waiting_handoffs(account, scope.analysis)
        for account in filter(scope.analysis.buying_groups.is_target, scope.accounts):
            if behind := _falls_behind(account, scope.analysis.clocks):
                yield Question(account.place, behind)
            if not account.is_abm:
                overdue = scope.analysis.clocks.overdue(account)
                yield from (Question(entry.place, _out_of_step(entry, scope.analysis)) for entry in overdue)
            if account.is_customer:
                yield from _after_the_sale(account, scope.analysis)

    return progress(questions())


_UNMET = frozenset({"select", "aware"})
"""The phases in which nobody at an account needs to have been spoken to."""


def _is_met(account: LinkedAccount, analysis: Analysis) -> bool:
    """Whether an account is where somebody must have spoken with it."""
    now = analysis.pipelines.now(account)
    return account.is_customer or (now is not None and bool(now.phases) and not _UNMET.issuperset(now.phases))


def _spoken_to(account: LinkedAccount, analysis: Analysis) -> Question:
    silent = f"Nobody has spoken with '{account.name}' yet, as far as anybody has written down"
    talked = has_talked(account, analysis.today)
    among = OneOf("accounts have been spoken to", account.name)
    return Question(account.place.at("committee"), None if talked else silent, "spoken to", among)


def _waiting_handoffs(account: LinkedAccount, analysis: Analysis) -> Iterator[Question]:
    late = {waiting.place for waiting in analysis.handoffs.overdue(account, analysis.today)}
    for number, handoff in enumerate(account.model.handoffs):
        place = account.place.at("handoffs", number)
        unanswered = f"Nobody has accepted or refused '{account.name}', offered on {handoff.ready}"
        if place in late or handoff.accepted or handoff.refused:
            among = OneOf("handoffs have been answered", f"{account.name}, {handoff.ready}")
            yield Question(place, unanswered if place in late else None, "handoff", among)


def _after_the_sale(account: LinkedAccount, analysis: Analysis) -> Iterator[Question]:
    """Ask a customer for what can have happened by now: its first result, and that somebody asked how it is."""
    result = first_result(account, analysis.today)
    if result.state in ("late", "reached"):
        late = f"'{account.name}' has not reached its first result, which was due on {result.due}"
        among = OneOf("first results that are due have been reached", account.name)
        yield Question(account.place.at("first_value"), None if result.state == "reached" else late, "", among)
    if not analysis.customers.is_new(account):
        unasked = f"Nobody has asked '{account.name}' of late how they are"
        among = OneOf("customers have been asked of late how they are", account.name)
        is_known = mood_of(account, analysis.today).is_known
        yield Question(account.place.at("satisfaction"), None if is_known else unasked, "", among)


def _falls_behind(account: LinkedAccount, clocks: Clocks) -> str | None:
    """Say that an account stands still, or has gone back or cold."""
    if clocks.slipped_back(account):
        return f"Account '{account.name}' has gone back a stage, and nothing is planned since"
    spell = clocks.spell(account)
    if spell and clocks.is_stuck(account):
        return f"Account '{account.name}' has been in '{spell.stage.name}' for {spell.days} days"
    if clocks.is_cold(account):
        return f"Nobody has spoken with '{account.name}' for long, and nobody will soon"
    return None


def _out_of_step(entry: LinkedPlanEntry, analysis: Analysis) -> str | None:
    """Say what is wrong with the timing of a contact that is still to come."""
    model, account = entry.model, entry.account
    if model.status != "planned":
        return None
    if model.date and model.date < analysis.today:
        return f"{_contact_label(entry)}, planned for {model.date}, is neither done nor skipped"
    if model.stage and not _is_near(account, model.stage, analysis):
        return f"{_contact_label(entry)} is planned for '{model.stage}', but the account is at '{account.model.stage}'"
    return None


def _is_near(account: LinkedAccount, stage: str, analysis: Analysis) -> bool:
    """Whether a stage is the account's own or not far ahead, or nobody can tell."""
    number, now = (analysis.pipelines.number(account, id_) for id_ in (stage, account.model.stage))
    return number is None or now is None or 0 <= number - now <= _AHEAD


def _contact_label(entry: LinkedPlanEntry) -> str:
    """Name a contact by the role of whoever it is for, never by a person's name."""
    return f"Contact with {role_holder(*sorted(entry.roles))} at '{entry.account.name}'"


def _measures(scope: Scope) -> Progress:
    def questions() -> Iterator[Question]:
        for program in scope.programs:
            metrics = scope.analysis.measures.of(program)
            place = scope.analysis.measures.place_of(program)
            yield Question(place, _unmeasured(program, metrics, scope.analysis.today))
            no_baseline = f"Program '{program.model.name}' has no baseline for its win rate"
            yield Question(program.place.at("baseline"), no_baseline if lacks_baseline(program, metrics) else None)

    return progress(questions())


def _unmeasured(program: LinkedProgram, metrics: Sequence[Metric], today: date) -> str | None:
    """Say what a program does not measure, else of how many measures it knows the number: nobody can adjust anything by
    a name.
    """
    name = program.model.name
    if missing := missing_measures(metrics):
        return f"Program '{name}' does not measure {', '.join(map(label, missing))}"
    without = {
        "target in numbers": [name_of(metric) for metric in metrics if not has_target(metric)],
        "value with its day": [name_of(metric) for metric in metrics if not has_dated_value(metric)],
        "value of late": [name_of(metric) for metric in metrics if is_stale(metric, today)],
    }
    lacks = [f"no {what} for {', '.join(names)}" for what, names in without.items() if names]
    read = sum(1 for metric in metrics if has_dated_value(metric) and not is_stale(metric, today))
    return f"Program '{name}' has read {read} of {len(metrics)} measures: {' and '.join(lacks)}" if lacks else None


ACCOUNT_BASED = Checklist(
    id="abm-in-five",
    title=N_("Run account-based marketing"),
    purpose="For a short list of companies, each a market of its own.",
    first=N_("Declare accounts and a program."),
    has_begun=lambda scope: bool(scope.accounts or scope.programs),
    steps=(
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
            _CHOOSE_ABM,
            _strategy,
        ),
        Step(
            "plan",
            N_("Plan the contacts"),
            "Plan the next contacts with each abm account, and tie each to a date, a trigger or a stage.",
            _CHOOSE_ABM,
            _plan,
        ),
        Step(
            "timing",
            N_("Keep in step with the account"),
            "Speak with each account, note what came of every contact once its day is past, answer what one team offers"
            " the other, and ask customers how they are; plan for the account's stage or the next.",
            N_("Plan contacts with abm accounts first."),
            _timing,
            proof="deeds",
        ),
        Step(
            "measures",
            N_("Measure and adjust"),
            "Read what every program needs, with its day, and hold it against a target and an earlier win rate.",
            N_("Declare a program first."),
            _measures,
            proof="deeds",
        ),
    ),
    by_map=False,
)
