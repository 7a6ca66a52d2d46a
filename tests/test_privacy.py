"""What examples/abm tells of people, wherever it is written: addresses stand nowhere, names only where they may."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from journeymap.analysis import Analysis
from journeymap.cli.app import run
from journeymap.cli.options import Options
from journeymap.cli.session import open_session
from journeymap.findings.fingerprint import identity
from journeymap.model.strictness import Profile
from journeymap.model.vocabulary import Stance, words_of
from journeymap.publish import site_pages
from journeymap.report.findings import FORMATS as FINDINGS
from journeymap.report.fit import FORMATS as FIT
from journeymap.report.gaps import FORMATS as GAPS
from journeymap.source import Route, parse
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import gap_report
from tests.support.fixtures import WriteFiles
from tests.support.reports import rendered
from tests.support.workspaces import EXAMPLES, TODAY, lint, load_workspace

EXAMPLE = EXAMPLES["abm"]
FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yaml"))
FORMS = ("html", "markdown")
MEMBERS = 17
OF_COMMITTEES = {
    "html": re.compile(r'<table (?:role="table" class="list committee"|class="who-map")>.*?</table>', re.DOTALL),
    "markdown": re.compile(r"^\| (?:Role \| Known|Account \| champion) .*?\n\n", re.DOTALL | re.MULTILINE),
}
OF_WORDS = re.compile(r"[^\w]+")
STANCE = re.compile(rf"\b(?:{'|'.join(set(words_of(Stance)) - {'neutral'})})\b|\bstance\b", re.IGNORECASE)


class Spot(NamedTuple):
    """A text of a file, and where it stands there."""

    file: str
    route: Route
    start: int
    end: int
    line: int
    column: int
    text: str


@cache
def spots() -> tuple[Spot, ...]:
    """Every text of the example."""
    return tuple(spot for file in FILES for spot in spots_of(EXAMPLE, file))


def spots_of(root: Path, file: str) -> Iterator[Spot]:
    """Every text of a file, in the order in which they are written down."""
    document = parse((root / file).read_bytes(), file)
    for _, route, is_key, text, start, end in document.texts():
        if not is_key:
            line, column, _, _ = document.marks(start, end)
            yield Spot(file, route, start, end, line + 1, column + 1, text)


def planted(root: Path, said: dict[Spot, str]) -> Path:
    """A copy of the example in which some texts are others."""
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    for file in FILES:
        text = (EXAMPLE / file).read_text(encoding="utf-8")
        for spot in sorted((one for one in said if one.file == file), key=lambda one: -one.start):
            text = text[: spot.start] + json.dumps(said[spot], ensure_ascii=False) + text[spot.end :]
        (root / file).write_text(text, encoding="utf-8")
    return root


WAYS = (
    "{text} {mail}",
    "{mail}: {text}",
    "{text} [write](mailto:{mail}) **now**",
    "mailto:{mail}",
    "{escaped} {text}",
    "{text} {spaced}",
    "{worded}: {text}",
    "{wide} {text}",
    "{text} {encoded}",
    "{text} {unseen}",
    "{linked} {text}",
)


def with_address(spot: Spot) -> str:
    """A text with an address in it, in one of the ways in which people write them; the same for the same text, so that
    whatever refers to it still does.
    """
    number = next(number for number, one in enumerate(spots()) if one.text == spot.text)
    mail = f"pat.roe{number}+x@planted.example"
    escaped = mail.replace("@", "\\@").replace(".", "\\.")
    name, host = mail.split("@")
    return WAYS[number % len(WAYS)].format(
        text=spot.text,
        mail=mail,
        escaped=escaped,
        spaced=mail.replace("@", "\u2009@ "),
        worded=mail.replace("@", " (at) ").replace(".example", " [dot] example"),
        wide=mail.replace("@", "\uff20").replace(".", "\uff0e"),
        encoded=mail.replace("@", "%2540"),
        unseen=mail.replace("@", "\u200b@\u00ad"),
        linked=f"[{name}](https://x.example)@{host}",
    )


@cache
def accepted() -> dict[Spot, str]:
    """An address in every text that may hold one: elsewhere the document would be wrong."""
    said = {spot: with_address(spot) for spot in spots()}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for _ in range(9):
            problems = load_workspace(planted(root, said)).problems
            shapes = [one for one in problems if one.code != "JM003"]  # of what is broken, references are broken too
            places = [one.place.resolve() for one in shapes or problems]
            wrong = {(document.path, span.line, span.column) for document, span in places}
            if not wrong:
                return said
            now = zip(spots(), (spot for file in FILES for spot in spots_of(root, file)), strict=True)
            bad = {spot for spot, here in now if (here.file, here.line, here.column) in wrong}
            said = {spot: text for spot, text in said.items() if spot not in bad}
    raise AssertionError("too much refuses an address")


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with an address in every field that takes one."""
    return planted(tmp_path_factory.mktemp("w"), accepted())


def test_an_address_is_found_at_its_line(everywhere: Path) -> None:
    where = accepted()
    workspace = load_workspace(everywhere)
    findings = lint(workspace).findings
    found = {(one.path, one.span.line, one.route) for one in findings if one.code == "JM513"}
    expected = {(spot.file, spot.line) for spot in where}
    assert {(path, line) for path, line, _ in found} == expected
    assert len(found) == len(where) > 200
    fields = {spot.route[-1] for spot in where}
    assert {"title", "note", "purpose", "scenario", "strategy", "result", "why", "goal", "owner"} <= fields


@pytest.mark.parametrize("form", FORMS)
def test_an_address_stands_on_no_page(form: str, everywhere: Path) -> None:
    workspace = load_workspace(everywhere)
    pages = list(site_pages(Analysis(workspace), lint(workspace, profile="strict"), [form]))
    assert len(pages) > 30
    assert [page.path for page in pages if tells_address(page.path + page.text)] == []
    assert sum("e-mail address removed" in page.text for page in pages) > 30


def tells_address(text: str) -> bool:
    return any(part in text for part in ("planted", "pat.roe", "pat\\.roe", "pat\uff0eroe", "mailto:"))


MAY_LEAVE = [name for name in FINDINGS if name != "text"]
"""The text for people quotes the line of the file, unless an address or a number stands in it."""


@pytest.mark.parametrize("name", sorted({*FINDINGS, *GAPS}))
def test_an_address_stands_in_no_report(name: str, everywhere: Path, tmp_path: Path) -> None:
    said = {spot: with_address(spot) for spot in spots() if spot.route != ("maps", 0)}
    for root in (everywhere, planted(tmp_path / "w", said)):  # in the second one much is wrong as well
        seen = open_session(Options(root=root, as_of=TODAY))
        if name in FINDINGS:
            text = rendered(FINDINGS, name, seen.run())
            assert not tells_address(text)
            assert not any(tells_address(identity(one)) for one in seen.result.findings)
        if name in GAPS:
            workspace, findings = seen.workspace, seen.everything.findings
            report = gap_report(seen.journeys, GapIndex(Analysis(workspace), findings), seen.accounts)
            text = rendered(GAPS, name, report)
            assert not tells_address(text)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_one_address_alone(file: str, tmp_path: Path) -> None:
    """Either it is found at its line and on no page, or the document is wrong and nothing is published."""
    for spot in spots():
        if spot.file == file and spot.route != ("maps", 0):  # without its folder the workspace has no accounts
            workspace = load_workspace(planted(tmp_path / "w", {spot: with_address(spot)}))
            checked = lint(workspace)
            lines = [one.span.line for one in checked.findings if one.code == "JM513" and one.path == file]
            assert lines == [spot.line], spot
            if not workspace.problems:
                pages = site_pages(Analysis(workspace), checked, FORMS)
                assert [page.path for page in pages if tells_address(page.text)] == [], spot


def test_the_pages_say_so_in_their_language(tmp_path: Path) -> None:
    (title,) = (spot for spot in spots() if spot.file == "maps/terminal.yaml" and spot.route == ("title",))
    root = planted(tmp_path / "w", {title: "Ask jo@x.example"})
    settings = root / "journeymap.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("language: en", "language: fr"), encoding="utf-8")
    workspace = load_workspace(root)
    for form in FORMS:
        pages = list(site_pages(Analysis(workspace), lint(workspace), [form]))
        assert any("Ask (adresse e-mail retirée)" in page.text for page in pages)
        assert not any("e-mail address removed" in page.text for page in pages)


def test_it_can_be_ignored_and_is_still_not_published(tmp_path: Path) -> None:
    (title,) = (spot for spot in spots() if spot.file == "maps/terminal.yaml" and spot.route == ("title",))
    root = planted(tmp_path / "w", {title: "Ask jo@x.example"})
    with (root / "journeymap.yaml").open("a", encoding="utf-8") as settings:
        settings.write("ignore: [{rule: JM513, at: maps/terminal.yaml, reason: our own mailbox}]\n")
    workspace = load_workspace(root)
    checked = lint(workspace)
    assert "JM513" not in {one.code for one in checked.findings}
    assert not any("jo@x" in page.text for page in site_pages(Analysis(workspace), checked, FORMS))


def test_an_ignore_of_somebody(tmp_path: Path) -> None:
    root = planted(tmp_path / "w", {})
    (root / "maps" / "more.yaml").write_text(
        "# journeymap: ignore[jo@x.example] no\npersonas: {p: P}\n", encoding="utf-8"
    )
    workspace = load_workspace(root)
    messages = [one.message for one in lint(workspace).findings]
    assert any("(e-mail address removed)" in one for one in messages)
    assert not any("jo@x" in one for one in messages)


def named(root: Path, people: str) -> Path:
    """The example with a name for every member of a committee, and one stance for each."""
    names: dict[tuple[object, str], str] = {}
    said = {}
    for spot in spots():
        if spot.route[2:3] == ("committee",) and spot.route[4:] == ("name",):
            names[spot.route[1], spot.text] = said[spot] = f"Person Number{len(names)}"
        elif spot.route[4:] == ("stance",):
            said[spot] = "blocker"
    for spot in spots():
        if spot.route[2:3] == ("plan",) and spot.route[4:] == ("who",):
            said[spot] = names.get((spot.route[1], spot.text), spot.text)
    planted(root, said)
    settings = root / "journeymap.yaml"
    text = settings.read_text(encoding="utf-8").replace("site:", f"site:\n  people: {people}")
    settings.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("form", FORMS)
def test_roles_stand_for_names(form: str, tmp_path: Path) -> None:
    workspace = load_workspace(named(tmp_path / "w", "roles"))
    assert (
        sum("Number" in member.model.name for one in workspace.accounts.values() for member in one.members) == MEMBERS
    )
    pages = list(site_pages(Analysis(workspace), lint(workspace, profile="strict"), [form]))
    assert [page.path for page in pages if "Person Number" in page.text] == []
    report = next(page.text for page in pages if page.path.startswith("gaps."))
    assert "somebody is known" in report
    assert "nobody yet" in report


@pytest.mark.parametrize("form", FORMS)
def test_names_stand_in_the_tables_of_committees_alone(form: str, tmp_path: Path) -> None:
    workspace = load_workspace(named(tmp_path / "w", "names"))
    checked = lint(workspace, profile="strict")
    assert "JM307" in {one.code for one in checked.findings}
    pages = {page.path: page.text for page in site_pages(Analysis(workspace), checked, [form])}
    with_names = {path for path, text in pages.items() if "Person Number" in text}
    suffix = ".html" if form == "html" else ".md"
    accounts = {f"accounts/{account.id}" for account in workspace.accounts.values() if account.members}
    others = {"gaps", "gaps/halvard-way", "gaps/quay-north-way", "programs/ports-2027"}
    assert with_names == {f"{name}{suffix}" for name in accounts | others}
    around = [one for path in with_names for one in OF_COMMITTEES[form].split(pages[path])]
    assert len(around) > 3
    assert [text for text in around if "Person Number" in text] == []
    assert (
        sum(f"Person Number{number} " in OF_WORDS.sub(" ", pages[f"gaps{suffix}"]) for number in range(MEMBERS))
        == MEMBERS
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("people", "ignored"),
    [
        ("roles", "blocker-unaddressed"),
        ("names", "blocker-unaddressed"),
        ("roles", "JM105, JM307"),
        ("roles", "blocker-unadressed"),  # misspelt, so that nobody knows which rule it is for
        ("roles", "blocker"),
    ],
)
def test_a_stance_stands_on_no_page(people: str, ignored: str, form: str, tmp_path: Path) -> None:
    root = named(tmp_path / "w", people)
    (root / "maps" / "more.yaml").write_text(f"# journeymap: ignore[{ignored}]\npersonas: {{p: P}}\n", encoding="utf-8")
    workspace = load_workspace(root)
    checked = lint(workspace, profile="strict")
    assert {"JM307", "JM951"} <= {one.code for one in checked.findings}
    pages = {page.path: page.text for page in site_pages(Analysis(workspace), checked, [form])}
    assert [path for path, text in pages.items() if "JM307" in text or STANCE.search(text)] == []


def test_no_report_names_anybody(tmp_path: Path) -> None:
    seen = open_session(Options(root=named(tmp_path / "w", "names"), as_of=TODAY))
    workspace, findings = seen.workspace, seen.everything.findings
    report = gap_report(seen.journeys, GapIndex(Analysis(workspace), findings), seen.accounts)
    texts = [rendered(GAPS, name, report) for name in GAPS]
    texts += [rendered(FINDINGS, name, seen.run()) for name in MAY_LEAVE]
    assert not [text for text in texts if "Person Number" in text]
    assert not any("Person Number" in identity(one) for one in findings)


SOMEBODY = "Zebulon Quarkson"
WRONG = (
    "plan: [{{who: {name}2}}]",
    "plan: [{{who: [{name}]}}]",
    "plan: [{{who: {{{name}: 1}}}}]",
    "plan: [{name}]",
    "plan: {name}",
    "plan: {{{name}: x}}",
    "plan: [{{who: champion, by: [{name}]}}]",
    "plan: [{{who: champion, {name}: 1}}]",
    "plan: [{{who: champion, channel: {name}}}]",
    "plan: [{{who: champion, content: [{name}]}}]",
    "plan: [{{who: champion, trigger: {name}}}]",
    "plan: [{{who: champion, stage: {name}}}]",
    "plan: [{{who: champion, status: {name}}}]",
    "plan: [{{who: champion, date: {name}}}]",
    "plan: [{{who: champion, executive: {name}}}]",
    "committee: {name}",
    "committee: [{name}]",
    "committee: {{{name}: champion}}",
    "committee: [{{{name}: champion}}]",
    "committee: {{{name}: champion, {name}: user}}",
    "committee: [{{name: [{name}], roles: user}}]",
    "committee: [{{name: {{{name}: 1}}, roles: user}}]",
    "committee: [{{name: CFO, roles: {name}}}]",
    "committee: [{{name: CFO, roles: [[{name}]]}}]",
    "committee: [{{name: CFO, roles: user, stance: {name}}}]",
    "committee: [{{name: CFO, roles: user, persona: {name}}}]",
    "committee: [{{name: CFO, roles: user, influence: {name}}}]",
    "committee: [{{name: CFO, roles: user, concerns: {{text: {name}}}}}]",
    "committee: [{{name: CFO, roles: user, {name}: 1, {name}: 2}}]",
    "committee: [{{name: {name}, roles: user}}, {{name: '{name} ', roles: champion}}]",
    "committee: [{{name: {name}}}]",
    "contacts: [{{name: {name}}}]",
    "owners: {name}",
    "owners: [{name}]",
    "owners: {{{name}: 1}}",
    "owners: {{sales: [{name}]}}",
    "account_plan: {{owners: {{{name}: 1}}, units: [{{name: U, contact: [{name}]}}]}}",
)


@pytest.mark.parametrize("line", WRONG)
def test_what_is_wrong_names_nobody(line: str, write_files: WriteFiles) -> None:
    text = f"accounts:\n  x:\n    name: X\n    {line.format(name=SOMEBODY)}\n"
    session = open_session(Options(root=write_files({"maps/x.yaml": text}), as_of=TODAY, profile=Profile.STRICT))
    assert session.result.findings
    texts = [rendered(FINDINGS, name, session.run()) for name in MAY_LEAVE]
    assert not [text for text in texts if "quarkson" in text.lower()]
    assert not any("quarkson" in identity(finding).lower() for finding in session.result.findings)
    assert all(finding.span.line == 4 for finding in session.result.findings if finding.code in ("JM002", "JM007"))


def test_a_slip_of_the_pen_is_still_told(write_files: WriteFiles) -> None:
    text = "accounts:\n  x:\n    name: X\n    committee: [{name: CFO, rols: user}, {name: CIO, roles: champoin}]\n"
    messages = [problem.message for problem in load_workspace(write_files({"maps/x.yaml": text})).problems]
    assert "unknown field 'rols' in a member. Did you mean 'roles'?" in messages
    assert "'roles' cannot be 'champoin'. Did you mean 'champion'?" in messages


NUMBER = "+49 30 1234567"
LEAKY = {
    "journeymap.yaml": "baseline: base.txt\n"
    "own_rules: [{id: RW1, needs: {owner: x}, message: ask jo (at) x.example, fix: call 030 1234567}]\n",
    "base.txt": "JM105 a: pains[call jo@x.example]\nJM105 a: pains[call 0049-30-1234567]\n",
    f"maps/{NUMBER}.yaml": "title: call 030/1234567\nstages: {a: {goals: [jo @ x.example]}}\nfoo: 1\n",
    "maps/x.yaml": f"accounts:\n  x:\n    name: X\n    notes: {NUMBER}\n    strategy: jo@x.example\n",
}


@pytest.mark.parametrize(
    "arguments",
    [
        *(("validate", "-f", name, "--profile", "strict") for name in FINDINGS),
        *(("gaps", "-f", name) for name in GAPS),
        ("rules",),
        ("explain", "RW1"),
        *(("fit", "-f", name) for name in FIT),
        ("steps", "-f", "json"),
        ("schema", "--workspace"),
        ("render", "--out", "site"),
    ],
    ids=" ".join,
)
def test_no_command_prints_any(
    arguments: tuple[str, ...],
    write_files: WriteFiles,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(write_files(LEAKY))
    run(arguments)
    printed = "".join(capfd.readouterr())
    assert printed
    assert "1234567" not in printed
    assert "x.example" not in printed


def test_no_command_prints_any_where_the_accounts_are_broken(
    write_files: WriteFiles, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_files({**LEAKY, "maps/x.yaml": "acounts: {x: {name: X}}\n"}))
    for arguments in (("validate", "-f", "json"), ("gaps", "-f", "json"), ("gaps", "-f", "csv"), ("rules",)):
        run(arguments)
        printed = "".join(capfd.readouterr())
        assert "x.example" not in printed
