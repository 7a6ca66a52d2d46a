"""What was measured and asks for something: data to be exported again, and accounts that stall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.stalls import Stall, told_of
from journeymap.model.base import shifted
from journeymap.translatable import N_, Sentence, phrase
from journeymap.view import phrases
from journeymap.view.agenda.found import Found
from journeymap.view.links import map_page, program_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedProgram, Workspace

_MOST_NAMED = 3


def data_due(sources: Iterable[LinkedProgram | Workspace], analysis: Analysis) -> Iterator[Found]:
    """Yield the data of programs, and of the workspace, with the last day on which it is new enough."""
    for source in sources:
        for read in analysis.measurements.aging_data(source):
            yield Found(
                kind="data",
                key=(read.key,),
                says=phrase(N_("export '%(what)s' again, and measure"), what=read.key),
                day=shifted(read.newest, read.fresh),
                person=source.model.owner if isinstance(source, LinkedProgram) else None,
                why=f"the newest that is known is of {read.newest}",
                about=read.key,
                target=_target(source),
            )


def stalls_open(sources: Iterable[LinkedProgram | Workspace], analysis: Analysis) -> Iterator[Found]:
    """Yield the stages where accounts stall, with whom to speak to there."""
    for source in sources:
        for stall in analysis.stalls.told_at(source):
            stage = analysis.measurements.stage_on_map(stall.measured, stall.flow.stage)
            owner = source.model.owner if isinstance(source, LinkedProgram) else None
            yield Found(
                kind="stall",
                key=(stall.flow.stage,),
                says=_says(stall),
                day=None,
                person=stage.owners[0] if stage and stage.owners else owner,
                why=told_of(stall),
                about=stall.flow.name,
                roles=tuple(not_met.role for not_met in stall.not_met[:1]),
                target=Target(stage.journey.name, page=map_page(stage.journey)) if stage else _target(source),
            )


def _says(stall: Stall) -> Sentence:
    names = [account.name for account in stall.accounts[:_MOST_NAMED]]
    where = phrases.listed(list(names)) if names else Sentence(stall.flow.name)
    if not stall.not_met:
        return phrase(N_("find out what they wait for: %(accounts)s"), accounts=where)
    who = phrases.holder(stall.not_met[0].role)
    return phrase(N_("speak to %(who)s where accounts stall: %(accounts)s"), who=who, accounts=where)


def _target(source: LinkedProgram | Workspace) -> Target | None:
    return program_target(source) if isinstance(source, LinkedProgram) else None
