"""The options of a command come in; the workspace, its findings and what they mean for the exit code go
out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.options import FailOnName, ProfileName, today
from journeymap.workspace.read.locate import SETTINGS, WrongUse, locate

if TYPE_CHECKING:
    from journeymap.analysis import Analysis
    from journeymap.findings import Finding
    from journeymap.lint.run import Checked
    from journeymap.report.run import Run
    from journeymap.workspace import LinkedAccount, LinkedJourney, Workspace

__all__ = ["Look", "SystemFailure", "Wishes", "WrongUse", "look"]

CLEAN, FINDINGS, WRONG_USE, SYSTEM = 0, 1, 2, 3
_LESSONS = 5


class SystemFailure(Exception):
    """The system did not let us write; the text says what."""


@dataclass(frozen=True)
class Wishes:
    """What the shared options say."""

    paths: Sequence[Path] = ()
    root: Path | None = None
    profile: ProfileName | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: FailOnName | None = None
    fail_on_overdue: bool = False
    as_of: date | None = None


@dataclass(frozen=True)
class Look:
    """A workspace that was looked at. `findings` are those on the paths that were asked for."""

    analysis: Analysis
    checked: Checked
    findings: tuple[Finding, ...]
    wishes: Wishes
    only: tuple[str, ...] = field(default=())

    @property
    def workspace(self) -> Workspace:
        """What was looked at."""
        return self.analysis.workspace

    @property
    def exit_code(self) -> int:
        """3 where the system failed, 2 for wrong settings, 1 for findings at the fail level, else 0."""
        if any(finding.code == "JM016" for finding in self.findings):
            return SYSTEM
        if any(finding.path == SETTINGS and finding.code.startswith("JM0") for finding in self.findings):
            return WRONG_USE
        return FINDINGS if any(map(self._fails, self.findings)) else CLEAN

    def _fails(self, finding: Finding) -> bool:
        if finding.overdue and self.wishes.fail_on_overdue:
            return True
        level = self.wishes.fail_on.value if self.wishes.fail_on else self.workspace.settings.fail_on
        if level == "never" or finding.overdue:
            return finding.code.startswith("JM0") and level != "never"
        return finding.severity.word in ("error", "warning", "info")[: _REACH[level]]

    @property
    def wrong_documents(self) -> tuple[Finding, ...]:
        """What is wrong with documents anywhere in the workspace: JM0xx."""
        return tuple(one for one in self.checked.findings if one.code.startswith("JM0"))

    @property
    def journeys(self) -> tuple[LinkedJourney, ...]:
        """The maps on the paths that were asked for."""
        every = self.workspace.journeys.values()
        return tuple(one for one in every if self.asks_for(one.place.document.path))

    @property
    def accounts(self) -> tuple[LinkedAccount, ...]:
        """The accounts declared on the paths that were asked for, and those whose own map lies there."""
        uses, journeys = self.workspace.uses, set(self.journeys)
        return tuple(
            account
            for account in self.workspace.accounts.values()
            if self.asks_for(account.place.document.path) or not journeys.isdisjoint(uses.account_journeys[account])
        )

    def asks_for(self, path: str) -> bool:
        """Whether a file lies on the paths that were asked for."""
        return not self.only or any(path == one or one == "." or path.startswith(one + "/") for one in self.only)

    def run(self) -> Run:
        """What the reports of findings are made from."""
        from journeymap.lint.plan import rules_of
        from journeymap.report.run import Run

        workspace = self.workspace
        profile = self.wishes.profile or workspace.settings.profile
        return Run(
            root=workspace.root,
            cwd=Path.cwd(),
            findings=self.findings,
            documents=sum(path != SETTINGS for path in workspace.documents),
            maps=len(workspace.maps),
            withheld=self.checked.withheld,
            rules=rules_of(workspace),
            lessons=_LESSONS if profile == "starter" else None,
        )


_REACH = {"error": 1, "warning": 2, "info": 3}


def look(wishes: Wishes) -> Look:
    """Read, link and check a workspace."""
    from journeymap.analysis import Analysis
    from journeymap.lint.plan import select
    from journeymap.lint.run import check
    from journeymap.report.terminal import progress
    from journeymap.rules import UnknownRule
    from journeymap.workspace import load

    root = locate(wishes.paths, wishes.root)
    with progress("Reading maps") as tell:
        workspace = load(root, wishes.as_of or today(), tell)
    try:
        selection = select(
            workspace,
            profile=wishes.profile.value if wishes.profile else None,
            select=split(wishes.select),
            ignore=split(wishes.ignore),
        )
    except UnknownRule as unknown:
        raise WrongUse(f"{str(unknown)[0].upper()}{str(unknown)[1:]} See 'journeymap rules'.") from None
    analysis = Analysis(workspace)
    checked = check(analysis, selection)
    seen = Look(analysis, checked, checked.findings, wishes, _asked(wishes.paths, root))
    kept = tuple(one for one in checked.findings if one.path == SETTINGS or seen.asks_for(one.path))
    return Look(analysis, checked, kept, wishes, seen.only)


def tell_what_is_wrong(seen: Look) -> None:
    """Say on standard error that a report may lack something, where documents are wrong."""
    wrong = len(seen.wrong_documents)
    if wrong:
        which = "a document is wrong" if wrong == 1 else f"documents are wrong in {wrong} places"
        print(f"The report may lack something: {which}. Run 'journeymap validate'.", file=sys.stderr)


def check_format(name: str, formats: Sequence[str]) -> None:
    """Refuse a format that is not among those of a command."""
    from journeymap.model.suggest import did_you_mean

    if name not in formats:
        guess = did_you_mean(name, formats)
        raise WrongUse(f"There is no format '{name}'.{guess} The formats are {', '.join(formats)}.")


def split(names: Iterable[str]) -> list[str]:
    """Names given one by one or with commas between them."""
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _asked(paths: Sequence[Path], root: Path) -> tuple[str, ...]:
    """The paths as the workspace calls them."""
    asked = []
    for path in paths:
        full = Path(os.path.abspath(path))  # noqa: PTH100  # takes `..` out without following links
        real = full if full.is_relative_to(root) else full.resolve()
        if not real.is_relative_to(root):
            raise WrongUse(f"'{path.as_posix()}' is not in the workspace '{root.as_posix()}'.")
        asked.append(real.relative_to(root).as_posix())
    return tuple(asked)


def out(text: str, file: Path | None = None) -> None:
    """Write a report as UTF-8, to a file or to standard output, whatever the console's own encoding is."""
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SystemFailure(f"Cannot write '{file.as_posix()}': {reason}.") from error
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        try:
            sys.stdout.flush()
            buffer.write(text.encode("utf-8", "replace"))
            buffer.flush()
        except BrokenPipeError:
            from journeymap.report.terminal import nobody_reads

            nobody_reads()
