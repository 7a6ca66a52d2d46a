"""How many accounts a program could win, and how many each of its people looks after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from journeymap.workspace import LinkedProgram

SHARE = 0.2
"""At most this part of all accounts of a kind is usually worth a market of its own."""
PER_MARKETER = 5
"""So many accounts with a plan of their own can one person in marketing look after: what the benchmark of ITSMA and the
ABM Leadership Alliance found in 2020.
"""


def most_abm(universe: int) -> int:
    """How many of so many accounts are usually worth a market of their own: one in any case."""
    return max(1, int(SHARE * universe))


class Capacity(NamedTuple):
    """The accounts of a program that are not treated like everyone else, and the people who look after them."""

    by_tier: Mapping[str | None, int]
    marketers: int | None
    sellers: int | None

    @property
    def accounts(self) -> int:
        return sum(self.by_tier.values())

    @property
    def is_too_much(self) -> bool:
        """Whether marketing has more accounts with a plan of their own than it can look after."""
        return bool(self.marketers) and self.by_tier.get("one_to_one", 0) > PER_MARKETER * (self.marketers or 0)


def capacity(program: LinkedProgram) -> Capacity:
    """Count the accounts of a program by tier."""
    tiers = Counter[str | None](account.model.tier for account in program.accounts if account.model.approach != "mass")
    return Capacity(tiers, program.model.team.marketers, program.model.team.sellers)


def universe_of(program: LinkedProgram) -> int | None:
    """How many accounts of the kind there are, as the program says, else as the segments of all its accounts do."""
    if program.model.universe:
        return max(program.model.universe, len(program.accounts))
    segments = {account.segment for account in program.accounts}
    sizes = [segment.model.universe if segment else None for segment in segments]
    return sum(size for size in sizes if size) if sizes and all(sizes) else None
