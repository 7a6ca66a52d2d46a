"""One file for each export: which headers it knows, and how its rows become plain tables."""

from journeymap.measurement.readers import hubspot_deals, moves, salesforce_opportunity_history
from journeymap.measurement.readers.reader import Reader

READERS: dict[str, Reader] = {
    reader.export: reader for reader in (hubspot_deals.READER, moves.READER, salesforce_opportunity_history.READER)
}
"""The readers of all exports, by their names."""
