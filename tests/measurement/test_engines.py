"""Every engine gives the same: DuckDB, which comes along, PostgreSQL and Spark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import Schema
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.tables import LOST, MOVES
from tests.conftest import lacking
from tests.support.fixtures import Golden
from tests.support.measures import STAGES, everything, expressions, made_up, of_moves, plain, tables_of
from tests.support.moves import day, numbered, plain_table
from tests.support.postgres import programs, running

MOVE = st.builds(
    lambda case, stage, days, fraction: {
        "case": case,
        "account": None if case == "f" else case,
        "stage": stage,
        "at": day(days) + timedelta(seconds=fraction),
    },
    st.sampled_from("abcdef"),
    st.sampled_from([*STAGES, LOST, "Legal"]),
    st.integers(340, 402),
    st.sampled_from([0, 0, 0, 0.5, 59.999999]),
)
"""Few days and few cases, so that much happens at the same time."""


@pytest.fixture(scope="module")
def duckdb() -> Engine:
    return embedded()


@pytest.fixture(scope="module")
def postgres() -> Iterator[Engine]:
    found = programs() or lacking("no PostgreSQL on this machine: make setup")
    pytest.importorskip("psycopg", reason="psycopg finds no libpq: make setup", exc_type=ImportError)
    with running(found) as socket:
        backend = ibis.postgres.connect(host=str(socket), user="tester", database="postgres")
        yield Engine(backend)
        backend.disconnect()


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed (456 MiB); to run it: make spark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        lacking("Spark needs Java 17: apt-get install openjdk-17-jre-headless")
    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("spark")),
        "spark.ui.showConsoleProgress": "false",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield Engine(ibis.pyspark.connect(session))
    session.stop()


def as_view(engine: Engine, schema: Schema, rows: Iterable[Mapping[str, Any]], name: str) -> Table:
    """Show rows to Spark, which would write a table into files. Not by way of pandas, which makes texts of nulls."""
    from ibis.backends.pyspark.datatypes import PySparkSchema

    filled = [tuple(row.get(column) for column in schema) for row in numbered(rows)]
    frame = engine.backend._session.createDataFrame(filled, PySparkSchema.from_ibis(schema))
    frame.createOrReplaceTempView(name)
    return engine.backend.table(name)


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(MOVE, max_size=40))
def test_postgres_sees_moves_as_duckdb_does(duckdb: Engine, postgres: Engine, moves: list[dict[str, Any]]) -> None:
    expected, found = (
        plain(of_moves(engine, plain_table(engine, MOVES, moves, "drawn"))) for engine in (duckdb, postgres)
    )
    assert found == expected


@pytest.mark.slow
def test_whoever_may_only_read_measures_too(duckdb: Engine, postgres: Engine) -> None:
    rows = made_up(4, 20)["moves"]
    expected, moves = (plain_table(engine, MOVES, rows, "only_read") for engine in (duckdb, postgres))
    postgres.backend.raw_sql("SET default_transaction_read_only = on").close()
    try:
        found = plain(of_moves(postgres, moves))
    finally:
        postgres.backend.raw_sql("SET default_transaction_read_only = off").close()
    assert found == plain(of_moves(duckdb, expected))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_postgres_measures_what_duckdb_does(duckdb: Engine, postgres: Engine, seed: int) -> None:
    rows = made_up(seed, 60)
    expected, found = (everything(engine, tables_of(engine, rows, plain_table)) for engine in (duckdb, postgres))
    assert found == expected


@pytest.mark.slow
# pyspark 4.0 asks for what pandas 3 deprecates, and py4j leaves sockets open. Of what is ours, the others warn.
@pytest.mark.filterwarnings("ignore")
def test_spark_measures_what_duckdb_does(duckdb: Engine, spark: Engine) -> None:
    rows = made_up(3, 60)
    expected = everything(duckdb, tables_of(duckdb, rows, plain_table))
    assert everything(spark, tables_of(spark, rows, as_view)) == expected


@pytest.mark.parametrize("dialect", ["snowflake", "bigquery"])
def test_what_warehouses_are_asked(golden: Golden, dialect: str) -> None:
    """Nobody runs it here: what is kept shows that it can be said, and shows what changes."""
    questions = (
        f"-- {name}\n{ibis.to_sql(expression, dialect=dialect)};\n" for name, expression in expressions().items()
    )
    golden(f"sql/{dialect}.sql", "\n".join(questions))
