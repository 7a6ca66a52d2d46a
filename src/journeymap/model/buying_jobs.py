"""What a group of buyers has to get done, and when: the six buying jobs, defined once for rules, pages and manual."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.model import vocabulary
from journeymap.translatable import N_


class BuyingJob(NamedTuple):
    """One of the six. Four of them come up at certain phases; two go on until the purchase."""

    id: vocabulary.Job
    says: str
    """How a buyer would put it."""
    likely_in: frozenset[vocabulary.Phase] = frozenset()
    """The phases at which it usually comes up."""
    always_on: bool = False
    """Whether it goes on from the first day until the purchase."""


BUYING_JOBS = (
    BuyingJob(
        "problem_identification",
        N_("We cannot go on like this."),
        likely_in=frozenset({"aware", "engage"}),
    ),
    BuyingJob(
        "solution_exploration",
        N_("How do others solve this?"),
        likely_in=frozenset({"engage", "qualify"}),
    ),
    BuyingJob(
        "requirements_building",
        N_("What must it do for us?"),
        likely_in=frozenset({"qualify", "evaluate"}),
    ),
    BuyingJob(
        "supplier_selection",
        N_("Who can really do that?"),
        likely_in=frozenset({"evaluate", "decide"}),
    ),
    BuyingJob(
        "validation",
        N_("Are we sure about this?"),
        always_on=True,
    ),
    BuyingJob(
        "consensus_creation",
        N_("Is everyone behind it?"),
        always_on=True,
    ),
)
"""In the order in which they first come up."""
