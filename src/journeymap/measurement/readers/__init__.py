"""One file for each export: which headers it knows, and how its rows become plain tables."""

from journeymap.measurement.readers import (
    event_log,
    hubspot_deals,
    moves,
    salesforce_opportunities,
    salesforce_opportunity_history,
)
from journeymap.measurement.readers.reader import Reader

READERS: dict[str, Reader] = {
    reader.export: reader
    for reader in (
        hubspot_deals.READER,
        salesforce_opportunity_history.READER,
        salesforce_opportunities.READER,
        event_log.READER,
        moves.READER,
    )
}
"""The readers of all exports, by their names."""
