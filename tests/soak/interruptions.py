"""Trials that stop a command midway: whatever it was writing is whole, and the next run makes good."""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

from tests.soak.commands import Outcome, run, run_without_output, start
from tests.soak.documents import Fault, Report
from tests.soak.inputs import sources
from tests.soak.workspace import Files, write, written

TODAY = ("--as-of", "2026-11-22")
RENDER = ("render", "--format", "html,markdown", "--out", "site", *TODAY)
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "open"}
"""What Python announces (see sys.addaudithook) before it changes something on the disk."""
REFUSALS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EDQUOT)
KILLED = ("is killed by SIGKILL", "is killed by SIGALRM")
Interruption = Callable[[], None]


def an_interruption(random: Random, folder: Path) -> tuple[str, Interruption]:
    """Something that happens to a process: killed or refused at one of its changes to the disk, or the disk is full."""
    at, error = int(10 ** random.uniform(0, 2.7)), random.choice(REFUSALS)
    return random.choice(
        (
            ("killed at a change", lambda: _at_change(at, folder, lambda: os.kill(os.getpid(), signal.SIGKILL))),
            ("refused a change", lambda: _at_change(at, folder, lambda: _refuse(error))),
            ("refused all changes from one on", lambda: _at_change(at, folder, lambda: _refuse(error), again=True)),
            ("killed at some time", lambda: _kill_after(at / 500)),
            ("no room for a large file", lambda: _limit_files(at * 300)),
        )
    )


def _at_change(number: int, folder: Path, action: Callable[[], None], *, again: bool = False) -> None:
    changes = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal changes
        if event in WRITES and _is_below(arguments[0], folder) and (event != "open" or _is_for_writing(arguments)):
            changes += 1
            if changes == number or (again and changes > number):
                action()

    sys.addaudithook(hook)


def _is_below(path: object, folder: Path) -> bool:
    return isinstance(path, (str, bytes, os.PathLike)) and str(folder) in str(Path.cwd() / os.fsdecode(path))


def _is_for_writing(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _refuse(error: int) -> None:
    raise OSError(error, os.strerror(error))


def _kill_after(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_files(size: int) -> None:
    """What is longer is cut off and refused, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# --- render --------------------------------------------------------------------------------------------


def two_versions(random: Random) -> tuple[Files, Files]:
    """What a workspace was and what it is now; both can be published."""
    while True:
        group = _versions(random.randrange(len(sources())))
        if len(group) > 1:
            old, new = random.sample(group, 2)
            return old, new


@cache
def _versions(number: int) -> tuple[Files, ...]:
    """One of the workspaces in several versions: pages change, are added, and are removed."""
    files = sources()[number]
    return tuple(version for version in (files, *_changed(files)) if not _is_refused(version))


def _changed(files: Files) -> Iterator[Files]:
    maps = [name for name in files if b"\nstages:" in files[name]]
    yield {name: content.replace(b"title: ", b"title: New ") for name, content in files.items()}
    yield {**files, **{f"maps/new-{number}.yaml": _map(number) for number in range(12)}}
    if len(maps) > 1:
        yield {name: content for name, content in files.items() if name != maps[0]}


def _map(number: int) -> bytes:
    return f"title: New {number}\npersonas: {{p{number}: P}}\nstages: {{a: {{touchpoints: [Phone]}}}}\n".encode()


def _is_refused(files: Files) -> bool:
    with written(files) as root:
        return run(RENDER, root).code != 0


Site = Mapping[str, bytes]


def _site(root: Path) -> Site:
    """Every file of the published site, and what is left beside them."""
    return {
        path.relative_to(root / "site").as_posix(): path.read_bytes()
        for path in sorted((root / "site").rglob("*"))
        if path.is_file()
    }


def _exchange(root: Path, files: Files) -> None:
    shutil.rmtree(root / "maps")
    write(root, files)


def try_interrupted_render(random: Random, report: Report) -> None:
    """Stop a render: each page is the old or the new one, what is said of it is true, and the next one makes good."""
    old, new = two_versions(random)
    with written(new) as root:
        run(RENDER, root)
        goal = _site(root)
    with written(old) as root:
        run(RENDER, root)
        before = _site(root)
        _exchange(root, new)
        name, interruption = an_interruption(random, root / "site")
        outcome = run(RENDER, root, interruption)
        after = _site(root)
        report.runs += 4
        problems = [*_torn_pages(before, goal, after), *_untrue(outcome, before, goal, after)]
        second = run(RENDER, root)
        site = _site(root)
        if second.code != 0 or site != goal:
            differing = sorted(path for path in goal.keys() | site.keys() if goal.get(path) != site.get(path))
            problems.append(f"the next render ends with {second.code} and differs in {differing[:5]}")
    detail = f"{outcome.code} {outcome.err}{outcome.crash}"
    report.faults.extend(Fault(summary=f"render, {name}: {problem}", detail=detail, files=new) for problem in problems)


def _torn_pages(before: Site, goal: Site, after: Site) -> Iterator[str]:
    for path in _pages(before).keys() | _pages(after).keys():
        if after.get(path) not in (before.get(path), goal.get(path)):
            yield f"'{path}' is neither the old nor the new page"


def _untrue(outcome: Outcome, before: Site, goal: Site, after: Site) -> Iterator[str]:
    if outcome.crash or "Internal error" in outcome.err:
        yield f"crashes: {outcome.crash or outcome.err}"
    if outcome.death and outcome.death.cause not in KILLED:
        yield outcome.death.cause
    if outcome.code == 0 and _pages(after) != _pages(goal):
        yield "says that all is published, and it is not"
    if "Nothing was published" in outcome.err and _pages(after) != _pages(before):
        yield "says that nothing was published, and something was"


def _pages(site: Site) -> Site:
    """What readers see, without our own notes."""
    return {path: content for path, content in site.items() if not path.startswith(".")}


def try_two_renders(random: Random, report: Report) -> None:
    """Have several renders at once: one or more publish, the others say why not, and the site is whole."""
    old, new = two_versions(random)
    with written(old) as root:
        run(RENDER, root)
        _exchange(root, new)
        started = [start(RENDER, root) for _ in range(random.randint(2, 4))]
        outcomes = [render.outcome() for render in started]
        report.runs += len(outcomes) + 2
        codes = [outcome.code for outcome in outcomes]
        problems = []
        if 0 not in codes or any(code not in (0, 3) for code in codes):
            problems.append(f"exit codes {codes}")
        problems += [
            f"refuses with {o.err}" for o in outcomes if o.code == 3 and "another journeymap render" not in o.err
        ]
        site = _site(root)
        with written(new) as other:
            run(RENDER, other)
            if site != _site(other):
                problems.append("the site is not what one render makes")
    detail = "\n".join(f"{outcome.code} {outcome.err}{outcome.crash}" for outcome in outcomes)
    report.faults.extend(Fault(summary=f"renders at once: {problem}", detail=detail) for problem in problems)


COMMAND_LINES = (
    *(("--version",), ("--help",), ("rules",), ("explain", "JM101"), ("schema",), ("validate",), ("gaps",), ("steps",)),
    *(("validate", "--format", "json"), ("validate", "--format", "sarif"), ("gaps", "--format", "csv"), ("agenda",)),
)

# --- single files --------------------------------------------------------------------------------------

FILES = (
    (("validate", "--write-baseline", *TODAY), "journeymap-baseline.txt"),
    (("validate", "--output", "json:report.json", *TODAY), "report.json"),
    (("validate", "--output", "sarif:report.sarif", *TODAY), "report.sarif"),
    (("schema", "--workspace", "--output", "maps.schema.json"), "maps.schema.json"),
)


def try_interrupted_file(random: Random, report: Report) -> None:
    """Stop a command that writes a file: it is the old or the new one, and nothing is left beside it."""
    words, name = random.choice(FILES)
    files = random.choice(sources()[:-1])
    with written(files) as root:
        run(words, root)
        goal = (root / name).read_bytes()
        (root / name).unlink()
        old = random.choice((None, goal[: goal.index(b"\n") + 1]))
        if old is not None:
            (root / name).write_bytes(old)
        what, interruption = an_interruption(random, root)
        outcome = run(words, root, interruption)
        report.runs += 3
        after = (root / name).read_bytes() if (root / name).exists() else None
        problems = [] if after in (old, goal) else [f"leaves '{name}' neither old nor new"]
        if outcome.code in (0, 1) and after != goal:
            problems.append(f"ends with {outcome.code} and has not written '{name}'")
        second = run(words, root)
        if second.code not in (0, 1) or (root / name).read_bytes() != goal:
            problems.append(f"the next run ends with {second.code} and writes something else")
        beside = _files_below(root).keys() - {*files, name}
        problems += [f"leaves {sorted(beside)}"] if beside else []
    detail = f"{outcome.code} {outcome.err}{outcome.crash}"
    report.faults.extend(
        Fault(summary=f"{words[0]}, {what}: {problem}", detail=detail, files=files) for problem in problems
    )


def try_interrupted_init(random: Random, report: Report) -> None:
    """Stop `init`: run again, it ends with the same files as in one go."""
    words = ("init", "new", "--starter", random.choice(("first", "abm")))
    with written({}) as root:
        run(words, root)
        goal = _files_below(root / "new")
        shutil.rmtree(root / "new")
        what, interruption = an_interruption(random, root)
        outcome = run(words, root, interruption)
        after = _files_below(root / "new")
        report.runs += 3
        problems = [f"leaves '{name}' cut" for name, content in after.items() if name in goal and content != goal[name]]
        second = run(words, root)
        if outcome.code != 0 and (second.code != 0 or _files_below(root / "new") != goal):
            problems.append(f"the next one ends with {second.code} {second.err.strip()}")
    detail = f"{outcome.code} {outcome.err}{outcome.crash}"
    report.faults.extend(Fault(summary=f"init, {what}: {problem}", detail=detail) for problem in problems)


def _files_below(folder: Path) -> dict[str, bytes]:
    """The files in a folder, but for what was not yet put in its place, which nobody who is killed can remove."""
    files = {path for path in folder.rglob("*") if path.is_file() and not path.match(".journeymap-*.tmp")}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# --- output --------------------------------------------------------------------------------------------

OUTPUTS = ("closed", "full", "read by nobody")


def try_output_that_fails(random: Random, report: Report) -> None:
    """Take away what a command prints to: it says so or says nothing, and ends with one of its own codes."""
    words, output = random.choice((*COMMAND_LINES, RENDER, *(words for words, _ in FILES))), random.choice(OUTPUTS)
    with written(random.choice(sources())) as root:
        code, errors = run_without_output(words, root, output)
    report.runs += 1
    if code not in (0, 1, 2, 3) or "Traceback" in errors or "Internal error" in errors or "Exception ignored" in errors:
        report.faults.append(Fault(summary=f"{words[0]}, output {output}: ends with {code}", detail=errors))
