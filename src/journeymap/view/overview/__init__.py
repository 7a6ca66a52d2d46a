"""The index of all maps."""
