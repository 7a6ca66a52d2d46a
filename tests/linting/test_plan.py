"""Which rules run for which file, and how severe they are: settings and options together."""

from collections.abc import Callable
from typing import Any

import pytest

from journeymap.errors import UsageError
from journeymap.findings import Severity
from journeymap.linting import Plan, make_plan
from journeymap.path_pattern import path_matches
from journeymap.rules import RULES
from journeymap.source import Span
from tests.support.fixtures import WriteFiles
from tests.support.marking import marked
from tests.support.workspaces import lint, load_workspace


@pytest.fixture
def plan(write_files: WriteFiles) -> Callable[..., Plan]:
    """The plan that settings and options make."""

    def make(settings: str = "", **options: Any) -> Plan:
        return make_plan(
            load_workspace(write_files({"journeymap.yaml": settings, "maps/a.yaml": "personas: {a: A}\n"})), **options
        )

    return make


def running(plan: Plan, path: str = "maps/a.yaml") -> set[str]:
    return set(plan.severities_at(path))


def of_profile(*profiles: str) -> set[str]:
    return {code for code, rule in RULES.items() if rule.profile in profiles}


PROFILES: dict[str, tuple[str, set[str]]] = {
    "none is map": ("", of_profile("starter", "map")),
    "starter": ("profile: starter", of_profile("starter")),
    "map": ("profile: map", of_profile("starter", "map")),
    "abm": ("profile: abm", of_profile("starter", "map", "abm")),
    "strict": ("profile: strict", set(RULES)),
}


@pytest.mark.parametrize(("settings", "codes"), PROFILES.values(), ids=PROFILES)
def test_a_profile_runs_its_rules(settings: str, codes: set[str], plan: Callable[..., Plan]) -> None:
    assert running(plan(settings)) == codes


def test_strict_knows_no_hints(plan: Callable[..., Plan]) -> None:
    strict = plan("profile: strict")
    assert set(strict.severities_at("maps/a.yaml").values()) == {Severity.WARNING, Severity.ERROR} & {
        Severity.WARNING,
        *(rule.severity for rule in RULES.values()),
    }


def test_the_command_line_wins(plan: Callable[..., Plan]) -> None:
    settings = "profile: strict\nprofiles: [{at: maps, use: map}]\n"
    assert running(plan(settings, profile="starter")) == of_profile("starter")


def test_folders_have_profiles_of_their_own(plan: Callable[..., Plan]) -> None:
    chosen = plan(
        "profile: strict\nprofiles:\n- {at: maps/drafts/**, use: starter}\n- {at: maps/drafts/good.yaml, use: map}\n"
    )
    paths = ("maps/a.yaml", "maps/drafts/a.yaml", "maps/drafts/deep/a.yaml", "maps/drafts/good.yaml")
    assert [chosen.profile_of(path) for path in paths] == ["strict", "starter", "starter", "map"]
    assert running(chosen, "maps/drafts/a.yaml") == of_profile("starter")


SEVERITIES: dict[str, tuple[str, str, Severity | None]] = {
    "by code": ("JM105: error", "JM105", Severity.ERROR),
    "by code in small letters": ("jm105: error", "JM105", Severity.ERROR),
    "by name": ("pain-without-response: info", "JM105", Severity.INFO),
    "off": ("JM105: off", "JM105", None),
    "off in quotes": ("JM105: 'off'", "JM105", None),
    "by family": ("structure: error", "JM105", Severity.ERROR),
    "by the digit of the family": ("JM1: off", "JM105", None),
    "by the digit, with x": ("JM1xx: off", "JM105", None),
    "all": ("all: error", "JM401", Severity.ERROR),
    "a rule differs from its family": ("JM105: info, structure: off", "JM105", Severity.INFO),
    "whichever comes first": ("structure: off, JM105: info", "JM105", Severity.INFO),
    "a family differs from all": ("content: info, all: off", "JM401", Severity.INFO),
    "another family": ("content: off", "JM105", RULES["JM105"].severity),
}


@pytest.mark.parametrize(("rules", "code", "severity"), SEVERITIES.values(), ids=SEVERITIES)
def test_severities(rules: str, code: str, severity: Severity | None, plan: Callable[..., Plan]) -> None:
    assert plan(f"rules: {{{rules}}}").severities_at("maps/a.yaml").get(code) == severity


def test_a_rule_that_is_named_runs_whatever_the_profile(plan: Callable[..., Plan]) -> None:
    assert "JM104" in running(plan("profile: starter\nrules: {JM104: info}\n"))


OPTIONS: dict[str, tuple[dict[str, list[str]], set[str]]] = {
    "select a rule": ({"select": ["JM105"]}, {"JM105"}),
    "select by name": ({"select": ["pain-without-response", "jm101"]}, {"JM101", "JM105"}),
    "select a family": ({"select": ["people"]}, {code for code in RULES if code.startswith("JM3")}),
    "select beyond the profile": ({"select": ["JM104"]}, {"JM104"}),
    "ignore": ({"ignore": ["JM1", "JM9"]}, {code for code in of_profile("starter") if code[2] not in "19"}),
    "select and ignore": (
        {"select": ["JM3"], "ignore": ["JM301"]},
        {code for code in RULES if code[:3] == "JM3"} - {"JM301"},
    ),
}


@pytest.mark.parametrize(("options", "codes"), OPTIONS.values(), ids=OPTIONS)
def test_options(options: dict[str, list[str]], codes: set[str], plan: Callable[..., Plan]) -> None:
    assert running(plan("profile: starter", **options)) == codes


UNKNOWN: dict[str, tuple[str, str]] = {
    "a code": ("JM150", "unknown rule 'JM150'."),
    "a name": ("pain-without-respons", "Did you mean 'pain-without-response'?"),
    "a family": ("struture", "Did you mean 'structure'?"),
    "what is wrong with documents": ("JM003", "JM003 says that a document is wrong; it cannot be switched off"),
    "the same by name": ("unknown-reference", "JM003 says that a document is wrong"),
    "all of them": ("JM0xx", "JM0XX says that a document is wrong"),
    "nothing": (" ", "unknown rule ''."),
}


@pytest.mark.parametrize(("name", "message"), UNKNOWN.values(), ids=UNKNOWN)
@pytest.mark.parametrize("option", ["select", "ignore"])
def test_unknown_names_in_options(option: str, name: str, message: str, plan: Callable[..., Plan]) -> None:
    with pytest.raises(UsageError) as unknown:
        plan("", **{option: [name]})
    assert message.lower() in str(unknown.value).lower()


@pytest.mark.parametrize(("name", "message"), [*UNKNOWN.values()][:-1], ids=[*UNKNOWN][:-1])
@pytest.mark.parametrize(
    "settings", ["rules: {'NAME': off}", "ignore: [{rule: 'NAME', reason: x}]"], ids=["rules", "ignore"]
)
def test_unknown_names_in_settings(settings: str, name: str, message: str, write_files: WriteFiles) -> None:
    text = settings.replace("NAME", name)
    loaded = load_workspace(write_files({"journeymap.yaml": f"{text}\n", "maps/a.yaml": "personas: {a: A}\n"}))
    (finding, *_) = lint(loaded).findings
    assert (finding.code, finding.path, finding.span.line) == ("JM018", "journeymap.yaml", 1)
    assert text[finding.span.column - 1 :].startswith(f"'{name}'")
    assert message in finding.message


def test_a_name_after_a_faulty_ignore_keeps_its_place(write_files: WriteFiles) -> None:
    settings = "profile: starter\nignore:\n- {reason: x}\n- {rule: JM999, reason: x}\n"
    loaded = load_workspace(write_files({"journeymap.yaml": settings, "maps/a.yaml": "personas: {a: A}\n"}))
    found = lint(loaded).findings
    places = [(finding.code, finding.span.line) for finding in found if finding.path == "journeymap.yaml"]
    assert places[:2] == [("JM004", 3), ("JM018", 4)]


FITS: dict[str, tuple[str, str, bool]] = {
    "itself": ("maps/a.yaml", "maps/a.yaml", True),
    "with ./": ("maps/a.yaml", "./maps/a.yaml", True),
    "with several ./": ("maps/a.yaml", "././maps/a.yaml", True),
    "as Windows writes it": ("maps/deep/a.yaml", r".\maps\deep\a.yaml", True),
    "a glob as Windows writes it": ("maps/deep/a.yaml", r"maps\**\a.yaml", True),
    "the workspace": ("maps/a.yaml", "./**", True),
    "a folder": ("maps/a.yaml", "maps", True),
    "a folder with a slash": ("maps/deep/a.yaml", "maps/", True),
    "another folder": ("maps-old/a.yaml", "maps", False),
    "a star": ("maps/a.yaml", "maps/*.yaml", True),
    "a star stays in its folder": ("maps/deep/a.yaml", "maps/*.yaml", False),
    "two stars do not": ("maps/deep/er/a.yaml", "maps/**/a.yaml", True),
    "two stars may be nothing": ("maps/a.yaml", "maps/**/a.yaml", True),
    "two stars at the end": ("maps/deep/a.yaml", "maps/**", True),
    "two stars at the start": ("maps/deep/a.yaml", "**/a.yaml", True),
    "a question mark": ("maps/a.yaml", "maps/?.yaml", True),
    "a dot is a dot": ("maps/axyaml", "maps/a.yaml", False),
    "brackets are brackets": ("maps/[a].yaml", "maps/[a].yaml", True),
    "in the middle": ("maps/drafts/a.yaml", "drafts", False),
}


@pytest.mark.parametrize(("path", "pattern", "expected"), FITS.values(), ids=FITS)
def test_path_matches(path: str, pattern: str, expected: bool) -> None:
    assert path_matches(path, pattern) is expected


NAMES = {
    "a code of two": ("{id: RW1}, {id: «RW1»}", "JM008", "the rule 'RW1' is stated twice"),
    "a code like ours": ("{id: «PEOPLE1»}", "JM018", "'PEOPLE1' starts with the name of built-in rules"),
    "a name of ours": (
        "{id: RW1, name: «pain-without-response»}",
        "JM018",
        "'pain-without-response' is the name of something built in",
    ),
    "a name of two": (
        "{id: RW1, name: pilot}, {id: RW2, name: «Pilot»}",
        "JM008",
        "another rule is called 'Pilot' as well",
    ),
    "the code of another as a name": (
        "{id: RW1}, {id: RW2, name: «rw1»}",
        "JM008",
        "another rule is called 'rw1' as well",
    ),
}


def with_own_rules(rules: str) -> tuple[str, list[Span]]:
    """Settings with rules of a team's own, of which only the names matter, and the places marked in them."""
    body = "needs: {content: pilot}, message: m, fix: f}"
    return marked(f"own_rules: [{rules}]\n".replace("}", f", {body}"))


@pytest.mark.parametrize(("rules", "code", "message"), NAMES.values(), ids=NAMES)
def test_names_of_own_rules_that_are_taken(rules: str, code: str, message: str, write_files: WriteFiles) -> None:
    settings, (span,) = with_own_rules(rules)
    root = write_files({"journeymap.yaml": settings, "maps/a.yaml": "title: T\nstages: {a: {goals: [x]}}\n"})
    (finding,) = [finding for finding in lint(load_workspace(root)).findings if finding.path == "journeymap.yaml"]
    assert (finding.code, finding.message, finding.span) == (code, message, span)
    assert finding.fix.startswith("Give ")


def test_what_is_merely_overdue_fails_a_run_on_request(plan: Callable[..., Plan]) -> None:
    assert not plan().fails(Severity.ERROR, overdue=True)
    assert plan(fail_on_overdue=True).fails(Severity.ERROR, overdue=True)
