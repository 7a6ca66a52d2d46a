"""A language comes in; the function that puts the pages' own words into it goes out. Users' texts stay theirs."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv", "ku"})
Translate = Callable[[str], str]


def direction(language: str | None) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if (language or "en").lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


@cache
def translator(language: str, folders: tuple[Path, ...]) -> Translate:
    """From English to a language, by the tables in the template folders, the first one first; what no table has stays
    English.
    """
    name = language.lower().split("-")[0]
    texts: dict[str, str] = {}
    for folder in reversed(folders):
        texts |= _texts(folder / "languages" / f"{name}.json")
    return lambda text: texts.get(text, text)


def spoken(word: str) -> str:
    """A word of the format as people say it."""
    return "CRM" if word == "crm" else word.replace("_", " ")


def _texts(file: Path) -> dict[str, str]:
    return cast(dict[str, str], json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
