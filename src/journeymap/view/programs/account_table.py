"""The accounts of a program as a list: how each is treated, and how it should be."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.view.links import account_target
from journeymap.view.money import Money, money
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account of a program: what it is worth, how it is treated, and what its value and needs recommend."""

    account: Target
    relationship: str
    value: Money | None
    declared: str | None
    computed: str | None
    tier: str | None
    stage: str | None
    owners: tuple[str, ...]
    """The teams that answer for it, or their people where these may be named."""
    names_people: bool

    @property
    def differs(self) -> bool:
        """Whether it is treated in another way than its value and needs recommend."""
        return self.declared is not None and self.computed is not None and self.declared != self.computed


def account_row(account: LinkedAccount, analysis: Analysis) -> AccountRow:
    """Return the row of an account."""
    model, stage = account.model, analysis.pipelines.now(account)
    names_people = analysis.workspace.settings.site.people == "names"
    owners = {team: getattr(model.owners, team) for team in type(model.owners).model_fields}
    return AccountRow(
        account=account_target(account),
        relationship=model.relationship,
        value=money(model.value.amount, model.value.currency, model.value.period) if model.value else None,
        declared=model.approach,
        computed=analysis.account_values.approach_of(account),
        tier=model.tier,
        stage=stage.name if stage else None,
        owners=tuple(owner if names_people else team for team, owner in owners.items() if owner),
        names_people=names_people,
    )
