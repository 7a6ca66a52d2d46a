"""Limits on what is read of a file: more than any map or list needs, and bearable for every computer."""

from __future__ import annotations

MOST_ROWS = 100_000
MOST_COLUMNS = 2000
MOST_CELLS = 500_000
MOST_PLACES = 2_000_000
"""How many cells a grid may have, most of them empty."""
MOST_MERGED = 50_000
LONGEST_TEXT = 1_000_000
"""How many signs a cell may have; Excel takes 32,767."""
MOST_STAGES = 500
"""How many a map may have; the longest have some dozens."""
