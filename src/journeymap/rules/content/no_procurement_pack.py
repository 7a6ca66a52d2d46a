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
      security: {title: Answers on security, type: security_answers}
      data: {title: Contract on data, type: data_processing_agreement}
      terms: {title: Terms of sale, type: commercial_terms}
    accounts: {ada-mills: {name: Ada Mills}}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
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
    """Applies once a content library exists and the stages of the program lead to a decision."""
    library = analysis.workspace.content.values()
    decides = any("decide" in stage.phases for stage in analysis.pipelines.of_program(program))
    types = {piece.model.type for piece in library if piece.model.status == "live"}
    missing = [name for type_, name in PACK.items() if type_ not in types]
    if analysis.workspace.has_content and decides and missing:
        yield Gap(
            program.place.key(),
            f"the program '{program.model.name}' has no {listed(missing, 'and no')} for purchasing",
            "Prepare them, and declare each under `content` with its type.",
        )
