"""Print how much of what is found in whole workspaces is worth a meeting: `python -m tests.noise`, or `make noise`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.noise.judging import WORKSPACES, Ceiling, ceilings, judge, line, table


def main(words: Sequence[str] | None = None) -> int:
    """Print a table, and below it what is noise and what is missed. 1 if that is more than the ceiling."""
    parser = argparse.ArgumentParser(prog="python -m tests.noise", description=__doc__)
    parser.add_argument("workspaces", nargs="*", metavar="workspace", help="only these")
    chosen = parser.parse_args(words).workspaces or WORKSPACES
    limits = ceilings()
    judgments = [judge(name) for name in chosen]
    for judgment in judgments:
        print(f"\n{judgment.workspace}")
        for finding in judgment.others:
            print(f"  noise:  {line(finding)}")
        for one, other in judgment.twice:
            print(f"  twice:  {line(one)}\n          {line(other)}")
        for hole in judgment.missed:
            print(f"  missed: {hole}")
    print("", table(judgments, limits), sep="\n")
    return int(any(Ceiling.of(judgment).is_above(limits[judgment.workspace]) for judgment in judgments))


if __name__ == "__main__":
    sys.exit(main())
