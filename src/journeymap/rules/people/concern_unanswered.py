"""Somebody worries, and nothing answers.

A doubt that stays open does not go away. It is said aloud in the meeting in which the group decides, and
you are not there. `addresses` does not answer anybody; it says what the answer is, once there is one.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    content:
      payback: {title: When a mill has its money back, addresses: [Payback within a year]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount, LinkedPersona

_MOST_LISTED = 3


@rule("JM305", "concern-unanswered", Severity.WARNING, "abm")
def concern_unanswered(thing: LinkedAccount | LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per member of a committee, and one per persona whose worries are open at several accounts. Live
    content or a contact that took place or is still to come answers them; where such a contact is past its day by less
    than a month, JM517 tells of it.
    """
    if isinstance(thing, LinkedPersona):
        yield from _of_persona(thing, analysis)
        return
    for member, worries in analysis.worries.of_members(thing):
        texts = [worry.text for worry in worries]
        yield Gap(
            worries[0].place,
            f"nothing answers {_quoted(texts)} ({member.label})",
            _advice(texts, analysis, thing),
        )


def _of_persona(persona: LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    if worries := analysis.worries.of_persona(persona):
        texts = list(worries)
        where = f"'{persona.model.name}' at {max(worries.values())} accounts"
        message = f"nothing answers {_quoted(texts)}, which worries {where}"
        yield Gap(persona.place.key(), message, _advice(texts, analysis))


def _quoted(texts: Sequence[str]) -> str:
    """Quote the first worries, and count the others."""
    quoted = [f"'{text}'" for text in texts[:_MOST_LISTED]]
    further = len(texts) - len(quoted)
    return listed([*quoted, f"{further} more"] if further else quoted, "or")


def _advice(texts: Sequence[str], analysis: Analysis, account: LinkedAccount | None = None) -> str:
    """Look for an answer that exists and says it in other words; else somebody has to make one."""
    for text in texts:
        if near := analysis.worries.near_answer(text, account):
            return f"If {near.title} answers '{text}', say so in these words under `addresses`, not as '{near.text}'."
    first = f"'{texts[0]}'" if len(texts) == 1 else f"the one that could stop them, such as '{texts[0]}'"
    return f"Make or plan an answer to {first}; then name it under `addresses` of that content or contact."
