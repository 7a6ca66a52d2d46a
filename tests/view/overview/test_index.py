"""The front page: its sums add up, and it says what changed, where it hurts and what is due as far as files tell."""

from functools import cache

import pytest

from journeymap.analysis import Analysis
from journeymap.publish.site import page_plans
from journeymap.view.overview.index import IndexView
from tests.support.fixtures import LoadFiles
from tests.support.workspaces import WORKSPACES, lint, load_workspace


def front_page(load_files: LoadFiles, **files: str) -> IndexView:
    """The front page of some files below `maps`."""
    workspace = load_files({f"maps/{name}.yaml": text for name, text in files.items()})
    assert not workspace.problems
    plans = page_plans(Analysis(workspace), lint(workspace))
    index: IndexView = next(plan for plan in plans if plan.kind == "index").views()["index"]
    return index


@cache
def of_example(name: str) -> tuple[IndexView, int]:
    """The front page of an example, and the number of gaps of the whole report."""
    workspace = load_workspace(WORKSPACES[name])
    plans = {plan.kind: plan for plan in page_plans(Analysis(workspace), lint(workspace))}
    report = plans["report"].views()
    in_report = sum(len(map_.own_gaps) for map_ in report["report"].maps) + len(report["index"].other_gaps)
    return plans["index"].views()["index"], in_report


@pytest.mark.parametrize("name", sorted(WORKSPACES))
def test_the_gaps_of_all_rows_are_the_gaps_of_the_whole(name: str) -> None:
    index, in_report = of_example(name)
    assert sum(card.gaps for card in index.maps) + len(index.other_gaps) == index.gaps == in_report


@pytest.mark.parametrize("name", sorted(WORKSPACES))
def test_what_is_due_adds_up(name: str) -> None:
    due = of_example(name)[0].due
    if due:
        assert len(due.shown) + due.more == due.late + due.coming
        assert sum(thing.is_late for thing in due.shown) == min(due.late, len(due.shown))
        assert [thing.day for thing in due.shown] == sorted(thing.day for thing in due.shown)


@pytest.mark.parametrize("name", sorted(WORKSPACES))
def test_a_stage_of_two_phases_counts_once_in_the_sum_of_a_persona(name: str) -> None:
    heat = of_example(name)[0].heat
    if heat:
        assert heat.whole.of == sum(row.share.of for row in heat.rows)
        assert heat.whole.of <= sum(total.of for total in heat.sums)


HEAD = "personas: {buyer: {name: Buyer}, user: {name: User}}\n"


def a_map(title: str, pains: str = "", emotion: str = "", head: str = "", stage: str = "") -> str:
    """A map of one stage."""
    return (
        f"title: {title}\n{head}stages:\n  start:\n    name: Start\n    phases: [aware]\n    goals: [begin]\n"
        + (f"    emotion: {emotion}\n" if emotion else "")
        + (f"    pains:\n{pains}" if pains else "")
        + stage
    )


ANSWERED = "      - {text: Known pain, severity: 2, answers: [{text: An idea, owner: us, status: doing}]}\n"
SEVERE = "      - {text: Severe pain, severity: 3}\n"
OFTEN = "      - {text: Frequent pain, severity: 3, frequency: 3}\n"
ACCEPTED = "      - {text: Accepted pain, severity: 3, accepted: It is the law}\n"
PAINS = {
    "no pain": ({"a": a_map("A")}, None),
    "the heaviest first, over all maps": (
        {"a": a_map("A", ANSWERED), "b": a_map("B", SEVERE + OFTEN)},
        (["Frequent pain", "Severe pain", "Known pain"], 3, 2),
    ),
    "what is accepted is no news, and has its answer": (
        {"a": a_map("A", ACCEPTED + ANSWERED)},
        (["Known pain"], 2, 0),
    ),
    "what a map takes over is told on the map below it": (
        {"a": a_map("A", SEVERE), "b": "title: B\nextends: a\nstages: {start: {goals: [other]}}\n"},
        (["Severe pain"], 1, 1),
    ),
    "how things should be hurts nobody today": ({"a": a_map("A", SEVERE, head="state: to_be\n")}, None),
    "what is retired hurts nobody": ({"a": a_map("A", SEVERE, head="status: retired\n")}, None),
    "a stage out of scope is not asked about": (
        {"a": a_map("A", SEVERE, stage="    status: out_of_scope\n    reason: not ours\n")},
        None,
    ),
}


@pytest.mark.parametrize("case", PAINS)
def test_the_heaviest_pains(load_files: LoadFiles, case: str) -> None:
    files, expected = PAINS[case]
    found = front_page(load_files, **files).hurts
    shown = ([pain.text for pain in found.pains], found.all_pains, found.unanswered) if found else None
    if found and not found.pains:
        shown = None
    assert shown == expected


def test_a_pain_says_who_answers_it(load_files: LoadFiles) -> None:
    found = front_page(load_files, a=a_map("A", ANSWERED + SEVERE)).hurts
    assert found
    answers = {
        pain.text: pain.answer and (pain.answer.text, pain.answer.owner, pain.answer.status) for pain in found.pains
    }
    assert answers == {"Known pain": ("An idea", "us", "doing"), "Severe pain": None}


FEELINGS = {
    "nobody says how it feels": ({"a": a_map("A")}, []),
    "nobody feels bad": ({"a": a_map("A", emotion="1")}, []),
    "the lowest first": (
        {"a": a_map("A", emotion="-1"), "b": a_map("B", emotion="-2")},
        [("B", "−2"), ("A", "−1")],
    ),
    "what a map takes over is told once": (
        {"a": a_map("A", emotion="-2"), "b": "title: B\nextends: a\nstages: {start: {goals: [other]}}\n"},
        [("A", "−2")],
    ),
    "three are enough": (
        {name: a_map(name.upper(), emotion="-1") for name in "abcde"},
        [("A", "−1"), ("B", "−1"), ("C", "−1")],
    ),
}


@pytest.mark.parametrize("case", FEELINGS)
def test_the_lowest_feelings(load_files: LoadFiles, case: str) -> None:
    files, expected = FEELINGS[case]
    found = front_page(load_files, **files).hurts
    assert [(spot.at.map, spot.felt.text) for spot in (found.low if found else ())] == expected


def test_who_takes_no_part_does_not_feel_it(load_files: LoadFiles) -> None:
    stages = "{start: {for: user, emotion: -1}, next: {emotion: 1}}"
    found = front_page(load_files, a=f"{HEAD}title: A\nfor: [buyer, user]\nstages: {stages}\n").hurts
    assert [spot.personas for spot in (found.low if found else ())] == [("User",)]


REVIEWS = {
    "never": ("", None, None),
    "today": ("reviewed: 2026-11-22\n", ["2026-11-22"], "2027-05-21"),
    "lately": ("reviewed: 2026-09-01\n", ["2026-09-01"], "2027-02-28"),
    "long ago, and due": ("reviewed: 2026-01-01\n", None, None),
    "not yet": ("reviewed: 2026-12-24\n", None, "2027-06-22"),
}


@pytest.mark.parametrize("case", REVIEWS)
def test_reviews(load_files: LoadFiles, case: str) -> None:
    head, reviewed, following = REVIEWS[case]
    index = front_page(load_files, a=a_map("A", head=head))
    assert (index.changes and [each.day for each in index.changes.reviewed]) == reviewed
    assert (index.due and index.due.next_review and index.due.next_review.day) == following


def test_a_review_that_is_due_is_due(load_files: LoadFiles) -> None:
    due = front_page(load_files, a=a_map("A", head="reviewed: 2026-01-01\nowner: us\n")).due
    assert due
    assert [(thing.day, thing.is_late, thing.person) for thing in due.shown] == [("2026-06-30", True, "us")]
    assert (due.late, due.coming, due.more) == (1, 0, 0)


def test_accounts_that_moved() -> None:
    found = of_example("abm")[0].changes
    assert found
    moved = [(each.account.text, each.origin is not None, each.is_back) for each in found.moved]
    assert moved[0] == ("Ostmark Bulk", True, True)
    assert [each.day for each in found.moved] == sorted((each.day for each in found.moved), reverse=True)


def test_numbers_that_changed_say_what_they_were() -> None:
    found = of_example("measured")[0].changes
    assert found
    assert found.numbers
    for each in found.numbers:
        assert each.before < each.day == "2026-11-20"
        assert str(each.was) != str(each.now)


def test_numbers_say_whose_they_are_where_several_are_measured() -> None:
    found = of_example("measured")[0].changes
    assert found
    assert {each.program for each in found.numbers} == {"Hospitals 2026"}


def test_the_owner_of_a_stage_has_what_answers_its_pains(load_files: LoadFiles) -> None:
    stage = "{owners: sales, pains: [{text: P, answers: [A]}]}"
    found = front_page(load_files, a=f"title: A\nstages: {{one: {stage}}}\n").hurts
    assert found
    assert [pain.answer and pain.answer.owner for pain in found.pains] == ["sales"]


def test_a_card_does_not_say_that_less_than_the_worst_hurts_most(load_files: LoadFiles) -> None:
    a = "title: A\nstages: {one: {pains: [{text: Bad, severity: 3}]}}\n"
    b = "title: B\nextends: a\nstages: {one: {pains: {add: [{text: Mild, severity: 1}]}}}\n"
    told = {card.title: (card.story.pain, card.story.pains) for card in front_page(load_files, a=a, b=b).maps}
    assert told == {"A": ("Bad", 1), "B": (None, 1)}


def test_the_weakest_phase_names_who_lacks_the_most() -> None:
    found = of_example("abm")[0].hurts
    assert found
    assert found.weakest
    assert found.weakest.phases == ("retain", "expand", "advocate")
    assert [persona.text for persona in found.weakest.personas] == ["Purchasing"]


def test_who_lacks_the_most_is_not_told_where_all_lack_alike() -> None:
    found = of_example("with-gaps")[0].hurts
    assert found
    assert found.weakest
    assert (found.weakest.phases, found.weakest.personas) == (("advocate",), ())


def test_an_empty_workspace_says_nothing_of_what_it_does_not_know(load_files: LoadFiles) -> None:
    index = front_page(load_files, **{"library/people": HEAD})
    assert (index.maps, index.changes, index.hurts, index.due, index.acts) == ((), None, None, None, ())
