"""Journey maps as code: journeys written in YAML, checked for gaps and published as pages."""

__version__ = "0.1.0"
