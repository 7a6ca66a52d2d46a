"""Find maps in values that lie in values: which of them are stages, what is said of each, and what stands around.

People and programs nest a journey in many ways: stages as a list or by their names, lanes that hold a value a stage,
touchpoints in a list of their own that name their stage. Keys are known by what they mean, in any language.
"""

from __future__ import annotations

from journeymap.importing.readers.nested.drafting import draft_of
from journeymap.importing.readers.nested.node import Node, in_words, step

__all__ = ["Node", "draft_of", "in_words", "step"]
