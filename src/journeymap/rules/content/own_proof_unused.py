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
from journeymap.findings import Severity, Together
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount, LinkedContent


@rule("JM418", "own-proof-unused", Severity.WARNING, "abm")
def own_proof_unused(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at accounts that have shown interest and not decided. One piece of fitting proof in use is enough. Several
    accounts are told once for each piece.
    """
    idle = analysis.idle_proof.at(account)
    if idle and account.segment:
        piece, segment = idle.first, account.segment.model.name
        more = f" and {idle.number - 1} more" if idle.number > 1 else ""
        yield Gap(
            account.place.at("plan"),
            f"'{piece.model.title}'{more} would convince '{account.name}' as one of '{segment}', and nobody hands it "
            "out there",
            f"Decide who gets it, and add that contact to the plan with `content: {piece.id}`, or name it at a "
            "touchpoint of their map.",
            together=_among_accounts(piece, account, segment),
        )


def _among_accounts(piece: LinkedContent, account: LinkedAccount, segment: str) -> Together:
    return Together(
        place=piece.place.key(),
        name=account.name,
        some=f"accounts of '{segment}' would be convinced by '{piece.model.title}', and nobody hands it out there",
        fix=f"Decide who gets it at each, and add those contacts to their plans with `content: {piece.id}`, or name it "
        "at a touchpoint of their map.",
        owner=piece.model.owner,
    )
