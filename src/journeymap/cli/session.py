"""Load and check the workspace that a command was called for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.cli.options import Options, today
from journeymap.errors import ExitCode, SystemFailure, UsageError, reason_of
from journeymap.findings import Finding
from journeymap.lint.plan import rules_of, select
from journeymap.lint.run import Checked, check
from journeymap.model.suggest import did_you_mean
from journeymap.report.run import Run
from journeymap.report.terminal import nobody_reads, progress
from journeymap.rules import UnknownRule
from journeymap.workspace import SETTINGS, LinkedAccount, LinkedJourney, Workspace, load, locate

_LESSONS = 5


@dataclass(frozen=True, kw_only=True)
class Session:
    """A workspace with its findings; `findings` are those on the paths that were asked for."""

    analysis: Analysis
    checked: Checked
    findings: tuple[Finding, ...]
    options: Options
    scope: tuple[str, ...] = ()
    """The paths that were asked for, as the workspace names them; none for everything."""

    @property
    def workspace(self) -> Workspace:
        """What was looked at."""
        return self.analysis.workspace

    @property
    def exit_code(self) -> int:
        """3 where the system failed, 2 for wrong settings, 1 for findings at the fail level, else 0."""
        if any(finding.code == "JM016" for finding in self.findings):
            return ExitCode.SYSTEM
        if any(finding.path == SETTINGS and finding.code.startswith("JM0") for finding in self.findings):
            return ExitCode.USAGE
        return ExitCode.FINDINGS if any(map(self._fails, self.findings)) else ExitCode.OK

    def _fails(self, finding: Finding) -> bool:
        if finding.overdue and self.options.fail_on_overdue:
            return True
        level = self.options.fail_on.value if self.options.fail_on else self.workspace.settings.fail_on
        if level == "never" or finding.overdue:
            return False
        return finding.severity.word in ("error", "warning", "info")[: _REACH[level]]

    @property
    def wrong_documents(self) -> tuple[Finding, ...]:
        """What is wrong with documents anywhere in the workspace."""
        return tuple(finding for finding in self.checked.findings if finding.code.startswith("JM0"))

    @property
    def journeys(self) -> tuple[LinkedJourney, ...]:
        """The maps on the paths that were asked for."""
        every = self.workspace.journeys.values()
        return tuple(journey for journey in every if self.asks_for(journey.place.document.path))

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
        """Return whether a file lies on the paths that were asked for."""
        return not self.scope or any(folder in (path, ".") or path.startswith(f"{folder}/") for folder in self.scope)

    def run(self) -> Run:
        """Return what the reports of findings are made from."""
        workspace = self.workspace
        profile = self.options.profile or workspace.settings.profile
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


def open_session(options: Options) -> Session:
    """Find, read, link and check the workspace."""
    paths = options.paths or ()
    root = locate(paths, options.root)
    with progress("Reading maps") as tell:
        workspace = load(root, options.as_of or today(), tell)
    try:
        selection = select(
            workspace,
            profile=options.profile.value if options.profile else None,
            select=split(options.select or ()),
            ignore=split(options.ignore or ()),
        )
    except UnknownRule as unknown:
        raise UsageError(f"{str(unknown)[0].upper()}{str(unknown)[1:]} See 'journeymap rules'.") from None
    analysis = Analysis(workspace)
    checked = check(analysis, selection)
    scope = _scope(paths, root)
    session = Session(analysis=analysis, checked=checked, findings=(), options=options, scope=scope)
    kept = tuple(one for one in checked.findings if one.path == SETTINGS or session.asks_for(one.path))
    return Session(analysis=analysis, checked=checked, findings=kept, options=options, scope=scope)


def warn_of_wrong_documents(session: Session) -> None:
    """Say on standard error that a report may be incomplete where documents are wrong."""
    wrong = len(session.wrong_documents)
    if wrong:
        which = "a document has an error" if wrong == 1 else f"documents have {wrong} errors"
        print(f"The report may be incomplete: {which}. Run 'journeymap validate'.", file=sys.stderr)


def check_format(name: str, formats: Sequence[str]) -> None:
    """Refuse a format that is not among those of a command."""
    if name not in formats:
        guess = did_you_mean(name, formats)
        raise UsageError(f"There is no format '{name}'.{guess} The formats are {', '.join(formats)}.")


def split(names: Iterable[str]) -> list[str]:
    """Return names that were given one by one or with commas between them."""
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _scope(paths: Sequence[Path], root: Path) -> tuple[str, ...]:
    """Return the paths as the workspace names them."""
    scope = []
    for path in paths:
        full = Path(os.path.abspath(path))  # noqa: PTH100  # takes `..` out without following links
        real = full if full.is_relative_to(root) else full.resolve()
        if not real.is_relative_to(root):
            raise UsageError(f"'{path.as_posix()}' is not in the workspace '{root.as_posix()}'.")
        scope.append(real.relative_to(root).as_posix())
    return tuple(scope)


def write(text: str, file: Path | None = None) -> None:
    """Write a report as UTF-8, to a file or to standard output, whatever the console's own encoding is."""
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise SystemFailure(f"Cannot write '{file.as_posix()}': {reason_of(error)}.") from error
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    try:
        sys.stdout.flush()
        buffer.write(text.encode("utf-8", "replace"))
        buffer.flush()
    except BrokenPipeError:
        nobody_reads()
