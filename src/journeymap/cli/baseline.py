"""Write a session's findings into a baseline, or leave out those that one holds."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from journeymap.cli.session import Session, write_file
from journeymap.errors import ExitCode, UsageError
from journeymap.findings import DOCUMENT_CODES, Finding
from journeymap.linting.baseline import DEFAULT, CannotReadBaseline, apply_baseline, baseline_of
from journeymap.report.console import show
from journeymap.report.findings import text
from journeymap.report.run import relative_name
from journeymap.report.text import capitalized, counted
from journeymap.source import Document, Place

_NOT_THERE = "Correct the path, or write it: journeymap validate --write-baseline."


def write_baseline(session: Session, option: Path | None) -> int:
    """Write the findings into the baseline; what is wrong with documents still fails."""
    file = _file(session, option) or session.workspace.root / DEFAULT
    entries = baseline_of(session.result.findings)
    write_file(entries, file)
    count = sum(not line.startswith("#") for line in entries.splitlines())
    print(f"Wrote {counted(count, 'finding')} to {relative_name(file, Path.cwd())}.")
    wrong = only_documents(session)
    if not wrong.result.findings:
        return ExitCode.OK
    show(text.render(wrong.run(), wrong.report_options()), sys.stderr)
    return wrong.result.exit_code


def only_documents(session: Session) -> Session:
    """Keep only what is wrong with documents."""
    return replace(session, result=replace(session.result, findings=session.result.document_errors))


def without_old(session: Session, option: Path | None) -> Session:
    """Keep only the findings that are new, and add one for each entry that no longer occurs."""
    file = _file(session, option)
    if file is None:
        return session
    findings = session.result.findings
    try:
        new, gone = apply_baseline(findings, file, relative_name(file, session.workspace.root))
    except CannotReadBaseline as error:
        document = session.workspace.settings_document
        if option is not None or document is None:
            raise UsageError(f"{capitalized(str(error))}. {_NOT_THERE}") from None
        return _with(session, [_not_there(str(error), document), *findings])
    # Of the files that were not asked for nothing can be said.
    return _with(session, new if session.scope else [*new, *gone])


def _with(session: Session, findings: list[Finding]) -> Session:
    return replace(session, result=replace(session.result, findings=tuple(findings)))


def _not_there(message: str, document: Document) -> Finding:
    """What is wrong with the baseline that the settings name."""
    return DOCUMENT_CODES["JM018"].finding(message, _NOT_THERE, Place(document).at("baseline"))


def _file(session: Session, option: Path | None) -> Path | None:
    if option is not None:
        return option.absolute()
    setting = session.workspace.settings.baseline
    return session.workspace.root / setting if setting else None
