"""Who speaks in the name of a touchpoint: the customer who goes through it, or the team that plans it."""

from __future__ import annotations

import re
from functools import cache

from journeymap.workspace import LinkedTouchpoint

_WE = frozenset(
    "we wir nous nosotros nosotras nós noi wij vi мы ми 我们 我們 弊社 当社 私たち 저희 저희가 우리가 당사가".split()
)
_OURS = frozenset(
    """our unser unsere unseren notre nos nuestro nuestra nuestros nuestras nosso nossa nostro nostra onze ons nasz
    nasza наш наша наше наши""".split()
)
_OUTWARD = frozenset(
    """advertise approach call contact email follow host invite mail message nurture offer onboard phone pitch post
    present promote publish reach remind retarget run send ship show target text train visit write
    benachrichtigen bewerben bieten erinnern informieren kontaktieren laden mailen posten präsentieren rufen schalten
    schicken schreiben senden verschicken versenden veröffentlichen zeigen
    appelons contactons envoyons informons invitons montrons présentons proposons publions relançons écrivons
    bellen benaderen mailen nodigen presenteren publiceren sturen versturen
    bjuder mejlar ringer sender skickar""".split()
)
"""What a team does towards customers, said after `we`: that alone could be the customer who speaks."""
_ALONE = frozenset(
    """send publish promote launch invite nurture retarget pitch upsell
    envoyer publier relancer inviter promouvoir enviar publicar promocionar invitar convidar divulgar inviare
    pubblicare invitare promuovere
    enviamos llamamos escribimos invitamos publicamos contactamos ofrecemos presentamos mandamos
    ligamos convidamos contatamos oferecemos apresentamos
    inviamo chiamiamo scriviamo invitiamo pubblichiamo contattiamo offriamo presentiamo mandiamo
    wysyłamy dzwonimy zapraszamy publikujemy piszemy
    отправляем рассылаем звоним пишем приглашаем публикуем напоминаем предлагаем""".split()
)
"""What only somebody says who plans what goes out: customers 'send', but a map says 'Sends'."""
_AT_THE_END = frozenset(
    """verschicken versenden veröffentlichen bewerben posten versturen uitnodigen publiceren""".split()
)
"""The same, in languages in which it ends a note."""
_THEM = frozenset("lead leads prospect prospects customer customers client clients buyer buyers them".split())
_TOWARDS = frozenset("call email mail phone message remind contact visit".split())
"""What may be a thing as well as an act, so that it takes a person after it: 'Call prospects', not 'Call to a peer'."""
_TEAMS = frozenset("marketing sales sdr bdr presales vertrieb".split())
_DOES = frozenset(
    """calls contacts emails follows hosts invites mails posts presents promotes publishes reminds runs sends visits
    kontaktiert lädt mailt ruft schickt sendet verschickt""".split()
)
"""What a team does; with nothing after it, it may be a thing as well: 'Sales calls'."""
_EAST = re.compile(r"^(?:我们|我們|弊社|当社|私たち|저희|우리가|당사)|(?:を配信|を案内する)$")


def is_started_by_us(touchpoint: LinkedTouchpoint) -> bool:
    """Whether we start a contact: it says so, or it does not say who does and is told in the words of our own plan."""
    model = touchpoint.model
    return model.from_ == "us" or (model.from_ is None and sounds_like_us(model.name))


@cache
def sounds_like_us(name: str) -> bool:
    """Whether a name is that of something a team does to customers, in one of several languages."""
    if _EAST.search(name):
        return True
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if not words:
        return False
    first, rest = words[0], words[1:]
    if first in _WE:
        return not (_OUTWARD | _ALONE).isdisjoint(rest[:2])
    if first in _TEAMS:
        return len(rest) > 1 and rest[0] in _DOES
    if first in _OURS or first in _ALONE or words[-1] in _AT_THE_END:
        return True
    return first in _TOWARDS and not _THEM.isdisjoint(rest[:2])
