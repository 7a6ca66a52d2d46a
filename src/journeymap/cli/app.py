"""The table of commands, and the one place where their errors become sentences and exit codes."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from journeymap import __version__
from journeymap.errors import ExitCode, SystemFailure, UsageError
from journeymap.streams import say, warn


class Entry(NamedTuple):
    """A command: the file of cli/ whose function of the same name runs it, and its line in `--help`."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "init": Entry("init", "Start a workspace: settings, a first map, a small library."),
    "import": Entry("import_", "Bring in maps from Markdown, sheets, diagrams and other tools."),
    "new": Entry("new", "Add a map, a persona, an account or a piece of content."),
    "validate": Entry("validate", "Check the maps: what is wrong, what is missing, and where."),
    "gaps": Entry("gaps", "Show how much of the journey is covered, and what to do next."),
    "agenda": Entry("agenda", "Show what is due at accounts and on maps, by who does it."),
    "fit": Entry("fit", "Show which account calls for a plan of its own, and when it pays."),
    "measure": Entry("measure", "Show what happened at each stage, against the plan."),
    "steps": Entry("steps", "Show how far the work is, as checklists that tick themselves."),
    "render": Entry("render", "Publish the maps as pages, with their gap reports."),
    "export": Entry("export", "Hand maps on: as spreadsheets, slides, posters, diagrams, data."),
    "explain": Entry("explain", "Explain a rule: what it looks for and why, with an example."),
    "rules": Entry("rules", "List all rules with their severity and profile."),
    "schema": Entry("schema", "Print the JSON Schema that editors check the maps with."),
}
"""A new command is a file in this folder and a line here."""

_OF_OTHER_TOOLS: dict[str, str] = {
    **dict.fromkeys(
        ("check", "lint", "test", "verify", "audit", "doctor"),
        "'journeymap validate' checks the maps.",
    ),
    **dict.fromkeys(
        ("build", "publish", "generate", "make", "site", "html", "deploy", "print", "compile"),
        "'journeymap render' writes the pages into a folder, which any web server or file share can show.",
    ),
    **dict.fromkeys(
        ("poster", "slides", "diagram", "mermaid", "csv", "xlsx", "excel", "pdf", "pptx"),
        "'journeymap export' hands a map on to other programs; --format says as what.",
    ),
    **dict.fromkeys(
        ("tickets", "issues", "backlog", "jira", "linear"),
        "'journeymap gaps --format jira' writes what is to do as tickets, which Jira, Linear and others import.",
    ),
    **dict.fromkeys(
        ("serve", "server", "preview", "watch", "open", "view", "show", "dev"),
        "'journeymap render' writes pages that a browser opens without a server: run it again after a change, "
        "and reload site/index.html.",
    ),
    **dict.fromkeys(
        ("add", "create", "map", "persona", "account"),
        "'journeymap new map NAME' begins a map; 'new persona', 'new account' and 'new content' add what maps name.",
    ),
    **dict.fromkeys(
        ("load", "read", "convert", "upload", "migrate"),
        "'journeymap import FILE' brings in a map that you have in another shape.",
    ),
    **dict.fromkeys(
        ("save", "download", "share", "pdf", "xlsx", "csv", "pptx", "png", "svg", "mermaid"),
        "'journeymap export MAP --format pdf' hands a map on; 'journeymap export --help' names the formats.",
    ),
    **dict.fromkeys(
        ("start", "setup", "scaffold", "bootstrap", "quickstart", "template"),
        "'journeymap init' starts a folder of maps.",
    ),
    **dict.fromkeys(
        ("coverage", "report", "missing", "todo", "list", "ls", "stats"),
        "'journeymap gaps' shows for each map what is covered, what is missing, and what to do next.",
    ),
    **dict.fromkeys(
        ("status", "progress", "checklist", "checklists", "next"),
        "'journeymap steps' shows how far the work is, and what is left to do.",
    ),
    **dict.fromkeys(
        ("fix", "format", "fmt"),
        "Nothing changes your maps but you; 'journeymap validate' says for each finding what to write.",
    ),
    **dict.fromkeys(
        ("rule", "why", "docs"),
        "'journeymap explain JM105' is the manual of a rule, and 'journeymap rules' lists them all.",
    ),
    **dict.fromkeys(
        ("due", "calendar", "tasks", "today", "overdue", "plays"),
        "'journeymap agenda' shows what is late and what is due soon, by who does it.",
    ),
    **dict.fromkeys(
        ("measures", "metrics", "kpi", "kpis", "funnel", "conversion", "velocity", "analyze", "analyse", "dashboard"),
        "'journeymap measure deals.csv' shows what happened at each stage, from an export of your CRM.",
    ),
    "help": "'journeymap --help' lists the commands, and 'journeymap validate --help' the options of one.",
    "version": "'journeymap --version' prints the version.",
}
"""What people type who know another tool, and what leads them on here."""


def command(name: str) -> Any:
    """Import the file of a command and return its parser, which is of a private class of typer."""
    module = COMMANDS[name].module
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name)(getattr(import_module(f"journeymap.cli.{module}"), module))
    return typer.main.get_command(single)


class LazyGroup(TyperGroup):
    """Commands that are imported one at a time, when they run: `--help` needs none of them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Only the names count: typer guesses from them when one is misspelt.
        self.commands: Any = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the parser of a command."""
        return command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command. What other tools call theirs leads to ours, and a file alone to what can be done with it."""
        word = args[0]
        if word not in COMMANDS:
            if sentence := _OF_OTHER_TOOLS.get(word.casefold()):
                raise UsageError(f"There is no command '{word}'. {sentence}")
            if word.casefold().endswith((".yaml", ".yml", "/")):
                raise UsageError(f"'{word}' is no command. To check it: journeymap validate {shlex.quote(word)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands with their summaries, uncut."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


app = typer.Typer(
    cls=LazyGroup,
    help="Journey maps as code: declare who your buyers are and what meets them, and see what is missing.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    if version:
        say(f"journeymap {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        result = app(list(arguments), prog_name="journeymap", standalone_mode=False)
    except UsageError as error:
        warn(str(error))
        return ExitCode.USAGE
    except SystemFailure as error:
        warn(str(error))
        return ExitCode.SYSTEM
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as error:
        return error.exit_code
    except typer.TyperException as error:  # arguments that the parser refuses
        _show_wrong_words(error)
        return error.exit_code
    if result == ExitCode.INTERRUPTED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else ExitCode.OK


def _show_wrong_words(error: Any) -> None:
    """Say what is wrong with the arguments. They are quoted, so typer must not print them itself."""
    context = error.ctx
    if context is None:
        warn(f"Error: {error.format_message()}")
    elif error.message == context.get_help():  # nothing was asked for
        warn(*error.message.splitlines())
    else:
        hint = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
        warn(*context.get_usage().splitlines(), hint, "", f"Error: {error.format_message()}")
