"""What stands on a page about coming to a stage and leaving it."""

from journeymap.model.criteria import Conditions, Criteria
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import HOURS, GateFact, GateView, gate_text, gates


def test_everything_that_is_asked_is_told() -> None:
    asked = Criteria.model_validate(
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
    [gate] = gates([asked])
    assert gate.note == "The board agreed"
    assert list(map(str, gate.facts)) == [
        "at least 100 points",
        "at least 2 people",
        "each with at least 20 points",
        "among them: champion, user",
        "seen: tender",
        "deal: open",
        "within 90 days",
    ]
    assert [fact.phrase for fact in gate.facts if isinstance(fact, GateFact) and fact.ours] == [
        "among them: %s",
        "deal: %s",
    ]
    assert gate.any == (
        GateView(None, (GateFact("marked: %s", ("pilot",)),)),
        GateView(None, (GateFact("meeting: %s", ("held",), ours=True), Quantity(36, HOURS))),
    )


def test_no_condition_is_forgotten() -> None:
    """A field that is added to the model has to be told on the page as well."""
    said = {
        "note": "x", "points_min": 1, "points_above": 1, "points_below": 9, "people_min": 1, "person_points_min": 1,
        "person_points_above": 1, "roles": ["user"], "fit_min": 1, "signals": ["x"], "intent": "low", "deal": "won",
        "meeting": "held", "first_value": "open", "flag": "x", "window": "1d",
    }  # fmt: skip
    assert said.keys() == Conditions.model_fields.keys()
    for field, value in said.items():
        [gate] = gates([Criteria.model_validate({field: value})])
        assert gate.note or gate.facts, field


def test_criteria_in_one_line() -> None:
    asked = {"note": "Signed", "points_min": 5, "window": "3d", "any": [{"deal": "won"}, {"flag": "pilot"}]}
    said = "Signed, at least 5 points, within 3 days, either deal: won, or marked: pilot"
    assert gate_text(Criteria.model_validate(asked)) == said
