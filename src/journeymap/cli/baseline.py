"""A look and the file of old findings come in; the look without them goes out, or the file is written."""

from __future__ import annotations

import sys
from dataclasses import replace
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.session import Look, out
from journeymap.errors import ExitCode, UsageError
from journeymap.findings import DOCUMENT_CODES, Finding
from journeymap.source import Place

if TYPE_CHECKING:
    from journeymap.source import Document

_NOT_THERE = "Correct the path, or write it: journeymap validate --write-baseline."


def write(seen: Look, baseline: Path | None) -> int:
    """Write the findings there are into the baseline; what is wrong with documents still fails."""
    from journeymap.lint.baseline import DEFAULT, written
    from journeymap.report.findings.text import text as told
    from journeymap.report.terminal import show
    from journeymap.report.text import counted

    file = _file(seen, baseline) or seen.workspace.root / DEFAULT
    text = written(seen.findings)
    out(text, file)
    entries = sum(not line.startswith("#") for line in text.splitlines())
    print(f"Wrote {counted(entries, 'finding')} to {_called(file, Path.cwd())}.")
    wrong = tuple(one for one in seen.findings if one.code.startswith("JM0"))
    if not wrong:
        return ExitCode.OK
    left = replace(seen, findings=wrong)
    show(told(left.run()), sys.stderr)
    return left.exit_code


def without_old(seen: Look, baseline: Path | None) -> Look:
    """Only the findings that are new, and the entries of the baseline that no longer occur."""
    from journeymap.lint.baseline import CannotReadBaseline
    from journeymap.lint.baseline import without_old as compared

    file = _file(seen, baseline)
    if file is None:
        return seen
    try:
        new, gone = compared(seen.findings, file, _called(file, seen.workspace.root))
    except CannotReadBaseline as error:
        document = seen.workspace.settings_document
        if baseline is not None or document is None:
            message = f"{str(error)[0].upper()}{str(error)[1:]}. {_NOT_THERE}"
            raise UsageError(message) from None
        return replace(seen, findings=(_not_there(str(error), document), *seen.findings))
    told = [] if seen.only else gone  # of the files that were not asked for nothing can be said
    return replace(seen, findings=(*new, *told))


def _not_there(message: str, document: Document) -> Finding:
    """What is wrong with the baseline that the settings name."""
    kind = DOCUMENT_CODES["JM018"]
    return Finding(kind.code, kind.name, kind.severity, message, _NOT_THERE, Place(document).at("baseline"))


def _file(seen: Look, baseline: Path | None) -> Path | None:
    if baseline is not None:
        return baseline.absolute()
    said = seen.workspace.settings.baseline
    return seen.workspace.root / said if said else None


def _called(file: Path, folder: Path) -> str:
    try:
        return Path(relpath(file, folder)).as_posix()
    except ValueError:  # another drive, on Windows
        return file.as_posix()
