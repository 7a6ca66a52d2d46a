"""Tell what a run has looked at. Of anything else it cannot say that it no longer occurs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journeymap.linting.plan import Plan
from journeymap.path_pattern import path_matches
from journeymap.source import Problem
from journeymap.workspace import SETTINGS, LinkedJourney, Workspace


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Which rules ran where, and which files they could judge."""

    workspace: Workspace
    plan: Plan

    def covers(self, code: str, path: str) -> bool:
        """Return whether a finding of a rule in a file would have been found."""
        ran = code in self.plan.severities_at(path)
        return ran and path not in self.in_doubt and self._is_certain(code)

    def covers_pattern(self, code: str, pattern: str | None) -> bool:
        """Return whether a finding of a rule in any of the files that a pattern names would have been found."""
        paths = [path for path in self.workspace.documents if pattern is None or path_matches(path, pattern)]
        if not paths:
            return self.runs(code)
        return self.in_doubt.isdisjoint(paths) and any(self.covers(code, path) for path in paths)

    def runs(self, code: str) -> bool:
        """Return whether a rule ran anywhere, and could tell."""
        return any(code in codes for codes in self.plan.severities.values()) and self._is_certain(code)

    @property
    def all_is_sound(self) -> bool:
        """Whether nothing is wrong with any document."""
        return not self._problems

    @cached_property
    def in_doubt(self) -> frozenset[str]:
        """The files that are wrong, or that depend on one that is."""
        if self.all_is_sound:
            return frozenset()
        wrong = {path for problem in self._problems for path in _paths(problem)} - {SETTINGS}
        wrong.update(path for path, document in self.workspace.documents.items() if not document.readable)
        wrong.update(path for path, map_ in self.workspace.maps.items() if map_ not in self.workspace.journeys)
        wrong.update(self.workspace.withheld_in)
        size = 0
        while size < len(wrong):  # what depends on something that depends on it, and so on
            size = len(wrong)
            wrong.update(path for path, needed in self._needs if needed in wrong)
        return frozenset(wrong)

    @cached_property
    def _problems(self) -> tuple[Problem, ...]:
        return (*self.workspace.problems, *self.plan.problems)

    @cached_property
    def _needs(self) -> list[tuple[str, str]]:
        """Pairs of files: of those in the first, something depends on something in the second."""
        pairs = [
            (journey.place.document.path, path)
            for journey in self.workspace.journeys.values()
            for path in _needed_by(journey)
        ]
        uses = self.workspace.uses
        for channel in self.workspace.channels.values():
            touchpoints = uses.channel_touchpoints[channel]
            journeys = {touchpoint.stage.journey for touchpoint in touchpoints}
            pairs += [(journey.place.document.path, channel.place.document.path) for journey in journeys]
        for account in self.workspace.accounts.values():
            path = account.place.document.path
            pairs += [(path, journey.place.document.path) for journey in uses.account_journeys[account]]
            pairs += [(program.place.document.path, path) for program in uses.account_programs[account]]
        return pairs

    def _is_certain(self, code: str) -> bool:
        """Whether a rule could tell: what is in a document that could not be read may be used, or be content, of which
        nothing is asked until there is any.
        """
        if self.workspace.uses_are_known:
            return True
        rule = self.plan.rules.get(code)
        return rule is not None and not rule.about_use and rule.family not in ("content", None)


def _paths(problem: Problem) -> tuple[str, str]:
    return problem.place.document.path, problem.place.home.document.path


def _needed_by(journey: LinkedJourney) -> Iterator[str]:
    """The files of what a map refers to."""
    things = (journey.base, journey.framework, journey.segment, journey.account, *journey.personas)
    yield from (thing.place.document.path for thing in things if thing)
    for stage in journey.stages:
        at_touchpoints = (piece for touchpoint in stage.touchpoints for piece in touchpoint.misplaced)
        pieces = (*stage.all_content(), *stage.misplaced, *at_touchpoints)
        yield from (piece.place.document.path for piece in pieces)
