"""Recognize owners that may be persons rather than teams or roles."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+(?:\s+(?:[A-Z]\.|van|von|de|da|der|la|di))*(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ]){1,2}"
)
_OF_TEAMS = re.compile(
    r"(?i)market|sale|product|team|support|success|service|design|research|engineer|develop|operation|finance|legal"
    r"|people|human|resource|content|brand|growth|data|tech|manage|lead|head|chief|officer|director|owner|account"
    r"|customer|client|partner|community|communicat|field|digital|web|media|office|care|centre|center|desk|quality"
    r"|logist|supply|store|shop|agent|agency|analyst|analy|strateg|business|public|relation|experience|solution"
    r"|vertrieb|kunde|leit|abteil|einkauf|entwick|dienst|buchhalt|vente|commerc|équipe|produit|client|direction"
    r"|venta|equipo|producto|atenci|servi|vendit|prodott|vendas|produto|atend|verkoop|klant|afdeling"
)


def may_be_a_name(owner: str) -> bool:
    """Return whether an owner looks like a person's name: two or three capitalized words, none typical of teams."""
    return bool(_NAME.fullmatch(owner.strip())) and not _OF_TEAMS.search(owner)
