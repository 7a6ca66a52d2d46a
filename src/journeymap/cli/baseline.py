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

_FIX = "Correct the path, or write it: journeymap validate --write-baseline."


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
        new, obsolete = apply_baseline(
            findings, file, relative_name(file, session.workspace.root), session.workspace.clean
        )
    except CannotReadBaseline as error:
        document = session.workspace.settings_document
        if option is not None or document is None:
            raise UsageError(f"{capitalized(str(error))}. {_FIX}") from None
        return _with(session, [_missing_baseline(str(error), document), *findings])
    # Entries about other files may still occur there, so nothing can be said about them.
    return _with(session, new if session.scope else [*new, *obsolete])


def _with(session: Session, findings: list[Finding]) -> Session:
    return replace(session, result=replace(session.result, findings=tuple(findings)))


def _missing_baseline(message: str, document: Document) -> Finding:
    """Return the finding that the baseline named in the settings is missing or unreadable."""
    return DOCUMENT_CODES["JM018"].finding(message, _FIX, Place(document).at("baseline"))


def _file(session: Session, option: Path | None) -> Path | None:
    if option is not None:
        return option.absolute()
    setting = session.workspace.settings.baseline
    return session.workspace.root / setting if setting else None
