"""Event logs in XES: read as a stream, and no file that means harm is followed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.measurement.engine import embedded
from journeymap.measurement.reading.files import read_file
from tests.support.data_files import read_source, saved

LOG = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="nothing"/></global>
  <trace>
    <string key="concept:name" value="Acme &amp; Søn"/>
    <string key="customer" value="Acme"/>
    <event>
      <string key="concept:name" value="Discovery"/>
      <string key="lifecycle:transition" value="start"/>
      <date key="time:timestamp" value="2026-01-02T10:00:00.000+01:00"/>
    </event>
    <event>
      <string key="concept:name" value="Discovery"/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="2026-01-03T10:00:00.000+01:00"/>
      <list key="parts"><values><string key="concept:name" value="a part of it"/></values></list>
    </event>
  </trace>
  <trace>
    <event>
      <string key="concept:name" value="Proposal"/>
      <string key="lifecycle:transition" value="COMPLETE"/>
      <date key="time:timestamp" value="2026-02-02T10:00:00Z"/>
    </event>
    <event><string key="concept:name" value="Proposal"/></event>
  </trace>
</log>
"""


@pytest.mark.parametrize("name", ["log.xes", "log.XES", "log.xes.gz"])
def test_events_become_moves_of_their_cases(tmp_path: Path, name: str) -> None:
    content = LOG.encode()
    source = read_source(saved(tmp_path, gzip.compress(content) if name.endswith(".gz") else content, name))
    assert source.export == "event-log"
    assert [(row["row"], row["case"], row["stage"], f"{row['at']:%Y-%m-%d %H:%M}") for row in source.rows("moves")] == [
        (3, "Acme & Søn", "Discovery", "2026-01-03 09:00"),
        (4, "case 2", "Proposal", "2026-02-02 10:00"),
    ]
    assert source.left_out == {"not_complete": (2,), "no_date": (5,)}
    assert (source.read.rows, source.read.taken) == (4, 2)


def test_an_attribute_of_traces_may_be_the_account(tmp_path: Path) -> None:
    source = read_source(
        saved(tmp_path, LOG, "log.xes"), key="moves", columns={"account": "case:customer"}, as_="event-log"
    )
    assert [row["account"] for row in source.rows("moves")] == ["Acme", "case 2"]


def test_a_log_without_completed_events_holds_all_there_is(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, LOG.replace("omplete", "tart").replace("OMPLETE", "TART"), "log.xes"))
    assert source.read.taken == 3


def test_identical_events_are_events_of_their_own(tmp_path: Path) -> None:
    text = "case_id,activity,timestamp\n1,call,2026-01-02 10:00\n1,call,2026-01-02 10:00\n"
    assert len(read_source(saved(tmp_path, text)).rows("moves")) == 2


BOMB = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><log><trace/></log>'
OUTSIDE = '<!DOCTYPE log [<!ENTITY secret SYSTEM "file:///etc/passwd">]><log><trace><event/></trace></log>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (BOMB, "it declares entities of its own, which no log needs"),
        (OUTSIDE, "it declares entities of its own, which no log needs"),
        ("<html><body/></html>", "begins with <html> where a log begins with <log>"),
        ("<log><trace></log>", "line 1 cannot be read (mismatched tag)"),
        ("<log>\n<trace>\n", "line 3 cannot be read"),
        ("", "cannot be read"),
        ("<log/>", "has no events"),
        ("<log>" + "<list>" * 300, "has elements within elements without end"),
        ('<log><trace><event><string key="a" value="' + "x" * 40_000_000, "has an element that is far too long"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_file(embedded(), saved(tmp_path, content, "log.xes"), "log.xes")
    assert message in str(refusal.value)


def test_a_packed_log_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    content = gzip.compress(LOG.encode())[:-20]
    with pytest.raises(UsageError, match="cannot be unpacked, because it is not whole"):
        read_file(embedded(), saved(tmp_path, content, "log.xes.gz"), "log.xes.gz")


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    engine = embedded()
    file = tmp_path / "it's a log.parquet"
    engine.backend.raw_sql(
        'COPY (SELECT 7.0::DOUBLE AS "case:concept:name", \'call\' AS "concept:name", '
        "TIMESTAMPTZ '2026-01-02 23:30:00-05' AS \"time:timestamp\" "
        f"UNION ALL SELECT 8, '', TIMESTAMPTZ '2026-01-03 10:00:00+00') TO '{tmp_path}/a.parquet'"
    )
    (tmp_path / "a.parquet").rename(file)
    source = read_source(file, engine=engine)
    assert source.export == "event-log"
    assert [(row["case"], row["row"], f"{row['at']}") for row in source.rows("moves")] == [
        ("7", 2, "2026-01-03 04:30:00")
    ]
    assert source.left_out == {"no_stage": (3,)}


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no Parquet file, or is not whole"):
        read_file(embedded(), saved(tmp_path, b"PAR1xxxx", "log.parquet"), "log.parquet")
