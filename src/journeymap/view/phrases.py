"""The words that what is due and what there is to do share: who, over which channel, with what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from journeymap.model.vocabulary import DEPARTMENTS, label
from journeymap.translatable import N_, Sentence, phrase
from journeymap.workspace import LinkedChannel, LinkedContent


def holder(*roles: str) -> Sentence:
    """Name whoever has these roles within a sentence, as `role_holder` does."""
    if not roles:
        return Sentence(N_("somebody"))
    people = [Sentence(label(role)) for role in roles if role not in DEPARTMENTS]
    named = [phrase(N_("the %(roles)s"), roles=_all_of(people))] if people else []
    return _all_of([*named, *(Sentence(label(role)) for role in roles if role in DEPARTMENTS)])


def holders(roles: Sequence[str]) -> Sentence:
    """Name whoever has some roles, each as somebody of their own: 'the champion, the user and procurement'."""
    *first, last = (holder(role) for role in roles)
    return phrase(N_("%(first)s and %(second)s"), first=listed(first), second=last) if first else last


def _all_of(names: Sequence[Sentence]) -> Sentence:
    return reduce(lambda first, second: phrase(N_("%(first)s and %(second)s"), first=first, second=second), names)


def over(do: Sentence, channel: LinkedChannel | None, *, executive: bool = False, unknown: bool = False) -> Sentence:
    """Add over which channel, with whom of ours, and whether nobody of theirs is known."""
    how: list[str | Sentence] = [Sentence(N_("nobody known yet"))] if unknown else []
    how += [channel.name] if channel else []
    how += [Sentence(N_("with an executive of ours"))] if executive else []
    return phrase(N_("%(do)s (%(how)s)"), do=do, how=listed(how)) if how else do


def with_content(do: Sentence, pieces: Sequence[LinkedContent]) -> Sentence:
    """Add what is handed out."""
    titles = [phrase(N_("'%(title)s'"), title=piece.model.title) for piece in pieces]
    return phrase(N_("%(do)s, with %(content)s"), do=do, content=listed(titles)) if titles else do


def listed(names: Sequence[str | Sentence]) -> str | Sentence:
    """Join names by commas."""
    return reduce(lambda first, second: phrase(N_("%(first)s, %(second)s"), first=first, second=second), names)
