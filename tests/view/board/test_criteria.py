"""What stands on a page about coming to a stage and leaving it."""

from journeymap.model.criteria import Conditions, Criteria
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import HOURS, Condition, CriteriaView, criteria_text, criteria_views


def test_every_condition_is_shown() -> None:
    criteria = Criteria.model_validate(
        {
            "note": "The board agreed",
            "points_min": 100,
            "people_min": 2,
            "person_points_min": 20,
            "roles": ["champion", "user"],
            "signals": ["tender"],
            "deal": "open",
            "window": "90d",
            "any": [{"flag": "pilot"}, {"meeting": "held", "window": "36h"}],
        }
    )
    [view] = criteria_views([criteria])
    assert view.note == "The board agreed"
    assert list(map(str, view.conditions)) == [
        "at least 100 points",
        "at least 2 people",
        "each with at least 20 points",
        "among them: champion, user",
        "seen: tender",
        "deal: open",
        "within 90 days",
    ]
    assert [fact.phrase for fact in view.conditions if isinstance(fact, Condition) and fact.values_are_words] == [
        "among them: %s",
        "deal: %s",
    ]
    assert view.alternatives == (
        CriteriaView(None, (Condition("marked: %s", ("pilot",)),)),
        CriteriaView(None, (Condition("meeting: %s", ("held",), values_are_words=True), Quantity(36, HOURS))),
    )


def test_no_condition_is_forgotten() -> None:
    """A field that is added to the model has to be shown on the page as well."""
    written = {
        "note": "x", "points_min": 1, "points_above": 1, "points_below": 9, "people_min": 1, "person_points_min": 1,
        "person_points_above": 1, "roles": ["user"], "fit_min": 1, "signals": ["x"], "intent": "low", "deal": "won",
        "meeting": "held", "first_value": "open", "flag": "x", "window": "1d",
    }  # fmt: skip
    assert written.keys() == Conditions.model_fields.keys()
    for field, value in written.items():
        [view] = criteria_views([Criteria.model_validate({field: value})])
        assert view.note or view.conditions, field


def test_criteria_in_one_line() -> None:
    criteria = {"note": "Signed", "points_min": 5, "window": "3d", "any": [{"deal": "won"}, {"flag": "pilot"}]}
    written = "Signed, at least 5 points, within 3 days, either deal: won, or marked: pilot"
    assert criteria_text(Criteria.model_validate(criteria)) == written
