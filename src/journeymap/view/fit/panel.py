"""The accounts of a program by what they call for, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.view.fit.picture import Picture, picture
from journeymap.view.fit.report import FitReport, fit_report
from journeymap.workspace import LinkedProgram


@dataclass(frozen=True, slots=True)
class FitPanel:
    """How each account is treated and what it calls for, with the picture of that."""

    report: FitReport
    picture: Picture | None
    """None where no account has both a value and needs."""


def fit_panel(program: LinkedProgram, analysis: Analysis) -> FitPanel:
    """Return the panel of a program."""
    report = fit_report(program.accounts, analysis, program)
    return FitPanel(report, picture(report))
