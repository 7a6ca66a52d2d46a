"""What is made for one account counts, stands and is offered at that account alone."""

import copy
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import yaml
from hypothesis import given, settings

from journeymap.analysis import Analysis
from journeymap.analysis.buying_jobs import jobs_by_stage
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.acts import Act
from journeymap.view.gaps.report import gap_report
from journeymap.view.library.pages import library_pages
from journeymap.workspace import LinkedContent
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace, write_below

Document = dict[str, Any]

A_WORKSPACE = settings(max_examples=max(1, settings().max_examples // 2))
"""Fewer examples than usual, since each checks two workspaces."""
THEIRS = "theirs"
STAGES = ("selection", "awareness", "engagement", "evaluation", "decision", "expansion")
WORRIES = ("Payback in 14 months", "Runs without a network", "Less scrap")
ABOUT_THE_PIECE = frozenset({"JM417", "JM421", "JM422"})
"""The findings that tell of the piece itself, wherever it is named."""


def some(*values: Any) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


PIECE = st.fixed_dictionaries(
    {"title": st.sampled_from(["Paper", "Story", "Sheet"])},
    optional={
        "account": st.sampled_from(["alpha", "bravo"]),
        "type": st.sampled_from(
            ["case_study", "business_case", "product_brochure", "security_answers", "commercial_terms", "report"]
        ),
        "message": st.sampled_from(["problem", "product", "proof"]),
        "voice": st.sampled_from(["customer", "vendor"]),
        "personalization": st.sampled_from(["name_only", "account"]),
        "status": st.sampled_from(["live", "planned", "retired"]),
        "phases": some("aware", "engage", "evaluate", "decide"),
        "stages": some(*STAGES),
        "roles": some("champion", "economic_buyer", "procurement"),
        "jobs": some("validation", "supplier_selection"),
        "addresses": some(*WORRIES),
        "segments": some("paper"),
        "for": some("cfo"),
    },
)
NAMED = some(THEIRS, "one", "two")
TOUCHPOINT = st.fixed_dictionaries(
    {"name": st.sampled_from(["Talk", "Mail", "Page"]), "content": NAMED},
    optional={"channel": st.sampled_from(["email", "phone"]), "for": some("cfo"), "jobs": some("validation")},
)
STAGE = st.fixed_dictionaries(
    {"goals": st.just(["G"])},
    optional={"content": NAMED, "touchpoints": st.lists(TOUCHPOINT, max_size=3, unique_by=lambda point: point["name"])},
)
PLACES = st.dictionaries(st.sampled_from(STAGES), STAGE, min_size=1, max_size=4)
CONTACT = st.fixed_dictionaries(
    {"who": st.sampled_from(["champion", "economic_buyer"]), "content": NAMED},
    optional={
        "stage": st.sampled_from(STAGES),
        "addresses": some(*WORRIES),
        "status": st.sampled_from(["planned", "done", "skipped"]),
    },
)
ACCOUNT = st.fixed_dictionaries(
    {
        "approach": st.just("abm"),
        "segment": st.just("paper"),
        "plan": st.lists(CONTACT, max_size=3),
        "committee": st.just(
            [
                {"name": "CFO", "roles": ["economic_buyer"], "concerns": [WORRIES[0]]},
                {"name": "CTO", "roles": ["champion"]},
            ]
        ),
    },
    optional={
        "stage": st.sampled_from(STAGES),
        "tier": st.just("one_to_one"),
        "criteria": some(*WORRIES),
        "priorities": some(*WORRIES),
    },
)


@st.composite
def programs(draw: st.DrawFn) -> dict[str, Document]:
    """Two accounts of a segment, each with a map, a map for the segment and one that others may extend."""
    content = {"one": draw(PIECE), "two": draw(PIECE), THEIRS: {**draw(PIECE), "account": "bravo"}}
    if draw(st.booleans()):
        del content["one"], content["two"]
    base = {"id": "base", "title": "Base", "framework": "abm-seven", "for": ["cfo", "user"], "stages": draw(PLACES)}
    maps: dict[str, Document] = {"maps/base.yaml": base}
    for account in ("alpha", "bravo"):
        head = {"extends": "base"} if draw(st.booleans()) else {"framework": "abm-seven", "for": ["cfo", "user"]}
        stages = {id_: {"goals": stage["goals"], **stage} for id_, stage in draw(PLACES).items()}
        maps[f"maps/{account}.yaml"] = {"title": account, "account": account, **head, "stages": stages}
    segment = {"title": "Paper", "segment": "paper", "framework": "abm-seven", "for": ["cfo"], "stages": draw(PLACES)}
    return {
        **maps,
        "maps/segment.yaml": segment,
        "maps/library.yaml": {
            "content": content,
            "segments": {"paper": {"name": "Paper mills"}},
            "personas": {
                "cfo": {"name": "CFO", "role": "economic_buyer", "concerns": [WORRIES[1]]},
                "user": {"name": "User", "role": "user"},
            },
        },
        "maps/alphas.yaml": {
            "accounts": {"alpha": {"name": "Alpha", **draw(ACCOUNT)}},
            "programs": {"p": {"name": "P", "framework": "abm-seven", "target_list": ["alpha"]}},
        },
        "maps/bravos.yaml": {
            "accounts": {"bravo": {"name": "Bravo", **draw(ACCOUNT)}},
            "programs": {"q": {"name": "Q", "framework": "abm-seven", "target_list": ["bravo"]}},
        },
    }


def without(documents: Mapping[str, Document], piece: str) -> dict[str, Document]:
    """The same workspace without a piece, and without anything that names it; with `nobody`, only tidied up."""
    left: dict[str, Document] = copy.deepcopy(dict(documents))
    left["maps/library.yaml"]["content"].pop(piece, None)
    for thing in _naming(left):
        thing["content"] = [id_ for id_ in thing["content"] if id_ in left["maps/library.yaml"]["content"]]
        if not thing["content"]:
            del thing["content"]
    if not left["maps/library.yaml"]["content"]:
        del left["maps/library.yaml"]["content"]
    return left


def _acts(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(act for act in acts if act.kind != "wrong_content")


def _naming(documents: Mapping[str, Document]) -> Iterator[Document]:
    for document in documents.values():
        for stage in document.get("stages", {}).values():
            things = [stage, *stage.get("touchpoints", [])]
            yield from (thing for thing in things if "content" in thing)
        for account in document.get("accounts", {}).values():
            yield from account["plan"]


def seen(documents: Mapping[str, Document]) -> dict[str, Any]:
    """Whatever a workspace tells of everything but the account of the piece."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_below(Path(folder), {path: yaml.safe_dump(document) for path, document in documents.items()})
        workspace = load_workspace(root)
        result = lint(workspace, profile="strict")
    assert workspace.problems == ()
    analysis = Analysis(workspace)
    others = [journey for journey in workspace.journeys.values() if journey.model.account != "bravo"]
    alpha = workspace.accounts["alpha"]
    report = gap_report(others, GapIndex(analysis, result.findings), [alpha])
    pages = {page.id: page for page in library_pages(GapIndex(analysis, ()))}
    return {
        "coverage": [[cell.answers for cell in analysis.coverage.of(journey)] for journey in others],
        "jobs": [
            [
                sorted((job, _name(helper)) for job, helpers in by_job.items() for helper in helpers)
                for _, by_job in jobs_by_stage(journey)
            ]
            for journey in others
        ],
        "stages": [
            (
                map_.id,
                stage.id,
                stage.content,
                stage.share,
                [code for code in stage.codes if code not in ABOUT_THE_PIECE],
            )
            for map_ in report.maps
            for stage in map_.stages
        ],
        "next": _acts(report.next),
        "committee": [replace(account, next=_acts(account.next)) for account in report.accounts],
        "findings": sorted(
            (finding.path, finding.code, finding.message, finding.fix)
            for finding in result.findings
            if finding.code not in ABOUT_THE_PIECE
            and finding.map != "bravo"
            and finding.path in ("maps/alpha.yaml", "maps/alphas.yaml", "maps/base.yaml", "maps/segment.yaml")
        ),
        "offered": [[piece.id for piece in stage.all_content()] for journey in others for stage in journey.stages],
        "used": [
            (use.map.text, use.stage)
            for use in (pages[THEIRS].uses if THEIRS in pages else ())
            if use.map.text != "bravo"
        ],
    }


def _name(helper: Any) -> str:
    return helper.id if isinstance(helper, LinkedContent) else helper.model.name


@given(programs())
@A_WORKSPACE
def test_content_of_another_account_counts_nowhere(documents: dict[str, Document]) -> None:
    assert seen(without(documents, "nobody")) == seen(without(documents, THEIRS))


def test_it_counts_on_the_map_of_its_own_account(write_files: WriteFiles) -> None:
    text = "stages: {x: {phases: decide, touchpoints: [{name: T, content: own}]}, y: {phases: decide}}\n"
    root = write_files(
        {
            "maps/library.yaml": "accounts: {ada: Ada}\ncontent: {own: {title: Own, account: ada, phases: decide}}\n",
            "maps/a.yaml": f"title: A\naccount: ada\n{text}",
            "maps/b.yaml": f"title: B\n{text}",
        }
    )
    workspace = load_workspace(root)
    named, aimed = workspace.journeys["a"].stages
    assert [piece.id for piece in named.touchpoints[0].content] == ["own"]
    assert [piece.id for piece in aimed.aimed] == ["own"]
    for stage in workspace.journeys["b"].stages:
        assert not stage.all_content()
    assert [piece.id for piece in workspace.journeys["b"].stages[0].touchpoints[0].misplaced] == ["own"]
