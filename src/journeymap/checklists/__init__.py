"""Ways of working as checklists that tick themselves: a workspace comes in, how far each step is goes out.

A process is one file and one entry in the table here.
"""

from journeymap.checklists.account_based import ACCOUNT_BASED
from journeymap.checklists.buying_journey import BUYING_JOURNEY
from journeymap.checklists.checklist import Process, Progress, Scope, Step, scope_of
from journeymap.checklists.map_in_eight import JOURNEY_MAP

PROCESSES: tuple[Process, ...] = (JOURNEY_MAP, BUYING_JOURNEY, ACCOUNT_BASED)
"""The processes, in the order in which they are told."""

__all__ = ["PROCESSES", "Process", "Progress", "Scope", "Step", "scope_of"]
