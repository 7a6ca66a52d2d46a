"""The pages of the examples, as they were when somebody last looked at them. `make golden` renews them.

Styles and scripts are left out of the HTML: they are files of their own under templates/.
"""

import re
from functools import cache

import pytest

from tests.support.fixtures import Golden
from tests.support.publishing import pages
from tests.support.workspaces import WORKSPACES

SHOWN = {
    "minimal": r".*",
    "b2b-lifecycle": r"(maps|gaps)/|index|README|gaps\.|personas/finance-director|content/board-paper|channels/webinar",
    "abm": r"(maps|gaps)/halvard-way|index|README|gaps\.",
    "with-gaps": r"(maps|gaps)/office-move|index|README|gaps\.|content/desk-card",
}
_INLINE = re.compile(r"(<(style|script)\b[^>]*>).*?(</\2>)", re.DOTALL)
_POLICY = re.compile(r"sha256-[A-Za-z0-9+/=]+")


@cache
def published(example: str) -> dict[str, str]:
    """The pages of an example that are kept, by path."""
    both = {**pages(WORKSPACES[example], "html"), **pages(WORKSPACES[example], "markdown")}
    return {path: _bare(text) for path, text in both.items() if re.match(SHOWN[example], path)}


def _bare(text: str) -> str:
    return _POLICY.sub("sha256-…", _INLINE.sub(r"\1…\3", text))


CASES = [pytest.param(example, path, id=f"{example}/{path}") for example in SHOWN for path in published(example)]


@pytest.mark.parametrize(("example", "path"), CASES)
def test_page(golden: Golden, example: str, path: str) -> None:
    golden(f"pages/{example}/{path}", published(example)[path])
