"""Time the commands on a small and a large workspace: `make bench`, or with sizes as arguments."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

SIZES = (1, 100, 1000)
ROUNDS = 3
STAGES = ("awareness", "consideration", "decision", "retention", "advocacy")

LIBRARY = """\
personas:
  buyer: {name: Head of operations, role: user, goals: [Fewer late deliveries]}
  payer: {name: Finance director, role: economic_buyer, goals: [Payback within a year]}
content:
  guide: {title: The buying guide, type: guide, status: live, roles: [user], phases: [aware]}
"""

STAGE = """\
  {stage}:
    goals: [Know what the next step costs and brings]
    actions: [Asks two colleagues, Reads reviews, Compares three offers]
    thoughts: ["Everyone says they are the best"]
    emotion: {{score: 0, by: {{payer: -1, buyer: 1}}}}
    touchpoints:
      - {{name: Reads about it, channel: website, content: guide, devices: [desktop]}}
      - {{name: Talks to us, channel: phone, for: [payer], moment_of_truth: true}}
    pains:
      - {{text: Cannot compare prices, severity: 2, answers: [{{text: Show one, owner: sales}}]}}
"""


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(f"{'command':<12}{'maps':>6}{'seconds':>10}")
    tell("--version", 0, best(["--version"], ROUNDS))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            rounds = ROUNDS if size <= 100 else 1
            for command in ("validate", "gaps", "render"):
                words = [command, "--root", folder]
                if command == "render":
                    words += ["--out", f"{folder}/site"]
                tell(command, size, best(words, rounds))


def write(root: Path, size: int) -> None:
    """A workspace of so many maps, all in order."""
    maps = root / "maps"
    maps.mkdir()
    (root / "journeymap.yaml").write_text("title: Bench\n", encoding="utf-8")
    (maps / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    stages = "".join(STAGE.format(stage=stage) for stage in STAGES)
    for number in range(size):
        head = f"title: Map {number}\nframework: b2b-lifecycle\nfor: [buyer, payer]\nstages:\n"
        (maps / f"map-{number:05}.yaml").write_text(head + stages, encoding="utf-8")


def best(words: list[str], rounds: int) -> float:
    """The quickest of a few cold runs, in seconds."""
    return min(once(words) for _ in range(rounds))


def once(words: list[str]) -> float:
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", *words], capture_output=True, text=True, check=False
    )
    if done.returncode > 1:
        sys.exit(f"journeymap {' '.join(words)}\n{done.stdout}\n{done.stderr}")
    return perf_counter() - start


def tell(command: str, size: int, seconds: float) -> None:
    print(f"{command:<12}{size or '':>6}{seconds:>10.2f}", flush=True)


if __name__ == "__main__":
    main()
