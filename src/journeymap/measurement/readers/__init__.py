"""One file for each export: which headers it knows, and how its rows become plain tables."""

from journeymap.measurement.readers import (
    costs,
    deals,
    event_log,
    hubspot_deals,
    interactions,
    moves,
    salesforce_opportunity_history,
    surveys,
)
from journeymap.measurement.readers.reader import Reader

READERS: dict[str, Reader] = {
    reader.export: reader
    for reader in (
        hubspot_deals.READER,
        salesforce_opportunity_history.READER,
        event_log.READER,
        moves.READER,
        deals.READER,
        interactions.READER,
        surveys.READER,
        costs.READER,
    )
}
"""The readers of all exports, by their names; of two that suit a file equally, the first is taken."""
