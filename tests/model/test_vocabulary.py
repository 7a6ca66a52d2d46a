"""Words of the format as readers see them."""

import pytest

from journeymap.model.vocabulary import label, role_holder


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
