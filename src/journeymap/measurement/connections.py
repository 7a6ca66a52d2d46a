"""Connect to the database in which data lies, by the address that stands in the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
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
    "mysql": "mysql",
    "mssql": "mssql",
    "trino": "trino",
    "redshift": "postgres",
}
"""How addresses begin, and the part of ibis that is needed for each."""
_LONGEST_REASON = 300


def variable_of(name: str) -> str:
    """Return the variable of the environment that holds the address of a connection."""
    return PREFIX + re.sub(r"[^A-Za-z0-9]", "_", name).upper()


def connect(name: str, environment: Mapping[str, str]) -> Engine:
    """Return the engine of a connection. Raises UsageError where its address is missing or is none, SystemFailure where
    nobody answers there. No message holds more of an address than how it begins.
    """
    variable = variable_of(name)
    address = environment.get(variable, "").strip()
    if not address:
        raise UsageError(
            f"The connection '{name}' has no address. Put it into the environment as {variable}, such as "
            "postgres://user:password@host/database."
        )
    scheme = address.partition(":")[0].casefold()
    if "://" not in address or scheme not in _KINDS:
        raise UsageError(
            f"The address in {variable} has to begin with one of postgres://, duckdb://, snowflake://, bigquery:// or "
            "spark://."
        )
    try:
        return Engine(_opened(scheme, address))
    except ImportError:
        extra = _KINDS[scheme]
        raise UsageError(
            f"The connection '{name}' needs a package that is not installed. Install it with: "
            f"pip install 'ibis-framework[{extra}]'"
        ) from None
    except Exception as error:  # every database has its own, and none of them is ours to list
        raise SystemFailure(f"The connection '{name}' does not answer: {reason(error, address)}") from None


def _opened(scheme: str, address: str) -> Any:
    rest = address.partition("://")[2]
    if scheme in {"spark", "pyspark"}:
        from pyspark.sql import SparkSession

        master = rest.strip("/") or "local[2]"
        return ibis.pyspark.connect(
            SparkSession.builder.master(master if "[" in master else f"spark://{master}").getOrCreate()
        )
    if scheme == "duckdb":
        backend = ibis.duckdb.connect(unquote(rest) or ":memory:", read_only=bool(rest))
        backend.raw_sql("SET TimeZone = 'UTC'")
        return backend
    begin = "postgres" if _KINDS[scheme] == "postgres" else scheme
    return ibis.connect(f"{begin}://{rest}")


def reason(error: BaseException, address: str = "") -> str:
    """Return what a database said, as the end of a sentence: its first line, without anything secret of its address."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = re.sub(r"\s+", " ", lines[0] if lines else type(error).__name__)
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
