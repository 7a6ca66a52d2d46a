"""Words mean something, and nothing is said of words that are not there."""

import typing
from collections.abc import Iterator
from typing import Any

import pytest

from journeymap.model import settings, vocabulary
from journeymap.model.annotations import models_in
from journeymap.model.base import Written
from journeymap.model.kinds import KINDS, MAP
from journeymap.model.settings import Settings
from journeymap.model.vocabulary import Vocabulary, label, role_holder, words_of

PARTLY_EVIDENT = {"ContentType", "Device"}
SAY_IT_ALL = {
    ("Settings", "rules"): "severities",
    ("OwnRule", "severity"): "severities",
    ("Need", "field"): "the fields of a stage",
}
VOCABULARIES = {
    name: alias
    for module in (vocabulary, settings)
    for name, alias in vars(module).items()
    if any(isinstance(mark, Vocabulary) for mark in getattr(alias, "__metadata__", ()))
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_means_something(name: str) -> None:
    alias = VOCABULARIES[name]
    (mark,) = alias.__metadata__
    assert mark.name == name
    assert mark.meanings.keys() <= set(words_of(alias))
    assert name in PARTLY_EVIDENT or tuple(mark.meanings) == words_of(alias)
    assert all(text and not text.endswith(".") and "|" not in text for text in mark.meanings.values())


def every_model() -> set[type[Written]]:
    models: set[type[Written]] = set()
    waiting: list[type[Written]] = [MAP.model, Settings, *(kind.model for kind in KINDS.values())]
    while waiting:
        model = waiting.pop()
        models.add(model)
        inner = {part for field in model.model_fields.values() for part in models_in(field.annotation)}
        waiting.extend(inner - models)
    return models


def unexplained(annotation: Any, marks: Any = ()) -> Iterator[Any]:
    """The choices in a type that no vocabulary explains."""
    if any(isinstance(mark, Vocabulary) for mark in marks):
        return
    if typing.get_origin(annotation) is typing.Literal:
        yield annotation
        return
    for argument in typing.get_args(annotation):
        inner, *own = typing.get_args(argument) if hasattr(argument, "__metadata__") else (argument,)
        yield from unexplained(inner, own)


def test_every_choice_of_words_is_explained() -> None:
    fields = {
        (model.__name__, name)
        for model in every_model()
        for name, field in model.model_fields.items()
        if list(unexplained(field.annotation, field.metadata))
    }
    assert fields == set(SAY_IT_ALL)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("user", "user"),
        ("economic_buyer", "economic buyer"),
        ("legal_security", "legal and security"),
        ("crm", "CRM"),
        ("legal and security", "legal and security"),
    ],
)
def test_label(word: str, text: str) -> None:
    assert label(word) == text


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        (("champion",), "the champion"),
        (("champion", "user"), "the champion and user"),
        (("legal_security",), "legal and security"),
        (("procurement", "champion"), "the champion and procurement"),
        (("legal_security", "procurement"), "legal and security and procurement"),
    ],
)
def test_whoever_has_some_roles(roles: tuple[str, ...], text: str) -> None:
    assert role_holder(*roles) == text
