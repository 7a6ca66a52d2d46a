"""Refuse changes that cannot be written."""

from __future__ import annotations

from journeymap.importing.update.excerpt import excerpt


class Refused(Exception):
    """A change cannot be written; the message says why."""


def conflict(text: str, now: str, was: str) -> str:
    said = f"'{excerpt(text)}' here" if text else "emptied here"
    other = f"'{excerpt(now)}'" if now else "nothing"
    before = f"'{excerpt(was)}'" if was else "nothing"
    return (
        f"{said}, but the file says {other} since the export, where it said {before}. "
        "Write the one that holds at both places"
    )
