"""Personal data is told where it stands, and is nowhere in what is built from the documents."""

import pytest

from journeymap.redaction import was_removed
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
from tests.support.marking import marked
from tests.support.workspaces import load_workspace

ACCOUNTS = "accounts: {ada: {name: Ada}}\n"
MAP = "title: T\nstages: {a: {goals: [G]}}\n"
E, P = "e-mail address", "phone number"

FOUND: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a text": ("accounts: {ada: {name: Ada, notes: «'Ask jo@x.example'»}}\n", [(E, "'notes'")]),
    "two in a text, told once": ("accounts: {ada: {notes: «jo@x.example or al@x.example»}}\n", [(E, "'notes'")]),
    "an item of a list": (ACCOUNTS + MAP + "tags: [a, «jo@x.example»]\n", [(E, "'tags'")]),
    "a block text": (
        "accounts:\n  ada:\n    notes: |\n      Ask\n\n      Jo: «jo@x.example»\n      or «al@x.example».\n",
        [(E, "'notes'"), (E, "'notes'")],
    ),
    "the first line of a block": ("accounts:\n  ada:\n    notes: «Ask jo@x.example»\n      today\n", [(E, "'notes'")]),
    "an escape of YAML": ('accounts: {ada: {notes: «"jo\\x40x.example"»}}\n', [(E, "'notes'")]),
    "a key": (ACCOUNTS + "programs: {p: {metrics: [{kind: k, params: {«jo@x.example»: a}}]}}\n", [(E, "a key")]),
    "a comment": (ACCOUNTS + "# Ask «jo@x.example» first\n", [(E, "a comment")]),
    "a comment beside a text": ("accounts: {ada: {name: Ada}}  # «+49 171 2345678»\n", [(P, "a comment")]),
    "a phone number": ("accounts: {ada: {notes: «call 030/123 45 67»}}\n", [(P, "'notes'")]),
    "what an alias repeats": (
        "accounts: {ada: &a {name: Ada, notes: «jo@x.example»}, bolt: *a}\n",
        [(E, "'notes'")],
    ),
    "nothing": (ACCOUNTS + "content: {c: {title: 'react@18.2.0, 2026-11-22'}}\n", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found_at_its_place(text: str, expected: list[tuple[str, str]], write_files: WriteFiles) -> None:
    plain, spans = marked(text)
    found = load_workspace(write_files({"maps/a.yaml": plain})).personal_data
    assert [(one.kind, one.where) for one in found] == expected
    assert [one.place.resolve()[1] for one in found] == spans


def kept(workspace: Workspace) -> str:
    """Everything that is known of the documents, as text."""
    models = [
        things.model
        for kind in (workspace.accounts, workspace.programs, workspace.journeys, workspace.content, workspace.personas)
        for things in kind.values()
    ]
    problems = [one.message + one.fix for one in workspace.problems]
    return f"{workspace.settings!r}{models!r}{[one.data for one in workspace.documents.values()]!r}{problems!r}"


def test_nothing_is_kept(write_files: WriteFiles) -> None:
    files = {
        "journeymap.yaml": "title: jo1@x.example\nsite: {url: 'https://jo2@x.example'}\n"
        "ignore: [{rule: jo3@x.example}]\n",
        "maps/accounts.yaml": "accounts: {ada: {name: jo4@x.example, jo5@x.example: 1, "
        "committee: [{name: jo6@x.example, roles: jo7@x.example}]}, jo8@x.example: Z}\n",
        "maps/map.yaml": "title: jo9@x.example\nfor: jo10@x.example\n"
        "stages: {jo11@x.example: {goals: [jo12@x.example]}}\n",
        "maps/twice.yaml": "title: T\njo13@x.example: 1\njo13@x.example: 2\nstages: {}\n",
        "maps/stray.yaml": "jo14@x.example: 1\n",
        "maps/text.yaml": "jo15@x.example\n",
        "maps/alias.yaml": "title: *jo16@x.example\n",
    }
    loaded = load_workspace(write_files(files))
    assert "x.example" not in kept(loaded)
    found = [one for one in loaded.personal_data if one.place.resolve()[0].path in files]
    assert len(found) == 17
    assert loaded.settings.title
    assert was_removed(loaded.settings.title)


def test_what_differed_still_differs(write_files: WriteFiles) -> None:
    text = (
        "accounts: {ada: {name: Ada, committee: [{name: jo@x.example, roles: user}, {name: al@x.example, "
        "roles: user}], plan: [{who: al@x.example}, {who: JO@x.example}], notes: +49 171 2345678}}\n"
    )
    account = load_workspace(write_files({"maps/a.yaml": text})).accounts["ada"]
    names = [one.model.name for one in account.members]
    assert names == ["(e-mail address removed)", "(e-mail address removed 2)"]
    assert [one.model.who for one in account.plan] == names[::-1]
    assert account.model.notes == "(phone number removed)"
    assert all(map(was_removed, names))


def test_a_link_becomes_its_text(write_files: WriteFiles) -> None:
    text = (
        "accounts: {ada: {name: Ada, notes: 'See [our page](https://x.example), [Jo](mailto:jo@x.example) or "
        "[al@x.example](mailto:al@x.example), [](mailto:jo@x.example)'}}\n"
    )
    account = load_workspace(write_files({"maps/a.yaml": text})).accounts["ada"]
    expected = "See [our page](https://x.example), Jo or (e-mail address removed), (e-mail address removed 2)"
    assert account.model.notes == expected


def test_a_file_that_is_named_after_somebody(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/jo@x.example.yaml": MAP, "maps/a.yaml": ACCOUNTS}))
    assert [one.where for one in loaded.personal_data] == ["the name of this file"]
    assert list(loaded.journeys) == ["(e-mail address removed)"]


def test_phone_numbers_elsewhere_are_a_teams_own(write_files: WriteFiles) -> None:
    files = {
        "maps/a.yaml": "accounts: {ada: {name: Ada, notes: '+49 171 2345678'}}\n",
        "maps/b.yaml": "title: T\ngoal: Call 0800 123 4567\nscenario: Call +49 171 2345678\n"
        "stages: {a: {goals: [G]}}\n",
        "maps/c.yaml": "title: T\naccount: ada\ngoal: Call 0171 2345678\nstages: {a: {goals: [G]}}\n",
    }
    loaded = load_workspace(write_files(files))
    models = {id_: one.model for id_, one in loaded.journeys.items()}
    assert models["b"].goal == "Call 0800 123 4567"
    assert models["b"].scenario == "Call (phone number removed)"
    assert models["c"].goal == "Call (phone number removed)"


def test_without_accounts_nothing_is_looked_for(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": MAP + "owner: team@us.example\n"}))
    assert not loaded.personal_data
    assert loaded.journeys["a"].model.owner == "team@us.example"
