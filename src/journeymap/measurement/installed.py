"""Whether the packages that measuring needs are there."""

from __future__ import annotations

from importlib.util import find_spec

from journeymap.errors import UsageError

_PACKAGES = ("ibis", "duckdb", "pyarrow")


def require() -> None:
    """Raise UsageError where a package of the extra `measure` is missing."""
    if any(find_spec(package) is None for package in _PACKAGES):
        raise UsageError(
            "'journeymap measure' needs packages that are not installed. "
            "Install them with: pip install 'journeymap[measure]'"
        )
