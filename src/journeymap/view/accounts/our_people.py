"""Who of us does something, as pages may say it: by team, unless the settings let them name people."""

from __future__ import annotations

from journeymap.analysis import Analysis
from journeymap.model.account import AccountOwners
from journeymap.workspace import LinkedAccount


class OurPeople:
    """Our own people at an account."""

    def __init__(self, account: LinkedAccount, analysis: Analysis) -> None:
        self._owners = account.model.owners
        self._approach = account.model.approach
        self._teams = analysis.teams
        self._may_name = analysis.workspace.settings.site.people == "names"

    def called(self, written: str | None) -> str | None:
        """What pages call whoever is written: their team; None where that is not known and no name may be shown."""
        if written is None or self._may_name or self._teams.functions(written):
            return written
        return next((team for team in AccountOwners.model_fields if getattr(self._owners, team) == written), None)

    def without_owner(self, *, has_bought: bool) -> tuple[str, ...]:
        """The teams that should answer for the account and do not: two to win it, two to keep it."""
        if self._approach == "mass":
            return ()
        teams = ("sales", "success") if has_bought else ("marketing", "sales")
        return tuple(team for team in teams if not getattr(self._owners, team))

    @property
    def owners(self) -> tuple[tuple[str, str | None], ...]:
        """The teams that answer for the account, each with the name of who does, where it may be shown."""
        named = ((team, getattr(self._owners, team)) for team in AccountOwners.model_fields)
        return tuple((team, name if self._may_name else None) for team, name in named if name)
