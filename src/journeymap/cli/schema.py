"""`journeymap schema`: the JSON Schema of a document, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import print_report, write_report
from journeymap.errors import ExitCode
from journeymap.report.json_text import json_text
from journeymap.schema import schema_of_documents, schema_of_settings


def schema(
    workspace: Annotated[bool, typer.Option("--workspace", help="Offer the ids that this workspace declares.")] = False,
    settings: Annotated[bool, typer.Option("--settings", help="Print the schema of journeymap.yaml instead.")] = False,
    root: options.Root = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            parser=options.named_path,
            help="Write it into a file.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Print the JSON Schema of a document, so that editors complete and check what you type."""
    declared = api.load(root=root) if workspace and not settings else None
    document = schema_of_settings() if settings else schema_of_documents(declared)
    text = json_text(document, indent=1)
    if output is None:
        print_report(text)
    else:
        write_report(text, output, [declared] if declared else [])
    return ExitCode.OK
