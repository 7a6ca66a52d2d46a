"""README and the pages that lead newcomers, followed word for word: commands run, files written, outputs compared.

`make golden` writes the real outputs into the pages.
"""

import re
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from tests.support import pages
from tests.support.pages import FOLLOWED, agrees, renewed, write_outputs
from tests.support.reader import ACTIONS, NOT_RUN, OTHER_PROGRAMS, Reader
from tests.support.workspaces import ROOT, TODAY


class Today(datetime):
    """The day that all tests share."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Today":
        return cls(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=tz or UTC)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr("journeymap.api.datetime", Today)
    monkeypatch.setenv("COLUMNS", "80")
    return Reader(tmp_path)


@pytest.mark.golden
@pytest.mark.parametrize("page", FOLLOWED)
def test_word_for_word(page: str, reader: Reader, request: pytest.FixtureRequest) -> None:
    reader.follow(page)
    if request.config.getoption("--renew-golden"):
        write_outputs(reader.outputs)
    else:
        assert [(block.place, text) for block, text in reader.outputs] == [], "make golden renews what pages show"


def test_what_the_tutorial_says_of_a_typing_error(reader: Reader) -> None:
    told = " ".join((ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8").split())
    sentence = (
        "for `channel: webiste`, the message says that there is no such channel and asks whether you meant `website`"
    )
    assert sentence in told
    reader.follow("docs/getting-started.md")
    file = reader.shell.folder / "maps" / "clinic.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("channel: website", "channel: webiste"), encoding="utf-8")
    ran = reader.shell.run("journeymap validate")
    assert ran.code == 1
    assert "unknown channel 'webiste'. Did you mean 'website'?" in ran.out


@pytest.mark.parametrize("pattern", [*NOT_RUN, *ACTIONS, *OTHER_PROGRAMS])
def test_what_is_not_run_is_on_a_page(pattern: str) -> None:
    assert any(re.search(pattern, (ROOT / page).read_text(encoding="utf-8")) for page in FOLLOWED)


CLINIC = """\
<!-- reader: writes maps/clinic.yaml -->
```yaml
title: A clinic
stages: {ask: {touchpoints: [Call]}}
```
"""


@pytest.fixture
def write_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Write a page of a manual of its own, and return its name."""

    def write(text: str) -> str:
        (tmp_path / "manual").mkdir(exist_ok=True)
        monkeypatch.setattr(pages, "HOME", tmp_path / "manual")
        (tmp_path / "manual" / "page.md").write_text(text, encoding="utf-8")
        return "page.md"

    return write


WRONG_PAGES: dict[str, tuple[str, str]] = {
    "a block that nobody does anything with": ("```yaml\na: 1\n```\n", "nothing says what a reader does"),
    "a block without a language": ("```\njourneymap validate\n```\n", "nothing says what a reader does"),
    "an indented block": ("Text.\n\n    journeymap validate\n", "nothing says what a reader does"),
    "a block in a list": ("- So:\n\n  ```sh\n  journeymap gasp\n  ```\n", "'journeymap gasp' exits with 2"),
    "a comment above nothing": ("<!-- reader: writes maps/a.yaml -->\n\nText.\n", "no block below"),
    "a comment that nobody knows": ("<!-- reader: reads -->\n```yaml\na: 1\n```\n", "nothing says what"),
    "a command that is not ours": ("```sh\nrm -r maps\n```\n", "nobody knows how to run"),
    "a command that fails": ("```sh\njourneymap validate\n```\n", "exits with 2"),
    "a command that should fail": (
        f"{CLINIC}<!-- reader: exits 1 -->\n```sh\njourneymap validate\n```\n",
        "exits with 0",
    ),
    "a map that is wrong": (CLINIC.replace("stages", "stage"), "JM002"),
    "a thing that is declared again": (
        "".join(
            CLINIC.replace("clinic.y", f"{name}.y").replace("stages", "personas: {me: Me}\nstages") for name in "ab"
        ),
        "JM008",
    ),
    "a file that is for nothing": (CLINIC.replace("maps/clinic.yaml", "clinic.yaml"), "nobody knows what"),
    "a part of no file": (CLINIC.replace("writes", "puts into"), "there is no maps/clinic.yaml"),
    "other lines": (
        f"{CLINIC}<!-- reader: sees in maps/clinic.yaml -->\n```yaml\ntitle: Another\n```\n",
        "has other lines",
    ),
    "an unknown action": (
        "<!-- reader: writes .github/workflows/a.yml -->\n```yaml\njobs: {a: {steps: [{uses: some/action@v1}]}}\n```\n",
        "nobody knows the action",
    ),
}


@pytest.mark.parametrize(("text", "problem"), WRONG_PAGES.values(), ids=WRONG_PAGES)
def test_a_page_that_does_not_hold_what_it_says(
    text: str, problem: str, write_page: Callable[[str], str], reader: Reader
) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception), match=problem):
        reader.follow(write_page(text))


def test_an_output_that_is_another(write_page: Callable[[str], str], reader: Reader) -> None:
    """It is told, and the page then shows the real one, cut as before."""
    shown = "$ journeymap explain JM105\nJM105 nonsense\n…\n\nThe end.\n"
    page = write_page(f"# Page\n\n- A rule:\n\n  ```console\n{textwrap.indent(shown, '  ')}  ```\n\nText.\n")
    reader.follow(page)
    ((block, text),) = reader.outputs
    assert block.place == "page.md:5"
    lines = text.splitlines()
    assert lines[1].startswith("JM105 pain-without-response")
    assert "…" in lines
    write_outputs(reader.outputs)
    again = Reader(reader.shell.folder)
    again.follow(page)
    assert again.outputs == []
    page_text = (pages.HOME / page).read_text(encoding="utf-8")
    assert page_text.startswith("# Page\n\n- A rule:\n\n  ```console\n  $ journeymap explain JM105\n  JM105 pain")
    assert page_text.endswith("\n  ```\n\nText.\n")


AGREE: list[tuple[str, str, bool]] = [
    ("a|b", "a|b", True),
    ("a", "a|b", False),
    ("b", "a|b", False),
    ("a|…", "a|b|c", True),
    ("…|c", "a|b|c", True),
    ("a|…|c", "a|b|c", True),
    ("a|…|c", "a|c", True),
    ("a|…|c", "a|b", False),
    ("a|…|b|…", "a|x|b|y", True),
    ("a|…|b|…", "a|x|y", False),
    ("a…", "ab", False),
    ("…", "a", True),
    ("a|", "a", True),
    ("a.c", "abc", False),
]


@pytest.mark.parametrize(("shown", "real", "same"), AGREE)
def test_agrees(shown: str, real: str, same: bool) -> None:
    assert agrees(shown.split("|"), real.split("|")) is same


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("x", "a|b||c||d"), ("x|…", "a|b|…"), ("x||y|…||z", "a|b||c||d"), ("x|…||z", "a|b|…||d"), ("…||z", "…||d")],
)
def test_renewed(shown: str, expected: str) -> None:
    real = "a|b||c||d".split("|")
    assert "|".join(renewed(shown.split("|"), real)) == expected
