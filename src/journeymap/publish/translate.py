"""A language comes in; the function that puts the pages' own words into it goes out. Users' texts are never translated."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import cast

from journeymap.shipped import templates_folder

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv", "ku"})
Translate = Callable[[str], str]


def direction(language: str | None) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if (language or "en").lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


@cache
def translator(language: str) -> Translate:
    """From English to a language; a text without a translation stays English."""
    texts = _texts(language.lower().split("-")[0])
    return lambda text: texts.get(text, text)


def _texts(language: str) -> dict[str, str]:
    file = templates_folder() / "languages" / f"{language}.json"
    if not file.is_file():
        return {}
    return cast(dict[str, str], json.loads(file.read_text(encoding="utf-8")))
