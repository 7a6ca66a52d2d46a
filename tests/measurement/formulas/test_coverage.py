"""Whom you reach, and who answers."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.coverage import (
    Reached,
    committee,
    coverage,
    engagement_rate,
    reached,
    with_contacts,
)
from journeymap.measurement.formulas.engagement import Engagement, Scoring, engagements
from journeymap.measurement.tables import CONTACTS, INTERACTIONS
from journeymap.measurement.targets import Target
from journeymap.model.snapshot import Figure

TODAY = date(2026, 11, 25)
START, END = date(2025, 11, 26), date(2026, 11, 26)
REQUIRED = ("champion", "economic_buyer")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def interactions(*rows: tuple[str, str | None, str, str, int]) -> Table:
    """Interactions by account, contact, type, direction and age in days."""
    noon = datetime.combine(TODAY, time(12))
    data = [
        {
            "account": account,
            "contact": contact,
            "role": "user" if contact == "U" else None,
            "type": type_,
            "channel": None,
            "direction": direction,
            "at": noon - timedelta(days=age),
            "stage": None,
            "row": number,
        }
        for number, (account, contact, type_, direction, age) in enumerate(rows, 1)
    ]
    return ibis.memtable(data, schema=INTERACTIONS)


def targets(*accounts: str) -> list[Target]:
    return [Target(account=account, required=REQUIRED) for account in accounts]


def found(engine: Engine, table: Table, accounts: str, *, include: Collection[str] = ()) -> dict[str | None, Figure]:
    scoring = Scoring(opened="opened" in include)
    there = reached(engine, table, targets(*accounts), START, END, scoring, include)
    points = engagements(engine, table, accounts, TODAY, scoring).of
    return {figure.basis: figure for figure in coverage(targets(*accounts), there, points, START, END)}


def numbers(figures: dict[str | None, Figure]) -> dict[str | None, tuple[float | None, int]]:
    return {basis: (figure.numerator, figure.n) for basis, figure in figures.items() if basis != "known"}


def test_reached_and_engaged_are_counted_apart_and_each_account_once(engine: Engine) -> None:
    table = interactions(
        ("a", "A", "meeting", "both", 5),
        ("a", "B", "download", "in", 6),
        ("b", "C", "call", "out", 5),
        ("b", "C", "call", "out", 8),
        ("c", "D", "ad", "out", 5),
        ("c", "D", "mail_sent", "out", 5),
        ("x", "E", "meeting", "both", 5),
    )
    assert numbers(found(engine, table, "abcd")) == {"reached": (2, 4), "engaged": (1, 4), "spoken_to": (1, 4)}


@pytest.mark.parametrize(
    ("type_", "direction"),
    [("meeting", "out"), ("ad", "out"), ("ad", "in"), ("impression", "in"), ("mail_sent", "out"), ("mail_sent", "in")],
)
def test_what_we_do_and_what_somebody_walks_past_engages_nobody(engine: Engine, type_: str, direction: str) -> None:
    table = interactions(*(("a", "A", type_, direction, age) for age in range(60)))
    assert numbers(found(engine, table, "a"))["engaged"] == (0, 1)


def test_what_was_sent_or_opened_counts_only_where_that_is_asked_for(engine: Engine) -> None:
    table = interactions(*(("a", "A", "mail_open", "in", age) for age in range(10)), ("b", "B", "mail_sent", "out", 3))
    assert numbers(found(engine, table, "ab")) == {"reached": (1, 2), "engaged": (0, 2), "spoken_to": (0, 2)}
    assert numbers(found(engine, table, "ab", include=["opened"]))["engaged"] == (1, 2)
    assert numbers(found(engine, table, "ab", include=["sent"]))["reached"] == (2, 2)


def test_an_empty_list_has_no_share(engine: Engine) -> None:
    figures = found(engine, interactions(("a", "A", "meeting", "both", 5)), "")
    assert {(figure.value, figure.reason) for figure in figures.values()} == {(None, "no_accounts")}


def test_without_interactions_only_the_workspace_tells() -> None:
    listed = [
        Target(account="a", required=REQUIRED, members=(frozenset(REQUIRED),), talks=(date(2026, 5, 1),)),
        Target(account="b", required=REQUIRED, members=(frozenset({"champion"}),)),
    ]
    figures = {figure.basis: figure for figure in coverage(listed, None, {}, START, END)}
    assert figures["reached"].reason == figures["engaged"].reason == "no_data"
    assert (figures["spoken_to"].value, figures["known"].value) == (0.5, 0.5)


def test_an_account_counts_from_the_day_on_which_it_came_to_the_list(engine: Engine) -> None:
    table = interactions(("a", "A", "meeting", "both", 30))
    early, late = (Target(account="a", added=TODAY - timedelta(days=age)) for age in (40, 10))
    assert reached(engine, table, [early], START, END).accounts == {"a"}
    assert reached(engine, table, [late], START, END).accounts == frozenset()


def test_what_was_done_before_or_after_the_period_counts_for_nothing(engine: Engine) -> None:
    table = interactions(("a", "A", "meeting", "both", 400), ("b", "B", "meeting", "both", -3))
    assert numbers(found(engine, table, "ab"))["reached"] == (0, 2)


def test_a_committee() -> None:
    target = Target(account="a", required=(*REQUIRED, "user"), members=(frozenset({"champion", "user"}), frozenset()))
    found = committee(target, Engagement(score=40, people=1, engaged_roles=("champion",)), people=4)
    assert (found.known, found.engaged, found.penetration) == (2 / 3, 1 / 3, 1 / 4)
    nobody = committee(Target(account="a"), Engagement())
    assert (nobody.known, nobody.engaged, nobody.penetration) == (None, None, None)


def test_the_engagement_rate_is_that_of_people_where_they_are_told_apart(engine: Engine) -> None:
    table = interactions(
        ("a", "A", "call", "out", 5),
        ("a", "A", "reply", "in", 4),
        ("a", "B", "call", "out", 5),
        ("b", "C", "webinar", "in", 5),
        ("b", None, "web", "in", 5),
    )
    there = reached(engine, table, targets("a", "b", "c"), START, END)
    rate = engagement_rate(targets("a", "b", "c"), there, START, END)
    assert (rate.numerator, rate.denominator, rate.notes) == (2, 3, ("of_people",))
    of_list = engagement_rate(targets("a", "b", "c"), there, START, END, "of_all_targets")
    assert (of_list.numerator, of_list.denominator, of_list.notes) == (2, 3, ("of_accounts",))


def test_without_people_it_is_that_of_accounts_and_never_above_one(engine: Engine) -> None:
    table = interactions(("a", None, "web", "in", 5), ("b", None, "call", "out", 5))
    there = reached(engine, table, targets("a", "b"), START, END)
    rate = engagement_rate(targets("a", "b"), there, START, END)
    assert (rate.numerator, rate.denominator, rate.notes) == (1, 2, ("of_accounts",))


def test_who_was_only_sent_a_mail_could_have_answered_and_who_was_shown_an_ad_could_not(engine: Engine) -> None:
    table = interactions(("a", "A", "mail_sent", "out", 5), ("a", "B", "reply", "in", 5), ("a", "C", "ad", "out", 5))
    there = reached(engine, table, targets("a"), START, END)
    rate = engagement_rate(targets("a"), there, START, END)
    assert (rate.numerator, rate.denominator) == (1, 2)


def test_where_nobody_was_reached_there_is_no_rate() -> None:
    nobody = Reached(
        accounts=frozenset(),
        engaged=frozenset(),
        spoken_to=frozenset(),
        addressed=frozenset(),
        people=0,
        engaged_people=0,
        known_people={},
    )
    assert engagement_rate([], nobody, START, END).reason == "nobody_reached"
    assert engagement_rate([], None, START, END).reason == "no_data"


def test_a_role_that_counts_nothing_answers_for_nobody(engine: Engine) -> None:
    table = interactions(("a", "U", "meeting", "both", 5))
    there = reached(engine, table, targets("a"), START, END, Scoring(weights={"user": 0}))
    assert (there.accounts, there.engaged) == (frozenset("a"), frozenset())


def test_people_whom_the_data_names_are_known(engine: Engine) -> None:
    rows = [("a", "A", "champion"), ("a", "A", "economic_buyer"), ("a", "B", None), ("x", "C", "champion")]
    data = [
        {"account": account, "contact": contact, "role": role, "row": number}
        for number, (account, contact, role) in enumerate(rows, 1)
    ]
    one, other = with_contacts(engine, targets("a", "b"), ibis.memtable(data, schema=CONTACTS))
    assert (one.known, one.contacts_known) == (REQUIRED, 2)
    assert (other.known, other.contacts_known) == ((), 0)
    assert committee(one, Engagement(people=1)).penetration == 0.5
