"""What worries the people of an account and nothing answers.

A worry of a persona is that of everybody who resembles it. Where it is open at several accounts, it is one gap of the
persona, and no gap of each account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.buying_group import ONLY_BUY, Answers, BuyingGroups
from journeymap.analysis.contacts import has_slipped, stands
from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.progress import has_bought, is_near, progress_of
from journeymap.analysis.said import Said, Sayings
from journeymap.analysis.threads import Deals
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedMember, LinkedPersona, Workspace


@dataclass(frozen=True, slots=True)
class OpenWorry:
    """A worry that nothing answers, and where it is written, or where its persona is named."""

    text: str
    place: Place
    persona: LinkedPersona | None = None
    """Whose it is, where it is not a member's own."""


@dataclass(frozen=True, slots=True)
class NearAnswer:
    """What addresses almost a worry, and the words in which it does."""

    title: str
    text: str


class Worries:
    """The open worries of every account and persona."""

    def __init__(
        self,
        workspace: Workspace,
        pipelines: Pipelines,
        buying_groups: BuyingGroups,
        deals: Deals,
        sayings: Sayings,
    ) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._buying_groups = buying_groups
        self._deals = deals
        self._sayings = sayings
        self._open: dict[LinkedAccount, dict[LinkedMember, list[OpenWorry]]] = {}

    def asked(self, account: LinkedAccount) -> Iterator[LinkedMember]:
        """Yield those on a committee whose worries matter now: nobody before the account stirs, and once it has bought
        none of those who only buy.
        """
        if is_near(account, "engage", self._pipelines):
            bought = has_bought(account, self._pipelines)
            yield from (
                member for member in account.members if not (bought and ONLY_BUY.issuperset(member.model.roles))
            )

    def of_members(self, account: LinkedAccount) -> Iterator[tuple[LinkedMember, list[OpenWorry]]]:
        """Yield the members with open worries that are not told at a persona."""
        for member, worries in self._at(account).items():
            own = [worry for worry in worries if not (worry.persona and self._is_shared(worry.persona, worry.text))]
            if own:
                yield member, own

    def of_persona(self, persona: LinkedPersona) -> dict[str, int]:
        """Return the worries of a persona that are open at several accounts, and at how many."""
        worries = self._accounts_by_worry.get(persona, {})
        return {text: len(accounts) for text, accounts in worries.items() if len(accounts) > 1}

    def unknown_of_members(self, account: LinkedAccount) -> list[LinkedMember]:
        """Return the members of whom nobody knows what worries them, while it is time to ask and no persona is asked
        for them.
        """
        return [member for member in self._unknown(account) if len(self._accounts_unknown.get(member.persona, ())) < 2]

    def unknown_of_persona(self, persona: LinkedPersona) -> int:
        """Return at how many accounts somebody resembles a persona without worries, and has none of their own."""
        accounts = len(self._accounts_unknown.get(persona, ()))
        return accounts if accounts > 1 else 0

    @cached_property
    def _accounts_unknown(self) -> dict[LinkedPersona | None, set[LinkedAccount]]:
        found: dict[LinkedPersona | None, set[LinkedAccount]] = {}
        for account in self._workspace.accounts.values():
            for member in self._unknown(account):
                if member.persona:
                    found.setdefault(member.persona, set()).add(account)
        return found

    def _unknown(self, account: LinkedAccount) -> list[LinkedMember]:
        """Nobody can ask before somebody there responds or is spoken to, and once they have bought, others ask how they
        are.
        """
        progress = progress_of(account, self._pipelines)
        if has_bought(account, self._pipelines) or (progress and not progress.may_be_at("engage")):
            return []
        narrow = self._deals.narrow(account)
        to_meet = frozenset(narrow.threads.others if narrow else ())
        asked = (member for member in account.members if to_meet.isdisjoint(member.model.roles))
        return [member for member in asked if next(member.worries(), None) is None]

    def near_answer(self, worry: str, account: LinkedAccount | None = None) -> NearAnswer | None:
        """Find what seems to be meant as an answer to a worry and says it in words that nobody has used."""
        for id_ in (None, account.id) if account else (None,):
            if unsaid := self._unsaid.get(id_):
                words, titles = unsaid
                if text := words.near(worry):
                    return NearAnswer(titles[text], text)
        return None

    def is_near_miss(self, text: str, worry: str, account: str | None) -> bool:
        """Whether a worry that is open, at an account or anywhere, is told with a text that almost answers it."""
        if account not in self._open_texts.get(worry, ()):
            return False
        near = self.near_answer(worry, self._workspace.accounts.get(account or ""))
        return near is not None and near.text == text

    @cached_property
    def _open_texts(self) -> Mapping[str, set[str | None]]:
        """The worries that are open, each with the accounts where it is; None among them stands for anywhere."""
        found: dict[str, set[str | None]] = {}
        for account in self._workspace.accounts.values():
            for worries in self._at(account).values():
                for worry in worries:
                    found.setdefault(worry.text, {None}).add(account.id)
        return found

    @cached_property
    def _unsaid(self) -> dict[str | None, tuple[Said, dict[str, str]]]:
        """What is addressed and nobody has said, and by what; that of an account by its id."""
        found: dict[str | None, dict[str, str]] = {}
        for id_, text, title in self._addressed():
            if text not in self._sayings.at(id_):
                found.setdefault(id_, {}).setdefault(text, title)
        return {id_: (Said(titles), titles) for id_, titles in found.items()}

    def _addressed(self) -> Iterator[tuple[str | None, str, str]]:
        for piece in self._workspace.content.values():
            if piece.model.status == "live":
                yield from ((piece.model.account, text, f"'{piece.model.title}'") for text in piece.model.addresses)
        for account in self._workspace.accounts.values():
            for entry in account.plan:
                if stands(entry, self._workspace.today):
                    yield from ((account.id, text, "a contact of the plan") for text in entry.model.addresses)

    def is_compared(self, account: LinkedAccount) -> bool:
        """Whether an account compares you with others now, so that somebody has to know its criteria."""
        return self._is_judging(account, "evaluate")

    def _is_judging(self, account: LinkedAccount, *since: str) -> bool:
        if account.is_customer or not self._buying_groups.is_target(account):
            return False
        return any(self._pipelines.has_reached(account, phase) for phase in since)

    def open_criteria(self, account: LinkedAccount) -> list[int]:
        """Return which criteria of an account nothing answers: from the stage in which both sides find out whether it
        could fit until it has bought.
        """
        if not self._is_judging(account, "qualify", "evaluate"):
            return []
        answers = self._buying_groups.answers(account)
        return [number for number, text in enumerate(account.model.criteria) if not answers.to(text)]

    def is_open_criterion(self, text: str) -> bool:
        """Whether a text is what an account judges by now, with no answer."""
        return text in self._open_criteria

    @cached_property
    def _open_criteria(self) -> frozenset[str]:
        accounts = self._workspace.accounts.values()
        return frozenset(account.model.criteria[n] for account in accounts for n in self.open_criteria(account))

    def _is_shared(self, persona: LinkedPersona, worry: str) -> bool:
        return len(self._accounts_by_worry[persona][worry]) > 1

    @cached_property
    def _accounts_by_worry(self) -> Mapping[LinkedPersona, Mapping[str, set[LinkedAccount]]]:
        found: dict[LinkedPersona, dict[str, set[LinkedAccount]]] = {}
        for account in self._workspace.accounts.values():
            for worries in self._at(account).values():
                for worry in worries:
                    if worry.persona:
                        found.setdefault(worry.persona, {}).setdefault(worry.text, set()).add(account)
        return found

    def _at(self, account: LinkedAccount) -> dict[LinkedMember, list[OpenWorry]]:
        if account not in self._open:
            self._open[account] = self._find(account)
        return self._open[account]

    def _find(self, account: LinkedAccount) -> dict[LinkedMember, list[OpenWorry]]:
        """The open worries by member; what several share because they resemble the same persona stands at the first.
        Where a talk that was to answer one has slipped, that talk is what is told.
        """
        answers = self._buying_groups.answers(account)
        slipped = [entry for entry in account.plan if has_slipped(entry, self._workspace.today)]
        to_hold = Answers(frozenset(), (text for entry in slipped for text in entry.model.addresses))
        found: dict[LinkedMember, list[OpenWorry]] = {}
        told: set[tuple[LinkedPersona, str]] = set()
        for member in self.asked(account):
            of_persona = member.place.at("persona")
            for saying, place in member.worries():
                persona = member.persona if place.route == of_persona.route else None
                if answers.to(saying) or to_hold.to(saying) or (persona and (persona, saying.text) in told):
                    continue
                if persona:
                    told.add((persona, saying.text))
                found.setdefault(member, []).append(OpenWorry(saying.text, place, persona))
        return found
