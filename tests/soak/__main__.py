"""Try to break journeymap: `python -m tests.soak --minutes 60 --seed 1`."""

import argparse
import multiprocessing
import os
import re
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count, islice
from pathlib import Path

from tests.soak.commands import run, warm_up
from tests.soak.corpora import corpora
from tests.soak.documents import Fault, Report, problems
from tests.soak.inputs import smaller
from tests.soak.trials import TRIALS, attempt
from tests.soak.workspace import write, written
from tests.support.workspaces import ROOT

SHOWN = ROOT / "build" / "soak"
ATTEMPTS = 200
"""How often a workspace is cut down, once for each kind of fault."""


def main(words: Sequence[str] | None = None) -> int:
    """Run trials until the time is over; 1 if any met a fault."""
    options = _parser().parse_args(words)
    corpus = "public corpora" if corpora().are_public else "only our own texts: the public ones come with `make setup`"
    print(f"seed {options.seed}, {options.jobs} at a time, with {corpus}")
    kinds: dict[str, int] = {}
    runs = trials = published = 0
    slowest, largest = Report(seed=0, trial=""), Report(seed=0, trial="")
    told = time.monotonic()
    for report in _reports(options):
        if time.monotonic() > told + 60:
            told = time.monotonic()
            print(f"… {trials} trials, {runs} runs", file=sys.stderr, flush=True)
        trials, runs, published = trials + 1, runs + report.runs, published + report.published
        slowest = max(slowest, report, key=lambda one: one.slowest)
        largest = max(largest, report, key=lambda one: one.largest)
        for fault in report.faults:
            kind = kind_of(fault.summary)
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] == 1:
                print(f"{report.trial} {report.seed}: {fault.summary}\n  {save(fault, report)}", flush=True)
    print(f"\n{trials} trials, {runs} runs of commands, {published} odd workspaces published")
    print(f"slowest: {slowest.slowest:.1f} s of CPU time, {slowest.trial} {slowest.seed}")
    print(f"largest: {largest.largest} MB, {largest.trial} {largest.seed}")
    for kind, times in sorted(kinds.items(), key=lambda item: -item[1]):
        print(f"{times:6} × {kind}")
    print(f"{len(kinds)} kinds of faults" if kinds else "no faults")
    return int(bool(kinds))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long (default: 60)")
    parser.add_argument("--trials", type=int, help="stop after so many trials")
    parser.add_argument("--seed", type=int, default=1, help="the first trial's number; the same one does the same")
    parser.add_argument("--only", choices=TRIALS, help="only trials of this kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many trials at a time")
    return parser


def _reports(options: argparse.Namespace) -> Iterator[Report]:
    """Reports as they come in, until time or number of trials is used up."""
    deadline = time.monotonic() + 60 * options.minutes
    seeds = islice(count(options.seed), options.trials)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, initializer=warm_up) as pool:
        ahead: set[Future[Report]] = {
            pool.submit(attempt, seed, options.only) for seed in islice(seeds, options.jobs * 2)
        }
        while ahead:
            done, ahead = wait(ahead, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
                if time.monotonic() < deadline:
                    ahead |= {pool.submit(attempt, seed, options.only) for seed in islice(seeds, 1)}


def kind_of(summary: str) -> str:
    """What faults have in common, so that each kind is shown once: without numbers and what was quoted."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|\d+|[\w./-]+\.(html|md):|#\S+", "…", summary)[:120]


def save(fault: Fault, report: Report) -> Path:
    """Write the workspace that shows a fault, as small as it gets, with the command to run in it."""
    name = re.sub(r"[^a-z0-9]+", "-", f"{report.trial} {report.seed} {fault.summary}".lower())
    folder = SHOWN / name[:90]
    files = smallest(fault) if fault.words else fault.files
    write(folder, files)
    command = shlex.join(["journeymap", *fault.words]) if fault.words else f"seed {report.seed}"
    (folder / "FAULT.txt").write_text(
        f"{fault.summary}\n\n{command}\n\n{fault.detail}", encoding="utf-8", errors="replace"
    )
    return folder


def smallest(fault: Fault) -> dict[str, bytes]:
    """Leave out what the fault does not need."""
    warm_up()
    files, attempts = fault.files, iter(range(ATTEMPTS))
    shrunk = True
    while shrunk:
        shrunk = False
        for candidate in smaller(files):
            if next(attempts, None) is None:
                return files
            if _shows(fault, candidate):
                files, shrunk = candidate, True
                break
    return files


def _shows(fault: Fault, files: dict[str, bytes]) -> bool:
    with written(files) as root:
        outcome = run(fault.words, root)
        return any(kind_of(summary) == kind_of(fault.summary) for summary in problems(outcome, root, files))


if __name__ == "__main__":
    sys.exit(main())
