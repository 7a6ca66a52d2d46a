from __future__ import annotations

from dataclasses import field, replace

from journeymap.records import record


@record(frozen=True, slots=True)
class Point:
    """A place on a grid."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


@record(frozen=True, eq=False, kw_only=True)
class Thing:
    """Something that is only itself."""

    name: str


def test_records_of_one_kind_with_the_same_values_are_equal() -> None:
    @record(frozen=True, slots=True)
    class Other:
        """Not a point."""

        x: int
        y: int
        tags: tuple[str, ...]

    assert Point(1) == Point(1, 0, ())
    assert Point(1) != Point(2)
    other: object = Other(1, 0, ())
    assert Point(1) != other
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_a_record_may_be_only_itself() -> None:
    thing = Thing(name="a")
    assert thing == thing
    assert thing != Thing(name="a")


def test_a_record_shows_its_values() -> None:
    assert repr(Point(1, 2)) == "Point(x=1, y=2, tags=())"


def test_a_record_is_a_data_class() -> None:
    assert replace(Point(1, 2), y=3) == Point(1, 3)
