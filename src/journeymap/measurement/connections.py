"""Connect to the database in which data lies, by the address that stands in the environment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

import ibis

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.engine import Engine

PREFIX = "JOURNEYMAP_CONNECTION_"
_KINDS = {
    "postgres": "postgres",
    "postgresql": "postgres",
    "duckdb": "duckdb",
    "snowflake": "snowflake",
    "bigquery": "bigquery",
    "spark": "pyspark",
    "pyspark": "pyspark",
    "databricks": "databricks",
    "trino": "trino",
}
"""How addresses begin, and the part of ibis that is needed for each."""
_LONGEST_REASON = 300
_PLACE = re.compile(r"Line (\d+), Col: (\d+)")


def variable_of(name: str) -> str:
    """Return the variable of the environment that holds the address of a connection."""
    return PREFIX + re.sub(r"[^A-Za-z0-9]", "_", name).upper()


class Connections:
    """The databases that data lies in, each connected to once; files are read by the embedded engine."""

    def __init__(self, embedded: Engine, environment: Mapping[str, str]) -> None:
        self.embedded = embedded
        self._environment = environment
        self._engines: dict[str, Engine] = {}

    def address(self, name: str) -> str:
        """Return the address of a connection. Raises UsageError where there is none. It may hold a password."""
        variable = variable_of(name)
        address = self._environment.get(variable, "").strip()
        if not address:
            raise UsageError(
                f"The connection '{name}' has no address. Put it into the environment as {variable}, such as "
                "postgres://user:password@host/database."
            )
        if "://" not in address or address.partition(":")[0].casefold() not in _KINDS:
            raise UsageError(
                f"The address in {variable} has to begin with one of postgres://, duckdb://, snowflake://, bigquery:// "
                "or spark://."
            )
        return address

    def engine(self, name: str) -> Engine:
        """Return the engine of a connection. Raises UsageError where its address is missing or is none, SystemFailure
        where nobody answers there. No message holds what is secret of an address.
        """
        if name not in self._engines:
            address = self.address(name)
            scheme, _, rest = address.partition("://")
            try:
                self._engines[name] = self._opened(name, scheme.casefold(), rest)
            except ImportError:
                raise UsageError(
                    f"The connection '{name}' needs a package that is not installed. Install it with: "
                    f"pip install 'ibis-framework[{_KINDS[scheme.casefold()]}]'"
                ) from None
            except Exception as error:  # every database has its own, and none of them is ours to list
                raise SystemFailure(f"The connection '{name}' does not answer: {reason(error, address)}") from None
        return self._engines[name]

    def _opened(self, name: str, scheme: str, rest: str) -> Engine:
        if scheme == "duckdb":  # beside the tables of files, so that both can be asked together
            self.embedded.attach(unquote(rest))
            return self.embedded
        if _KINDS[scheme] == "pyspark":
            from pyspark.sql import SparkSession

            master = rest.strip("/") or "local[2]"
            address = master if master.startswith("local") else f"spark://{master}"
            builder = SparkSession.builder.master(address).config("spark.sql.session.timeZone", "UTC")
            if master.startswith("local"):
                builder = builder.config("spark.driver.host", "127.0.0.1")
            backend = ibis.pyspark.connect(builder.getOrCreate())
        else:
            backend = ibis.connect(f"{_KINDS[scheme]}://{rest}")
        return Engine(backend, lambda error: self._failed(name, error))

    def _failed(self, name: str, error: Exception) -> Exception:
        return SystemFailure(f"The connection '{name}' failed: {reason(error, self.address(name))}")


def one_engine(engines: Iterable[Engine]) -> Engine:
    """Return the engine that all sources of a program have. Raises UsageError where they have several."""
    different = list({id(engine): engine for engine in engines}.values())
    if len(different) > 1:
        raise UsageError(
            "The data of one program has to lie in one place: either in files, or in one database. Query all of it "
            "through the same connection, or export what lies elsewhere as files."
        )
    return different[0]


def reason(error: BaseException, address: str = "") -> str:
    """Return what a database said, as the end of a sentence: its first line, without anything secret of its address."""
    if place := _PLACE.search(str(error)):  # of sqlglot, which reads a query before the database does
        return f"it cannot be understood at line {place[1]}, column {place[2]}."
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = re.sub(r"\s+", " ", lines[0] if lines else type(error).__name__)
    said = re.sub(r"^(?:[A-Za-z]+ )?[A-Za-z]*(?:Error|Exception): ", "", said)  # the kind of error says nothing to most
    said = re.sub(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"]+", "…", said)
    for secret in _secrets(address):
        said = said.replace(secret, "…")
    said = said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON] + "…"
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _secrets(address: str) -> list[str]:
    """Return what of an address nobody else has to know, the longest first."""
    try:
        parts = urlsplit(address)
        found = {parts.password, parts.username, *(value for _, value in parse_qsl(parts.query))}
        found |= {parts.netloc.rpartition("@")[0], parts.netloc.rpartition("@")[0].partition(":")[2]}
    except ValueError:
        found = {address}
    texts = {form for text in found if text for form in (text, unquote(text))}
    return sorted((text for text in texts if len(text) > 2), key=len, reverse=True)
