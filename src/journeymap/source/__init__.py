"""Bytes come in; plain data goes out, with the line and column of every key and value."""

from journeymap.source.comments import Comment, beside_texts, comments
from journeymap.source.document import Document, Place, Problem, Span, spot
from journeymap.source.read import MAX_BYTES, read
from journeymap.source.tree import Marks, Node, Route

__all__ = [
    "MAX_BYTES",
    "Comment",
    "Document",
    "Marks",
    "Node",
    "Place",
    "Problem",
    "Route",
    "Span",
    "beside_texts",
    "comments",
    "read",
    "spot",
]
