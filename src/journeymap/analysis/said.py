"""What buyers have said: the texts that content and contacts can answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from journeymap.analysis.spoken import Spoken, by_account, by_persona, on_map
from journeymap.analysis.wording import same_words, telling_words
from journeymap.model.suggest import nearest
from journeymap.model.values import Saying
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedPersona, Workspace

_MOST_ALIKE = 400
"""A word that more texts share tells nothing about any of them."""
_SHARE = 0.6
"""How many of the telling words of the shorter text two texts have to share."""


class Said:
    """Texts that somebody has said, found by their words or nearly so."""

    def __init__(self, texts: Iterable[str], elsewhere: Said | None = None) -> None:
        """Take the texts, and what was said elsewhere that counts here as well."""
        self._texts: dict[str, str] = {}
        for text in texts:
            self._texts.setdefault(same_words(text), text)
        self._elsewhere = elsewhere

    def __bool__(self) -> bool:
        return bool(self._texts) or bool(self._elsewhere)

    def __contains__(self, text: str) -> bool:
        return same_words(text) in self._texts or (self._elsewhere is not None and text in self._elsewhere)

    def near(self, text: str) -> str | None:
        """Return what somebody most likely meant who writes a text that nobody has said; None if nothing is near."""
        near = nearest(text, self._texts.values()) or self._alike(text)
        return near or (self._elsewhere.near(text) if self._elsewhere else None)

    def _alike(self, text: str) -> str | None:
        """The text that shares most telling words with another, and most of those of the shorter one."""
        words = telling_words(text)
        shared: Counter[str] = Counter()
        for word in words:
            shared.update(islice(self._by_word.get(word, ()), _MOST_ALIKE))
        for other, count in shared.most_common(1):
            if count > 1 and count >= _SHARE * min(len(words), len(telling_words(other))):
                return other
        return None

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        by_word: dict[str, list[str]] = {}
        for text in self._texts.values():
            for word in telling_words(text):
                by_word.setdefault(word, []).append(text)
        return by_word


class Sayings:
    """What was said at each account, and what was said where all of them may hear the answer."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._at: dict[str, Said] = {}
        self._by: dict[LinkedAccount, Said] = {}

    def at(self, account: str | None) -> Said:
        """What can be answered at an account: what it said itself, what personas say, and what stands on maps for
        everyone; without an account, whatever anybody has said.
        """
        known = self._workspace.accounts.get(account or "")
        if known is None:
            return self._anywhere
        if known.id not in self._at:
            maps = self._workspace.uses.account_journeys[known]
            own = (*_of_account(known), *(text for journey in maps for text in _on_map(journey)))
            self._at[known.id] = Said(own, self._shared)
        return self._at[known.id]

    def by(self, account: LinkedAccount) -> Said:
        """What an account says of itself: its own papers, its people with whom they resemble, and its own maps."""
        if account not in self._by:
            maps = self._workspace.uses.account_journeys[account]
            worries = (saying for member in account.members for saying, _ in member.worries())
            texts = (text for saying in worries for text in _named(saying))
            self._by[account] = Said(
                (*_of_account(account), *texts, *(text for journey in maps for text in _on_map(journey)))
            )
        return self._by[account]

    @cached_property
    def _shared(self) -> Said:
        personas = map(_of_persona, self._workspace.personas.values())
        maps = (_on_map(journey) for journey in self._workspace.journeys.values() if journey.model.account is None)
        return Said(text for texts in (*personas, *maps) for text in texts)

    @cached_property
    def _anywhere(self) -> Said:
        accounts = map(_of_account, self._workspace.accounts.values())
        maps = (_on_map(journey) for journey in self._workspace.journeys.values() if journey.model.account is not None)
        return Said((text for texts in (*accounts, *maps) for text in texts), self._shared)


def _of_persona(persona: LinkedPersona) -> Iterator[str]:
    yield from _names(by_persona(persona))


def _of_account(account: LinkedAccount) -> Iterator[str]:
    yield from _names(by_account(account))


def _on_map(journey: LinkedJourney) -> Iterator[str]:
    yield from _names(on_map(journey))


def _names(spoken: Iterable[Spoken]) -> Iterator[str]:
    for said in spoken:
        yield from said.names


def _named(saying: Saying) -> Iterator[str]:
    yield saying.text
    if saying.id:
        yield saying.id
