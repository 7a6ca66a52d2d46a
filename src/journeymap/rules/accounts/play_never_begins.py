"""A play of a program begins nowhere.

It has neither a stage nor an event, so it is never due at any account, and nobody is reminded of it.

Bad:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays:
          first-talk: {name: First talk, who: champion, by: field sales, channel: phone}
    accounts:
      ada-mills: {name: Ada Mills}
Good:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays:
          first-talk: {name: First talk, stage: engagement, who: champion, by: field sales, channel: phone}
    accounts:
      ada-mills: {name: Ada Mills}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM533", "play-never-begins", Severity.WARNING, "abm")
def play_never_begins(program: LinkedProgram) -> Iterator[Gap]:
    """Look at each play of a program."""
    for play in program.plays:
        if play.model.stage is None and play.model.trigger is None:
            yield Gap(
                play.place,
                f"the play '{play.name}' of '{program.name}' begins nowhere: it has neither a stage nor an event",
                "Say when it begins: write its `stage`, or the kind of event as `trigger`.",
            )
