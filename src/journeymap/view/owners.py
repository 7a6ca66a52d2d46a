"""A finding comes in; who answers for it goes out, as pages say it."""

from __future__ import annotations

from journeymap.findings import Finding
from journeymap.workspace import Workspace


def owner_on_page(finding: Finding, workspace: Workspace) -> str | None:
    """Those who answer for an account by their teams, unless the settings want people by name; others as written."""
    kind, *rest = finding.place.route or ("",)
    account = workspace.accounts.get(str(rest[0])) if kind == "accounts" and rest else None
    if account is None or workspace.settings.site.people == "names":
        return finding.owner
    owners = account.model.owners
    return ", ".join(team for team in type(owners).model_fields if getattr(owners, team)) or None
