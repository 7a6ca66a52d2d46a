"""Journey maps as code: journeys written in YAML, checked for gaps and published as pages."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.api import agenda, coverage, export, fit, lint, load, measure, render

__all__ = ["__version__", "agenda", "coverage", "export", "fit", "lint", "load", "measure", "render"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the public functions when somebody asks for one: the command line starts without them."""
    if name in __all__:
        from journeymap import api

        return getattr(api, name)
    raise AttributeError(f"module 'journeymap' has no attribute {name!r}")
