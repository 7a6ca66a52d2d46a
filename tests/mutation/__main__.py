"""Sample the changes of some rooms, run the tests that reach each, and list what none of them noticed."""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from types import CodeType

import coverage
import pytest

from tests.mutation.mutants import Mutant, mutants, mutated
from tests.soak.isolation import Fork

ROOT = Path(__file__).parents[2]
ROOMS = ("rules", "source", "linting", "workspace/link")
FOLDER = ROOT / "build" / "mutation"
SCRATCH = Path(tempfile.gettempdir()) / f"journeymap-mutation-{os.getpid()}"
"""Outside of the repository, as what lies in one is reported with other paths."""
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
FAST = "not slow and not browser and not node"
SHARED = "hypothesis.strategies jinja2 jsonschema junitparser markdown_it nh3 pydantic rich.console typer yaml"
"""What tests import beside journeymap. It is loaded once, and each fork has it."""
TESTS = "rules source linting workspace findings cli test_manual.py test_properties.py"
"""The tests of these rooms, and those that say what the whole promises of them."""
CPU_SECONDS = 90
WALL_SECONDS = 1200
"""What takes longer counts as noticed: it never ends."""
MOST_TESTS = 300
"""A change that many tests reach and that none of so many notices counts as not noticed."""


def main(words: Sequence[str] | None = None) -> int:
    """Print the share of changes that a test noticed. 1 if it is below the minimum."""
    options = _parser().parse_args(words)
    FOLDER.mkdir(parents=True, exist_ok=True)
    SCRATCH.mkdir()
    for name in SHARED.split():
        importlib.import_module(name)
    reach = Reach(options.fresh)
    equivalent = set(_equivalent())
    size = options.sample // len(options.rooms)
    survivors: list[Mutant] = []
    lines: list[str] = []
    noticed = tried = 0
    for room in options.rooms:
        sample = [mutant for mutant in _sample(room, size, options.seed) if str(mutant) not in equivalent]
        _check_that_tests_pass(sorted({test for mutant in sample for test in reach.tests(mutant)}))
        missed = list(_unnoticed(sample, reach, options.jobs))
        survivors += missed
        tried, noticed = tried + len(sample), noticed + len(sample) - len(missed)
        lines.append(f"{room:15} {_share(len(sample) - len(missed), len(sample))}")
    print(*lines, f"{'all':15} {_share(noticed, tried)}", sep="\n")
    listed = FOLDER / "survivors.txt"
    listed.write_text("".join(f"{mutant.line}: {mutant}\n" for mutant in survivors), encoding="utf-8")
    print(f"survivors: {listed}")
    shutil.rmtree(SCRATCH, ignore_errors=True)
    return int(noticed < options.minimum * tried)


def _unnoticed(sample: Sequence[Mutant], reach: Reach, jobs: int) -> Iterator[Mutant]:
    for number, (mutant, outcome) in enumerate(_outcomes(sample, reach, jobs), 1):
        if outcome not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            _check_that_tests_pass(reach.tests(mutant))
        if outcome == pytest.ExitCode.OK:
            print(f"{number:4} of {len(sample)} {mutant}", flush=True)
            yield mutant


def _outcomes(sample: Sequence[Mutant], reach: Reach, jobs: int) -> Iterator[tuple[Mutant, object]]:
    """How the tests of each change ended, so many at a time."""
    ahead = iter(sample)
    running = deque((mutant, _start(mutant, reach.tests(mutant))) for mutant in islice(ahead, jobs))
    while running:
        mutant, fork = running.popleft()
        yield mutant, fork.result()
        running.extend((following, _start(following, reach.tests(following))) for following in islice(ahead, 1))


def _start(mutant: Mutant | None, tests: Sequence[str]) -> Fork:
    return Fork(partial(_run_tests, mutant, tests), CPU_SECONDS, WALL_SECONDS)


def _check_that_tests_pass(tests: Sequence[str]) -> None:
    """Whatever fails must be due to the change."""
    outcome = Fork(partial(_run_tests, None, tests), 10 * CPU_SECONDS, WALL_SECONDS).result()
    if outcome != pytest.ExitCode.OK:
        raise SystemExit(f"some of these tests do not pass without a change ({outcome}): {' '.join(tests)}")


def _equivalent() -> Iterator[str]:
    """The changes that change nothing anybody could see, with the reason after each."""
    for line in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        yield line.partition("  # ")[0]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="how many changes to try (default: 400)")
    parser.add_argument("--seed", type=int, default=1, help="another one chooses other changes")
    parser.add_argument("--rooms", nargs="+", default=ROOMS, help=f"default: {' '.join(ROOMS)}")
    parser.add_argument("--minimum", type=float, default=0.85, help="the share that has to be noticed (default: 0.85)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many changes to try at a time")
    parser.add_argument("--fresh", action="store_true", help="find out anew which test reaches which line")
    return parser


def _sample(room: str, size: int, seed: int) -> list[Mutant]:
    """Changes from all over a room."""
    files = sorted((ROOT / "src" / "journeymap" / room).rglob("*.py"))
    every = [
        mutant
        for file in files
        for mutant in mutants(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
    ]
    return sorted(Random(seed).sample(every, min(size, len(every))), key=lambda mutant: (mutant.path, mutant.number))


class Reach:
    """Which tests run which lines, from one run of the fast tests."""

    def __init__(self, fresh: bool) -> None:
        file = FOLDER / "contexts"
        if fresh or not file.exists():
            print("finding out which test reaches which line …", file=sys.stderr)
            words = [
                "-q",
                "-n",
                "3",
                "-m",
                FAST,
                "--cov",
                "--cov-context=test",
                "--cov-report=",
                "-p",
                "no:cacheprovider",
            ]
            environment = {**os.environ, "COVERAGE_FILE": str(file)}
            subprocess.run(
                [sys.executable, "-m", "pytest", *words, *(f"tests/{name}" for name in TESTS.split())],
                cwd=ROOT,
                env=environment,
                check=False,
            )
        self.data = coverage.CoverageData(str(file))
        self.data.read()
        self.recorded = file.stat().st_mtime
        self.lines: dict[str, dict[int, list[str]]] = {}

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run a line, or else any line of its file."""
        path = str(ROOT / mutant.path)
        lines = self.lines.setdefault(path, self.data.contexts_by_lineno(path))
        contexts = {name for name in lines.get(mutant.line, ()) if name}
        contexts = contexts or {name for names in lines.values() for name in names if name}
        own = f"tests/{mutant.path.split('/')[2]}/"
        tests = {self._current(name.rpartition("|")[0]) for name in contexts}
        files = (file.relative_to(ROOT).as_posix() for file in (ROOT / own).rglob("test_*.py"))
        tests |= {file for file in files if self._is_newer(file)}
        return sorted(tests, key=lambda name: (not name.startswith(own), name))[:MOST_TESTS]

    def _current(self, test: str) -> str:
        """The test, or its whole file if that has changed since: the test may be gone, and others be there."""
        file = test.partition("::")[0]
        return file if self._is_newer(file) else test

    def _is_newer(self, file: str) -> bool:
        return (ROOT / file).stat().st_mtime > self.recorded


def _run_tests(mutant: Mutant | None, tests: Sequence[str]) -> int:
    """Run tests on the changed program. To be done in a fork, where nothing of journeymap is loaded yet."""
    if mutant:
        sys.meta_path.insert(0, Changed(mutant))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    words = [
        "-x",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "--assert=plain",
        "--tb=no",
        f"--basetemp={SCRATCH / str(os.getpid())}",
    ]
    room = f"tests/{mutant.path.split('/')[2]}/" if mutant else ""
    nearest = [name for name in tests if name.startswith(room)]
    others = [name for name in tests if not name.startswith(room)]
    # Most changes are noticed nearby, where the others need not even be loaded.
    codes = (pytest.main([*words, *some]) for some in (nearest, others) if some)
    return next((int(code) for code in codes if code != pytest.ExitCode.OK), int(pytest.ExitCode.OK))


class Changed(importlib.abc.MetaPathFinder):
    """Finds the changed file in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        parts = Path(mutant.path).relative_to("src").with_suffix("").parts
        self.module = ".".join(parts).removesuffix(".__init__")
        self.loader = ChangedFile(mutant)

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.module:
            return None
        return importlib.util.spec_from_file_location(fullname, ROOT / self.loader.mutant.path, loader=self.loader)


class ChangedFile(importlib.machinery.SourceFileLoader):
    """Compiles a file with a change."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__("", str(ROOT / mutant.path))
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        self.name = fullname
        tree = mutated(Path(self.path).read_text(encoding="utf-8"), self.mutant.number)
        return compile(tree, self.path, "exec")


def _share(noticed: int, tried: int) -> str:
    """A share with the interval in which it lies in 95 of 100 samples, after Wilson."""
    if not tried:
        return "nothing tried"
    share, z = noticed / tried, 1.96
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    width = z / (1 + z * z / tried) * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    return f"{noticed:4} of {tried:4} noticed: {share:.1%} ({middle - width:.1%} to {middle + width:.1%})"


if __name__ == "__main__":
    sys.exit(main())
