"""What the search for personal data finds."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["e-mail address", "phone number"]


class Hit(NamedTuple):
    """An e-mail address or a phone number in a text; the same one written in two ways has the same `key`."""

    start: int
    end: int
    kind: Kind
    key: str
