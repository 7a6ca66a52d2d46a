"""The benchmarks: what they measure, how often, and the target of each figure."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from benchmarks import children
from benchmarks.accounts import write_accounts
from benchmarks.figures import (
    Figure,
    growth_by_doubling,
    memory_beside,
    memory_each,
    times_faster,
    times_faster_by_the_clock,
    times_the_floor,
)
from benchmarks.maps import write_maps
from benchmarks.process import Command, CommandFailed, run, take_turns

MANY = 1_000
MOVES = 10_000_000
MEMORY, MEMORY_BYTES = "2GB", 2_000_000_000
"""What DuckDB may take. Beyond that it writes to the disk."""
DOUBLING = 2.5
"""The most work allowed for twice the input: linear, with some room for larger tables and colder caches."""

_BIN = Path(sys.executable).parent
_CHILDREN = Path(children.__file__).parent
_AS_OF = ("--as-of", "2026-11-22")

PEERS = {"check-jsonschema": 15, "yamllint": 12}
"""The peers, and how many times faster than each we want to be."""

BARE_START = Command([sys.executable, "-I", "-c", "pass"])


@dataclass(frozen=True)
class Scratch:
    """A folder for the workspaces. Each is written once."""

    folder: Path
    quick: bool = False

    def maps(self, count: int, ignores: int = 0) -> Path:
        """Return a workspace of that many maps."""
        folder = self.folder / f"maps-{count}-{ignores}"
        if not folder.exists():
            write_maps(folder, count, ignores=ignores)
        return folder

    def accounts(self, count: int) -> Path:
        """Return a workspace of that many accounts."""
        folder = self.folder / f"accounts-{count}"
        if not folder.exists():
            write_accounts(folder, count)
        return folder

    def moves(self, count: int) -> Path:
        """Return a file of that many moves of cases from stage to stage."""
        file = self.folder / f"moves-{count}.parquet"
        if not file.exists():
            run(child("made_up_moves", str(count), file))
        return file

    def rounds(self, number: int) -> int:
        """Return how many rounds to run instead of the usual number."""
        return max(1, number // 3) if self.quick else number


def journeymap(*words: str | Path) -> Command:
    """Return a command as people run it."""
    return Command([_BIN / "journeymap", *words])


def validate(root: Path, *words: str | Path) -> Command:
    """Return the command that checks a workspace on the day it was written for."""
    return journeymap("validate", "--root", root, *_AS_OF, *words)


def child(script: str, *words: str | Path) -> Command:
    """Return the command that runs one of the scripts in `children`."""
    return Command([sys.executable, "-I", _CHILDREN / f"{script}.py", *words])


def start(scratch: Scratch) -> Iterator[Figure]:
    """Measure startup: the wait before any file is read."""
    commands = {
        "bare interpreter": BARE_START,
        "help": journeymap("--help"),
        "one map": validate(scratch.maps(1)),
    }
    rounds = take_turns(commands, scratch.rounds(21))
    yield times_the_floor("--help", rounds, "help", "bare interpreter", 8)
    yield times_the_floor("validate, 1 map", rounds, "one map", "bare interpreter", 18)


def imports(_: Scratch) -> Iterator[Figure]:
    """Count what the shortest command imports."""
    loaded = json.loads(run(child("imports", "--help")).last_line)
    modules, heavy = loaded["modules"], loaded["heavy"]
    yield Figure(what="--help, modules of ours", ours=f"{modules}", value=modules, low=modules, high=modules, unit="")
    pydantic = int("pydantic" in heavy)
    libraries = ", ".join(heavy) or "none"
    yield Figure(
        what="--help loads pydantic",
        ours="yes" if pydantic else "no",
        beside=f"heavy libraries loaded: {libraries}",
        value=pydantic,
        low=pydantic,
        high=pydantic,
        unit="",
        target=0,
    )


def checks(scratch: Scratch) -> Iterator[Figure]:
    """Compare checking many maps with the least that reading them takes."""
    root = scratch.maps(MANY)
    report = f"json:{scratch.folder / 'findings.json'}"
    variants: dict[str, Sequence[str]] = {
        "text": (),
        "JSON into a file": ("--quiet", "--output", report),
        "all rules, text": ("--select", "all"),
        "all rules, JSON into a file": ("--select", "all", "--quiet", "--output", report),
    }
    commands = {name: validate(root, *words) for name, words in variants.items()}
    rounds = take_turns({**commands, "event scan": child("scan", root)}, scratch.rounds(7))
    for name in variants:
        yield times_the_floor(f"validate, {MANY:,} maps, {name}", rounds, name, "event scan", 3)


def growth(scratch: Scratch) -> Iterator[Figure]:
    """Measure time and memory for ten and a hundred times as many maps."""
    sizes = (100, 1_000, 10_000)
    commands = {f"{size:,}": validate(scratch.maps(size), "--quiet") for size in (1, *sizes)}
    rounds = take_turns(commands, scratch.rounds(3))
    for pair in pairwise(sizes):
        yield growth_by_doubling("maps", rounds, pair, "1", DOUBLING)
    for pair in pairwise(sizes):
        yield memory_each("memory per map", rounds, pair, 60)


def accounts(scratch: Scratch) -> Iterator[Figure]:
    """Measure more accounts. Programs target them, and their values are ranked."""
    yield from _doubled(scratch, "accounts", (500, 1_000, 2_000), scratch.accounts)


def ignores(scratch: Scratch) -> Iterator[Figure]:
    """Measure more maps with four ignore comments each."""
    yield from _doubled(scratch, "maps with ignores", (200, 400, 800), lambda size: scratch.maps(size, ignores=4))


def _doubled(scratch: Scratch, what: str, sizes: Sequence[int], write: Callable[[int], Path]) -> Iterator[Figure]:
    commands = {f"{size:,}": validate(write(size), "--select", "all", "--quiet") for size in sizes}
    rounds = take_turns({"1": validate(scratch.maps(1)), **commands}, scratch.rounds(3))
    for pair in pairwise(sizes):
        yield growth_by_doubling(what, rounds, pair, "1", DOUBLING)


def pages(scratch: Scratch) -> Iterator[Figure]:
    """Compare publishing many maps with Jinja2 alone rendering the same templates with ready records."""
    render = ("render", "--root", scratch.maps(MANY), *_AS_OF, "--quiet", "--out")
    commands = {
        "Jinja2 alone": replace(child("templates", *render, scratch.folder / "floor"), prints_its_time=True),
        "render": journeymap(*render, scratch.folder / "site"),
    }
    rounds = take_turns(commands, scratch.rounds(3))
    yield times_the_floor(f"render, {MANY:,} maps", rounds, "render", "Jinja2 alone", 4)


def peers(scratch: Scratch) -> Iterator[Figure | str]:
    """Compare with the tools that a team would otherwise check the same files with."""
    root = scratch.maps(MANY)
    commands = _peers(scratch, root)
    for name in PEERS.keys() - commands.keys():
        yield f"{name} is not installed in this environment, so it was not compared."
    rounds = take_turns({"validate": validate(root), **commands}, scratch.rounds(3))
    for name in commands:
        yield times_faster(f"validate, {MANY:,} maps, beside a peer", rounds, "validate", name, PEERS[name])


def _peers(scratch: Scratch, root: Path) -> dict[str, Command]:
    """Return the commands of the installed peers for the files of a workspace."""
    schema = scratch.folder / "schema.json"
    if not schema.exists():
        run(journeymap("schema", "--output", schema))
    files = sorted(root.rglob("*.yaml"))
    commands = {
        "check-jsonschema": Command([_BIN / "check-jsonschema", "--schemafile", schema, *files]),
        "yamllint": Command([_BIN / "yamllint", "-d", "default", *files]),
    }
    return {name: command for name, command in commands.items() if Path(command.words[0]).exists()}


def moves(scratch: Scratch) -> Iterator[Figure | str]:
    """Compare measuring many moves with SQL of DuckDB's own, and with pm4py for what it answers too."""
    if not find_spec("duckdb"):
        yield "DuckDB is not installed in this environment, so no moves were measured."
        return
    sizes = (MOVES // 8, MOVES // 4, MOVES // 2, MOVES)
    files = {f"{size:,}": scratch.moves(size) for size in (0, *sizes)}
    measured = {name: child("moves_by_us", file, MEMORY) for name, file in files.items()}
    by_hand = child("moves_by_sql", scratch.moves(MOVES), MEMORY)
    rounds = take_turns({**measured, "SQL by hand": by_hand}, scratch.rounds(3))
    most = f"{MOVES:,}"
    if any(usages[most].last_line != usages["SQL by hand"].last_line for usages in rounds):
        raise CommandFailed("measuring the moves gives other answers than SQL by hand")
    yield times_the_floor(f"measure, {most} moves", rounds, most, "SQL by hand", 3)
    for pair in pairwise(sizes):
        yield growth_by_doubling("measured moves", rounds, pair, "0", DOUBLING)
    yield memory_beside("memory to measure", rounds, most, "0", MEMORY_BYTES)
    if not find_spec("pm4py"):
        yield "pm4py is not installed in this environment, so it was not compared."
        return
    few = scratch.moves(MOVES)
    peer = {"measure": child("moves_by_us", few, MEMORY), "pm4py": child("moves_by_pm4py", few)}
    yield times_faster_by_the_clock(
        f"measure, {MOVES:,} moves, beside a peer", take_turns(peer, scratch.rounds(3)), "measure", "pm4py", 8
    )


def warm_up(scratch: Scratch) -> None:
    """Run everything once on one map, so that no measured process has to compile its modules."""
    root = scratch.maps(1)
    for command in (
        validate(root, "--output", f"json:{scratch.folder / 'warm-up.json'}"),
        journeymap("render", "--root", root, "--quiet", "--out", scratch.folder / "warm-up"),
        *_peers(scratch, root).values(),
    ):
        run(command)


BENCHMARKS: dict[str, Callable[[Scratch], Iterator[Figure | str]]] = {
    "start": start,
    "imports": imports,
    "checks": checks,
    "growth": growth,
    "accounts": accounts,
    "ignores": ignores,
    "pages": pages,
    "peers": peers,
    "moves": moves,
}
"""In the order in which they run."""
