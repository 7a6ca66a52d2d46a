"""Write a session's findings into a baseline, or leave out those that one holds."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from journeymap.characters import printable
from journeymap.cli.session import Session, write_file
from journeymap.errors import ExitCode, UsageError
from journeymap.findings import DOCUMENT_CODES, Finding
from journeymap.linting import Reach
from journeymap.linting.baseline import (
    DEFAULT,
    CannotReadBaseline,
    Looked,
    NoBaselineYet,
    apply_baseline,
    baseline_of,
    entries_to_keep,
    read_baseline,
)
from journeymap.named_paths import BASELINE, Refusal, find_given, find_named
from journeymap.report.console import show
from journeymap.report.findings import text
from journeymap.report.run import relative_name
from journeymap.report.text import capitalized, counted
from journeymap.source import Document, Place
from journeymap.streams import say, warn

_FIX = "Name a file that 'journeymap validate --write-baseline' has written."
_NOT_WRITTEN = "Nothing was written. Name another file."


def write_baseline(session: Session, option: Path | None) -> int:
    """Write the findings into the baseline, and keep the entries that this run did not look at; what is wrong with
    documents still fails.
    """
    name, file = _find(session, option)
    if isinstance(file, Refusal):
        raise UsageError(f"The baseline '{name}' {file.reason}. {_NOT_WRITTEN}")
    lines: list[str] = []
    try:
        lines = read_baseline(file, name)  # anything else that is there would be lost
    except NoBaselineYet:
        pass
    except CannotReadBaseline as error:
        raise UsageError(f"{capitalized(str(error))}. {_NOT_WRITTEN}") from None
    if not all(document.readable for document in session.workspace.documents.values()):
        code = _show_wrong_documents(replace(session, result=session.everything))
        warn("No baseline was written: what is in a document that cannot be read would be missing from it.")
        return code or ExitCode.FINDINGS
    kept = entries_to_keep(lines, _looked(session), session.result.findings)
    entries = baseline_of(session.result.findings, kept)
    write_file(entries, file)
    count = sum(not line.startswith("#") for line in entries.splitlines()) - len(kept)
    ones = "earlier one" if len(kept) == 1 else "earlier ones"
    earlier = f", and kept {len(kept):,} {ones} that this run did not look at" if kept else ""
    say(f"Wrote {counted(count, 'finding')} to {relative_name(file, Path.cwd())}{earlier}.")
    return _show_wrong_documents(session)


def _show_wrong_documents(session: Session) -> int:
    """Say on standard error what is wrong with documents, and return the exit code that it calls for."""
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
    name, file = _find(session, option)
    if option is None and session.workspace.settings.baseline is None:
        return session
    if isinstance(file, Refusal):
        if option is not None:
            raise UsageError(f"The baseline '{name}' {file.reason}. {_FIX}")
        return session  # which holds a finding about the setting
    findings = session.result.findings
    try:
        new, obsolete = apply_baseline(findings, file, name, _looked(session))
    except CannotReadBaseline as error:
        document = session.workspace.settings_document
        if option is not None or document is None:
            raise UsageError(f"{capitalized(str(error))}. {_FIX}") from None
        return _with(session, [_missing_baseline(str(error), document), *findings])
    # Entries about other files may still occur there, so nothing can be said about them.
    return _with(session, new if session.scope else [*new, *obsolete])


def _looked(session: Session) -> Looked:
    reach = Reach(workspace=session.workspace, plan=session.everything.plan)
    return Looked(reach=reach, scope=session.scope)


def _with(session: Session, findings: list[Finding]) -> Session:
    return replace(session, result=replace(session.result, findings=tuple(findings)))


def _missing_baseline(message: str, document: Document) -> Finding:
    """Return the finding that the baseline named in the settings is missing or unreadable."""
    return DOCUMENT_CODES["JM018"].finding(message, _FIX, Place(document).at("baseline"))


def _find(session: Session, option: Path | None) -> tuple[str, Path | Refusal]:
    """Return the path of the baseline as the workspace names it, and what it leads to: anywhere if it is given on the
    command line, else in the workspace.
    """
    root, path = session.workspace.root, session.workspace.settings.baseline or DEFAULT
    name = printable(relative_name(option or root / path, root))
    return name, find_given(option, BASELINE) if option else find_named(root, path, BASELINE)
