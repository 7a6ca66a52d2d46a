"""Proof that fits an account is there, and nobody hands it out.

You have what convinces companies like this one, and they do not get to see it. They compare you by your promises, while
the story of a neighbor lies in a folder.

Bad:
    segments: {paper: {name: Paper mills}}
    content:
      paper-story: {title: How a paper mill halved its scrap, type: case_study, segments: paper}
    accounts:
      ada-mills: {name: Ada Mills, segment: paper, approach: abm, stage: evaluation}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    segments: {paper: {name: Paper mills}}
    content:
      paper-story: {title: How a paper mill halved its scrap, type: case_study, segments: paper}
    accounts:
      ada-mills:
        name: Ada Mills
        segment: paper
        approach: abm
        stage: evaluation
        plan: [{who: champion, stage: evaluation, channel: email, content: paper-story}]
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

_WHILE_THEY_CHOOSE = frozenset({"engage", "qualify", "evaluate", "decide"})


@rule("JM418", "own-proof-unused", Severity.WARNING, "abm")
def own_proof_unused(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at accounts that have shown interest and not decided. One piece of fitting proof in use is enough."""
    now = analysis.pipelines.now(account)
    if account.is_customer or now is None or _WHILE_THEY_CHOOSE.isdisjoint(now.phases):
        return
    if not analysis.buying_groups.is_target(account):
        return
    unused = analysis.proofs.unused(account)
    if unused and account.segment:
        more = f" and {unused.number - 1} more" if unused.number > 1 else ""
        yield Gap(
            account.place.at("plan"),
            f"'{unused.first.model.title}'{more} would convince '{account.name}' as one of "
            f"'{account.segment.model.name}', and nobody hands it out there",
            f"Decide who gets it, and add that contact to the plan with `content: {unused.first.id}`, or name it at a "
            "touchpoint of their map.",
        )
