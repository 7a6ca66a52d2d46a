"""Find maps in nested data: which values are stages, what is said about each, and what is around them.

People and programs nest a journey in many ways: stages as a list or by name, lanes with one value per stage,
touchpoints in a list of their own that name their stage. Keys are recognized by their meaning, in any language.
"""

from __future__ import annotations

from journeymap.importing.readers.nested.drafting import draft_of
from journeymap.importing.readers.nested.node import Node, in_words, step

__all__ = ["Node", "draft_of", "in_words", "step"]
