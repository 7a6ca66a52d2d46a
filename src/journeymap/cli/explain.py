"""`journeymap explain`: the manual of a code."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[str, typer.Argument(help="A code such as JM105, or a name such as pain-without-response.")],
) -> int:
    """Explain a code: what it means, why it matters, and an example of wrong and right."""
    from journeymap.cli.rules import known_rules
    from journeymap.errors import UsageError
    from journeymap.findings import DOCUMENT_CODES, ORDER_CODES, Code
    from journeymap.model.suggest import did_you_mean
    from journeymap.report.manual import manual
    from journeymap.report.terminal import show
    from journeymap.rules import Rule

    wanted = code.strip()
    codes: dict[str, Rule | Code] = {**DOCUMENT_CODES, **known_rules(), **ORDER_CODES}
    by_name = {one.name: one.code for one in codes.values()}
    found = codes.get(by_name.get(wanted.lower(), wanted.upper()))
    if found is None:
        guess = did_you_mean(wanted, [*by_name, *codes])
        raise UsageError(f"There is no code '{wanted}'.{guess} 'journeymap rules' lists them all.")
    show(manual(found))
    return 0
