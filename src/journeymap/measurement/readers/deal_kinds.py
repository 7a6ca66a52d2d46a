"""Tell by what a CRM calls the type of a deal whether it is a first purchase, more of it, or the same again."""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue

_RENEWAL = r"renew|verl(?:ä|ae)nger|renouvel|renov|rinnov|更新"
_EXPANSION = r"exist|expan|up-?sell|cross-?sell|upgrade|add-?on|bestand|erweiter|replacement|ampliaci|既存"
_NEW = r"new|neu|nouve|nuev|nuov|新規"


def deal_kind(said: StringValue) -> StringValue:
    """Return the kind of deals: new, expansion, renewal, or null where nothing says."""
    text = said.lower()
    return ibis.cases(
        (text.re_search(_RENEWAL).fill_null(False), "renewal"),
        (text.re_search(_EXPANSION).fill_null(False), "expansion"),
        (text.re_search(_NEW).fill_null(False), "new"),
    )
