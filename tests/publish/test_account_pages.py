"""Pages of accounts: what somebody has to do says what, for whom and where."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from tests.publish.reading import read
from tests.support.hostile import HOSTILE
from tests.support.marked import marked
from tests.support.publishing import pages_of

STAGES = "stages: {aware: {name: Aware, phases: [aware], goals: [x]}, engage: {name: Engage, phases: [engage]}}\n"
MAP = f"title: Way\naccount: ada\n{STAGES}"
ADA = "accounts: {ada: {name: Ada, stage: aware, approach: abm}}\n"


def seen(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|[*\[\]]|\([\w./#-]+\)", "", page).split())


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_is_missing_on_the_map_says_where(form: str) -> None:
    site = pages_of({"maps/way.yaml": MAP, "maps/accounts.yaml": ADA}, form)
    (page,) = [page for path, page in site.items() if path.startswith("accounts/ada")]
    todo = seen(page).partition("What do I do next?")[2].partition("Where it stands")[0]
    assert re.search(r"everyone can meet you at (Aware|Engage)", todo)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_an_account_of_which_nothing_is_known_says_so(form: str) -> None:
    site = pages_of({"maps/way.yaml": MAP, "maps/accounts.yaml": ADA}, form)
    (page,) = [page for path, page in site.items() if path.startswith("accounts/ada")]
    cares = seen(page).partition("What do they care about?")[2].partition("Who is missing?")[0]
    assert "Nothing is written: no strategy, priorities, pressures or criteria." in cares


NO_TEXTS = (".key", ".id", ".url", ".link", ".source_url", ".domain", ".crm", ".notes", ".scenario")
"""How routes end of what takes no text, or Markdown."""


def filled(texts: Sequence[str], shift: int) -> dict[str, str]:
    """The workspace in which every field is written, its texts replaced by these in turn."""
    made = marked(people="names")
    fixed = {word for route, word in made.words.items() if route.endswith(NO_TEXTS)}

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: put(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [put(inner) for inner in value]
        is_text = isinstance(value, str) and re.fullmatch(r"mk\d{4}", value) and value not in fixed
        return texts[(int(value[2:]) + shift) % len(texts)] if is_text else value

    return {
        path: text if path.startswith("pictures/") else yaml.safe_dump(put(json.loads(text)), sort_keys=False)
        for path, text in made.files.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("shift", [0, len(HOSTILE) // 3, 2 * len(HOSTILE) // 3])
def test_hostile_texts_in_any_field_of_accounts_and_programs_add_nothing(shift: int) -> None:
    harmless = [f"one {number}" for number in range(len(HOSTILE))]
    kinds = [
        {
            (path.partition("/")[0], tag, name)
            for path, text in pages_of(filled(texts, shift), "html").items()
            for tag, attributes in read(text).elements
            for name in (None, *attributes)
        }
        for texts in (HOSTILE, harmless)
    ]
    places = {"accounts", "programs", "content", "content.html", "index.html"}
    assert {place for place, _, _ in kinds[0]} >= places
    allowed = {(tag, name) for _, tag, name in kinds[1]}
    assert {one for one in kinds[0] if one[0] in places and one[1:] not in allowed} == set()
