"""How much is asked of a workspace: profiles, severities in the settings, and what fails a run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic_core import CoreSchema, core_schema

from journeymap.model.vocabulary import Vocabulary

Strictness = Literal["off", "info", "warning", "error"]
"""What the settings say of a rule."""


class _Word(StrEnum):
    """A closed vocabulary whose words the program compares. It is checked and described like any other vocabulary."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        words = core_schema.literal_schema([word.value for word in cls])
        return core_schema.no_info_after_validator_function(cls, words)


class Profile(_Word):
    """A set of rules. Each runs what the one before it runs, and more; strict also raises infos to warnings, and
    what may end a journey to an error.
    """

    STARTER = "starter"
    MAP = "map"
    ABM = "abm"
    STRICT = "strict"

    def includes(self, other: Profile) -> bool:
        """Return whether this profile runs all that the other one runs."""
        order = list(Profile)
        return order.index(self) >= order.index(other)


class FailOn(_Word):
    """The lowest severity that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


ProfileName = Annotated[
    Profile,
    Vocabulary(
        "ProfileName",
        starter="the few rules that teach most",
        map="all rules about maps",
        abm="those, and the rules about accounts and programs",
        strict="all of them, with every info raised to a warning, and a severe pain without an answer to an error",
    ),
]
FailLevel = Annotated[
    FailOn,
    Vocabulary(
        "FailLevel",
        error="only errors fail a run",
        warning="warnings fail it as well",
        info="everything fails it",
        never="nothing fails it",
    ),
]
