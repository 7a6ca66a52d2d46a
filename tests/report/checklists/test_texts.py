"""The checklists as text and as Markdown: every line fits, and a user's text is shown as it was written."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from journeymap.analysis import Analysis
from journeymap.characters import printable
from journeymap.checklists import scope_of
from journeymap.report.checklists import FORMATS
from journeymap.view.checklists import ChecklistsView, checklists_view
from tests.support.fixtures import WriteFiles
from tests.support.git_host import read
from tests.support.hostile import HOSTILE
from tests.support.reports import rendered
from tests.support.workspaces import load_workspace

LIBRARY = (
    "sources: [internal_team]\ntitle: T\nstages: {a: {emotion: 1}, b: {emotion: 1}, c: {emotion: 1}, d: {emotion: 1}}\n"
)


@pytest.fixture
def view(write_files: WriteFiles) -> Callable[[str], ChecklistsView]:
    """The checklists of one file."""

    def make(written: str) -> ChecklistsView:
        whole = scope_of(Analysis(load_workspace(write_files({"maps/a.yaml": written}))))
        return checklists_view(whole, whole)

    return make


def test_a_step_in_the_terminal(view: Callable[[str], ChecklistsView]) -> None:
    lines = rendered(FORMATS, "text", view(LIBRARY)).splitlines()
    goals = lines.index(f"  [ ] 6. State goals and expectations{'0 of 4':>42}")
    assert lines[goals + 1 : goals + 5] == [
        "         - Stage 'a' has no goal or expectation",
        "         - Stage 'b' has no goal or expectation",
        "         - Stage 'c' has no goal or expectation",
        "           and 1 more",
    ]
    assert "         Better with figures from analytics or the CRM" in lines
    later = lines.index("  [ ] 1. Get to know the personas")
    assert lines[later + 1] == "         Declare personas first."


def test_only_the_next_step_says_what_to_do(view: Callable[[str], ChecklistsView]) -> None:
    eight = view(LIBRARY).checklists[0]
    lines = " ".join(rendered(FORMATS, "text", view(LIBRARY)).split())
    assert eight.next is eight.steps[0]
    assert [step.id for step in eight.steps if step.do in lines] == []
    buying = view(LIBRARY).checklists[1]
    assert [step.id for step in buying.steps if step.do in lines] == ["buyer"]


def test_long_texts_are_broken_between_words(view: Callable[[str], ChecklistsView]) -> None:
    lines = rendered(FORMATS, "text", view(f"personas: {{a: {'very long name ' * 20}}}\n")).splitlines()
    assert max(map(cell_len, lines)) <= 79
    assert sum(line.startswith("           ") for line in lines) > 3


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_texts_as_they_are(view: Callable[[str], ChecklistsView], name: str) -> None:
    quoted = "'" + " ".join(name.split()).replace("'", "''") + "'"
    told = view(f"personas: {{a: {quoted}}}\n")
    (left,) = told.checklists[0].steps[0].remaining
    seen, live = read(rendered(FORMATS, "markdown", told))
    assert printable(left) in seen.splitlines()
    assert live == []


def test_files_without_anything_to_tick(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": LIBRARY, "maps/b.yaml": "channels: {kiosk: Kiosk}\naccounts: {ada: Ada}\n"})
    loaded = load_workspace(root)
    nothing = checklists_view(scope_of(Analysis(loaded)), scope_of(Analysis(loaded), lambda _: False))
    assert rendered(FORMATS, "text", nothing).splitlines() == [
        "Journey maps",
        "",
        "These files hold nothing that has steps.",
    ]
