"""Compute figures from measurements, with their spread over the rounds and a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from benchmarks.process import Usage

Round = dict[str, Usage]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that may have a target, with the costs it was computed from."""

    what: str
    ours: str
    beside: str = ""
    """The floor, the peer or the smaller input, with its own cost."""
    value: float
    """The median of all rounds."""
    low: float
    high: float
    unit: str = "×"
    target: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether the target is met; empty if there is none."""
        if self.target is None:
            return ""
        if self.at_least:
            return "ok" if self.value >= self.target else "short"
        return "ok" if self.value <= self.target else "over"


def over_rounds(rounds: Sequence[Round], measure: Callable[[Round], float]) -> tuple[float, float, float]:
    """Return the median, minimum and maximum of a measure over the rounds."""
    values = [measure(usages) for usages in rounds]
    return median(values), min(values), max(values)


def cpu(rounds: Sequence[Round], name: str) -> str:
    """Format the CPU time that a command took."""
    seconds = median(usages[name].cpu for usages in rounds)
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def times_the_floor(what: str, rounds: Sequence[Round], ours: str, floor: str, target: float) -> Figure:
    """Divide our cost by that of the floor."""
    value, low, high = over_rounds(rounds, lambda usages: usages[ours].cpu / usages[floor].cpu)
    beside = f"{floor} {cpu(rounds, floor)}"
    return Figure(what=what, ours=cpu(rounds, ours), beside=beside, value=value, low=low, high=high, target=target)


def times_faster(what: str, rounds: Sequence[Round], ours: str, peer: str, target: float) -> Figure:
    """Divide the cost of a peer by ours."""
    value, low, high = over_rounds(rounds, lambda usages: usages[peer].cpu / usages[ours].cpu)
    return Figure(
        what=what,
        ours=cpu(rounds, ours),
        beside=f"{peer} {cpu(rounds, peer)}",
        value=value,
        low=low,
        high=high,
        target=target,
        at_least=True,
    )


def times_faster_by_the_clock(what: str, rounds: Sequence[Round], ours: str, peer: str, target: float) -> Figure:
    """Divide the time that a peer takes by ours, where using several processors is a merit."""
    value, low, high = over_rounds(rounds, lambda usages: usages[peer].wall / usages[ours].wall)
    own, other = (median(usages[name].wall for usages in rounds) for name in (ours, peer))
    return Figure(
        what=what,
        ours=f"{own:.2f} s by the clock",
        beside=f"{peer} {other:.2f} s",
        value=value,
        low=low,
        high=high,
        target=target,
        at_least=True,
    )


def growth_by_doubling(what: str, rounds: Sequence[Round], sizes: tuple[int, int], start: str, target: float) -> Figure:
    """Compare the work for two sizes of input, without startup, as a factor per doubling: 2 is linear."""
    small, large = sizes
    doublings = log2(large / small)

    def work(usages: Round, size: int) -> float:
        return usages[f"{size:,}"].cpu - usages[start].cpu

    value, low, high = over_rounds(
        rounds, lambda usages: (work(usages, large) / work(usages, small)) ** (1 / doublings)
    )
    first, second = (1000 * median(work(usages, size) for usages in rounds) / size for size in sizes)
    return Figure(
        what=f"{what}, {small:,} → {large:,}",
        ours=f"{cpu(rounds, f'{large:,}')}, {second:.3g} ms each",
        beside=f"{small:,}: {cpu(rounds, f'{small:,}')}, {first:.3g} ms each",
        value=value,
        low=low,
        high=high,
        target=target,
    )


def memory_each(what: str, rounds: Sequence[Round], sizes: tuple[int, int], target: float) -> Figure:
    """Divide the growth of the peak by the growth of the input."""
    small, large = (f"{size:,}" for size in sizes)
    more = sizes[1] - sizes[0]
    value, low, high = over_rounds(rounds, lambda usages: (usages[large].peak - usages[small].peak) / more / 1000)
    return Figure(
        what=f"{what}, {small} → {large}",
        ours=_megabytes(rounds, large),
        beside=f"{small}: {_megabytes(rounds, small)}",
        value=value,
        low=low,
        high=high,
        unit="KB",
        target=target,
    )


def memory_beside(what: str, rounds: Sequence[Round], ours: str, start: str, limit: int) -> Figure:
    """Divide what the peak grew beyond that of the start by what it was told not to exceed."""
    value, low, high = over_rounds(rounds, lambda usages: (usages[ours].peak - usages[start].peak) / limit)
    return Figure(
        what=what,
        ours=_megabytes(rounds, ours),
        beside=f"nothing to measure {_megabytes(rounds, start)}, limit {limit / 1e6:.0f} MB",
        value=value,
        low=low,
        high=high,
        target=1,
    )


def _megabytes(rounds: Sequence[Round], name: str) -> str:
    return f"{median(usages[name].peak for usages in rounds) / 1e6:.0f} MB"
