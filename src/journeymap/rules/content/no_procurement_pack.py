"""Papers that purchasing always asks for are not there.

Questions on security, a contract on data and the terms of sale come in every purchase, and always late.
Whoever has to write them first loses weeks.

Bad:
    content:
      story: {title: How a mill halved its scrap, type: case_study}
    accounts: {ada-mills: {name: Ada Mills}}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    content:
      story: {title: How a mill halved its scrap, type: case_study}
      security: {title: Answers on security, type: security_answers}
      data: {title: Contract on data, type: data_processing_agreement}
      terms: {title: Terms of sale, type: commercial_terms}
    accounts: {ada-mills: {name: Ada Mills}}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import Shelves
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram

PACK = {
    "security_answers": "answers on security",
    "data_processing_agreement": "contract on data",
    "commercial_terms": "commercial terms",
}


@rule("JM406", "no-procurement-pack", Severity.WARNING, "abm")
def no_procurement_pack(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Applies once there is content for the accounts of the program, and its stages lead to a decision. A paper that is
    made for one account serves that one alone.
    """
    decides = any("decide" in stage.phases for stage in analysis.pipelines.of_program(program))
    shelves, accounts = analysis.shelves, [account.id for account in program.accounts]
    offered = any(map(shelves.made_for, (None, *accounts)))
    missing = {type_: name for type_, name in PACK.items() if not _is_there(type_, accounts, shelves)}
    if offered and decides and missing:
        yield Gap(
            program.place.key(),
            f"the program '{program.model.name}' has no {listed(list(missing.values()), 'or')} for purchasing",
            "Have them written and approved before the next deal gets there, and list each under `content`, with the "
            f"type {listed(list(missing))}.",
        )


def _is_there(type_: str, accounts: Collection[str], shelves: Shelves) -> bool:
    """Whether every account gets a paper of this type, made for it or for everyone."""
    if shelves.has_live(type_, None):
        return True
    return bool(accounts) and all(shelves.has_live(type_, account) for account in accounts)
