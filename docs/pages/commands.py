"""Fill in the generated parts of docs/commands.md from the commands and their formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from journeymap.cli.app import COMMANDS, command
from journeymap.exporting import FORMATS as FILES
from journeymap.importing.accounts import FORMATS as ACCOUNTS
from journeymap.publish import FORMATS as PAGES
from journeymap.report.agenda import FORMATS as AGENDA
from journeymap.report.checklists import FORMATS as CHECKLISTS
from journeymap.report.findings import FORMATS as FINDINGS
from journeymap.report.fit import FORMATS as FIT
from journeymap.report.gaps import FORMATS as GAPS
from journeymap.report.measure import FORMATS as MEASURE

_PAGE = Path(__file__).parent.parent / "commands.md"
_BLOCK = re.compile(r"(<!-- made by `make docs`: (\w+)(?: of (\w+))? -->\n).*?(<!-- end -->)", re.DOTALL)
_FORMATS: Mapping[str, Mapping[str, str]] = {
    "import": ACCOUNTS.summaries,
    "validate": FINDINGS.summaries,
    "gaps": GAPS.summaries,
    "agenda": AGENDA.summaries,
    "fit": FIT.summaries,
    "measure": MEASURE.summaries,
    "steps": CHECKLISTS.summaries,
    "render": {name: form.summary for name, form in PAGES.items()},
    "export": {name: form.summary for name, form in FILES.items()},
}


def commands_page() -> str:
    """Return the page with its generated parts renewed and the rest unchanged."""
    return _BLOCK.sub(_block, _PAGE.read_text(encoding="utf-8"))


def _block(match: re.Match[str]) -> str:
    lines = _PARTS[match[2]](match[3])
    return match[1] + "\n".join(lines) + f"\n{match[4]}"


def _options(name: str) -> list[Any]:
    return [param for param in command(name).params if param.param_type_name == "option"]


def _shared() -> dict[tuple[str, str], list[str]]:
    """Return the options that mean the same for several commands, each with those commands."""
    by_option: dict[tuple[str, str], list[str]] = {}
    for name in COMMANDS:
        for option in _options(name):
            by_option.setdefault((_spelling(option), _meaning(option)), []).append(name)
    return {option: names for option, names in by_option.items() if len(names) > 1}


def _shared_options(_: str) -> Iterator[str]:
    yield "| option | means | of |"
    yield "|---|---|---|"
    for (spelling, meaning), names in _shared().items():
        yield f"| {spelling} | {meaning} | {', '.join(f'`{name}`' for name in names)} |"


def _usage(name: str) -> Iterator[str]:
    """Yield how a command is called, and the options that only it takes."""
    parser = command(name)
    words = [_argument(param) for param in parser.params if param.param_type_name == "argument"]
    yield "```"
    yield " ".join(["journeymap", name, *words, "[OPTIONS]"] if _options(name) else ["journeymap", name, *words])
    yield "```"
    shared = _shared()
    options = [(_spelling(option), _meaning(option)) for option in _options(name)]
    own = [option for option in options if option not in shared]
    if own:
        yield ""
        yield from _table("option", own)


def _formats(name: str) -> Iterator[str]:
    yield from _table("format", ((f"`{form}`", text) for form, text in _FORMATS[name].items()), "for")


def _table(head: str, rows: Iterable[tuple[str, str]], means: str = "means") -> Iterator[str]:
    yield f"| {head} | {means} |"
    yield "|---|---|"
    yield from (f"| {first} | {second} |" for first, second in rows)


def _argument(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _spelling(option: Any) -> str:
    """Return how an option is typed: `--root FOLDER`, or `-q`, `--quiet`."""
    metavar = "" if option.is_flag else f" {_metavar(option)}"
    return ", ".join(f"`{name}{metavar}`" for name in sorted(option.opts, key=len))


def _metavar(option: Any) -> str:
    choices = _choices(option)
    if choices:
        return "LEVEL" if "error" in choices else "NAME"
    return "FORMAT" if option.metavar and "|" in option.metavar else str(option.metavar or "VALUE")


def _choices(option: Any) -> list[str]:
    """Return the words that an option takes."""
    return [str(getattr(choice, "value", choice)) for choice in getattr(option.type, "choices", None) or ()]


def _meaning(option: Any) -> str:
    choices = _choices(option)
    listed = f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else ""
    default = option.show_default if isinstance(option.show_default, str) else option.default
    usual = f" Default: {default}." if isinstance(default, str | Path) and str(default) else ""
    return f"{option.help}{listed}{usual}"


_PARTS: dict[str, Callable[[str], Iterator[str]]] = {
    "shared": _shared_options,
    "usage": _usage,
    "formats": _formats,
}
