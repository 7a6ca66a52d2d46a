"""The text in which views are kept shows every difference, and shows gaps and personas in full once."""

from dataclasses import dataclass, replace

import pytest

from journeymap.view.records import PersonaTag
from tests.support.snapshots import snapshot

CLERK = PersonaTag("clerk", "Clerk", 1, "personas/clerk")


@dataclass(frozen=True)
class Cell:
    """A record with parts of each kind."""

    title: str
    personas: tuple[PersonaTag, ...] = ()
    note: str | None = None
    empty: bool = False

    @property
    def letters(self) -> int:
        return len(self.title)


def test_what_is_filled_in_is_shown() -> None:
    assert snapshot({"cell": Cell("A")}) == "cell: {title: A, letters: 1}\n"


def test_a_persona_is_shown_in_full_once() -> None:
    text = snapshot({"first": Cell("A", (CLERK,)), "second": Cell("B", (CLERK, replace(CLERK, name="Other")))})
    assert text.count("name: Clerk") == 1
    assert "- clerk (1)" in text
    assert "name: Other" in text


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="object does not belong into a view"):
        snapshot({"cell": object()})
