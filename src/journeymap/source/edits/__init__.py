"""Change single values in the text of a YAML file, and leave every other character as it is.

Comments, order, blank lines, quotes and line breaks stay. An edit says what to change in the data; this package finds
the place in the text. It then reads the new text again and compares it with the same change made on the data: if the
two differ in any way, nothing is changed, and the error says what to do by hand.
"""

from journeymap.source.edits.edit import Add, Delete, Edit, Insert, Move, Put, Rename, Unfold
from journeymap.source.edits.editing import edited
from journeymap.source.edits.refusal import NotEdited

__all__ = ["Add", "Delete", "Edit", "Insert", "Move", "NotEdited", "Put", "Rename", "Unfold", "edited"]
