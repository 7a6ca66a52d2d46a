"""Why something below the maps folders is not read."""

from __future__ import annotations

from enum import Enum, auto


class Why(Enum):
    """Why a file or folder below the maps folders is passed over."""

    EXCLUDED = auto()
    """A pattern of the settings names it."""
    GIT_IGNORED = auto()
    HIDDEN = auto()
    """Its name begins with a dot."""
    ENDING = auto()
    """Its name does not end as those of maps do."""
    ANOTHER_WORKSPACE = auto()
    """Settings of its own make it another workspace."""
