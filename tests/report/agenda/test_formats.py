"""The agenda for machines: what people have written does nothing there, and the same agenda gives the same bytes."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import yaml

from journeymap.analysis import Analysis
from journeymap.characters import HIDDEN
from journeymap.report.agenda import FORMATS
from journeymap.view.agenda.agenda import Agenda, agenda_of
from tests.support.fixtures import WriteFiles
from tests.support.git_host import read
from tests.support.hostile import HOSTILE
from tests.support.reports import rendered
from tests.support.specifications import events_of
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 22)
TEXTS = (
    "=1+1",
    "x;=cmd|'/C calc'!A0",
    "a, b; c: d\\n e \\, f",
    "one\nEND:VEVENT\nBEGIN:VALARM",
    "::add-mask::x and ##[group]y " * 9,
    "\x1b[31mred\x1b[0m \u202egnp.exe",
    "会議は来週です" * 20,
    "@everyone <script>alert(1)</script> [a](javascript:x)",
    *HOSTILE[:30:3],
)
MakeAgenda = Callable[..., Agenda]


@pytest.fixture
def make(write_files: WriteFiles) -> MakeAgenda:
    def agenda(files: str, within: int = 30) -> Agenda:
        analysis = Analysis(load_workspace(write_files({"maps/a.yaml": files}), TODAY))
        return agenda_of(analysis, within=timedelta(days=within))

    return agenda


@pytest.fixture
def hostile(make: MakeAgenda) -> Agenda:
    """An agenda with a contact for every text, which is its purpose, and who holds it."""
    contacts = [
        {"who": "champion", "date": "2026-12-01", "channel": "phone", "purpose": text, "by": text} for text in TEXTS
    ]
    accounts = {"ada": {"name": TEXTS[0], "plan": contacts}}
    return make(yaml.safe_dump({"accounts": accounts}))


def test_no_cell_of_the_sheet_is_taken_for_a_formula(hostile: Agenda) -> None:
    text = rendered(FORMATS, "csv", hostile)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == text.count("\n") - 1 == len(TEXTS)
    for row in rows:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
        assert (row["Due Date"], row["Priority"], row["Status"], row["Type"]) == (
            *("2026-12-01", "Low", "Not Started"),
            "Call",
        )


def test_no_text_leaves_its_event(hostile: Agenda) -> None:
    text = rendered(FORMATS, "ics", hostile)
    assert HIDDEN.findall(text.replace("\r\n", "")) == []
    assert not any(line.strip().startswith("::") or "##[" in line for line in text.split("\r\n"))
    events = events_of(text)
    assert len(events) == text.count("BEGIN:VEVENT") == len(TEXTS)
    assert "VALARM" not in [line.partition(":")[2] for line in text.split("\r\n")]
    said = [event.summary.value for event in events]
    assert any("a, b; c: d\\n e \\, f" in summary for summary in said), "it means the same"
    assert any("会議は来週です" * 20 in summary for summary in said)


def test_no_text_is_markup(hostile: Agenda) -> None:
    seen, live = read(rendered(FORMATS, "markdown", hostile))
    assert [text for text in live if text not in ("input", "type", "disabled", "class")] == []
    assert r"\x1b[31mred" in seen


def test_every_format_gives_the_same_again(hostile: Agenda) -> None:
    for name in FORMATS:
        assert rendered(FORMATS, name, hostile) == rendered(FORMATS, name, hostile)


ACCOUNT = """\
accounts:
  ada:
    name: Ada
    crm: "0017"
    owners: {marketing: Ines, sales: Mara}
    triggers: [{kind: budget, date: 2026-11-10, window: 30d}, {kind: merger, date: 2026-12-10, window: 10d}]
    plan:
      - {who: champion, date: DAY, channel: phone, purpose: hear how it went}
      - {who: champion, channel: phone, purpose: talk of terms}
"""


def event(agenda: Agenda, kind: str) -> tuple[date, date, str]:
    (found,) = [one for one in events_of(rendered(FORMATS, "ics", agenda)) if kind in str(one.categories.value)]
    return found.dtstart.value, found.dtend.value, found.summary.value


def test_a_window_lasts_as_long_as_it_is_open(make: MakeAgenda) -> None:
    agenda = make(ACCOUNT.replace("DAY", "2026-12-01"))
    assert event(agenda, "window")[:2] == (date(2026, 11, 10), date(2026, 12, 11))
    assert event(agenda, "opens")[:2] == (date(2026, 12, 10), date(2026, 12, 21))


DAYS = {
    "the day before": ("2026-11-21", date(2026, 11, 22), " (late since 2026-11-21)"),
    "on the day": ("2026-11-22", date(2026, 11, 22), ""),
    "the day after": ("2026-11-23", date(2026, 11, 23), ""),
}


@pytest.mark.parametrize(("day", "shown", "over"), DAYS.values(), ids=DAYS)
def test_what_is_over_stands_where_people_see_it(day: str, shown: date, over: str, make: MakeAgenda) -> None:
    first, after, summary = event(make(ACCOUNT.replace("DAY", day)), "contact")
    assert (first, after) == (shown, shown + timedelta(days=1))
    assert summary.endswith(f"hear how it went{'; or say why not' if over else ''}{over}")


def test_a_calendar_says_that_it_is_not_all(make: MakeAgenda) -> None:
    text = rendered(FORMATS, "ics", make(ACCOUNT.replace("DAY", "2026-12-01")))
    assert "X-WR-CALDESC:1 thing without a day: see journeymap agenda\r\n" in text


def test_a_thing_keeps_its_id_on_another_day(make: MakeAgenda) -> None:
    ids = [
        {item.id for item in make(ACCOUNT.replace("DAY", day), 90).items if item.kind == "contact"}
        for day in ("2026-12-01", "2026-12-08", "2026-11-08")
    ]
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) == 2


def test_things_that_nothing_tells_apart_have_ids_of_their_own(make: MakeAgenda) -> None:
    contact = "{who: champion, date: 2026-12-01, channel: phone}"
    items = make(f"accounts: {{ada: {{name: Ada, plan: [{contact}, {contact}]}}}}").items
    assert len({item.id for item in items}) == len(items) == 2


def test_the_sheet_names_the_account_as_the_crm_does(make: MakeAgenda) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(FORMATS, "csv", make(ACCOUNT.replace("DAY", "2026-12-01"))))))
    assert {(row["Account"], row["Account ID"]) for row in rows} == {("Ada", "0017")}
    assert [row["Owner"] for row in rows if row["Kind"] == "contact"] == ["Ines", "Ines"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (30, "the next 30 days, to 2026-12-22"),
        (1, "to 2026-11-23"),
        (3_000_000, "everything that has a day"),
        (999_999_999, "everything that has a day"),
    ],
)
def test_how_far_it_looks_ahead(days: int, words: str, make: MakeAgenda) -> None:
    agenda = make(ACCOUNT.replace("DAY", "2026-12-01"), days)
    for name in ("text", "markdown"):
        assert words in rendered(FORMATS, name, agenda)
    assert json.loads(rendered(FORMATS, "json", agenda))["within"] == min(days, (date.max - TODAY).days)


def test_every_line_of_the_text_fits(make: MakeAgenda) -> None:
    lines = rendered(FORMATS, "text", make(ACCOUNT.replace("DAY", "2026-12-01").replace("terms", "terms, " * 40)))
    assert max(map(len, lines.splitlines())) <= 100
    assert "Tue  1 Dec  in 9 days   Ada" in lines
