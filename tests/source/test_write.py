"""What is written as YAML comes back as it was."""

from typing import Any
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as some

from journeymap.source import block_text, parse

TEXTS = some.text(some.characters(codec="utf-8") | some.sampled_from("\n:#-'\" \t[]{}&*!|>%@`…é気🙂"), max_size=60)
KEYS = some.text(some.characters(codec="utf-8"), min_size=1, max_size=20).map(
    lambda key: normalize("NFC", key)  # as keys are read
)
DATA = some.recursive(
    TEXTS | some.integers(-9, 9),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(some.dictionaries(KEYS, DATA, max_size=5))
def test_every_text_comes_back(data: dict[str, Any]) -> None:
    assert read(block_text(data)) == as_texts(data)


def test_it_is_written_in_blocks() -> None:
    data = {
        "title": "Buying: the way #1",
        "scale": [1, 5],
        "for": ["cfo", "ops-head"],
        "stages": {
            "認知": {"goals": ["Find out", "yes", "12:30", "- no list"], "emotion": {"score": 3, "feeling": "glad"}},
            "no": {"notes": "One line\n\nand another", "touchpoints": [{"name": "Demo", "channel": "email"}]},
        },
    }
    assert block_text(data, ["a comment"], in_brackets={"scale", "for"}) == (
        "# a comment\n"
        'title: "Buying: the way #1"\n'
        "scale: [1, 5]\n"
        "for: [cfo, ops-head]\n"
        "stages:\n"
        "  認知:\n"
        "    goals:\n"
        "      - Find out\n"
        '      - "yes"\n'
        '      - "12:30"\n'
        '      - "- no list"\n'
        "    emotion:\n"
        "      score: 3\n"
        "      feeling: glad\n"
        '  "no":\n'
        "    notes: |-\n"
        "      One line\n"
        "\n"
        "      and another\n"
        "    touchpoints:\n"
        "      - name: Demo\n"
        "        channel: email\n"
    )


def read(text: str) -> Any:
    document = parse(text.encode(), "written.yaml")
    assert not [problem for problem in document.problems if problem.code != "JM007"], text
    return document.data or {}


def as_texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_texts(value) for key, value in data.items()}
    return [as_texts(item) for item in data] if isinstance(data, list) else str(data) if isinstance(data, int) else data
