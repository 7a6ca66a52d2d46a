"""Keep only the symbols that a page uses: all of them would weigh more than many a page."""

from __future__ import annotations

import re

_SYMBOL = re.compile(r'<symbol\b[^>]*?\sid="([^"]*)"[^>]*>.*?</symbol>\s*', re.DOTALL)
_USE = re.compile(r'<use\b[^>]*?\shref="#([^"]*)"')
_EMPTY = re.compile(r'<svg class="defs"[^>]*>\s*</svg>\s*')


def with_used_symbols(page: str) -> str:
    """Return a page without the symbols that nothing on it shows. What people typed is escaped, and looks like none."""
    used = set(_USE.findall(page))
    kept = _SYMBOL.sub(lambda symbol: symbol[0] if symbol[1] in used else "", page)
    return _EMPTY.sub("", kept)
