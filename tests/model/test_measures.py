"""Which usual measure a text names, and in which way it is counted."""

import pytest

from journeymap.model.measures import MEASURES, Measure, choice_of, measure_named

NAMED = {
    "win_rate": ["win rate", "Win-Rate", "win_rates", "win rate in target accounts", "Close rate", "Abschlussquote"],
    "coverage": ["Account coverage", "Committee coverage (12 accounts)", "% of accounts reached", "Abdeckung"],
    "leads": ["leads", "Number of leads", "cost_per_lead", "Cost per lead", "new contacts"],
    "mqls": ["MQLs", "mql", "Number of MQLs per month"],
    "impressions": ["Impressions", "ad impressions", "LinkedIn impressions"],
    "visits": ["website visits", "Page views", "sessions", "Seitenaufrufe"],
    "opens": ["Email opens", "open rate", "Öffnungsrate"],
    "followers": ["LinkedIn followers", "Likes"],
    "churn_rate": ["churn", "Customer churn"],
}
EACH = [(text, kind) for kind, texts in NAMED.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), EACH, ids=[text for text, _ in EACH])
def test_named_in_plain_words(text: str, kind: str) -> None:
    measure = measure_named(text)
    assert measure is not None
    assert measure.kind == kind


@pytest.mark.parametrize(
    "text", ["", "%", "in", "Fixed at the first visit", "Calls given up", "Days for a part", "Ships that wait less"]
)
def test_others_are_taken_for_none(text: str) -> None:
    assert measure_named(text) is None


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.kind)
def test_each_is_named_by_its_own_words(measure: Measure) -> None:
    assert measure_named(measure.kind) is measure
    assert [choice_of(measure, choice) for choice in measure.choices] == list(measure.choices)


def test_no_word_names_two() -> None:
    words = [word.strip().casefold() for measure in MEASURES for word in measure.words.split(",") if word.strip()]
    assert {word for word in words if words.count(word) > 1} == set()


def test_a_way_to_count_is_known_by_its_usual_words() -> None:
    win_rate = measure_named("win rate")
    assert win_rate is not None
    assert choice_of(win_rate, "Closed deals") == "closed_deals"
    assert choice_of(win_rate, "world") is None
