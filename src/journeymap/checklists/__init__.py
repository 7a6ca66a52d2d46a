"""Ways of working as checklists that tick themselves from what a workspace declares.

A checklist is one file and one entry in the table here.
"""

from journeymap.checklists.account_based import ACCOUNT_BASED
from journeymap.checklists.buying_journey import BUYING_JOURNEY
from journeymap.checklists.checklist import Checklist, Progress, Proof, Scope, Step, scope_of
from journeymap.checklists.map_in_eight import JOURNEY_MAP

CHECKLISTS: tuple[Checklist, ...] = (JOURNEY_MAP, BUYING_JOURNEY, ACCOUNT_BASED)
"""The checklists, in the order in which they are shown."""

__all__ = ["CHECKLISTS", "Checklist", "Progress", "Proof", "Scope", "Step", "scope_of"]
