"""What all written things have in common."""

import pytest

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage, Touchpoint
from journeymap.model.values import Saying

MAP = {"title": "T", "for": ["cfo"], "stages": {"a": {"goals": ["Know the price"], "touchpoints": ["Fair"]}}}


def written() -> Journey:
    return Journey.model_validate(MAP)


def test_things_are_equal_and_hashed_by_what_they_hold() -> None:
    fair = written().stages["a"].touchpoints[0]
    assert fair == Touchpoint.model_validate({"name": "Fair"})
    assert len({fair, Touchpoint.model_validate("Fair"), Touchpoint.model_validate("Call")}) == 2
    assert written() == written()
    assert fair != Saying.model_validate("Fair")


def test_a_thing_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="Stage cannot be changed"):
        written().stages["a"].name = "B"  # type: ignore[misc]  # what mypy forbids is what must fail at run time


def test_a_copy_has_other_values_in_some_fields() -> None:
    journey = written()
    copy = journey.model_copy({"title": "U"})
    assert (copy.title, copy.for_, copy.stages) == ("U", ("cfo",), journey.stages)
    assert journey.title == "T"


@pytest.mark.parametrize("thing", [written(), written().stages["a"], Stage()], ids=lambda thing: type(thing).__name__)
def test_a_thing_holds_nothing_but_its_fields(thing: Written) -> None:
    assert not hasattr(thing, "__dict__")


def test_a_thing_is_shown_with_its_fields() -> None:
    assert repr(Saying.model_validate("Fair")) == "Saying(text='Fair', for_=(), sources=(), evidence=None, id=None)"
