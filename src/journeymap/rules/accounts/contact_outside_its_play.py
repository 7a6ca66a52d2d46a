"""A contact names a play that is for something else.

The play is for another stage, or for another event. So it is counted as made where nobody made it, and where it is due
nobody sees what came of it.

Bad:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays: {payback: {name: Payback, stage: evaluation, who: economic_buyer}}
    accounts:
      ada-mills:
        name: Ada Mills
        plan: [{who: economic_buyer, stage: decision, play: payback, channel: phone}]
Good:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays: {payback: {name: Payback, stage: evaluation, who: economic_buyer}}
    accounts:
      ada-mills:
        name: Ada Mills
        plan: [{who: economic_buyer, stage: evaluation, play: payback, channel: phone}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedPlanEntry, LinkedPlay


@rule("JM535", "contact-outside-its-play", Severity.INFO, "abm")
def contact_outside_its_play(entry: LinkedPlanEntry, analysis: Analysis) -> Iterator[Gap]:
    """Look at contacts that name both. A play of that id in any program of the account may be meant."""
    model, account = entry.model, entry.account
    if model.play is None or not entry.counts:
        return
    programs = analysis.uses.account_programs[account]
    plays = [play for program in programs for play in program.plays if play.id == model.play]
    reasons = [reason for play in plays if (reason := _elsewhere(entry, play))]
    if plays and len(reasons) == len(plays):
        key, message, fix = reasons[0]
        yield Gap(entry.place.at(key), f"a contact with '{account.name}' {message}", fix)


def _elsewhere(entry: LinkedPlanEntry, play: LinkedPlay) -> tuple[str, str, str] | None:
    """Say where a play belongs if not to a contact: the field of the contact, what is wrong, and what to do."""
    model = entry.model
    if model.stage and play.model.stage and model.stage != play.model.stage:
        message = f"at '{model.stage}' is said to be the play '{play.name}', which is for '{play.model.stage}'"
        return "play", message, "Correct `stage` or `play`; a contact needs no play."
    kinds = {trigger.id: trigger.kind for trigger in entry.account.model.triggers if trigger.id}
    kind = kinds.get(model.trigger, model.trigger) if model.trigger else None
    if kind and play.model.trigger and kind != play.model.trigger:
        events = f"'{label(kind)}' is said to be the play '{play.name}', which is for '{label(play.model.trigger)}'"
        return "play", f"on the event {events}", "Correct `trigger` or `play`; a contact needs no play."
    return None
