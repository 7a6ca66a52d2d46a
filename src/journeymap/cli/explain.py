"""`journeymap explain`: the manual of a code."""

from __future__ import annotations

from typing import Annotated

import typer

from journeymap.cli.rules import known_rules
from journeymap.errors import ExitCode, UsageError
from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code
from journeymap.model.suggest import did_you_mean
from journeymap.report.console import show
from journeymap.report.manual import manual
from journeymap.rules import RULES, Rule


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="A code such as JM105, or a name such as pain-without-response.")
    ],
) -> int:
    """Explain a rule: what it looks for and why, with an example that breaks it and one that satisfies it."""
    wanted = code.strip()
    own = {code: rule for code, rule in known_rules().items() if code not in RULES}
    codes: dict[str, Rule | Code] = {**own, **DOCUMENT_CODES, **RULES, **HOUSEKEEPING_CODES}  # no own name hides ours
    by_name = {entry.name.lower(): entry.code for entry in codes.values()}
    entry = codes.get(by_name.get(wanted.lower(), wanted.upper()))
    if entry is None:
        guess = did_you_mean(wanted, [*by_name, *codes])
        raise UsageError(f"There is no rule '{wanted}'.{guess} 'journeymap rules' lists them all.")
    show(manual(entry))
    return ExitCode.OK
