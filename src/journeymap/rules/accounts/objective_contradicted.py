"""A program for customers has accounts on its list that have not bought.

To keep, to grow and to win over are three kinds of work. Who has not bought has nothing to keep, and what is written
for customers tells a prospect that nobody looked.

Bad:
    programs: {mills: {name: Mills, objective: retain}}
    accounts:
      ada-mills: {name: Ada Mills, relationship: customer}
      bolt: {name: Bolt Rail, relationship: prospect}
Good:
    programs: {mills: {name: Mills, objective: retain}}
    accounts:
      ada-mills: {name: Ada Mills, relationship: customer}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram

MOST_NAMED = 3


@rule("JM528", "objective-contradicted", Severity.WARNING, "abm")
def objective_contradicted(program: LinkedProgram) -> Iterator[Gap]:
    """Only customers can be kept, sold more or asked to speak for you. That a program to win customers has some is what
    it is for.
    """
    objective, name = program.model.objective, program.model.name
    prospects = [account for account in program.accounts if account.model.relationship == "prospect"]
    if objective in (None, "acquire") or not prospects:
        return
    named = [f"'{account.name}'" for account in prospects[:MOST_NAMED]]
    named += [f"{len(prospects) - MOST_NAMED} more"] if len(prospects) > MOST_NAMED else []
    yield Gap(
        program.place.at("objective"),
        f"'{name}' is for customers ({label(objective)}), but {listed(named)} "
        f"{'has' if len(prospects) == 1 else 'have'} not bought yet",
        "Move them to a program that is to win customers; or correct `objective`, or their `relationship`.",
    )
