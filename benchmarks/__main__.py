"""Run the benchmarks and print the figures: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.process import CommandFailed
from benchmarks.suite import BENCHMARKS, Scratch, warm_up
from benchmarks.table import markdown_table, text_table

PACKAGES = (
    "journeymap",
    "pydantic",
    "PyYAML",
    "Jinja2",
    "check-jsonschema",
    "yamllint",
    "duckdb",
    "ibis-framework",
    "pm4py",
)
MARK = "<!-- The table below is written by `make bench BENCH_ARGS='--markdown docs/benchmarks.md'`. -->"
"""Begins the part of a page that is replaced."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the benchmarks. A missed target returns 1 only with --strict."""
    options = _parser().parse_args(words)
    figures: list[Figure] = []
    notes: list[str] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(Path(folder), quick=options.quick)
        warm_up(scratch)
        for name in options.only or BENCHMARKS:
            print(f"{name} …", file=sys.stderr, flush=True)
            try:
                for result in BENCHMARKS[name](scratch):
                    if isinstance(result, str):
                        notes.append(result)
                    else:
                        figures.append(result)
            except CommandFailed as failure:
                failures.append(f"{name} failed: {failure}")
            except KeyboardInterrupt:
                failures.append(f"{name} was stopped; the benchmarks after it did not run")
                break
    print(text_table(figures), "", *notes, *failures, _environment(), sep="\n")
    if options.json:
        report = {"environment": _environment(), "figures": [{**asdict(f), "verdict": f.verdict} for f in figures]}
        options.json.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.markdown and not failures:
        _renew(options.markdown, "\n\n".join([markdown_table(figures), *notes, _environment()]))
    missed = any(figure.verdict not in ("", "ok") for figure in figures)
    return int(bool(failures) or (options.strict and missed))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="run only this one; may be repeated")
    parser.add_argument("--quick", action="store_true", help="run a third of the rounds")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a target is missed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures into a file")
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="renew the table of a page")
    return parser


def _environment() -> str:
    packages = ", ".join(f"{name} {installed}" for name in PACKAGES if (installed := _version(name)))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()}, {os.cpu_count()} processors; {packages}."


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _renew(page: Path, text: str) -> None:
    prose, _, _ = page.read_text(encoding="utf-8").partition(MARK)
    page.write_text(f"{prose}{MARK}\n\n{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
