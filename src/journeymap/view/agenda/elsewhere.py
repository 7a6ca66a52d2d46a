"""What is due on maps, of content and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.content import content_use
from journeymap.analysis.map_checks import is_reviewed_for_itself, review_due
from journeymap.translatable import N_, Sentence
from journeymap.view.agenda.found import Found, objectives_due
from journeymap.view.links import content_page, map_page, program_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedProgram


def map_reviews(journeys: Iterable[LinkedJourney]) -> Iterator[Found]:
    """Yield the maps that have to be looked through again."""
    for journey in journeys:
        due = review_due(journey) if is_reviewed_for_itself(journey) else None
        if due:
            yield Found(
                kind="map_review",
                key=(journey.id,),
                says=Sentence(N_("look through the map again")),
                day=due,
                person=journey.model.owner,
                why=f"the last time was on {journey.model.reviewed}",
                about=journey.name,
                account=journey.account,
                target=Target(journey.name, page=map_page(journey)),
            )


def expiring_content(pieces: Iterable[LinkedContent], analysis: Analysis) -> Iterator[Found]:
    """Yield the content that people come across, with the last day on which it is good. Of what is past that, only what
    is still handed out.
    """
    workspace = analysis.workspace
    for piece in pieces:
        expires, use = piece.model.expires, content_use(piece, workspace)
        if expires is None or use not in ("used", "aimed") or (expires < analysis.today and use != "used"):
            continue
        is_late = expires < analysis.today
        account = workspace.accounts.get(piece.model.account or "")
        yield Found(
            kind="content",
            key=(piece.id,),
            says=Sentence(
                N_("bring it up to date, or stop handing it out")
                if is_late
                else N_("bring it up to date before it expires")
            ),
            day=expires,
            person=piece.model.owner,
            why=None,
            about=piece.model.title,
            account=account,
            target=Target(piece.model.title, page=content_page(piece)),
        )


def of_programs(programs: Iterable[LinkedProgram], today: date) -> Iterator[Found]:
    """Yield the start of the programs that have not begun, and what they are to reach."""
    for program in programs:
        model, target = program.model, program_target(program)
        if model.launch and model.launch >= today:
            says = Sentence(N_("start the program"))
            yield Found(
                kind="launch", key=(), says=says, day=model.launch, person=model.owner, target=target
            )  # fmt: skip
        for objective in model.objectives:
            yield from objectives_due(objective, today, person=model.owner, target=target)
