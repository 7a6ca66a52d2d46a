"""Which live content answers what buyers have said, and whose words it answers.

A text is answered by the words, or by its id. What is made for one account answers what is said there, by personas and
on maps for everyone; it answers nothing at any other account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.spoken import Spoken, by_account, by_persona, on_map
from journeymap.analysis.wording import same_words
from journeymap.model.values import Saying
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPersona, Workspace


@dataclass(frozen=True, slots=True)
class Answered:
    """A text that a piece answers, with all who have said it; nobody where the words have drifted apart."""

    text: str
    spoken: tuple[Spoken, ...]


class ContentAnswers:
    """What the content of a workspace answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._heard: dict[tuple[str, str | None], tuple[Spoken, ...]] = {}

    def pieces(self, saying: Saying | str, account: str | None = None) -> tuple[LinkedContent, ...]:
        """The live pieces that answer a text: those for everyone, and those that are made for an account, by its id."""
        names = (saying,) if isinstance(saying, str) else (saying.text, *([saying.id] if saying.id else ()))
        found: dict[LinkedContent, None] = {}
        for name in names:
            by_account = self._pieces.get(same_words(name), {})
            for made_for in dict.fromkeys((None, account)):
                found.update(dict.fromkeys(by_account.get(made_for, ())))
        return tuple(found)

    @cached_property
    def _pieces(self) -> dict[str, dict[str | None, list[LinkedContent]]]:
        """The live pieces by what they answer, then by the account for which they are made."""
        found: dict[str, dict[str | None, list[LinkedContent]]] = {}
        for piece in self._workspace.content.values():
            if piece.model.status == "live":
                for text in piece.model.addresses:
                    found.setdefault(same_words(text), {}).setdefault(piece.model.account, []).append(piece)
        return found

    def of(self, piece: LinkedContent) -> tuple[Answered, ...]:
        """What a piece answers, in the order in which it is written."""
        account = piece.model.account
        return tuple(Answered(text, self._said(text, account)) for text in piece.model.addresses)

    def _said(self, text: str, account: str | None) -> tuple[Spoken, ...]:
        """Who has said a text: at an account and where all may hear the answer, or anywhere."""
        key = (same_words(text), account)
        if key not in self._heard:
            spoken = self._spoken.get(key[0], {})
            groups = spoken.values() if account is None else (spoken.get(None, ()), spoken.get(account, ()))
            self._heard[key] = tuple(said for group in groups for said in group)
        return self._heard[key]

    @cached_property
    def _spoken(self) -> dict[str, dict[str | None, list[Spoken]]]:
        """Whatever was said, by its words, then by the account where it was said; None where all may hear the answer.

        What a map takes over from the map that it extends is said there.
        """
        found: dict[str, dict[str | None, list[Spoken]]] = {}
        for account, said in self._all():
            for name in dict.fromkeys(map(same_words, said.names)):
                found.setdefault(name, {}).setdefault(account, []).append(said)
        return found

    def _all(self) -> Iterator[tuple[str | None, Spoken]]:
        workspace = self._workspace
        for persona in workspace.personas.values():
            yield from ((None, said) for said in by_persona(persona))
        for account in workspace.accounts.values():
            yield from ((account.id, said) for said in by_account(account))
        for journey in workspace.journeys.values():
            below = {name for base in journey.lineage[:-1] for said in on_map(base) for name in said.names}
            for said in on_map(journey):
                if below.isdisjoint(said.names):
                    yield journey.model.account, said

    def like(self, persona: LinkedPersona, account: str | None = None) -> tuple[LinkedAccount, ...]:
        """The accounts where somebody resembles a persona; with an account, by its id, that one alone."""
        accounts = self._like.get(persona, ())
        return accounts if account is None else tuple(found for found in accounts if found.id == account)

    @cached_property
    def _like(self) -> dict[LinkedPersona, tuple[LinkedAccount, ...]]:
        members = self._workspace.uses.persona_members
        return {
            persona: tuple(dict.fromkeys(member.account for member in members[persona]))
            for persona in self._workspace.personas.values()
        }
