"""Personal data is told where it stands, and is nowhere in what is built from the documents."""

import cProfile
import functools
from collections.abc import Callable

import pytest

from journeymap.redaction import redact, was_removed
from journeymap.redaction.normal import normal_forms
from journeymap.redaction.phones import KnownPhones
from journeymap.source import parse
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
    "an id that is an address": ("accounts: {ada: {name: Ada, crm: «jo@x.example»}}\n", [(E, "'crm'")]),
    "ids of a CRM": (
        "accounts: {ada: {crm: 0065g00000ABCDE, value: {amount: 4917123456, currency: EUR}}, eve: {crm: 15847392017}}",
        [],
    ),
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


NUMBERED = "accounts: {ada: {name: Ada, notes: '+49 30 1234567'}}\n"


@pytest.mark.parametrize(
    "text", ["+49-30-1234567", "030 1234567", "0049 (30) 123 45 67", "+49\u200b30\u2009123\u00ad4567"]
)
def test_a_number_of_an_account_stays_in_no_other_file(text: str, write_files: WriteFiles) -> None:
    files = {
        "journeymap.yaml": f"title: '{text}'\n"
        f"own_rules: [{{id: RW1, needs: {{owner: x}}, message: 'm {text}', fix: f}}]\n",
        "maps/a.yaml": NUMBERED,
        "maps/b.yaml": f"title: Call {text} or 0800 7654321\nstages: {{a: {{goals: [G]}}}}  # {text}\n",
    }
    loaded = load_workspace(write_files(files))
    assert loaded.journeys["b"].model.title == "Call (phone number removed) or 0800 7654321"
    assert "567" not in repr(loaded.settings)
    assert loaded.clean(f"JM105 {text}") == "JM105 (phone number removed)"
    assert [data.where for data in loaded.personal_data if data.place.document.path == "maps/b.yaml"] == [
        "a comment",
        "'title'",
    ]


BROKEN = {
    "a misspelt key": b"acounts: {x: {name: X}}\n",
    "another one": b"accouts: {x: {name: X}}\n",
    "a capital": b"Accounts: {x: {name: X}}\n",
    "another language": b"programme: {x: {name: X}}\n",
    "a list": b"- {name: X, committee: []}\n",
    "a text": b"accounts\n",
    "a broken quote": b"accounts: {x: {name: 'X}}\n",
    "bytes that are not UTF-8": b"accounts: {x: {name: \xff}}\n",
    "UTF-16": "accounts: {x: {name: X}}\n".encode("utf-16"),
    "NUL": b"accounts: {x: {name: \0}}\n",
    "too large": b"accounts: {x: {name: " + b"X" * (4 << 20) + b"}}\n",
    "too deep": b"accounts: " + b"[" * 100 + b"]" * 100 + b"\n",
    "two documents": b"accounts: {x: {name: X}}\n---\naccounts: {}\n",
    "an accounts key further in": b"library:\n  accounts:\n    x: {name: X, committee: []}\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_of_accounts_switches_nothing_off(content: bytes, write_files: WriteFiles) -> None:
    root = write_files({"maps/map.yaml": MAP + "owner: jo@x.example\n"})
    (root / "maps/accounts.yaml").write_bytes(content)
    loaded = load_workspace(root)
    assert loaded.journeys["map"].model.owner == "(e-mail address removed)"
    assert not loaded.personal_data, "it may as well be about something else"


@pytest.mark.parametrize(
    "key", ["actions", "content", "channels", "personas", "title", "goal", "stages", "programme_notes"]
)
def test_other_keys_are_not_taken_for_those_of_accounts(key: str, write_files: WriteFiles) -> None:
    loaded = load_workspace(
        write_files({"maps/map.yaml": MAP + "owner: jo@x.example\n", "maps/b.yaml": f"{key}: {{a: b}}\n"})
    )
    assert loaded.journeys["map"].model.owner == "jo@x.example"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("+49 30 1234567", "maps/(phone number removed).yaml"),
        ("0049-30-7654321 notes", "maps/(phone number removed 2) notes.yaml"),
        ("call 030-1234567", "maps/call (phone number removed).yaml"),
        ("jo (at) x.example", "maps/(e-mail address removed).yaml"),
        ("2026-11-22 plan 5551234567", "maps/2026-11-22 plan 5551234567.yaml"),
    ],
)
def test_names_of_files(name: str, path: str, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({f"maps/{name}.yaml": MAP, "maps/a.yaml": NUMBERED}))
    assert path in loaded.documents
    assert list(loaded.journeys) == [path.removeprefix("maps/").removesuffix(".yaml")]
    assert loaded.clean_path(f"maps/{name}.yaml") == path


def test_two_names_for_one_person_stay_two_files(write_files: WriteFiles) -> None:
    files = {"maps/jo@x.example.yaml": MAP, "maps/JO@x.example.yaml": "title: T\n", "maps/a.yaml": ACCOUNTS}
    loaded = load_workspace(write_files(files))
    assert len(loaded.documents) == 3
    assert not any("x.example" in path.lower() for path in loaded.documents)


@pytest.mark.parametrize(
    "text",
    [
        "notes: !jo@x.example y",
        "notes: !<jo@x.example> y",
        "notes: !jo%40x.example y",
        "notes: !!jo@x.example y",
        "tags: !jo@x.example [a]",
    ],
)
def test_a_tag(text: str, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": f"accounts:\n  ada:\n    name: Ada\n    {text}\n"}))
    assert [data.place.resolve()[1].line for data in loaded.personal_data] == [4]
    assert not any("x.example" in problem.message for problem in loaded.problems)


SIGNS = ("\\ufe6b", "\\U0000ff20", "%\\x34\\x30", "&\\x2364;", "\\x40", "%25\\x34\\x30", "\\x28at\\x29", "\\u200b@")


@pytest.mark.parametrize("sign", SIGNS)
def test_escapes_in_a_file_without_accounts(sign: str, write_files: WriteFiles) -> None:
    files = {"maps/a.yaml": ACCOUNTS, "maps/b.yaml": f'title: "jo{sign}x.example"\nstages: {{a: {{goals: [G]}}}}\n'}
    loaded = load_workspace(write_files(files))
    assert loaded.journeys["b"].model.title == "(e-mail address removed)"
    assert [data.place.resolve()[1].line for data in loaded.personal_data] == [1]


def test_lines_with_personal_data_are_private(write_files: WriteFiles) -> None:
    text = "accounts:\n  ada:\n    name: Ada\n    notes: >\n      jo@\n      x.example\n    strategy: jo@x.example\n"
    document = load_workspace(write_files({"maps/a.yaml": text})).documents["maps/a.yaml"]
    assert {4, 5, 6} <= document.private_lines
    assert not document.private_lines & {0, 1, 2}


SIZES = (250, 500)
GROWING: dict[str, Callable[[int], str]] = {
    "addresses in one block": lambda size: (
        "accounts:\n  a:\n    name: A\n    notes: |\n"
        + "".join(f"      p{number}@x.example\n" for number in range(size))
    ),
    "comments": lambda size: ACCOUNTS + "".join(f"# p{number}@x.example\n" for number in range(size)),
    "numbers": lambda size: (
        "accounts:\n  a:\n    name: A\n    notes: |\n"
        + "".join(f"      +49 30 {number:07}1\n" for number in range(size))
    ),
    "texts": lambda size: (
        "accounts:\n" + "".join(f"  a{number}: {{name: A, notes: p{number}@x.example}}\n" for number in range(size))
    ),
}


def calls(run: Callable[[], object]) -> int:
    """How many functions were called, those of libraries included: the same in each run, unlike seconds."""
    profile = cProfile.Profile()
    profile.runcall(run)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("document", GROWING.values(), ids=GROWING)
def test_twice_as_much_takes_twice_as_long(document: Callable[[int], str]) -> None:
    other = "title: T\n# +49 30 00000011\n" + "goal: call 030 1234567\n" * 50
    counts = []
    for size in SIZES:
        documents = [parse(document(size).encode(), "a.yaml"), parse(other.encode(), "b.yaml")]
        counts.append(calls(functools.partial(redact, documents)))
        assert len(redact(documents).personal_data) >= size
    assert counts[1] < 2.2 * counts[0]


def test_many_known_numbers_do_not_slow_the_search() -> None:
    text = "call 030 1234567 or 0800 123, 2026-11-22; " * 100
    few, many = KnownPhones(), KnownPhones()
    for number in range(4000):
        many.add(f"4930{number:07}")
        if number < 2:
            few.add(f"4930{number:07}")
    forms = normal_forms(text)
    counts = [calls(lambda: [list(known.hits(form)) for form in forms]) for known in (few, many)]  # noqa: B023
    assert counts[1] <= counts[0]


def test_without_accounts_nothing_is_looked_for(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": MAP + "owner: team@us.example\n"}))
    assert not loaded.personal_data
    assert loaded.journeys["a"].model.owner == "team@us.example"
