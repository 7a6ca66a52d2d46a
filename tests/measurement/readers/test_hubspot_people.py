"""Contacts and activities exported from HubSpot, and what is made of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.crm.roles import role_of_title, roles_called
from journeymap.measurement.engine import embedded
from journeymap.measurement.people import with_roles
from journeymap.measurement.readers.activity_types import kind_of
from journeymap.measurement.sources import together
from journeymap.measurement.tables import Tables
from tests.support.data_files import read_source, saved


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("DECISION_MAKER", ("economic_buyer",)),
        ("Budget Holder", ("economic_buyer",)),
        ("CHAMPION", ("champion",)),
        ("BLOCKER", ("gatekeeper",)),
        ("Influencer", ("influencer",)),
        ("END_USER", ("user",)),
        ("Executive Sponsor", ("executive_sponsor",)),
        ("LEGAL_AND_COMPLIANCE", ("legal_security",)),
        ("Legal & Compliance", ("legal_security",)),
        ("Business User", ("user",)),
        ("Economic Decision Maker", ("economic_buyer",)),
        ("Economic Buyer", ("economic_buyer",)),
        ("Evaluator", ("technical_evaluator",)),
        ("Technical Buyer", ("technical_evaluator",)),
        ("Other", ()),
        ("OTHER", ()),
        ("Champion;Decision Maker", ("champion", "economic_buyer")),
        ("procurement", ("procurement",)),
        ("Entscheider", ("economic_buyer",)),
        ("意思決定者", ("economic_buyer",)),
        ("Something of ours", ()),
        ("", ()),
    ],
)
def test_roles(written: str, roles: tuple[str, ...]) -> None:
    assert roles_called(written) == roles


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("CFO", "economic_buyer"),
        ("Chief Financial Officer", "economic_buyer"),
        ("Kaufmännischer Leiter", "economic_buyer"),
        ("CEO & Founder", "executive_sponsor"),
        ("Geschäftsführerin", "executive_sponsor"),
        ("CTO", "technical_evaluator"),
        ("Senior Enterprise Architect", "technical_evaluator"),
        ("Head of Procurement", "procurement"),
        ("Leiter Einkauf", "procurement"),
        ("General Counsel", "legal_security"),
        ("Datenschutzbeauftragte", "legal_security"),
        # No doubt is left out.
        ("Assistant to the CFO", None),
        ("CEO and CTO", None),
        ("Procurement intern", None),
        ("Former CEO", None),
        ("Product manager", None),
        ("Director", None),
        ("Engineer", None),
        ("IT", None),
        ("", None),
    ],
)
def test_titles(title: str, role: str | None) -> None:
    assert role_of_title(title) == role


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("CALL", ("call", "both")),
        ("MEETING", ("meeting", "both")),
        ("EMAIL", ("mail_sent", "out")),
        ("INCOMING_EMAIL", ("reply", "in")),
        ("FORWARDED_EMAIL", ("mail_sent", "out")),
        ("WHATS_APP", ("chat", "out")),
        ("LINKEDIN_MESSAGE", ("chat", "out")),
        ("Live chat", ("chat", "both")),
        ("POSTAL_MAIL", ("letter", "out")),
        ("Form submission", ("form", "in")),
        ("Content download", ("download", "in")),
        ("Dinner", ("dinner", "both")),
        ("Messe", ("event", "both")),
        ("TASK", None),
        ("NOTE", None),
        ("", None),
    ],
)
def test_kinds_of_activities(said: str, kind: tuple[str, str] | None) -> None:
    assert kind_of(said) == kind


def test_contacts_become_keys_that_say_nothing(tmp_path: Path) -> None:
    source = read_source(
        saved(
            tmp_path,
            "Email,Contact,Job Title,Buying Role,Company Name,Phone Number\n"
            "one@acme.example,Somebody One,CFO,,Acme,+1 555 0100\n"
            "ONE@acme.example ,Somebody One,,Champion,Acme,\n"
            "two@vega.example,Somebody Two,Nothing clear,,,\n"
            ",Somebody Three,CTO,,Acme,\n",
        )
    )
    rows = source.rows("contacts")
    assert source.export == "hubspot-contacts"
    assert [(row.get("account"), row.get("role")) for row in rows] == [
        ("Acme", "economic_buyer"),
        ("Acme", "champion"),
        ("vega.example", None),
    ]
    assert rows[0]["contact"] == rows[1]["contact"] != rows[2]["contact"]
    assert all(row["contact"].startswith("?") and len(row["contact"]) == 33 for row in rows)
    assert source.left_out == {"no_contact": (5,)}


def test_an_address_in_place_of_an_id_is_no_key(tmp_path: Path) -> None:
    file = saved(tmp_path, "Record ID,Buying Role\none@acme.example,Champion\n4711,Champion\nSomebody 1,Champion\n")
    assert [row["contact"][0] for row in read_source(file).rows("contacts")] == ["?", "4", "?"]


def test_calls_meetings_and_mails(tmp_path: Path) -> None:
    source = read_source(
        saved(
            tmp_path,
            "Activity type,Activity date,Call outcome,Call direction,Meeting outcome,Email direction,"
            "Associated Contact IDs,Associated Contact,Associated Company\n"
            "Call,2026-01-01 10:00,Left voicemail,Outbound,,,1;2,,Acme\n"
            "Meeting,2026-01-02 10:00,,,Scheduled,,1;2,,Acme\n"
            "Meeting,2026-12-02 10:00,,,Scheduled,,1,,Acme\n"
            "Meeting,2026-01-02 10:00,,,Canceled,,1,,Acme\n"
            "Email,2026-01-03 10:00,,,,Incoming email,,Somebody One,Acme\n"
            "Note,2026-01-03 10:00,,,,,1,,Acme\n",
        )
    )
    told = [(row["type"], row["direction"], row["contact"][0]) for row in source.rows("interactions")]
    assert told == [
        ("call", "out", "1"),
        ("call", "out", "2"),
        ("meeting", "both", "1"),
        ("meeting", "both", "2"),
        ("reply", "in", "?"),
    ]
    assert source.left_out == {"not_complete": (5,), "future": (4,), "other": (7,)}


def test_one_source_tells_the_roles_of_people_that_another_speaks_of(tmp_path: Path) -> None:
    engine = embedded()
    people = read_source(
        saved(tmp_path, "Record ID,Buying Role,Company Name\n1,Champion;Budget Holder,Acme\n2,,Acme\n", "p.csv"),
        engine=engine,
    )
    calls = read_source(
        saved(
            tmp_path,
            "Activity date,Call outcome,Associated Contact IDs,Associated Company\n"
            "2026-01-01,Connected,1,\n2026-01-02,Connected,2,Vega\n2026-01-03,Connected,3,\n",
            "c.csv",
        ),
        engine=engine,
    )
    both = together([people.read.tables, calls.read.tables])
    assert both.interactions is not None
    rows = engine.rows(both.interactions.select("account", "role", "at").order_by("at"))
    assert [(row["account"], row["role"]) for row in rows] == [("Acme", "champion"), ("Vega", None), (None, None)]
    assert with_roles(Tables(interactions=both.interactions)).interactions is both.interactions
