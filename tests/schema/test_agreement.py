"""An editor marks what `validate` finds, and nothing else: the schema and the models agree on every file."""

import re
from functools import cache
from typing import Any, NamedTuple

import hypothesis.strategies as st
import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from journeymap.model.settings import Settings
from journeymap.model.validate import check
from journeymap.schema.generate import document_schema, settings_schema
from journeymap.source import Place, Problem, parse
from journeymap.workspace.read.declare import declare
from tests.support.editing import CoreLoader
from tests.support.spellings import SPELLINGS, Spot, spots

SETTINGS = "journeymap.yaml"
SPOTS = {spot.name: spot for spot in spots()}


class Excuse(NamedTuple):
    """Why an editor cannot know something. Each holds for what is said in these words of such spellings alone."""

    reason: str
    spelling: str
    found: str | None
    """What `validate` says where the editor is content; None where it is the editor that complains."""
    example: tuple[str, str]
    """A place, and what stands there."""


EXCUSES = (
    Excuse(
        "an editor has read the number before it asks the schema, and knows no longer how it was spelt",
        r"\+1|＋1|1\.0|2\.|420\.000|1e3|\.inf|\.nan|0x10|0o17|1e99|9{20}|-0",
        "is not one|must be true or false|cannot be an id|cannot be the code|may be 420 or|must be|looks like a score",
        ("map.id", "1.0"),
    ),
    Excuse(
        "which faces say the same, no pattern says",
        "😡 → 🙂",
        "must be a number",
        ("map.stages.emotion.score", "😡 → 🙂"),
    ),
    Excuse(
        "an editor takes it for a number, though we take it for a word",
        r"\.inf|\.nan|0x10|0o17",
        None,
        ("map.stages.emotion.feeling", "0x10"),
    ),
    Excuse(
        "the scale may stand in the map below, in the settings, or on a thing that is changed; of a part, a schema "
        "cannot compare the two numbers",
        r".*[\d٣３].*",
        "but scores run from|which no score can be",
        ("map.stages.emotion, over another map", "7"),
    ),
    Excuse(
        "a text that begins like a field is a slip of the typing, and as a text not wrong",
        r"(text|name|kind|note|title):a",
        "lacks the space after its colon",
        ("map.stages.goals: in a list", "text:a"),
    ),
    Excuse(
        "how long a time can be, no pattern says", "999999999999y", "is too long", ("map.review_every", "999999999999y")
    ),
    Excuse(
        "which years have a 29 February, no pattern says", "2026-02-29", "is not one", ("map.reviewed", "2026-02-29")
    ),
    Excuse(
        "that a file declares nothing is said of the whole file",
        "|~|null",
        "so it declares nothing",
        ("programs", "null"),
    ),
    Excuse(
        "which signs of other scripts are letters, a pattern that editors understand cannot say",
        r"½|★★☆|−1|\"\\u200b x\"",
        "must be a list of font names",
        ("settings.site.font", "★★☆"),
    ),
    Excuse(
        "a word that is named alone, to be changed, is held against those of the map below",
        r"\{change: \{(a|x|a b): \}\}",
        "cannot be",
        ("Stage.touchpoints: changed Touchpoint.devices", "{change: {x: }}"),
    ),
    Excuse(
        "a schema sees that a key is there, and not that nothing stands behind it",
        "|~|null",
        None,
        ("map.stages.emotion.low", ""),
    ),
    Excuse(
        "nor does it count keys behind which something stands",
        "|~|null",
        "exactly one thing",
        ("settings.own_rules.needs.owner", "null"),
    ),
)


def found(text: str, file: str) -> list[Problem]:
    """What `validate` says of the shape of a file."""
    document = parse(text.encode(), file)
    if file == SETTINGS:
        return document.problems + check(Settings, document.data, Place(document)).problems
    return list(declare(document, "a").problems)


@cache
def schema_for(file: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(settings_schema() if file == SETTINGS else document_schema({}))


def is_marked(text: str, file: str) -> bool:
    """Whether an editor marks anything in a file."""
    said: Any = yaml.load(text, CoreLoader)
    return not schema_for(file).is_valid(said)


def agree(spot: Spot, spelling: str) -> bool:
    """Whether an editor marks a file exactly when something is found in it."""
    text = spot.holding(spelling)
    if not parse(text.encode(), spot.file).readable:  # nor can an editor read it
        return True
    return is_marked(text, spot.file) == bool(found(text, spot.file))


def excuses(spot: Spot, spelling: str) -> list[Excuse]:
    """What may be said for a disagreement."""
    problems = found(spot.holding(spelling), spot.file)
    said = " ".join(problem.message for problem in problems)
    return [
        excuse
        for excuse in EXCUSES
        if re.fullmatch(excuse.spelling, spelling)
        and (re.search(excuse.found, said) if excuse.found and problems else not excuse.found and not problems)
    ]


@settings(max_examples=settings().max_examples * 40)
@given(st.sampled_from([*SPOTS.values()]), st.sampled_from(SPELLINGS))
def test_schema_agrees_with_validate(spot: Spot, spelling: str) -> None:
    assert agree(spot, spelling) or excuses(spot, spelling)


@pytest.mark.parametrize("excuse", EXCUSES, ids=[excuse.example[0] for excuse in EXCUSES])
def test_every_excuse_is_needed(excuse: Excuse) -> None:
    place, spelling = excuse.example
    assert not agree(SPOTS[place], spelling)
    assert excuses(SPOTS[place], spelling) == [excuse]
