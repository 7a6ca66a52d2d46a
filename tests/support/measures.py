"""Made-up data of all kinds, and everything that is measured of it: the same on every engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
from ibis import Schema
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas import (
    costs,
    coverage,
    customers,
    deals,
    engagement,
    movement,
    readiness,
    surveys,
    visits,
)
from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.tables import LOST, SCHEMAS, Tables
from journeymap.measurement.targets import Target
from journeymap.model.plans import Decay
from tests.support.moves import FIRST_DAY, as_of, day

STAGES = ("aware", "engaged", "mqa", "opp", "customer")
LAST_DAY = as_of(400)
START, END = as_of(36), as_of(401)
Rows = Mapping[str, list[dict[str, Any]]]
PutIn = Callable[[Engine, Schema, Iterable[Mapping[str, Any]], str], Table]
ACCOUNTS = tuple(f"account-{number}" for number in range(12))


def made_up(seed: int, cases: int) -> Rows:
    """Return rows of each of the plain tables. Many happen at the same time, and many things are not said."""
    chance = random.Random(seed)

    def some(of: Iterable[Any], missing: float = 0.0) -> Any:
        return None if chance.random() < missing else chance.choice([*of])

    def when(last: int = 420) -> datetime:
        # Mostly whole days, so that there are ties; else with fractions of a second, which engines cut differently.
        return day(chance.randrange(last)) + timedelta(seconds=some([0, 0, 0, 3_600.25, 86_399.999, 43_200.5]))

    moves, told = [], []
    for case in range(cases):
        at = day(chance.randrange(300))
        for _ in range(chance.randrange(9)):
            at += timedelta(days=some([0, 0, 1, 7, 30]), seconds=some([0, 0, 0.75, 60]))
            stage = some([*STAGES, *STAGES, LOST, "Legal"])
            moves.append({"case": f"case {case}", "account": some(ACCOUNTS, 0.2), "stage": stage, "at": at})
        created = when(300)
        closed = some([created + timedelta(days=chance.randrange(-3, 90))], 0.3)
        outcome = some(["won", "lost", "no_decision"]) if closed else some(["open", "open", "open", "won"])
        told += [
            {
                "deal": f"deal {chance.randrange(cases)}",
                "account": some(ACCOUNTS, 0.1),
                "listed": chance.random() < 0.4,
                "stage": some(STAGES, 0.1),
                "outcome": outcome,
                "created": some([created], 0.1),
                "closed": closed,
                "amount": some([1_000.1, 25_000.0, 333.33], 0.2),
                "currency": some(["EUR", "USD"]),
                "kind": some(["new", "expansion", "renewal"], 0.3),
            }
        ]
    return {
        "moves": moves,
        "deals": told,
        "interactions": [
            {
                "account": some(ACCOUNTS, 0.1),
                "contact": some("ABCDEF", 0.2),
                "role": some(["champion", "economic_buyer", "user"], 0.3),
                "type": some(["web", "mail", "reply", "meeting", "download", "ad", "mail_sent", "mail_open", "fax"]),
                "direction": some(["in", "out", "both"]),
                "at": when(),
                "stage": some(STAGES, 0.3),
            }
            for _ in range(6 * cases)
        ],
        "surveys": [
            {
                "account": some(ACCOUNTS, 0.1),
                "contact": some("ABCDEF", 0.3),
                "role": some(["champion", "user"], 0.3),
                "kind": kind,
                "score": float(chance.randrange(0 if kind == "nps" else 1, 11 if kind == "nps" else 6)),
                "least": 0.0 if kind == "nps" else 1.0,
                "most": 10.0 if kind == "nps" else 5.0,
                "at": when(),
                "stage": some(STAGES, 0.2),
            }
            for kind in chance.choices(["nps", "csat", "ces"], k=2 * cases)
        ],
        "customers": [
            {
                "customer": f"customer {number}",
                "period": date(2026 + month // 12, month % 12 + 1, 1),
                "revenue": some([0.0, 99.9, 1_200.0], 0.05),
                "currency": "EUR",
            }
            for number in range(cases // 4)
            for month in range(13)
            if chance.random() < 0.9
        ],
        "costs": [
            {
                "at": FIRST_DAY + timedelta(days=chance.randrange(420)),
                "amount": some([10.25, 5_000.0, 123.4]),
                "currency": some(["EUR", "USD"]),
                "account": some(ACCOUNTS, 0.6),
                "phase": some(["aware", "decide"], 0.5),
                "stage": some(STAGES, 0.5),
                "team": some(["marketing", "sales"], 0.2),
            }
            for _ in range(cases)
        ],
        "contacts": [
            {"contact": some("ABCDEF"), "account": some(ACCOUNTS, 0.1), "role": some(["champion", "user"], 0.2)}
            for _ in range(cases // 4)
        ],
    }


def tables_of(engine: Engine, rows: Rows, put_in: PutIn) -> Tables:
    """Put rows into tables of an engine."""
    return Tables(**{name: put_in(engine, SCHEMAS[name], rows[name], f"given_{name}") for name in SCHEMAS})


def of_moves(engine: Engine, moves: Table) -> dict[str, Any]:
    """Return everything that is measured of moves."""
    horizons = {"aware": 30, "engaged": 60}
    made = movement.movement(engine, moves, STAGES, LAST_DAY, start=START, limits={"mqa": 20}, horizons=horizons)
    return {
        "ever": movement.movement(engine, moves, STAGES, LAST_DAY),
        "in a period": made,
        "last": movement.last_moves(engine, moves, STAGES, LAST_DAY),
        "evaluation": movement.evaluation_time(engine, moves, STAGES, ("mqa", "opp"), "customer", LAST_DAY),
    }


def of_deals(engine: Engine, given: Table, interactions: Table, moves: Table) -> dict[str, Any]:
    """Return everything that is measured of deals."""
    exchange = Exchange("EUR", {"USD": 0.92})
    of_list = deals.Selection(start=START, end=END, listed=True)
    every = deals.Selection(start=START, end=END)
    return {
        "closed": deals.win_rate(engine, given, of_list),
        "others": deals.win_rate(engine, given, deals.outside_the_list(of_list), no_decision="separate"),
        "created": deals.win_rate(engine, given, every, basis="created_deals"),
        "value": deals.value_win_rate(engine, given, every, exchange),
        "cycle": deals.sales_cycle(engine, given, every, moves=moves, all_closed=True),
        "touch": deals.sales_cycle(engine, given, every, basis="from_first_touch", interactions=interactions),
        "velocity": deals.sales_velocity(engine, given, every, exchange, qualified=("opp", "mqa")),
        "pipeline": deals.pipeline(engine, given, every, exchange),
        "mixed": deals.pipeline(engine, given, every, Exchange()),
        "opportunities": deals.opportunities(engine, given, every),
        "won": costs.won_customers(engine, given, START, END, listed_only=True),
    }


def of_people(engine: Engine, interactions: Table, answered: Table, contacts: Table) -> dict[str, Any]:
    """Return everything that is measured of what people did and said."""
    targets = [
        Target(account=account, required=("champion", "economic_buyer"), added=as_of(90 * (number % 3)))
        for number, account in enumerate(ACCOUNTS)
    ]
    candidates = [readiness.Candidate(account=account, signal=as_of(200)) for account in ACCOUNTS]
    terms = readiness.Terms(points_min=20, people_min=2, roles=("champion",))
    found: dict[str, Any] = {}
    for decay in (
        Decay(),
        Decay(way="half_life", days=30),
        Decay(way="linear", part=0.5),
        Decay(way="stepped", part=0.5),
    ):
        scoring = engagement.Scoring(weights={"economic_buyer": 2.0, "user": 0.5}, decay=decay)
        found[f"points {decay.way}"] = engagement.engagements(engine, interactions, ACCOUNTS, LAST_DAY, scoring)
    scoring = engagement.Scoring(weights={"user": 0.0}, opened=True)
    found["reached"] = coverage.reached(engine, interactions, targets, START, END, scoring)
    found["ready"] = readiness.ready_since(engine, interactions, candidates, LAST_DAY, scoring, terms)
    found["ready and faded"] = readiness.ready_since(
        engine, interactions, candidates, LAST_DAY, engagement.Scoring(decay=Decay("half_life", 30)), terms
    )
    found["signals"] = readiness.ready_since(
        engine, interactions, candidates, LAST_DAY, scoring, readiness.Terms(points_min=10, needs_signal=True)
    )
    found["known"] = coverage.with_contacts(engine, targets, contacts)
    for kind in surveys.KINDS:
        found[kind] = surveys.answers(engine, answered, kind, START, END)
    found["csat of all"] = surveys.csat(engine, answered, START, END)
    found["moods"] = surveys.moods(engine, answered, START, END)
    return found


def of_money(engine: Engine, paying: Table, spent: Table) -> dict[str, Any]:
    """Return everything that is measured of customers and costs."""
    exchange = Exchange("EUR", {"USD": 0.92})
    return {
        "cohort": customers.cohort(engine, paying, START, END, exchange),
        "periods": customers.from_period_to_period(engine, paying, START, END),
        "new": costs.new_customers(engine, paying, START, END),
        "spent": costs.spent(engine, spent, START, END, exchange, lag=timedelta(days=30), marketing_only=True),
        "on the list": costs.spent(
            engine, spent, START, END, exchange, accounts=ACCOUNTS[:3], phases={"opp": "decide"}
        ),
    }


def expressions() -> dict[str, Table]:
    """Return the questions about moves and deals, each by its name, of tables that need not be there."""
    moves, told = (ibis.table(SCHEMAS[name], name=name) for name in ("moves", "deals"))
    made = ibis.table(visits.visits(moves, STAGES, LAST_DAY).schema(), name="visits")
    selection = deals.Selection(start=START, end=END, listed=True)
    return {
        "visits": visits.visits(moves, STAGES, LAST_DAY),
        "entries": visits.entries(made, START),
        "stays": visits.stays(made, START),
        "fates": visits.fates(made, STAGES, LAST_DAY, START, {"engaged": 60}),
        "presence": visits.presence(made, LAST_DAY),
        "turned": visits.turned(made, START),
        "directedness": visits.directedness(made, START),
        "evaluations": visits.evaluations(made, STAGES, ("mqa", "opp"), "customer", START),
        "open evaluations": visits.open_evaluations(made, STAGES, ("mqa", "opp"), "customer", LAST_DAY),
        "closed deals": deals.closed_deals(told, selection),
        "created deals": deals.created_deals(told, selection),
    }


def everything(engine: Engine, tables: Tables) -> dict[str, Any]:
    """Return everything that is measured, as plain values."""
    given = {name: getattr(tables, name) for name in SCHEMAS}
    found = {
        **of_moves(engine, given["moves"]),
        **of_deals(engine, given["deals"], given["interactions"], given["moves"]),
        **of_people(engine, given["interactions"], given["surveys"], given["contacts"]),
        **of_money(engine, given["customers"], given["costs"]),
    }
    return {name: plain(result) for name, result in found.items()}


def plain(thing: Any) -> Any:
    """Return what a result says, with the digits that engines agree on: they add fractions in an order of their own."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return plain(asdict(thing))
    if isinstance(thing, float):
        return float(f"{round(thing, 9):.9g}") + 0.0  # no -0.0
    if isinstance(thing, Mapping):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, frozenset):
        return sorted(thing)
    if isinstance(thing, list | tuple):
        return [plain(value) for value in thing]
    return thing
