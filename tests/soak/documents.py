"""The trial of documents: commands on a workspace that nobody meant to write, each held against what must hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.soak.commands import Outcome, run, run_again, some_commands
from tests.soak.inputs import strange_workspace
from tests.soak.oracles import faults, faults_of_site, pages
from tests.soak.repair import repaired
from tests.soak.workspace import Files, written


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that must not be, and what shows it."""

    summary: str
    words: Sequence[str] = ()
    files: Files = field(default_factory=dict)
    detail: str = ""


@dataclass(kw_only=True)
class Report:
    """What a trial has tried, and the faults that it met."""

    seed: int
    trial: str
    runs: int = 0
    published: int = 0
    faults: list[Fault] = field(default_factory=list)
    slowest: float = 0
    largest: int = 0


def try_documents(random: Random, report: Report) -> None:
    """Run some commands on a strange workspace."""
    files = strange_workspace(random)
    if random.random() < 0.7:
        files = repaired(files)
    maps = sorted(name for name in files if name.startswith("maps/")) or ["maps"]
    with written(files) as root:
        for words in some_commands(random, maps):
            outcome = run(words, root)
            report.runs += 1
            report.published += outcome.command == "render" and outcome.code == 0
            report.slowest = max(report.slowest, outcome.seconds)
            report.largest = max(report.largest, outcome.megabytes)
            for summary in problems(outcome, root, files):
                detail = outcome.crash or outcome.err or (outcome.death.stack if outcome.death else "")
                report.faults.append(Fault(summary=summary, words=words, files=files, detail=detail))
        if random.random() < 0.05:
            report.faults.extend(_changes_between_runs(root, files))


def problems(outcome: Outcome, root: Path, files: Files) -> Iterator[str]:
    """Say what is wrong with what a command printed and published."""
    yield from faults(outcome, files)
    if outcome.command == "render" and outcome.code == 0 and not any(name.startswith("brand/") for name in files):
        yield from (f"render: {problem}" for problem in faults_of_site(root / "site"))


def _changes_between_runs(root: Path, files: Files) -> Iterator[Fault]:
    """Faults where the same input gives other bytes in another process."""
    for words in (["validate", "--format", "json"], ["gaps", "--format", "json"], ["render", "--out", "site"]):
        dated = [*words, "--as-of", "2026-11-22"]
        outcome = run(dated, root)
        published = pages(root / "site", ".html")
        if outcome.code is None:
            continue
        code, out = run_again(dated, root)
        if (code, out) != (outcome.code, outcome.out) and words[0] != "render":
            yield Fault(summary=f"{words[0]} says something else in another process", words=words, files=files)
        if words[0] == "render" and pages(root / "site", ".html") != published:
            yield Fault(summary="render publishes other pages in another process", words=words, files=files)
