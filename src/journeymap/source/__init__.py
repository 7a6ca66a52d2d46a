"""Read YAML into plain data, with the line and column of every key and value."""

from journeymap.source.build import MAX_KEY, NULLS
from journeymap.source.comments import Comment, beside_texts, comments
from journeymap.source.document import Document, Place, Problem, Span, spot
from journeymap.source.edits import Add, Delete, Edit, Insert, Move, NotEdited, Put, Unfold, edited
from journeymap.source.read import MAX_BYTES, parse, read, unreadable
from journeymap.source.tree import Marks, Route, Text
from journeymap.source.write import block_text

__all__ = [
    "MAX_BYTES",
    "MAX_KEY",
    "NULLS",
    "Add",
    "Comment",
    "Delete",
    "Document",
    "Edit",
    "Insert",
    "Marks",
    "Move",
    "NotEdited",
    "Place",
    "Problem",
    "Put",
    "Route",
    "Span",
    "Text",
    "Unfold",
    "beside_texts",
    "block_text",
    "comments",
    "edited",
    "parse",
    "read",
    "spot",
    "unreadable",
]
