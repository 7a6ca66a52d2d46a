"""One file for each export: which headers it knows, and how its rows become plain tables."""

from journeymap.measurement.readers import moves
from journeymap.measurement.readers.reader import Reader

READERS: dict[str, Reader] = {reader.export: reader for reader in (moves.READER,)}
"""The readers of all exports, by their names."""
