"""Change single values in the text of a YAML file, and leave every other sign of it as it is.

Comments, order, blank lines, quotes and the breaks of lines stay. An edit says what is to change in the data; where it
stands in the text is found out here. The new text is read again and held against the same change made on the data:
where the two differ in anything, nothing is changed and a person is told what to do by hand.
"""

from journeymap.source.edits.edit import Add, Delete, Edit, Insert, Move, Put, Rename, Unfold
from journeymap.source.edits.editing import edited
from journeymap.source.edits.refusal import NotEdited

__all__ = ["Add", "Delete", "Edit", "Insert", "Move", "NotEdited", "Put", "Rename", "Unfold", "edited"]
