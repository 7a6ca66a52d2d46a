"""`journeymap explain`, `rules` and `schema`: what there is to know before one writes."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from journeymap.findings import DOCUMENT_CODES
from journeymap.rules import RULES
from tests.support.fixtures import RunCommand, WriteFiles


@pytest.mark.parametrize("code", [*RULES, *DOCUMENT_CODES])
def test_explain(code: str, run: RunCommand) -> None:
    said = RULES.get(code) or DOCUMENT_CODES[code]
    by_code, by_name = run("explain", code), run("explain", said.name)
    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith(f"{code} {said.name}\n{said.title}")
    if said.bad:
        assert "\nBad:\n    " in by_code.out
        assert "\nGood:\n    " in by_code.out


def test_explain_in_small_letters(run: RunCommand) -> None:
    assert run("explain", "jm105").out == run("explain", "JM105").out


@pytest.mark.parametrize(
    ("word", "guess"), [("JM999", ""), ("pain-without-respons", "Did you mean 'pain-without-response'?"), ("", "")]
)
def test_explain_what_is_not_there(word: str, guess: str, run: RunCommand) -> None:
    ran = run("explain", word)
    assert (ran.code, ran.out) == (2, "")
    assert guess in ran.err
    assert "'journeymap rules' lists them all" in ran.err


def test_rules_lists_every_code(run: RunCommand) -> None:
    ran = run("rules")
    assert ran.code == 0
    rows = dict(re.findall(r"^ +(JM\d{3}) +(\S+)", ran.out, re.MULTILINE))
    assert {code: rule.name for code, rule in RULES.items()}.items() <= rows.items()
    assert {code: one.name for code, one in DOCUMENT_CODES.items()}.items() <= rows.items()


def test_rules_outside_of_a_workspace_are_ours(run: RunCommand, tmp_path: Path) -> None:
    ran = run("rules", cwd=tmp_path)
    assert ran.code == 0
    assert all(code in ran.out for code in RULES)


def test_schema(run: RunCommand, tmp_path: Path) -> None:
    documents = run("schema", cwd=tmp_path).json
    settings = run("schema", "--settings").json
    for schema in (documents, settings):
        jsonschema.Draft7Validator.check_schema(schema)
    assert "stages" in documents["properties"]
    assert "fail_on" in settings["properties"]


def test_schema_of_a_workspace(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": "personas: {部長: 営業部長}\nchannels: {fax: Fax}\n"})
    plain, told = run("schema", cwd=root).out, run("schema", "--workspace", cwd=root).out
    assert "部長" not in plain
    assert '"部長"' in told
    assert '"fax"' in told


ACCOUNTS = """\
accounts:
  ada:
    name: Ada Mills
    committee: [{name: Jo Doe, roles: user}]
    triggers: [{id: audit-day, kind: other, date: 2026-11-01}]
programs: {mills: {name: Mills, framework: account-journey}}
"""
REFERRING: dict[str, tuple[str, bool]] = {
    "an account": ("programs: {p: {name: P, target_list: ada}}", True),
    "no such account": ("programs: {p: {name: P, target_list: adda}}", False),
    "a stage of its own": ("accounts: {b: {name: B, stage: anywhere}}", True),
    "a member by name": ("accounts: {b: {name: B, committee: [{name: Al, roles: user}], plan: [{who: Al}]}}", True),
}


def test_schema_of_a_workspace_with_accounts(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/accounts.yaml": ACCOUNTS, "maps/a.yaml": "title: T\nstages: {ripen: {goals: [G]}}\n"})
    schema = run("schema", "--workspace", cwd=root).json
    jsonschema.Draft7Validator.check_schema(schema)
    offered = {name: json.dumps(one) for name, one in schema["definitions"].items() if name.endswith(("_id", "_role"))}
    assert '"ada"' in offered["account_id"]
    for known, kind in (("ripen", "stage"), ("audit-day", "trigger"), ("economic_buyer", "member_or_role")):
        assert f'"{known}"' in offered[f"{kind}_id"]
    assert "Jo Doe" not in json.dumps(schema)
    for text, good in REFERRING.values():
        faults = list(jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(text)))
        assert (faults == []) is good, text


def test_schema_into_a_file(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": ""})
    assert run("schema", "--output", "out/schema.json", cwd=root).out == ""
    assert json.loads((root / "out" / "schema.json").read_text(encoding="utf-8"))["title"] == "journeymap document"


def test_schema_of_no_workspace(tmp_path: Path, run: RunCommand) -> None:
    assert run("schema", "--workspace", cwd=tmp_path).code == 2
