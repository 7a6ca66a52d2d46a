"""How much is asked of a workspace: profiles, severities in the settings, and what fails a run."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Strictness = Literal["off", "info", "warning", "error"]
"""What the settings say of a rule."""


class Profile(StrEnum):
    """A set of rules. Each runs what the one before it runs, and more; strict also raises infos to warnings."""

    STARTER = "starter"
    MAP = "map"
    ABM = "abm"
    STRICT = "strict"

    def includes(self, other: Profile) -> bool:
        """Return whether this profile runs all that the other one runs."""
        order = list(Profile)
        return order.index(self) >= order.index(other)


class FailOn(StrEnum):
    """The lowest severity that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"
