"""What answers a worry or a criterion of an account: the content that addresses it, and the contacts of its plan.

`BuyingGroups.answers` says whether something is answered; here stands by what. Content that is only planned is named as
well, since somebody is at work on it, and answers nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.contacts import stands
from journeymap.analysis.wording import same_words
from journeymap.model.values import Saying
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry, Workspace


class AnsweredBy:
    """Finds what addresses a text, at every account."""

    def __init__(self, workspace: Workspace) -> None:
        self._today = workspace.today
        self._pieces: dict[str, list[LinkedContent]] = {}
        self._contacts: dict[LinkedAccount, dict[str, list[LinkedPlanEntry]]] = {}
        for piece in workspace.content.values():
            if piece.model.status != "retired":
                for text in dict.fromkeys(map(same_words, piece.model.addresses)):
                    self._pieces.setdefault(text, []).append(piece)

    def pieces(self, saying: Saying | str, account: LinkedAccount) -> tuple[LinkedContent, ...]:
        """The content for everyone and for this account that addresses a text; what is live comes first."""
        found = (piece for form in _forms(saying) for piece in self._pieces.get(form, ()))
        own = dict.fromkeys(piece for piece in found if piece.model.account in (None, account.id))
        return tuple(sorted(own, key=lambda piece: piece.model.status != "live"))

    def contacts(self, saying: Saying | str, account: LinkedAccount) -> tuple[LinkedPlanEntry, ...]:
        """The contacts of the plan that address a text and took place, or are still to come."""
        if account not in self._contacts:
            self._contacts[account] = self._find(account)
        found = (entry for form in _forms(saying) for entry in self._contacts[account].get(form, ()))
        return tuple(dict.fromkeys(found))

    def _find(self, account: LinkedAccount) -> dict[str, list[LinkedPlanEntry]]:
        found: dict[str, list[LinkedPlanEntry]] = {}
        for entry in account.plan:
            if stands(entry, self._today):
                for text in dict.fromkeys(map(same_words, entry.model.addresses)):
                    found.setdefault(text, []).append(entry)
        return found


def _forms(saying: Saying | str) -> Iterator[str]:
    if isinstance(saying, str):
        yield same_words(saying)
        return
    yield same_words(saying.text)
    if saying.id is not None:
        yield same_words(saying.id)
