"""What two rules say of somebody who decides and whom nobody knows, early and late in a deal."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


def unknown_roles(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per account. Where the champion is missing too, there is nobody inside to ask."""
    if missing := analysis.deals.unknown_roles(account):
        if "champion" in missing:
            advice = "Ask who there gains most from it, for that is who may argue for you, and who else has a say"
        else:
            advice = "Ask your champion who it is" if account.with_role("champion") else "Ask those you know who it is"
        yield Gap(
            account.place.at("committee"),
            f"nobody at '{account.name}' is known as {listed([label(role) for role in missing], 'or')}",
            f"{advice}; then add them to `committee`, where a label such as CFO will do.",
        )
