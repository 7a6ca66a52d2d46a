"""Findings as people read them: the line, a caret under the right columns, what to write."""

import re

import pytest
from rich.cells import cell_len

from journeymap.report.findings import FORMATS
from journeymap.report.run import Run
from tests.support.fixtures import MakeRun
from tests.support.reports import rendered


def lines(run: Run, *, quiet: bool = False) -> list[str]:
    return rendered(FORMATS, "text", run, quiet=quiet).splitlines()


def test_a_finding(run: MakeRun) -> None:
    files = "title: T\nstages:\n  a:\n    touchpoints:\n      - {name: A, channel: webiste}\n"
    assert lines(run(files, rules=("JM113",))) == [
        "maps/a.yaml:5:28: error[JM003] unknown channel 'webiste'. Did you mean 'website'?",
        "  5 |       - {name: A, channel: webiste}",
        "    |                            ^^^^^^^",
        "    = Correct the id, or declare it under `channels`.",
        "",
        "Found 1 error (1 map in 1 file).",
    ]


def touching(*channels: str) -> str:
    """A map whose touchpoints take these channels, a line each, from line 5 on."""
    items = "".join(f"      - {{name: N{at}, channel: {channel}}}\n" for at, channel in enumerate(channels))
    return f"title: T\nstages:\n  a:\n    touchpoints:\n{items}"


AGAIN: dict[str, tuple[dict[str, str] | str, list[str]]] = {
    "once more": (touching("radio9", "radio9"), ["The same on line 6."]),
    "on several lines": (touching(*["radio9"] * 4), ["The same on lines 6, 7 and 8."]),
    "on many lines": (
        touching(*["radio9"] * 30),
        ["The same on lines 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 and 17 more."],
    ),
    "twice on one line": (
        "title: T\nstages: {a: {touchpoints: [{name: A, channel: radio9}, {name: B, channel: radio9}]}}\n",
        ["The same once more on this line."],
    ),
    "in another file": (
        {"maps/a.yaml": touching("radio9", "radio9"), "maps/b.yaml": touching("radio9")},
        ["The same on line 6, and at maps/b.yaml:5."],
    ),
    "of two causes": (touching("radio9", "tv9", "radio9", "tv9"), ["The same on line 7.", "The same on line 8."]),
}


@pytest.mark.parametrize(("files", "again"), AGAIN.values(), ids=AGAIN)
def test_one_cause_is_told_once(files: dict[str, str] | str, again: list[str], run: MakeRun) -> None:
    shown = lines(run(files, rules=("JM113",)))
    assert [line.partition(" = ")[2] for line in shown if "The same" in line] == again
    assert sum("error[JM003]" in line for line in shown) == len(again)


def test_every_place_of_one_cause_counts(run: MakeRun) -> None:
    assert lines(run(touching(*["radio9"] * 30), rules=("JM113",)))[-1] == "Found 30 errors (1 map in 1 file)."


CARETS: dict[str, tuple[str, str]] = {
    "Latin": ("{name: A, channel: webiste}", "webiste"),
    "after accents": ("{name: Ünïcode, channel: webiste}", "webiste"),
    "after combining marks": ("{name: e\u0301e\u0301, channel: webiste}", "webiste"),
    "after Japanese": ("{name: 展示会, channel: webiste}", "webiste"),
    "under Japanese": ("{name: A, channel: 展示会}", "展示会"),
    "after emoji": ("{name: 🚚🚚, channel: webiste}", "webiste"),
    "after a tab": ("{name:\tA, channel: webiste}", "webiste"),
    "after control signs in quotes": ('{name: "A\\u202e", channel: webiste}', "webiste"),
    "in a long line": (f"{{name: {'A' * 300}, channel: webiste, notes: {'B' * 300}}}", "webiste"),
    "in a long Japanese line": (f"{{name: {'展' * 300}, channel: webiste}}", "webiste"),
}


@pytest.mark.parametrize(("item", "wrong"), CARETS.values(), ids=CARETS)
def test_carets_stand_under_the_cells_of_what_is_meant(item: str, wrong: str, run: MakeRun) -> None:
    _, source, carets, *_ = lines(run(f"title: T\nstages: {{a: {{touchpoints: [{item}]}}}}\n", rules=("JM113",)))
    before = source[: source.index(wrong)]
    assert carets.index("^") == cell_len(before)
    assert carets.count("^") == cell_len(wrong)
    assert len(source) < 150


def test_a_long_value_is_cut(run: MakeRun) -> None:
    _, source, carets, *_ = lines(run(f"title: T\nstages: {{a: {{duration: [{'x' * 300}]}}}}\n"))
    assert "…" in source
    assert carets.count("^") < 60


def test_a_file_without_lines_shows_none(run: MakeRun) -> None:
    assert lines(run({"maps/a.yaml": ""}, rules=("JM113",))) == [
        "maps/a.yaml:1:1: error[JM012] the file is empty, so it declares nothing",
        (
            "    = Start a map with 'title' and 'stages', or declare 'personas', 'channels', 'content', 'segments', "
            "'frameworks', 'accounts' or 'programs'."
        ),
        "",
        "Found 1 error (0 maps in 1 file).",
    ]


WHOLE = """\
title: T
sources: [survey, crm]
personas: {p: {name: P, job_title: Clerk, goals: [g], challenges: [c]}}
stages:
  a: {phases: retain, goals: [x], actions: [y], emotion: 1, touchpoints: [{name: A, channel: phone}], owners: [us]}
"""
SUMMARIES: dict[str, tuple[str, str]] = {
    "nothing": (WHOLE, "Nothing is missing: 1 map in 1 file."),
    "a gap": (WHOLE.replace("emotion: 1, ", ""), "Found 1 warning (1 map in 1 file)."),
    "an error": (WHOLE.replace("emotion: 1", "emotion: 7"), "Found 1 error (1 map in 1 file)."),
    "two": (WHOLE.replace("emotion: 1, ", "").replace("actions: [y], ", ""), "Found 2 warnings (1 map in 1 file)."),
}


@pytest.mark.parametrize(("files", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(files: str, summary: str, run: MakeRun) -> None:
    assert summary in lines(run(files))[-2:]


def test_what_is_withheld_is_counted(run: MakeRun) -> None:
    files = {"maps/a.yaml": "title: T\nfor: [cfo, it]\nstages: {a: }\n", "maps/b.yaml": "personas: {\n"}
    assert lines(run(files, rules=("JM113",)))[-1] == "2 further findings withheld until every document is in order."


def test_quiet_shows_errors_alone(run: MakeRun) -> None:
    shown = lines(run("title: T\nstages: {a: {touchpoints: [{name: A, channel: x1}]}}\n"), quiet=True)
    assert [line for line in shown if "[JM" in line] == ["maps/a.yaml:2:47: error[JM003] unknown channel 'x1'."]
    assert shown[-1] == ""


MANY = "title: T\nstages:\n" + "".join(f"  s{i}: {{touchpoints: [A], emotion: -2}}\n" for i in range(10))


def test_lessons_are_of_as_many_rules_as_possible(run: MakeRun) -> None:
    shown = lines(run(MANY, lessons=5))
    codes = re.findall(r"\[(JM\d+)\]", "\n".join(shown))
    assert len(codes) == len(set(codes)) == 5
    assert re.fullmatch(
        r"\d+ more gaps wait behind these\. Profile 'starter' shows those that teach most; --profile map shows all\.",
        shown[-1],
    )


def test_lessons_do_not_hide_what_is_wrong(run: MakeRun) -> None:
    broken = "title: T\n" + "".join(f"wrong{i}: x\n" for i in range(10)) + "stages: {a: }\n"
    shown = lines(run({"maps/a.yaml": MANY, "maps/b.yaml": broken}, lessons=5))
    codes = re.findall(r"\[(JM\d+)\]", "\n".join(shown))
    assert codes.count("JM002") == 10
    assert len(codes) == 15


def test_one_gap_that_waits(run: MakeRun) -> None:
    two = "title: T\nstages: {a: {touchpoints: [A], pains: [No price, No date]}}\n"
    assert "1 more gap waits behind these." in lines(run(two, rules=("JM105",), lessons=1))[-1]


HOSTILE = {
    "colors": '"\\e[31mred"',
    "a bell": '"\\a"',
    "right to left": '"\\u202eevil"',
    "lines": '"a\\nb: error[JM999]"',
    "a NUL": '"\\0"',
    "markup of rich": "'[bold red]x[/]'",
    "emoji of rich": "':warning:'",
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_stay_texts(value: str, run: MakeRun) -> None:
    files = f"title: T\nstages: {{a: {{touchpoints: [{{name: A, channel: {value}}}]}}}}\n"
    shown = lines(run(files, rules=("JM113",)))
    assert shown[0].startswith("maps/a.yaml:2:")
    assert len(shown) == 6
    assert all(sign.isprintable() or sign == "\ufffd" for line in shown for sign in line)


def test_paths_are_those_of_the_folder_one_stands_in(run: MakeRun) -> None:
    files = "title: T\nonwer: x\nstages: {a: }\n"
    made = run(files)
    root = made.root
    assert lines(run(files, cwd=root / "maps"))[0].startswith("a.yaml:2:1: ")
    assert lines(run(files, cwd=root.parent))[0].startswith("workspace/maps/a.yaml:2:1: ")
    assert lines(run(files, cwd=root / "docs"))[0].startswith("../maps/a.yaml:2:1: ")
