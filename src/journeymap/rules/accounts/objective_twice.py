"""The same objective stands there twice.

Two people wrote it, each with a number and a day of their own, and each works towards theirs.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives:
          - {text: A pilot on line 3, measure: signed order, by: 2027-02-01}
          - {text: a pilot on line 3, measure: signed order, by: 2027-04-01}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives:
          - {text: A pilot on line 3, measure: signed order, by: 2027-02-01}
          - {text: A pilot on line 4, measure: signed order, by: 2027-04-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.objectives import objectives_of
from journeymap.findings import Severity
from journeymap.model.messages import quoted
from journeymap.model.suggest import letters
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount, LinkedProgram


@rule("JM532", "objective-twice", Severity.INFO, "abm")
def objective_twice(thing: LinkedAccount | LinkedProgram) -> Iterator[Gap]:
    """Look at the objectives of one account, with those of its account plan, or of one program."""
    texts: set[str] = set()
    for objective in objectives_of(thing):
        text = letters(objective.model.text) or objective.model.text
        if text in texts:
            yield Gap(
                objective.place,
                f"the objective {quoted(objective.model.text)} of '{thing.name}' stands there twice",
                "Keep one of the two, with the measure and the day on which you agree.",
            )
        texts.add(text)
