"""The gap report: coverage, what is missing, and what to do next."""
