"""The small records that pages are made of: links that are safe, shares, findings where they belong."""

from collections.abc import Mapping

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.view.gap_index import GapIndex, worst_severity
from journeymap.view.links import is_web, link_url, place_url, safe_url
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

URLS: dict[str, tuple[str | None, str | None]] = {
    "https": ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
    "capitals": ("HTTPS://Example.com", "HTTPS://Example.com"),
    "mailto": ("mailto:a@example.com", "mailto:a@example.com"),
    "a file": ("papers/guide.pdf", "papers/guide.pdf"),
    "a file above": ("../guide.pdf", "../guide.pdf"),
    "a place on the page": ("#stage", "#stage"),
    "script": ("javascript:alert(1)", None),
    "script in capitals": ("JavaScript:alert(1)", None),
    "script with a tab in it": ("java\tscript:alert(1)", None),
    "script with a line in it": ("java\nscript:alert(1)", None),
    "script after a control sign": ("\x01javascript:alert(1)", None),
    "script after a space": (" javascript:alert(1)", None),
    "script behind a zero width sign": ("java\u200bscript:alert(1)", None),
    "data": ("data:text/html,<script>", None),
    "a file of the reader": ("file:///etc/passwd", None),
    "whoever serves the page": ("//evil.example", None),
    "no address": ("http://[::1", None),
    "a colon in a name": ("a:b", None),
    "nothing": (None, None),
    "spaces": (
        "https://a.example/Shared Documents/Deck (v2).pptx",
        "https://a.example/Shared%20Documents/Deck%20(v2).pptx",
    ),
    "spaces around": ("  https://a.example/b  ", "https://a.example/b"),
    "a space that is encoded": ("https://a.example/a%20b c", "https://a.example/a%20b%20c"),
    "a percent sign": ("https://a.example/100%.pdf", "https://a.example/100%25.pdf"),
    "umlauts": ("https://a.example/Übersicht?q=ä#ö", "https://a.example/%C3%9Cbersicht?q=%C3%A4#%C3%B6"),
    "umlauts in a host": ("https://müller.example:8080/ü", "https://xn--mller-kva.example:8080/%C3%BC"),
    "brackets and quotes": ('https://a.example/[a]{b}"c"<d>|e', "https://a.example/%5Ba%5D%7Bb%7D%22c%22%3Cd%3E%7Ce"),
    "a host of digits": ("http://[::1]:80/[a]", "http://[::1]:80/%5Ba%5D"),
    "what has a meaning": ("https://a.example/?a=1&b=c+d;e,f!'*@~", "https://a.example/?a=1&b=c+d;e,f!'*@~"),
    "a line break within": ("https://a.example/a\n  b", "https://a.example/a%20%20b"),
    "a space of another sort": ("https://a.example/a\u00a0b", "https://a.example/a%C2%A0b"),
    "a mail with a subject": ("mailto:a@example.com?subject=Two words", "mailto:a@example.com?subject=Two%20words"),
    "a file with spaces": ("docs/the plan.pdf", "docs/the%20plan.pdf"),
}


@pytest.mark.parametrize(("url", "safe"), URLS.values(), ids=URLS)
def test_safe_url(url: str | None, safe: str | None) -> None:
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://x.org", True), ("mailto:a@x.org", True), ("guide.pdf", False), ("javascript:x", False), (None, False)],
)
def test_is_web(url: str | None, expected: bool) -> None:
    assert is_web(url) is expected


SHARES = {(0, 0): None, (0, 3): 0, (1, 3): 33, (2, 3): 66, (199, 200): 99, (3, 3): 100}


@pytest.mark.parametrize(("share", "percent"), SHARES.items())
def test_percent_is_100_only_for_everything(share: tuple[int, int], percent: int | None) -> None:
    assert Share(*share).percent == percent


def loaded(files: Mapping[str, str], write_files: WriteFiles) -> tuple[Workspace, GapIndex]:
    workspace = load_workspace(write_files({"journeymap.yaml": "profile: map\n", **files}))
    analysis = Analysis(workspace)
    return workspace, GapIndex(analysis, lint(workspace).findings)


MAP = "title: T\nid: base\nstages:\n  a: {touchpoints: [A, {name: B, channel: email}]}\n  b: {goals: [x], pains: [P]}\n"
SOURCE = "site: {source_url: 'https://git.example/blob/main/'}\n"


def test_where_the_git_host_shows_things(write_files: WriteFiles) -> None:
    workspace, gaps = loaded({"journeymap.yaml": SOURCE, "maps/my map.yaml": MAP}, write_files)
    stage = workspace.journeys["base"].stages[1]
    assert place_url(workspace, stage.place) == "https://git.example/blob/main/maps/my%20map.yaml#L5"
    assert link_url(workspace, "papers/a b.pdf") == "https://git.example/blob/main/papers/a%20b.pdf"
    assert link_url(workspace, "papers/a%20b.pdf") == "https://git.example/blob/main/papers/a%20b.pdf"
    assert link_url(workspace, "papers/100%.pdf") == "https://git.example/blob/main/papers/100%25.pdf"
    assert link_url(workspace, "papers/a.md#how-far") == "https://git.example/blob/main/papers/a.md#how-far"
    assert link_url(workspace, "papers/No #3.pdf") == "https://git.example/blob/main/papers/No%20%233.pdf"
    assert link_url(workspace, "https://example.com") == "https://example.com"
    assert link_url(workspace, "javascript:x") is None
    assert all((mark.source_url or "").startswith("https://git.example/") for mark in gaps.marks)


def test_without_a_git_host_files_have_no_address(write_files: WriteFiles) -> None:
    workspace, gaps = loaded({"maps/a.yaml": MAP}, write_files)
    assert link_url(workspace, "papers/a.pdf") is None
    assert {mark.source_url for mark in gaps.marks} == {None}


def test_gaps_stand_where_they_belong(write_files: WriteFiles) -> None:
    workspace, gaps = loaded({"maps/a.yaml": MAP}, write_files)
    first, second = workspace.journeys["base"].stages
    assert [mark.code for mark in gaps.at(first.touchpoints[0].place)] == ["JM108"]
    assert [mark.code for mark in gaps.at(first.touchpoints[0].place)] == ["JM108"]
    assert [mark.code for mark in gaps.at(second.pains[0].place)] == ["JM105"]
    assert {mark.stage for mark in gaps.at(first.place)} == {"a"}
    assert [mark.code for mark in gaps.at(first.place)] == ["JM102", "JM108"]
    assert gaps.at(workspace.journeys["base"].place) == tuple(gaps.marks)
    assert [mark.number for mark in gaps.marks] == list(range(1, len(gaps.marks) + 1))


def test_a_map_shows_the_gaps_that_it_inherits(write_files: WriteFiles) -> None:
    over = "title: Over\nid: over\nextends: base\nskip: b\nstages: {a: {touchpoints: {add: [C]}}}\n"
    workspace, gaps = loaded({"maps/a.yaml": MAP, "maps/over.yaml": over}, write_files)
    journey = workspace.journeys["over"]
    messages = [mark.message for mark in gaps.of_map(journey) if mark.code == "JM108"]
    assert messages == ["the touchpoint 'A' has no channel", "the touchpoint 'C' has no channel"]
    assert not any(mark.stage == "b" for mark in gaps.of_map(journey))
    inherited = journey.stages[0].touchpoints[0]
    assert [mark.where for mark in gaps.on(journey, inherited.place)] == ["maps/a.yaml:4"]


def test_worst(write_files: WriteFiles) -> None:
    _, gaps = loaded({"maps/a.yaml": MAP, "journeymap.yaml": "rules: {JM102: error}\n"}, write_files)
    assert worst_severity(gaps.marks) == "error"
    assert worst_severity(mark for mark in gaps.marks if mark.code != "JM102") == "warning"
    assert worst_severity([]) is None
