"""Start a new workspace."""
