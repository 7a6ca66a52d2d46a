"""Ways of working as checklists that tick themselves: a workspace comes in, how far each step is goes out.

A process is one file and one entry in the table here.
"""

from journeymap.processes.account_based import ACCOUNT_BASED
from journeymap.processes.buying_journey import BUYING_JOURNEY
from journeymap.processes.journey_map import JOURNEY_MAP
from journeymap.processes.process import Process, Progress, Scope, Step, scope_of

PROCESSES: tuple[Process, ...] = (JOURNEY_MAP, BUYING_JOURNEY, ACCOUNT_BASED)
"""The processes, in the order in which they are told."""

__all__ = ["PROCESSES", "Process", "Progress", "Scope", "Step", "scope_of"]
