"""`journeymap explain`: the manual of a code."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str, typer.Argument(help="A code such as JM105, or a name such as pain-without-response.")
    ],
) -> int:
    """Explain a code: what it means, why it matters, and an example of wrong and right."""
    from journeymap.cli.look import WrongUse
    from journeymap.diagnostics import DOCUMENT_CODES
    from journeymap.model.nearest import did_you_mean
    from journeymap.report.console import show
    from journeymap.report.manual import document_manual, rule_manual
    from journeymap.rules import RULES

    wanted = code.strip()
    by_name = {rule.name: rule.code for rule in RULES.values()}
    by_name |= {one.name: one.code for one in DOCUMENT_CODES.values()}
    found = by_name.get(wanted.lower(), wanted.upper())
    if found in RULES:
        show(rule_manual(RULES[found]))
    elif found in DOCUMENT_CODES:
        show(document_manual(DOCUMENT_CODES[found]))
    else:
        guess = did_you_mean(wanted, [*by_name, *by_name.values()])
        raise WrongUse(f"There is no code '{wanted}'.{guess} 'journeymap rules' lists them all.")
    return 0
