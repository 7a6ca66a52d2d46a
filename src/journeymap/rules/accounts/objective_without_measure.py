"""An objective says nothing by which you would see that it is reached.

On its day everybody finds that it went well enough. What is counted, and from which number on it is done, has to be
agreed while nobody knows how it will turn out.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives: [Be known by everybody who decides]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives:
          - {text: Be known by everybody who decides, measure: roles spoken to, target: 6 of 6, by: 2027-03-01}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.analysis.objectives import OwnedObjective, objectives_of
from journeymap.findings import Severity
from journeymap.model.messages import quoted
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount, LinkedProgram

MOST_NAMED = 3


@rule("JM530", "objective-without-measure", Severity.INFO, "abm")
def objective_without_measure(thing: LinkedAccount | LinkedProgram) -> Iterator[Gap]:
    """Tell it once for an account or a program. A number in the text is a measure (6 references); a year is none."""
    objectives = objectives_of(thing)
    lacking = [objective for objective in objectives if _lacks_measure(objective)]
    if not lacking:
        return
    named = [quoted(objective.model.text) for objective in lacking[:MOST_NAMED]]
    named += [f"{len(lacking) - MOST_NAMED} more"] if len(lacking) > MOST_NAMED else []
    does = "says" if len(lacking) == 1 else "say"
    yield Gap(
        lacking[0].place,
        f"{listed(named)} of '{thing.name}' {does} nothing by which you would see that it is reached",
        "Agree on what is counted and on the number, and write them as `measure` and `target`.",
    )


def _lacks_measure(objective: OwnedObjective) -> bool:
    model = objective.model
    return not (model.measure or model.target or any(map(str.isdigit, _YEAR.sub("", model.text))))


_YEAR = re.compile(r"\b20\d\d\b")
