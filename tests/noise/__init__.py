"""Whole workspaces as practitioners write them, each with the findings that a good consultant would leave."""
