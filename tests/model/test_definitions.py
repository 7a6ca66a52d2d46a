"""Words mean something, and nothing is said of words that are not there."""

from typing import get_args

import pytest

from journeymap.model import vocabulary
from journeymap.model.definitions import MEANINGS, meanings_of, vocabulary_of, words_of

PARTLY_EVIDENT = {"ContentType", "Device"}
VOCABULARIES = [name for name, value in vars(vocabulary).items() if name[0].isupper() and get_args(value)]


def test_every_vocabulary_is_explained() -> None:
    assert set(VOCABULARIES) <= MEANINGS.keys()


@pytest.mark.parametrize("name", MEANINGS)
def test_every_word_means_something(name: str) -> None:
    known = MEANINGS[name]
    assert known.keys() <= set(words_of(name))
    assert name in PARTLY_EVIDENT or list(known) == list(words_of(name))
    assert vocabulary_of(words_of(name)) == name
    assert len(meanings_of(name)) == len(words_of(name))
    assert all(text and not text.endswith(".") and "|" not in text for text in known.values())
