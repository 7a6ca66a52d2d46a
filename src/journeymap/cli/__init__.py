"""The command line: each command is one thin file that parses, calls, prints and returns an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from journeymap import __version__
from journeymap.cli.explain import explain
from journeymap.cli.gaps import gaps
from journeymap.cli.init import init
from journeymap.cli.render import render
from journeymap.cli.rules import rules
from journeymap.cli.schema import schema
from journeymap.cli.steps import steps
from journeymap.cli.validate import validate
from journeymap.errors import ExitCode, SystemFailure, UsageError

COMMANDS = (init, validate, gaps, steps, render, explain, rules, schema)

app = typer.Typer(
    help="Journey maps as code: declare who your buyers are and what meets them, and see what is missing.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in COMMANDS:
    app.command()(command)


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and end."),
) -> None:
    if version:
        typer.echo(f"journeymap {__version__}")
        raise typer.Exit


def run(words: Sequence[str]) -> int:
    """Run the command that the words name; wrong use becomes one sentence and exit code 2."""
    try:
        result = app(list(words), prog_name="journeymap", standalone_mode=False)
    except UsageError as wrong:
        print(wrong, file=sys.stderr)
        return ExitCode.USAGE
    except SystemFailure as failure:
        print(failure, file=sys.stderr)
        return ExitCode.SYSTEM
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as exit_:
        return exit_.exit_code
    except Exception as error:
        if hasattr(error, "exit_code") and hasattr(error, "show"):  # wrong words, told by the parser itself
            error.show()
            return int(error.exit_code)
        raise
    if result == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0
