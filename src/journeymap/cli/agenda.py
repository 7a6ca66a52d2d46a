"""`journeymap agenda`: everything with a day, by the person who does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    warn_of_what_is_missing,
    where_known,
    write_report,
)
from journeymap.errors import ExitCode, UsageError
from journeymap.model.base import duration_of
from journeymap.model.strictness import FailOn
from journeymap.model.suggest import did_you_mean, same_word
from journeymap.report.agenda import FORMATS
from journeymap.report.formats import ONE_AFTER_ANOTHER
from journeymap.view.agenda.agenda import WITHIN, Agenda, agenda_of, people_of
from journeymap.workspace import SETTINGS

_NOBODY = ("nobody", "nobody yet")
_MOST_NAMED = 12


def _time(text: str) -> timedelta:
    try:
        time = duration_of(text)
    except (OverflowError, ValueError):
        time = timedelta.max
    if time is None:
        raise typer.BadParameter(f"'{text}' is not a length of time. Write a number and a unit, such as 14d or 2w")
    return time


def agenda(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
    within: Annotated[
        timedelta | None,
        typer.Option(
            "--within",
            parser=_time,
            metavar="TIME",
            help="How far to look ahead, such as 14d or 2w. What is late is shown in any case.",
            show_default=f"{WITHIN.days}d",
        ),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            "--person",
            metavar="NAME",
            help="Only what this person or team has to do; 'nobody' for what nobody has.",
            show_default=False,
        ),
    ] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", metavar="ID", help="Only what is due at this account.", show_default=False),
    ] = None,
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show everything that has a day: what is late, what is due soon, and who does it."""
    files = options.outputs(output, FORMATS)
    FORMATS.check(format_)
    chosen = options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of)
    parts = by_workspace(chosen) if format_ in ONE_AFTER_ANOTHER and not files else [chosen]
    time = WITHIN if within is None else within
    known = where_known(
        map(open_session, parts), lambda session: _chosen(_agenda(session, time), session, person, account)
    )
    for session, shown in known:
        _print(shown, session, format_, files, quiet=quiet)
    return ExitCode.OK


def _agenda(session: Session, within: timedelta) -> Agenda:
    """Gather what is due in the files that were asked for."""
    workspace, includes = session.workspace, session.includes
    pieces = [piece for piece in workspace.content.values() if includes(piece.place.document.path)]
    programs = [program for program in workspace.programs.values() if includes(program.place.document.path)]
    whole = [workspace] if includes(SETTINGS) else []
    return agenda_of(
        api.analysis_of(workspace),
        within=within,
        accounts=session.accounts,
        journeys=session.journeys,
        content=pieces,
        programs=(*whole, *programs),
    )


def _chosen(agenda: Agenda, session: Session, person: str | None, account: str | None) -> Agenda:
    """Keep what a person has to do, or what is due at an account. Raises UsageError where there is no such."""
    if account is not None:
        accounts = session.workspace.accounts
        names = {known.name: known for known in accounts.values()}
        found = accounts.get(account) or names.get(account) or accounts.get(same_word(account, accounts) or "")
        if found is None:
            known = [*accounts, *names]
            raise UsageError(_no_such("account", account, known, list(accounts)))
        agenda = agenda.at(found)
    if person is None:
        return agenda
    people = people_of(api.analysis_of(session.workspace))
    named = person if person in people else same_word(person, people)
    if named is None and person.strip().casefold() not in _NOBODY:
        raise UsageError(_no_such("person", person, people, people))
    return agenda.of(named)


def _no_such(kind: str, name: str, known: Sequence[str], told: Sequence[str]) -> str:
    """Say that nobody is called so, who may be meant, and who there is."""
    what = "Nobody is called" if kind == "person" else f"There is no {kind}"
    if not known:
        there = "accounts are declared" if kind == "account" else "owners and no `by` are written"
        return f"{what} '{name}': no {there} here."
    more = f" and {len(told) - _MOST_NAMED:,} more" if len(told) > _MOST_NAMED else ""
    return f"{what} '{name}'.{did_you_mean(name, known)} There is {', '.join(told[:_MOST_NAMED])}{more}."


def _print(shown: Agenda, session: Session, format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool) -> None:
    report_options = session.report_options(quiet=quiet)
    for name, file in files:
        write_report(FORMATS.render(name, shown, report_options), file, [session.workspace])
    print_report(FORMATS.render(format_, shown, report_options))
    warn_of_what_is_missing(session)
