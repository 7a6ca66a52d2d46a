"""The measures by name, a family a file. A new one is a function in its family and a line in the table there."""

from journeymap.measurement.measures import customers, deals, engagement, movement, own_work, surveys
from journeymap.measurement.measures.formula import Formula

FORMULAS: tuple[Formula, ...] = (
    *engagement.FORMULAS,
    *movement.FORMULAS,
    *deals.FORMULAS,
    *own_work.FORMULAS,
    *customers.FORMULAS,
    *surveys.FORMULAS,
)
"""In the order in which people ask."""
