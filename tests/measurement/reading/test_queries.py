"""Queries of databases: their rows stay there, and no secret of an address is ever told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.connections import Connections, one_engine, reason, variable_of
from journeymap.measurement.engine import embedded
from journeymap.measurement.readers.reader import ReadContext
from journeymap.measurement.readers.sniffing import reader_of
from journeymap.measurement.reading.query_result import read_query
from journeymap.model.data import DataSource
from tests.conftest import lacking
from tests.support.postgres import programs, running

CONTEXT = ReadContext(as_of=date(2026, 11, 26), key="moves")


@pytest.fixture
def connections(tmp_path: Path) -> Connections:
    file = tmp_path / "the warehouse.duckdb"
    with duckdb.connect(str(file)) as database:
        database.execute("SET TimeZone = 'America/New_York'")
        database.execute(
            "CREATE TABLE moves AS SELECT 'Acme' AS account, 'Won' AS stage, "
            "TIMESTAMPTZ '2026-01-02 23:30:00-05' AS date "
            "UNION ALL SELECT 'Beta', '', TIMESTAMPTZ '2026-02-02 10:00:00+00'"
        )
    return Connections(embedded(), {"JOURNEYMAP_CONNECTION_WARE_HOUSE": f"duckdb://{file}".replace(" ", "%20")})


def test_a_query_is_read_like_a_file(connections: Connections) -> None:
    raw = read_query(connections.engine("ware-house"), "-- what moved\nSELECT * FROM moves;\n", "sql/moves.sql")
    read = reader_of(raw, DataSource.model_validate({}), "moves").take(raw, CONTEXT)
    assert read.tables.moves is not None
    rows = raw.engine.rows(read.tables.moves)
    assert [(row["account"], row["stage"], f"{row['at']}") for row in rows] == [("Acme", "Won", "2026-01-03 04:30:00")]
    assert [(each.reason, each.rows) for each in read.left_out] == [("no_stage", (3,))]


def test_a_database_of_duckdb_is_asked_together_with_files(connections: Connections) -> None:
    assert one_engine([connections.engine("ware-house"), connections.embedded]) is connections.embedded
    with pytest.raises(UsageError, match="has to lie in one place"):
        one_engine([connections.embedded, embedded()])


@pytest.mark.parametrize(
    ("query", "failure", "message"),
    [
        ("SELECT * FROM nothing", SystemFailure, "The query q.sql failed: Table with name nothing does not exist!"),
        ("SELECT stage + 1 FROM moves", SystemFailure, "The query q.sql failed: "),
        ("", UsageError, "q.sql is empty."),
        ("-- nothing\n", UsageError, "q.sql is empty."),
        ("DELETE FROM moves", UsageError, "q.sql has to be one query that only reads"),
        ("SELECT 1 AS a; DROP TABLE moves", SystemFailure, "The query q.sql failed: "),
    ],
)
def test_a_query_that_fails_is_told_in_one_sentence(
    connections: Connections, query: str, failure: type[Exception], message: str
) -> None:
    with pytest.raises(failure) as told:
        read_query(connections.engine("ware-house"), query, "q.sql")
    assert str(told.value).startswith(message)
    assert "\n" not in str(told.value)


def test_nothing_is_changed_through_a_connection(connections: Connections) -> None:
    engine = connections.engine("ware-house")
    with pytest.raises(duckdb.Error, match="read-only"):
        engine.backend.raw_sql("DELETE FROM moves")


@pytest.mark.parametrize(
    ("address", "failure", "message"),
    [
        ("", UsageError, "Put it into the environment as JOURNEYMAP_CONNECTION_PROD_DB, such as postgres://"),
        ("localhost:5432", UsageError, "has to begin with one of postgres://"),
        ("ftp://annabel:hunter2@host/db", UsageError, "has to begin with one of postgres://"),
        ("duckdb:///no/such/hunter2.duckdb", SystemFailure, "The connection 'prod.db' does not answer: "),
    ],
)
def test_what_an_address_needs(address: str, failure: type[Exception], message: str) -> None:
    with pytest.raises(failure) as told:
        Connections(embedded(), {variable_of("prod.db"): address}).engine("prod.db")
    assert message in str(told.value)
    assert "annabel" not in str(told.value)


@pytest.mark.parametrize(
    "said",
    [
        "connection to postgres://annabel:hunter2@db.example/x failed",
        'password authentication failed for user "annabel" with hunter2',
        "could not log in (hunter%32)\nDETAIL: hunter2",
        "token=s3cr3t is not valid",
    ],
)
def test_no_secret_of_an_address_is_told(said: str) -> None:
    told = reason(Exception(said), "postgres://annabel:hunter%32@db.example/x?token=s3cr3t")
    assert not any(secret in told for secret in ("annabel", "hunter2", "hunter%32", "s3cr3t"))


@pytest.mark.slow
def test_postgres_reads_and_fails_in_the_same_words() -> None:
    """Texts are turned into dates and sums by the database itself, so that no row leaves it."""
    found = programs() or lacking("no PostgreSQL on this machine: make setup")
    pytest.importorskip("psycopg", reason="psycopg finds no libpq: make setup", exc_type=ImportError)
    with running(found) as socket:
        address = f"postgres://tester:hunter2@/postgres?host={socket}"
        wrong = address.replace("/postgres?", "/nothing?")
        names = {variable_of("warehouse"): address, variable_of("wrong"): wrong}
        connections = Connections(embedded(), names)
        engine = connections.engine("warehouse")
        rows = (
            "('Acme', 'Won', '2026-01-02T10:11:12+02:00'), ('Acme', 'Won', '2.1.2026 10:11'), "
            "('Beta', 'Won', 'Mar 4, 2026, 3:15 PM'), ('Beta', 'Won', 'soon'), ('Beta', NULL, '2026-01-02')"
        )
        raw = read_query(engine, f"SELECT * FROM (VALUES {rows}) AS moves (account, stage, date)", "q.sql", address)
        read = reader_of(raw, DataSource.model_validate({}), "moves").take(raw, CONTEXT)
        assert read.tables.moves is not None
        times = [f"{row['at']}" for row in engine.rows(read.tables.moves.order_by("row"))]
        assert times == ["2026-01-02 08:11:12", "2026-01-02 10:11:00", "2026-03-04 15:15:00"]
        assert [(each.reason, each.count) for each in read.left_out] == [("unreadable_date", 1), ("no_stage", 1)]
        with pytest.raises(SystemFailure, match=r"The query q\.sql failed: relation \"nothing\" does not exist"):
            read_query(engine, "SELECT * FROM nothing", "q.sql", address)
        with pytest.raises(SystemFailure, match=r'does not answer: .*database "nothing" does not exist') as told:
            connections.engine("wrong")
        assert "hunter2" not in str(told.value)
        late = read_query(engine, "SELECT 1 / (x - 1) AS a, x FROM (VALUES (1), (2)) AS t (x)", "q.sql", address)
        with pytest.raises(SystemFailure, match="The connection 'warehouse' failed: division by zero"):
            engine.rows(late.table)
        engine.backend.disconnect()
