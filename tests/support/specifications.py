"""What others ask of the formats we write, and what our own schemas say of them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import vobject

from tests.support.workspaces import ROOT

# From GitLab's documentation of the report format: every issue needs these, anything else is passed over.
GITLAB_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f-]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def annotations(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """What GitHub's runner reads from workflow commands: properties by comma, then the message, unescaped."""
    for line in text.split("\n")[:-1]:
        found = COMMAND.fullmatch(line)
        assert found, line
        properties = dict(one.split("=", 1) for one in found[2].split(","))
        yield found[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(found[3])


def unescaped(text: str) -> str:
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def events_of(text: str) -> list[Any]:
    """The events of a calendar, as a reader of its own understands them."""
    calendar = vobject.readOne(text)
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value == "-//journeymap//agenda//EN"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(getattr(calendar, "vevent_list", ()))


def schema(name: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((ROOT / "docs" / "schemas" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(said)
    return said


def closed(said: Any) -> Any:
    """A schema that refuses what it does not describe: it is to describe everything there is today."""
    if isinstance(said, list):
        return [closed(one) for one in said]
    if not isinstance(said, dict):
        return said
    inner = {key: closed(value) for key, value in said.items()}
    return {**inner, "additionalProperties": False} if "properties" in said and "type" in said else inner
