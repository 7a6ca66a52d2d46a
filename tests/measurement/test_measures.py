"""Which figures come of which tables, unasked and as they are planned."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import ibis
import pytest
from ibis import Schema
from ibis.expr.types import Table

from journeymap.analysis import Analysis
from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.figures import figures_of
from journeymap.measurement.period import Period
from journeymap.measurement.question import Question, Stages
from journeymap.measurement.readings import readings_of
from journeymap.measurement.scope import alone, scopes
from journeymap.measurement.tables import COSTS, CUSTOMERS, DEALS, INTERACTIONS, Tables
from journeymap.model.snapshot import Figure
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 25)
PROGRAM = """\
accounts:
  a:
    name: A
    committee: [{name: CFO, roles: economic_buyer}]
    first_value: {milestone: M, start: 2026-06-01, reached: 2026-07-01}
    plan: [{who: economic_buyer, date: 2026-10-01, status: done}, {who: economic_buyer, date: 2026-10-02}]
    signals: [{date: 2026-10-10, kind: new_hire}]
  b: {name: B}
programs:
  p:
    name: P
    target_list: [a, b]
    readiness: {points_min: 30, people_min: 1, signals: new_hire}
    data: {interactions: data/i.csv}
    measures:
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def rows(schema: Schema, *given: Mapping[str, Any]) -> Table:
    usual = dict.fromkeys(schema.names)
    return ibis.memtable([{**usual, "row": number, **row} for number, row in enumerate(given, 1)], schema=schema)


def met(account: str, day: str) -> dict[str, Any]:
    at = datetime.fromisoformat(f"{day}T12:00")
    return {
        "account": account,
        "contact": "C",
        "role": "economic_buyer",
        "type": "meeting",
        "direction": "both",
        "at": at,
    }


def paid(customer: str, month: int, revenue: float) -> dict[str, Any]:
    return {"customer": customer, "account": customer, "period": date(2026, month, 1), "revenue": revenue}


def asked(engine: Engine, write_files: WriteFiles, measures: Iterable[str], **tables: Table) -> Question:
    text = PROGRAM + "".join(f"      {measure}\n" for measure in measures)
    analysis = Analysis(load_workspace(write_files({"maps/p.yaml": text}), TODAY))
    (scope,) = scopes(analysis, (), None)
    return Question(
        engine=engine,
        scope=scope,
        tables=Tables(**tables),
        stages=Stages(),
        period=Period.until(TODAY),
        analysis=analysis,
    )


def named(figures: Iterable[Figure]) -> dict[tuple[str, str | None], Figure]:
    return {(figure.measure, figure.basis): figure for figure in figures if figure.of is None}


def test_what_the_workspace_knows_is_told_unasked_where_it_knows_anything(
    engine: Engine, write_files: WriteFiles
) -> None:
    figures = named(figures_of(asked(engine, write_files, ["nps: {plan: 30}"])))
    assert figures["time_to_first_value", "median"].value == 30
    assert figures["day_90_rate", None].value == 1
    assert ("handoff_acceptance", None) not in figures
    assert figures["nps", "of_people"].reason == "no_data"


def test_what_is_planned_is_told_with_its_plan(engine: Engine, write_files: WriteFiles) -> None:
    measures = ["plan_completion: {plan: 80 %}", "first_value: {plan: 90d, fewest: 1}", "attention: {plan: 40 %}"]
    figures = named(figures_of(asked(engine, write_files, measures)))
    assert (figures["plan_completion", None].value, figures["plan_completion", None].verdict) == (0.5, "missed")
    assert figures["time_to_first_value", "median"].verdict == "reached"
    assert figures["time_to_first_value", "p90"].plan is None
    assert figures["attention", "contacts"].plan == 0.4


def test_another_way_to_count_may_have_a_plan_of_its_own(engine: Engine, write_files: WriteFiles) -> None:
    table = rows(INTERACTIONS, met("a", "2026-10-05"))
    measures = ["coverage: [{plan: 80 %}, {plan: 90 %, basis: reached}]"]
    figures = figures_of(asked(engine, write_files, measures, interactions=table))
    assert [(figure.basis, figure.plan) for figure in figures if figure.measure == "coverage"] == [
        ("engaged", 0.8),
        ("reached", 0.9),
        ("spoken_to", None),
        ("known", None),
    ]


def test_customers_and_costs(engine: Engine, write_files: WriteFiles) -> None:
    customers = rows(CUSTOMERS, paid("a", 1, 100), paid("a", 11, 120), paid("x", 1, 500))
    costs = rows(COSTS, {"at": date(2026, 3, 1), "amount": 9000, "currency": "EUR", "phase": "aware"})
    won = {
        "deal": "d",
        "account": "a",
        "listed": True,
        "outcome": "won",
        "closed": datetime.fromisoformat("2026-05-01"),
    }
    tables = {"customers": customers, "costs": costs, "deals": rows(DEALS, won)}
    figures = named(figures_of(asked(engine, write_files, ["cac: {plan: 10000 EUR, fewest: 1}"], **tables)))
    assert (figures["nrr", None].value, figures["nrr", None].n) == (0.2, 2)
    assert figures["churn_rate", "of_customers"].value == 0.5
    cost = figures["cac", "per_target_account"]
    assert (cost.value, cost.verdict) == (9000, "reached")
    assert figures["churn_rate", "of_revenue"].value == 500 / 600
    assert figures["churn_rate", "a_year"].reason is None
    assert figures["clv", "revenue"].value == 480


def test_accounts_are_ready_from_the_day_on_which_all_is_true(engine: Engine, write_files: WriteFiles) -> None:
    table = rows(INTERACTIONS, met("a", "2026-10-05"), met("b", "2026-10-05"))
    question = asked(engine, write_files, ["coverage: {plan: 80 %}"], interactions=table)
    figures = named(figures_of(question))
    assert figures["mqa", None].value == 1
    assert (figures["coverage", "engaged"].plan, figures["coverage", "reached"].plan) == (0.8, None)
    readings = {reading.account: reading for reading in readings_of(question)}
    assert readings["a"].ready_since == date(2026, 10, 10)
    assert (readings["a"].committee_known, readings["a"].committee_engaged, readings["a"].penetration) == (
        0.25,
        0.25,
        1,
    )
    assert readings["b"].ready_since is None


def test_files_without_a_workspace_tell_of_customers_too(engine: Engine) -> None:
    customers = rows(CUSTOMERS, paid("a", 1, 100), paid("a", 2, 120))
    question = Question(
        engine=engine,
        scope=alone(()),
        tables=Tables(customers=customers),
        stages=Stages(),
        period=Period.until(TODAY),
    )
    assert named(figures_of(question))["nrr", None].value == 1.2
